"""Text that a page has broken into lines of one width, put together for the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.text.characters import HEADING_STOPS
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reading.stretches import Cut, Line

_FEWEST = 8
_WIDEST = 60
_RAGGED = 4
_PARAGRAPH_ENDS = HEADING_STOPS + "…”）"


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the paragraphs of lines that a page has broken; other lines as they are.

    A paragraph stands at its first line, and its text goes on over the next.
    """
    width = _width(lines)
    if not width:
        return list(lines)
    joined: list[Line] = []
    full = False
    for line in lines:
        goes_on = full and line.offset == 0 and joined[-1].index + 1 <= line.index
        if goes_on and not (line.sign or read_ordinal(line.text)):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text)
        else:
            joined.append(line)
        full = len(line.text) >= width - _RAGGED and line.text[-1] not in _PARAGRAPH_ENDS
    return joined


def as_broken(cuts: Sequence[Cut], body: Sequence[Line], lines: Sequence[str]) -> list[Cut]:
    """Return the cuts of paragraphs at the lines in which they stand."""
    starts = {line.index: len(line.text) + line.offset for line in body}
    return [_in_line(cut, starts, lines) for cut in cuts]


def _in_line(cut: Cut, starts: dict[int, int], lines: Sequence[str]) -> Cut:
    index, offset = cut.line, cut.offset
    if index not in starts:
        return replace(cut, line=max((at for at in starts if at < index), default=index), offset=0)
    while index < len(lines) - 1 and offset >= len(lines[index]) and starts[cut.line] > offset:
        offset -= len(lines[index])
        index += 1
    return replace(cut, line=index, offset=offset)


def _width(lines: Sequence[Line]) -> int:
    """Return how wide the lines of a broken text are, 0 for any other text."""
    if len(lines) < _FEWEST:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 3 // 4]
    if width > _WIDEST or lengths[-1] > width + _RAGGED:
        return 0
    full = [line for line in lines if len(line.text) >= width - _RAGGED]
    open_ended = sum(line.text[-1] not in _PARAGRAPH_ENDS for line in full)
    return width if open_ended * 2 >= len(full) and len(full) * 2 >= len(lines) else 0
