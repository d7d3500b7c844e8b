"""Set expressions but for one character: a wrong one, one left out, two that changed places."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN
from app.text.like_characters import are_alike
from app.text.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_SHORTEST = 4
# A shorter expression without one of its characters may be another word.
_SHORTENED = 6
_LINKS = frozenset("和与同及的地得是了")
_HAN = lazy(rf"[{HAN}]+")
_AROUND = 3
# Behind a noun they begin no word: what comes near has lost its first character.
_PLACES = frozenset("中上里下")


# It is known by its first two characters and its last, and compared by the others.
_Expression = Annotated[str, Field(min_length=_SHORTEST)]


class _Key(NamedTuple):
    """An expression by its first two characters or its last; `inner` are the two beside them."""

    word: str
    is_first: bool
    sounds: bool
    inner: str

    def may_stand(self, beside: str) -> bool:
        """Tell whether what stands beside them, read away from them, is the word's or near it."""
        return beside[:1] in self.inner or beside[1:] == self.inner[1]


class NearWords(Rule):
    """Finds what is one of the `words` but for one character, and puts the right ones there.

    A character is another one, or left out inside of six or more, or has changed places with the
    next one. Other words come near to those of `sounding`: of them a character is only another one
    that sounds or looks like it, or in another place. What has words of `right` in or around it
    comes near and is right. Where the sentence has a word of `unless`, it says itself that this is
    a slip; titles of works are left alone.
    """

    kind: Literal["near_words"]
    words: tuple[_Expression, ...] = Field(min_length=1)
    sounding: tuple[_Expression, ...] = ()
    right: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each expression that is not written as it should be."""
        met = manuscript.parts & self._keys.keys()
        for line in manuscript.written if met else ():
            for start, end, word in self._near(line.text, line.parts & met):
                if not line.told_at(start).names(self.unless) and not self._is_right(
                    line, start, end
                ):
                    first = line.text[start]
                    lost = first in _PLACES and first not in word
                    yield self.finding(line, start, end, fix=first * lost + word)

    def _near(self, text: str, met: Iterable[str]) -> Iterator[tuple[int, int, str]]:
        """Yield what comes near, of words that overlap the longest; `met` are the keys in it."""
        if len(text) < _SHORTEST:
            return
        exact: list[tuple[int, int]] = []
        found: list[tuple[int, int, str]] = []
        for at in occurrences(text, met):
            ahead, before = text[at + 2 : at + 4], text[max(at - 2, 0) : at][::-1]
            for key in self._keys[text[at : at + 2]]:
                if not key.may_stand(ahead if key.is_first else before):
                    continue
                if key.is_first and text.startswith(key.word, at):
                    exact.append((at, at + len(key.word)))
                elif near := _near_at(text, at, key):
                    found.append((*near, key.word))
        whole = {place: span for span in exact for place in range(*span)} if found else {}
        taken: set[int] = set()
        kept: list[tuple[int, int, str]] = []
        for start, end, word in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
            spans = (whole[place] for place in range(start, end) if place in whole)
            part = any(begin < start or end < stop for begin, stop in spans)
            if not part and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                kept.append((start, end, word))
        yield from sorted(kept)

    def _is_right(self, line: Line, start: int, end: int) -> bool:
        text = line.text
        if text.rfind("《", 0, start) > text.rfind("》", 0, start):
            return True
        around = text[max(0, start - _AROUND) : end + _AROUND]
        return text[start:end] in self._whole or any(word in around for word in self.right)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset((*self.words, *self.sounding))

    @cached_property
    def _keys(self) -> dict[str, list[_Key]]:
        keys: defaultdict[str, list[_Key]] = defaultdict(list)
        for words, sounds in ((self.words, False), (self.sounding, True)):
            for word in words:
                keys[word[:2]].append(_Key(word, True, sounds, word[2:4]))
                keys[word[-2:]].append(_Key(word, False, sounds, word[-4:-2][::-1]))
        return dict(keys)


def _near_at(text: str, at: int, key: _Key) -> tuple[int, int] | None:
    """Return where a text is near to a word whose first or last two characters stand at a place."""
    whole = len(key.word)
    for size in (whole, whole - 1) if whole >= _SHORTENED and not key.sounds else (whole,):
        start = at if key.is_first else at + 2 - size
        said = text[max(start, 0) : start + size]
        if start >= 0 and len(said) == size and _HAN.fullmatch(said) and _is_near(said, key):
            return start, start + size
    return None


def _is_near(said: str, key: _Key) -> bool:
    word = key.word
    first = next((at for at, (a, b) in enumerate(zip(said, word, strict=False)) if a != b), None)
    if first is None:
        return False
    if len(said) < len(word):
        return said[first:] == word[first + 1 :] and word[first] not in _LINKS
    if said[first + 1 :] == word[first + 1 :]:
        is_link = bool({said[first], word[first]} & _LINKS)
        return not is_link and (not key.sounds or are_alike(said[first], word[first]))
    swapped = word[:first] + word[first : first + 2][::-1] + word[first + 2 :]
    return said == swapped
