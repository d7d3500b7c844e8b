"""A line as it is compared: what says something, each number or open place as one sign.

十八大 and 二十大, 2023年5月 and 20XX年X月 read alike then, and no mark counts. Names stay:
no list knows them all, and what was put in the place of another is found when texts are aligned.
"""

from __future__ import annotations

from typing import NamedTuple

from app.patterns import lazy

_NUMBERS = (
    r"[0-9０-９XxＸｘ×*＊○〇_]+(?:[.．][0-9０-９]+)?[%％‰]?"
    r"|[〇零一二三四五六七八九十百千万亿两]{2,}|某+"
)
# Characters beyond the first plane would take two places of a gram.
_LETTERS = "A-Za-z\u3400-\u9fff\uf900-\ufaff"
_NUMBER = lazy(_NUMBERS)
_DROPPED = lazy(f"[^0{_LETTERS}]+")
_TOKEN = lazy(f"({_NUMBERS})|[{_LETTERS}]")
SIGN = "0"
"""What stands for a number."""

_PIECE = lazy(r"[^。！？；!?;]*[。！？；!?;]+[”’）》]*|[^。！？；!?;]+$")
_PARTS = lazy(r"(?s:.{60,120})[，,、：:]|(?s:.{1,120})")
_LONGEST = 150
_SHORTEST = 12


class Plain(NamedTuple):
    """The characters of a stretch of a line that are compared, and from where to where each was."""

    text: str
    starts: list[int]
    ends: list[int]


def plain_text(text: str) -> str:
    """Return what of a text is compared."""
    return _DROPPED.sub("", _NUMBER.sub(SIGN, text)).lower()


def plain(line: str, start: int, end: int) -> Plain:
    """Return what of a stretch of a line is compared, each character with its place in the line."""
    found = list(_TOKEN.finditer(line[start:end]))
    text = "".join(SIGN if match[1] else match[0] for match in found).lower()
    return Plain(text, [start + m.start() for m in found], [start + m.end() for m in found])


def units(line: str) -> list[tuple[int, int]]:
    """Return the stretches of a line that are compared: sentences, short ones joined, long cut."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _PIECE.finditer(line):
        start, end = begin, match.end()
        if end - start < _SHORTEST and end < len(line):
            continue
        begin = end
        if end - start > _LONGEST:
            parts = _PARTS.finditer(line, start, end)
            found.extend(part.span() for part in parts)
        else:
            found.append((start, end))
    return found
