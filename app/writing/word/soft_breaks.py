"""Soft line breaks in a line of the report: words with them, marks past them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.writing.word.runs import Mark, Words

_BREAK = "\n"


def broken(words: Sequence[Words], breaks: Sequence[int]) -> tuple[Words, ...]:
    """Return the words with a line break at each of these places, which come in order."""
    if not breaks:
        return tuple(words)
    found = []
    start = 0
    for text, look in words:
        end = start + len(text)
        inside = [at - start for at in breaks if start < at <= end]
        pieces = [text[a:b] for a, b in pairwise((0, *inside, len(text)))]
        found.append((_BREAK.join(pieces), look))
        start = end
    return tuple(found)


def moved_on(marks: Sequence[Mark], breaks: Sequence[int]) -> Sequence[Mark]:
    """Return the marks where they stand once the breaks are in the text.

    What opens at a break stands after it, what ends there before it.
    """
    if not breaks:
        return marks
    return [mark._replace(at=mark.at + sum(_passes(mark, at) for at in breaks)) for mark in marks]


def _passes(mark: Mark, at: int) -> bool:
    return at <= mark.at if mark.opens else at < mark.at
