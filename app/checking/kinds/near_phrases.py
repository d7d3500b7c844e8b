"""Long set phrases with a wrong word in them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.beginnings import begin_alike
from app.text.characters import HAN
from app.text.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_ANCHOR = 3
# A word is at most so long that stands for another one; so much of the phrase must be there.
_WORD = 4
_SHARE = 0.6
_HALF = 2
# A wrong word at an end of the phrase has so much before or behind it.
_SURE = 6
_SHIFTS = (0, -1, 1, -2, 2)
_LINKS = frozenset("和与同及的地得是了在于")
_WORDS = lazy(rf"[{HAN}\d]+")
_STOP = lazy("[，。；：、！？”’》）\n的]|$")
_MARKS = "、，；"
_AROUND = 3


class _Near(NamedTuple):
    """Where a text comes near a phrase, where it differs, and how much of it stands there."""

    start: int
    end: int
    phrase: str
    same: int
    wrong: range

    def clause(self) -> tuple[int, int]:
        """Return where the clause stands that differs: marks that are the phrase's part it."""
        before, behind = self._marks()
        return self.start + before, self.end - len(self.phrase) + behind

    def right(self) -> str:
        """Return the clause of the phrase that should stand there."""
        return self.phrase[slice(*self._marks())]

    def _marks(self) -> tuple[int, int]:
        head = self.wrong.start - self.start
        tail = len(self.phrase) - (self.end - self.wrong.stop)
        before = max(self.phrase.rfind(mark, 0, head) for mark in _MARKS) + 1
        ends = (self.phrase.find(mark, tail) for mark in _MARKS)
        return before, min((at for at in ends if at >= 0), default=len(self.phrase))


class NearPhrases(Rule):
    """Finds what is one of the `phrases` but for one word, and puts the right one there.

    A phrase is known by its first three characters or its last. The wrong word has four characters
    at most, and stands inside of the phrase, or at an end of it with six others beside it; a single
    character may be left out or doubled. What belongs to words of `right` is right. Where the
    sentence has a word of `unless`, it says itself that this is a slip.
    """

    kind: Literal["near_phrases"]
    phrases: tuple[str, ...] = Field(min_length=1)
    right: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each phrase that is not told as it is."""
        heads, tails = self._keys
        met = [key for key in heads.keys() | tails.keys() if key[:2] in manuscript.parts]
        for line in manuscript.written if met else ():
            for near in self._near(line.text, [key for key in met if key[:2] in line.parts]):
                told = line.told_at(near.start)
                if not told.names(self.unless) and not self._is_right(line, near):
                    yield self.finding(line, *near.clause(), fix=near.right())

    def _near(self, text: str, met: Iterable[str]) -> Iterator[_Near]:
        heads, tails = self._keys
        found: list[_Near] = []
        whole: set[int] = set()
        for at in occurrences(text, met):
            key = text[at : at + _ANCHOR]
            for phrase in heads.get(key, ()):
                if text.startswith(phrase, at):
                    whole.update(range(at, at + len(phrase)))
                elif near := _from_head(text, at, phrase):
                    found.append(near)
            for phrase in tails.get(key, ()):
                if near := _from_tail(text, at + _ANCHOR, phrase):
                    found.append(near)
        for near in sorted(found, key=lambda one: (-one.same, one.start)):
            if whole.isdisjoint(near.wrong):
                whole.update(range(near.start, near.end))
                yield near

    def _is_right(self, line: Line, near: _Near) -> bool:
        """Tell whether a word of `right` stands over what differs."""
        for word in self.right:
            at = line.text.find(word, max(0, near.wrong.start - len(word)), near.end + _AROUND)
            if 0 <= at < near.wrong.stop and near.wrong.start < at + len(word):
                return True
        return False

    @cached_property
    def _keys(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        heads: defaultdict[str, list[str]] = defaultdict(list)
        tails: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in self.phrases:
            heads[phrase[:_ANCHOR]].append(phrase)
            tails[phrase[-_ANCHOR:]].append(phrase)
        return dict(heads), dict(tails)


def _from_head(text: str, at: int, phrase: str) -> _Near | None:
    """Return where a text comes near a phrase that begins at a place, with its best end."""
    head = begin_alike(text[at:], phrase)
    best: _Near | None = None
    for shift in _SHIFTS:
        end = at + len(phrase) + shift
        if end > len(text) or end <= at + head:
            continue
        most = min(len(phrase) - head, end - at - head)
        tail = min(begin_alike(text[at:end][::-1], phrase[::-1]), most)
        said = text[at + head : end - tail]
        right = phrase[head : len(phrase) - tail]
        fits = _may_stand_for(said, right, phrase, head) and (
            tail >= _HALF
            or (shift == 0 and head >= _SURE and tail == 0 and _ends(text, end, said, phrase))
        )
        if fits and (best is None or head + tail > best.same):
            best = _Near(at, end, phrase, head + tail, _wrong(at + head, end - tail))
    return best


def _wrong(start: int, end: int) -> range:
    """Return the places of what is wrong, or of what stands around it where it lacks something."""
    return range(start, end) if start < end else range(start - 1, start + 1)


def _ends(text: str, end: int, said: str, phrase: str) -> bool:
    """Tell whether a phrase of several parts ends in a wrong word; of one part many are honest."""
    parted = not {*_MARKS}.isdisjoint(phrase)
    return parted and len(said) <= _HALF and bool(_STOP.match(text, end))


def _from_tail(text: str, end: int, phrase: str) -> _Near | None:
    """Return where a text comes near a phrase that ends at a place, and differs at its head."""
    start = end - len(phrase)
    said = text[max(start, 0) : end]
    head = begin_alike(said, phrase)
    tail = begin_alike(said[::-1], phrase[::-1])
    if start < 0 or not 0 < head < _ANCHOR or tail < _SURE:
        return None
    wrong, right = said[head : len(said) - tail], phrase[head : len(phrase) - tail]
    if len(wrong) > _HALF or not _may_stand_for(wrong, right, phrase, head):
        return None
    return _Near(start, end, phrase, head + tail, _wrong(start + head, end - tail))


def _may_stand_for(said: str, right: str, phrase: str, head: int) -> bool:
    """Tell whether words of a text can only be wrong ones for those of the phrase."""
    if not right:
        return len(said) == 1 and said in (phrase[head - 1 : head], phrase[head : head + 1])
    if len(phrase) - len(right) < _SHARE * len(phrase) or len(right) > _WORD:
        return False
    if not said:
        return len(right) == 1 and right not in _LINKS and bool(_WORDS.fullmatch(right))
    is_word = len(said) <= _WORD and _WORDS.fullmatch(said) and _WORDS.fullmatch(right)
    return bool(is_word) and _LINKS & {*said} == _LINKS & {*right} and not {*said} <= _LINKS
