"""What stands before points and leads into them, and whether anything stands behind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from app.text.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Point

_BEHIND = ("action_lead", "signoff", "tail")


def sentences_before(
    manuscript: Manuscript, number: int, start: int
) -> Iterator[tuple[Line, Sentence]]:
    """Yield the sentences before a place of a line, the nearest first, over the ends of lines."""
    if start:
        line = manuscript.lines[number]
        at = bisect_left(line.sentences, start, key=lambda one: one.start)
        for sentence in reversed(line.sentences[:at]):
            end = min(sentence.end, start)
            yield line, Sentence(line.text[sentence.start : end], sentence.start, end)
    for line in reversed(manuscript.lines[:number]):
        for sentence in reversed(line.sentences):
            yield line, sentence


def is_announced(manuscript: Manuscript, number: int, start: int, pattern: str | None) -> bool:
    """Tell whether the sentence right before a place matches a pattern, if there is one."""
    before = next(sentences_before(manuscript, number, start), None)
    return bool(pattern and before and re.search(pattern, before[1].text))


def is_last(point: Point, manuscript: Manuscript) -> bool:
    """Tell whether nothing stands behind a point that is certainly no part of it.

    Then the text may break off, and what more was to come is not known.
    """
    at = next(n for n, (block, _) in enumerate(manuscript.blocks) if block is point.block)
    level = max(point.block.level, 1)
    return not any(
        block.role in _BEHIND or (block.ordinal and block.level <= level)
        for block, _ in manuscript.blocks[at + 1 :]
    )
