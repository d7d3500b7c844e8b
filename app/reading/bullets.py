"""Points behind the sign of a list: - …, · …, ✅ …; and headings behind ## of Markdown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.cues import leads_to_actions
from app.reading.stretches import Line, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEWEST = 2
# Signs that are no letters, and begin neither a quotation, a placeholder nor a remark.
_SIGN = lazy(
    r"(?:[^\w\s“”‘’\"'《》〈〉「」『』【】〔〕［］\[\]（）(){}—–―\-－~～…+*#&%￥$@/\\，。！？；：、,.!?;:×○〇□^=|<>]"
    r"\ufe0f?|o(?=\t)|[-–－](?=[\u4e00-\u9fff“]))[ \t\u3000]*(?=\S)"
)


def bullet_marks(lines: Sequence[Line], numbered: Mapping[int, Mark]) -> dict[int, Mark]:
    """Return the points of lists, by line, where no number stands before their words.

    Each list counts from 1: a sign that stood above it, a number, or a lead begins another.
    """
    signs = {line.index: sign for line in lines if (sign := sign_of(line))}
    often = Counter(sign.strip() for sign in signs.values())
    counts: dict[str, int] = {}
    found: dict[int, Mark] = {}
    before = ""
    for line in lines:
        style = f"•{signs[line.index].strip()}" if line.index in signs else ""
        if mark := numbered.get(line.index):
            _begin(counts, mark.style)
        elif style and often[style[1:]] >= _FEWEST:
            if before.endswith(("：", ":")) or leads_to_actions(before):
                counts.pop(style, None)
            _begin(counts, style)
            counts[style] += 1
            found[line.index] = _mark(line, signs[line.index], counts[style], style)
        before = "" if line.index in found or mark else line.text
    return found


def sign_of(line: Line) -> str:
    """Return the sign of a list that a line begins with, and the blanks behind it."""
    if line.sign in ("-", "+", "*"):
        return line.sign
    found = _SIGN.match(line.text)
    return found[0] if found else ""


def _begin(counts: dict[str, int], style: str) -> None:
    """Note a point of a style; lists that began below the one before it have ended."""
    below = list(counts)
    for other in below[below.index(style) + 1 :] if style in counts else ():
        del counts[other]
    counts.setdefault(style, 0)


def _mark(line: Line, sign: str, number: int, style: str) -> Mark:
    ordinal = "" if line.sign else sign
    head = line.text[len(ordinal) :]
    return Mark(line.index, line.offset, ordinal, number, style, head)
