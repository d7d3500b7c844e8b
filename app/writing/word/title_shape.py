"""Where a title that is too long for one line breaks: after a word, the longer line above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A line ends best after 的 or before the genre's own name; else after a title or a comma.
_GOOD = re.compile(
    r"(?<=的)|(?=(?:交流|研讨|学习|情况|心得|发言|汇报){1,2}(?:材料|报告|体会|发言|汇报)$)"
)
_FAIR = re.compile(r"(?<=[》”、，])")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_CLOSING = frozenset("》”’）】〕、，。；：！？")
_BEST_SHARE = 0.6  # Of all characters, on the first line.
_NARROW = 0.5  # The width of a figure or a Latin letter against a Chinese character.


def first_line_width(title: str, room: float) -> float | None:
    """Return the width of the first of two lines, in characters, `room` being a line's.

    None where the title fits on one line, needs three, or has no good place to break.
    """
    whole = _width(title)
    if whole <= room:
        return None
    for breaks in (_GOOD, _FAIR):
        widths = (_width(title[:end]) for end in _ends(title, breaks))
        fitting = [width for width in widths if whole - width <= width <= room]
        if fitting:
            return min(fitting, key=lambda width: abs(width / whole - _BEST_SHARE))
    return None


def _ends(title: str, breaks: re.Pattern[str]) -> Iterator[int]:
    inside = {at for quoted in _QUOTED.finditer(title) for at in range(*quoted.span())[1:]}
    for match in breaks.finditer(title):
        end = match.start()
        if end not in inside and title[end : end + 1] not in _CLOSING:
            yield end


def _width(text: str) -> float:
    return sum(_NARROW if character.isascii() else 1 for character in text)


def title_breaks(title: str, room: float) -> tuple[int, ...]:
    """Return where a title breaks."""
    width = first_line_width(title, room)
    at = 0 if width is None else next(n for n in range(len(title)) if _width(title[:n]) == width)
    return (at,) if at else ()
