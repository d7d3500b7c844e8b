"""Where signature and date stand: GB/T 9704-2012, 7.3.5.2, a document without a seal.

The signature ends two characters from the right, and the date below begins two characters to
the right of where the signature begins; a date longer than the signature is what ends two
characters from the right, and the signature moves to the left of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.writing.word.scripts import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.writing.layout import Layout
    from app.writing.word.lines import Kind

_MOST_SIGNERS = 2
_LONGEST_PERSON = 4  # Characters of a person's name.


def signature_indents(
    lines: Sequence[str], kinds: Sequence[Kind], layout: Layout
) -> list[float | None]:
    """Return for each line of a report's end its indent on the right, in characters.

    None is for lines that stand as the layout's style says: all but one date with a unit, or a
    unit and a name, above it. Under more signers than that nobody can tell whose the date is.
    """
    found: list[float | None] = [None] * len(lines)
    shift = layout.tail.date_shift
    at = next((number for number, kind in enumerate(kinds) if kind == "date"), 0)
    first = _first_signer(lines, kinds, at, layout)
    if shift is None or layout.tail.align != "right" or first == at:
        return found
    *signers, date = (text_width(line.strip()) for line in lines[first : at + 1])
    unit = max(signers)
    edge = layout.tail.right_indent
    if date > unit:
        unit_right, date_right = edge + shift + date - unit, edge
    else:
        unit_right, date_right = edge, edge + unit - shift - date
    # A name stands in the middle below its unit, as over a seal; a second unit ends as the first.
    rights = [
        unit_right + (unit - width) / 2 if number and width <= _LONGEST_PERSON else unit_right
        for number, width in enumerate(signers)
    ]
    widths = [*signers, date]
    rights.append(date_right)
    room = layout.page.text_width.points / layout.character_pitch
    if all(
        right >= 0 and right + width <= room for right, width in zip(rights, widths, strict=True)
    ):
        found[first : at + 1] = rights
    return found


def _first_signer(lines: Sequence[str], kinds: Sequence[Kind], date: int, layout: Layout) -> int:
    """Return the number of the first line that signs, that of the date where it stands alone.

    A label (汇报人：张三) is no unit, and what the layout sets as something else is none.
    """
    others = (*layout.tail.as_body, *layout.tail.as_salutation)
    first = date
    while first and kinds[first - 1] == "signature":
        line = lines[first - 1].strip()
        if line.startswith(others) or "：" in line or ":" in line:
            break
        first -= 1
    return first if date - first <= _MOST_SIGNERS else date
