"""The shape of a title that is too long for one line: where its lines end.

Every way to end the lines at places that allow it is weighed, and the cheapest taken. A way costs
what its breaks do (`title_places`), and what its shape does: a trapezium or a diamond costs
nothing, lines of one length, or one line far shorter than the rest, a little. An hourglass, a
line that does not fit and a last line of one character are out of the question.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.scripts import character_widths, text_width
from app.writing.word.title_places import break_places
from app.writing.word.title_words import word_seams

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST_LINES = 4
_TITLES_KEPT = 64
_GOOD_ENOUGH = 3.0  # A shape at this cost or less needs no other words to break between.

_SPARE = 0.06  # Characters more for a figure or a Latin letter, in a font that stands in.
_SHORTEST = 2.0  # Characters of the shortest line that may be.
_LOPSIDED = 6.0  # The cost of a line for all that it lacks to a third of the longest.
_FAIR_SHARE = 1 / 3
_BOX = 2.5  # The cost of lines of nearly one length: a box is no trapezium.
_ONE_LENGTH = 0.92
_NARROW_ABOVE = 0.5  # The cost of a trapezium that grows: a title is best read from a long line.
_LINE_MORE = 2.5  # The cost of each line above the fewest.


class _Reach(NamedTuple):
    """How far a title reaches before each place: on its way, and where a line ends there.

    A line that ends loses the gap between its last character and the one that follows.
    """

    on: list[float]
    ended: list[float]

    def line(self, start: int, end: int) -> float:
        """Return the width of the line between two places."""
        return self.ended[end] - self.on[start]


class _Way(NamedTuple):
    """A way to break a title, and what it costs."""

    cost: float
    breaks: tuple[int, ...]


@lru_cache(maxsize=_TITLES_KEPT)
def title_breaks(title: str, room: float) -> tuple[int, ...]:
    """Return where the lines of a title end, `room` being a line's width in characters.

    Empty where the title fits on one line, would need more than four, or has no good place.
    """
    reach = _reach(title)
    if not room < reach.on[-1] <= _MOST_LINES * room:
        return ()
    best = _best(reach, room, break_places(title, room))
    if best is None or best.cost > _GOOD_ENOUGH:
        best = _best(reach, room, break_places(title, room, word_seams(title))) or best
    return best.breaks if best else ()


def _reach(title: str) -> _Reach:
    widths = list(zip(title, character_widths(title), strict=True))
    on = [0.0, *accumulate(width + _SPARE * char.isascii() for char, width in widths)]
    gaps = [0.0, *(width - text_width(char) for char, width in widths)]
    return _Reach(on, [so_far - gap for so_far, gap in zip(on, gaps, strict=True)])


def _best(reach: _Reach, room: float, places: Mapping[int, float]) -> _Way | None:
    fewest = math.ceil(reach.on[-1] / room)
    ways = (
        _Way(shape + sum(places[at] for at in breaks) + _LINE_MORE * (lines - fewest), breaks)
        for lines in range(fewest, min(fewest + 1, _MOST_LINES) + 1)
        for breaks in _fitting(reach, room, tuple(places), lines)
        if (shape := _shape(_widths(reach, breaks))) is not None
    )
    return min(ways, default=None)


def _fitting(
    reach: _Reach, room: float, places: Sequence[int], lines: int, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Yield every way to break what follows `start` into so many lines that all fit."""
    end = len(reach.on) - 1
    if lines == 1:
        if _SHORTEST <= reach.line(start, end) <= room:
            yield ()
        return
    for at in places:
        fits = at > start and _SHORTEST <= reach.line(start, at) <= room
        if fits and reach.line(at, end) <= (lines - 1) * room:
            for more in _fitting(reach, room, places, lines - 1, at):
                yield at, *more


def _widths(reach: _Reach, breaks: Sequence[int]) -> list[float]:
    return [reach.line(a, b) for a, b in pairwise((0, *breaks, len(reach.on) - 1))]


def _shape(widths: Sequence[float]) -> float | None:
    """Return what a shape costs, None for one that no title may have."""
    if _is_waisted(widths):
        return None
    longest = max(widths)
    cost = sum(max(0, _FAIR_SHARE - width / longest) * _LOPSIDED for width in widths)
    if min(widths) > _ONE_LENGTH * longest:
        cost += _BOX
    return cost + (_NARROW_ABOVE if widths[-1] == longest else 0)


def _is_waisted(widths: Sequence[float]) -> bool:
    """Tell whether a line is shorter than one above it and one below it."""
    inner = range(1, len(widths) - 1)
    return any(max(widths[:n]) > widths[n] < max(widths[n + 1 :]) for n in inner)
