"""A table of words by kind, found in a text: the longest word that begins at a place wins."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# By so many first characters the words of a table are parted.
_SHARED = 2
# What a table without words finds.
_NOTHING = "(?!)"


class Word(NamedTuple):
    """A word of a table where it stands in a text."""

    kind: str
    start: int
    end: int


class WordTable:
    """Words by kind, each kind as words parted by spaces; compiled when first asked."""

    def __init__(self, **kinds: str) -> None:
        self._kinds = kinds

    def found(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
        """Yield the words of the table in a text from left to right, none inside another."""
        kind_of = self._kind_of
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            yield Word(kind_of[match.group()], match.start(), match.end())

    def first(self, text: str, start: int = 0, end: int | None = None) -> Word | None:
        """Return the first word of the table in a text, or None."""
        match = self._pattern.search(text, start, len(text) if end is None else end)
        return Word(self._kind_of[match.group()], match.start(), match.end()) if match else None

    def at(self, text: str, start: int, end: int | None = None) -> Word | None:
        """Return the word of the table that begins at a place, or None."""
        kind_of = self._kind_of
        last = len(text) if end is None else end
        for length in self._lengths.get(text[start : start + 1], ()):
            kind = kind_of.get(text[start : start + length])
            if kind is not None and start + length <= last:
                return Word(kind, start, start + length)
        return None

    def ending(self, text: str, end: int) -> Word | None:
        """Return the longest word of the table that ends at a place, or None."""
        kind_of = self._kind_of
        for length in self._lengths_behind.get(text[max(end - 1, 0) : end], ()):
            kind = kind_of.get(text[end - length : end]) if length <= end else None
            if kind is not None:
                return Word(kind, end - length, end)
        return None

    def kind(self, word: str) -> str | None:
        """Return the kind of a word, or None."""
        return self._kind_of.get(word)

    @cached_property
    def _kind_of(self) -> dict[str, str]:
        return {word: kind for kind, words in self._kinds.items() for word in words.split()}

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """How long the words are that begin with a character, the longest first."""
        return _lengths((word[0], word) for word in self._kind_of)

    @cached_property
    def _lengths_behind(self) -> dict[str, list[int]]:
        """How long the words are that end with a character, the longest first."""
        return _lengths((word[-1], word) for word in self._kind_of)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return lazy(_any_of(self._kind_of, _SHARED) or _NOTHING)


def _lengths(words: Iterable[tuple[str, str]]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for sign, word in words:
        found.setdefault(sign, set()).add(len(word))
    return {sign: sorted(lengths, reverse=True) for sign, lengths in found.items()}


def _any_of(words: Iterable[str], shared: int) -> str:
    """Return a pattern of the longest of some words that begins at a place.

    Those that begin alike are parted by so many of their first characters, so that few are tried
    at a place; not by all of them, for a pattern may not be as deep as a word is long.
    """
    if not shared:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[:1], []).append(word[1:])
    # No character is the shortest word.
    ends = {sign: ends[sign] for sign in sorted(ends, key=bool, reverse=True)}
    return "|".join(
        re.escape(sign) + (f"(?:{_any_of(rest, shared - 1)})" if any(rest) else "")
        for sign, rest in ends.items()
    )
