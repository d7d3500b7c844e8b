"""A line cut where findings begin and end, so that a page can mark the very words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.models.finding import LEVELS
from app.text.markdown.signs import CELL_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.finding import Level


class Held(NamedTuple):
    """Characters `start` to `end` of a line that a finding is about: its number and level.

    `is_passage` tells that they are long, for it is about a passage rather than words of it.
    """

    start: int
    end: int
    number: int
    level: Level
    is_passage: bool = False


class Words(NamedTuple):
    """Words of a line, the findings that are about them, and those that end with them.

    `level` is that of the gravest, empty where there is none; where all of these are about a
    passage, `is_passage`.
    """

    text: str
    level: Level | str
    numbers: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    is_passage: bool = False


def marked_words(line: str, held: Sequence[Held]) -> Iterator[Words]:
    """Yield a line's words, cut wherever a finding begins or ends.

    A finding of no words is shown at the character before it.
    """
    shown = sorted((_shown(each, line) for each in held), key=lambda each: each.start)
    cuts = sorted({0, len(line), *(at for each in shown for at in each[:2])})
    over: list[Held] = []
    coming = iter(shown)
    following = next(coming, None)
    for start, end in pairwise(cuts):
        over = [each for each in over if each.end > start]
        while following and following.start <= start:
            over.append(following)
            following = next(coming, None)
        yield Words(
            line[start:end].replace(CELL_BREAK, "\n"),
            min((each.level for each in over), key=LEVELS.index, default=""),
            tuple(each.number for each in over),
            tuple(each.number for each in over if each.end == end),
            all(each.is_passage for each in over),
        )


def _shown(held: Held, line: str) -> Held:
    """Return where a finding is shown: within the line, and on one character at least."""
    end = min(max(held.end, held.start, 1), len(line))
    return held._replace(start=min(held.start, max(end - 1, 0)), end=end)
