"""What others do to find borrowed text: the methods that this one is measured beside.

Each takes the sources' sentences once, and then tells for a sentence of a draft which of its
characters it holds to be borrowed, and from which sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SENTENCE = re.compile("[^。]*。|[^。]+$")
_PRIME = (1 << 61) - 1


class Flagged(NamedTuple):
    """The characters of a sentence that are held to be borrowed, and the sentence they are from."""

    marks: list[int]
    source: str = ""


class Peer(Protocol):
    """A method."""

    name: str

    def index(self, sentences: Iterable[str]) -> None:
        """Take in the sentences of the sources."""

    def flagged(self, sentence: str) -> Flagged:
        """Return what of a sentence is held to be borrowed."""


def sentences(line: str) -> list[str]:
    """Return the sentences of a line."""
    return _SENTENCE.findall(line)


class Containment:
    """Runs of thirteen characters that stand in a source."""

    name = "13-gram containment"

    def __init__(self) -> None:
        self._grams: dict[int, int] = {}
        self._sentences: list[str] = []

    def index(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self._sentences.append(sentence)
            for gram in _grams(sentence, 13):
                self._grams.setdefault(hash(gram), len(self._sentences) - 1)

    def flagged(self, sentence: str) -> Flagged:
        marks, from_ = [0] * len(sentence), Counter[int]()
        for at, gram in enumerate(_grams(sentence, 13)):
            found = self._grams.get(hash(gram))
            if found is not None:
                marks[at : at + 13] = [1] * 13
                from_[found] += 1
        best = from_.most_common(1)
        return Flagged(marks, self._sentences[best[0][0]] if best else "")


class MinHash:
    """Sentences of like sets of 4-grams: 128 least hashes in 32 bands, then a likeness of .5."""

    name = "MinHash-LSH"
    _bands, _rows = 32, 4

    def __init__(self) -> None:
        rng = Random(0)  # noqa: S311
        pairs = range(self._bands * self._rows)
        self._mixes = [(rng.randrange(1, _PRIME), rng.randrange(_PRIME)) for _ in pairs]
        self._tables: list[dict[tuple[int, ...], list[int]]] = [{} for _ in range(self._bands)]
        self._sentences: list[str] = []

    def index(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self._sentences.append(sentence)
            for table, band in zip(self._tables, self._banded(sentence), strict=True):
                table.setdefault(band, []).append(len(self._sentences) - 1)

    def flagged(self, sentence: str) -> Flagged:
        ours = set(_grams(sentence, 4))
        near: set[int] = set()
        for table, band in zip(self._tables, self._banded(sentence), strict=True):
            near.update(table.get(band, ()))
        likeness = ((_jaccard(ours, set(_grams(self._sentences[n], 4))), n) for n in near)
        best = max(likeness, default=(0.0, 0))
        if best[0] < 0.5:
            return Flagged([0] * len(sentence))
        return Flagged([1] * len(sentence), self._sentences[best[1]])

    def _banded(self, sentence: str) -> list[tuple[int, ...]]:
        hashes = [hash(gram) for gram in _grams(sentence, 4)] or [0]
        least = [min((a * one + b) % _PRIME for one in hashes) for a, b in self._mixes]
        return [tuple(least[n : n + self._rows]) for n in range(0, len(least), self._rows)]


class Winnowing:
    """Winnowed 4-grams (of three side by side one) for candidates, then a ratio of .6 or more."""

    name = "winnowed 4-grams, ratio"
    _tried = 10

    def __init__(self) -> None:
        self._grams: dict[int, list[int]] = {}
        self._sentences: list[str] = []
        self._ratio = _ratio()

    def index(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self._sentences.append(sentence)
            for gram in self._winnowed(sentence):
                self._grams.setdefault(gram, []).append(len(self._sentences) - 1)

    def flagged(self, sentence: str) -> Flagged:
        votes: Counter[int] = Counter()
        for gram in self._winnowed(sentence):
            votes.update(self._grams.get(gram, ()))
        tried = [self._sentences[n] for n, _ in votes.most_common(self._tried)]
        best = max(((self._ratio(sentence, other), other) for other in tried), default=(0.0, ""))
        if best[0] < 60:
            return Flagged([0] * len(sentence))
        return Flagged([1] * len(sentence), best[1])

    def _winnowed(self, sentence: str) -> set[int]:
        hashes = [hash(gram) for gram in _grams(sentence, 4)]
        if len(hashes) < 3:
            return set(hashes)
        return set(map(min, hashes, hashes[1:], hashes[2:]))


PEERS: tuple[Callable[[], Peer], ...] = (Containment, MinHash, Winnowing)


def _grams(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(len(text) - size + 1)]


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _ratio() -> Callable[[str, str], float]:
    """Return rapidfuzz's ratio where it is installed, else the same number more slowly."""
    try:
        found: Callable[[str, str], float] = import_module("rapidfuzz.fuzz").ratio
    except ImportError:
        return _slow_ratio
    return found


def _slow_ratio(one: str, other: str) -> float:
    masks: dict[str, int] = {}
    for at, char in enumerate(other):
        masks[char] = masks.get(char, 0) | 1 << at
    every = row = (1 << len(other)) - 1
    for char in one:
        kept = row & masks.get(char, 0)
        row = ((row + kept) | (row - kept)) & every
    return 200 * (len(other) - row.bit_count()) / max(len(one) + len(other), 1)
