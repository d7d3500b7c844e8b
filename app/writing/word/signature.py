"""Where signature and date stand: GB/T 9704-2012, 7.3.5.2, a document without a seal.

The signature ends two characters from the right, and the date below begins two characters to
the right of where the signature begins; a date longer than the signature is what ends two
characters from the right, and the signature moves to the left of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.writing.word.scripts import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.writing.layout import Layout

_FIGURE = r"[\d０-９〇○零一二三四五六七八九十Xx×*]"
_DATE = re.compile(
    rf"{_FIGURE}{{2,4}}\s*年\s*{_FIGURE}{{1,3}}\s*月(?:\s*{_FIGURE}{{1,3}}\s*日)?"
    rf"|{_FIGURE}{{4}}([-./．]){_FIGURE}{{1,2}}(?:\1{_FIGURE}{{1,2}})?"
)
# Lines of the end that sign nothing whatever the layout: 汇报人：张三, a whole sentence.
_NO_SIGNER = re.compile(r".*[：:。！；]|$")
_MOST_SIGNERS = 2


def signature_indents(lines: Sequence[str], layout: Layout) -> list[float | None]:
    """Return for each line of a report's end its indent on the right, in characters.

    None is for lines that stand as the layout's style says: all but one date with a unit, or a
    unit and a name, above it. Under more signers than that nobody can tell whose the date is.
    """
    found: list[float | None] = [None] * len(lines)
    shift = layout.tail.date_shift
    at = next((n for n, line in enumerate(lines) if _DATE.fullmatch(line.strip())), 0)
    first = _first_signer(lines, at, (*layout.tail.as_body, *layout.tail.as_salutation))
    if shift is None or layout.tail.align != "right" or first == at:
        return found
    unit, *names, date = (text_width(line.strip()) for line in lines[first : at + 1])
    edge = layout.tail.right_indent
    if date > unit:
        unit_right, date_right = edge + shift + date - unit, edge
    else:
        unit_right, date_right = edge, edge + unit - shift - date
    # A name stands in the middle below its unit, as over a seal.
    rights = [unit_right, *(unit_right + (unit - name) / 2 for name in names), date_right]
    widths = [unit, *names, date]
    room = layout.page.text_width.points / layout.character_pitch
    if all(
        right >= 0 and right + width <= room for right, width in zip(rights, widths, strict=True)
    ):
        found[first : at + 1] = rights
    return found


def _first_signer(lines: Sequence[str], date: int, others: tuple[str, ...]) -> int:
    """Return the number of the first line that signs, that of the date where it stands alone.

    Lines that start with `others` (附, 此致) are set as something else.
    """
    first = date
    while first and not _signs_nothing(lines[first - 1].strip(), others):
        first -= 1
    return first if date - first <= _MOST_SIGNERS else date


def _signs_nothing(line: str, others: tuple[str, ...]) -> bool:
    return line.startswith(others) or bool(_NO_SIGNER.match(line))
