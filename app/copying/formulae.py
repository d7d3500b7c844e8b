"""What the genre says anyway: fixed expressions, and what very many sources say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.copying.grams import GRAM, WINDOW
from app.copying.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.copying.index_store import Posting

    Stretch = tuple[int, int]

# What many sources share is a formula once it is longer than the words that all of them use.
_LONGEST_WORDS = 10


class Formulae:
    """Expressions and sentences that are nobody's own; shorter than a gram, none is one."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._by_opening: dict[str, list[str]] = {}
        for text in dict.fromkeys(map(plain_text, texts)):
            if len(text) >= GRAM:
                self._by_opening.setdefault(text[:GRAM], []).append(text)

    def stretches(self, text: str) -> Iterator[Stretch]:
        """Yield where formulae stand in a plain text."""
        if not self._by_opening:
            return
        for at in range(len(text) - GRAM + 1):
            for formula in self._by_opening.get(text[at : at + GRAM], ()):
                if text.startswith(formula, at):
                    yield at, at + len(formula)


def stands_in_sources(
    grams: Sequence[int], found: Mapping[int, Posting], start: int, end: int
) -> bool:
    """Tell whether a stretch of a plain text seems to stand in a source, by the grams of it."""
    missing = 0
    for gram in grams[start : end - GRAM + 1]:
        missing = 0 if gram in found else missing + 1
        if missing >= WINDOW:
            return False
    return any(gram in found for gram in grams[start : end - GRAM + 1])


def said_by_many(
    grams: Sequence[int], found: Mapping[int, Posting], many: float
) -> Iterator[Stretch]:
    """Yield the stretches of a plain text that `many` sources share, by the grams of it."""
    for start, end in _shared(grams, found, many):
        if end - start >= _LONGEST_WORDS:
            yield start, end


def common_words(
    grams: Sequence[int], found: Mapping[int, Posting], many: float
) -> Iterator[Stretch]:
    """Yield the words of a plain text that `many` sources use, too, in whatever sentences."""
    for start, end in _shared(grams, found, many):
        if end - start < _LONGEST_WORDS:
            yield start, end


def _shared(grams: Sequence[int], found: Mapping[int, Posting], many: float) -> Iterator[Stretch]:
    start = last = -1
    for at, gram in enumerate(grams):
        posting = found.get(gram)
        if posting is None:
            continue
        if posting.seen >= many and start >= 0 and at - last <= WINDOW:
            last = at
            continue
        if start >= 0:
            yield start, last + GRAM
        start = last = at if posting.seen >= many else -1
    if start >= 0:
        yield start, last + GRAM
