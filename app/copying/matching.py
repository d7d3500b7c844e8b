"""A sentence of a report as it is held against sentences of sources, one after the other."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from app.copying.alignment import common_runs, pairs_of
from app.copying.formulae import common_words, said_by_many, stands_in_sources
from app.copying.judging import ALONGSIDE, Judging, Side, borrowed, side
from app.copying.plain import SIGN, plain, plain_text
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.copying.candidates import Unit
    from app.copying.entries import SourceUnit
    from app.copying.held import Held
    from app.copying.index_store import Posting, Sources

_OPEN = "\0"
_FEWEST_LEFT = 4
_LONGEST_QUOTATION = 120
_QUOTATION = lazy(f"“[^“”]{{2,{_LONGEST_QUOTATION}}}”")


class Match(NamedTuple):
    """A sentence of a source by its number, and which characters of ours are borrowed from it."""

    number: int
    source: SourceUnit
    marks: bytearray


class Known(dict[int, "_Sentence"]):
    """The sentences of sources that a report was held against, by their numbers."""

    def __init__(self, sources: Sources) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, number: int) -> _Sentence:
        sentence = self[number] = _Sentence(self._sources.unit(number))
        return sentence


class Matching:
    """A sentence of the report, and what of it was found in sentences of sources."""

    def __init__(
        self, unit: Unit, line: str, found: Mapping[int, Posting], held: Held, known: Known
    ) -> None:
        self.unit = unit
        self.line = line
        self.matches: list[Match] = []
        self._found = found
        self._held = held
        self._known = known
        self._left = unit.plain.text
        self._pairs = pairs_of(self._left)

    @cached_property
    def formulae(self) -> bytearray:
        """Return which characters belong to a formula, or are quoted as somebody else's."""
        marks = bytearray(self.said)
        known = self._held.formulae.stretches(self.unit.plain.text)
        for start, end in chain(known, self._quoted()):
            marks[start:end] = b"\1" * (end - start)
        return marks

    @cached_property
    def said(self) -> bytearray:
        """Return which characters belong to a formula that sources say, too."""
        grams, found, many = self.unit.grams, self._found, self._held.many
        known = self._held.formulae.stretches(self.unit.plain.text)
        of_sources = (each for each in known if stands_in_sources(grams, found, *each))
        alike = said_by_many(grams, found, many) if many else ()
        marks = bytearray(len(self.unit.plain.text))
        for start, end in chain(of_sources, alike):
            marks[start:end] = b"\1" * (end - start)
        return marks

    def match(self, candidates: Iterable[int]) -> None:
        """Find what is borrowed from the sentence it shares most with, then the rest in others."""
        judging = self._held.judging
        found = [match for number in candidates if (match := self._match(number, judging))]
        found.sort(key=lambda match: -sum(match.marks))
        for n, first in enumerate(found):
            match = self._match(first.number, judging) if n else first
            if match:
                self._take(match)

    def go_on(self, beside: Iterable[Matching]) -> None:
        """Find more in the sentences that others beside it are borrowed from, and next to them.

        Where a sentence is borrowed, the one after it need have little in common to be so, too.
        """
        for number in {match.number: None for other in beside for match in other.matches}:
            for near in self._held.sources.beside(number):
                if match := self._match(near, ALONGSIDE):
                    self._take(match)

    def _match(self, number: int, judging: Judging) -> Match | None:
        if len(self._left) - self._left.count(_OPEN) < _FEWEST_LEFT:
            return None
        theirs = self._known[number]
        if len(self._pairs & theirs.pairs) < judging.pairs:
            return None
        chains = common_runs(self._left, theirs.text, judging.pairs)
        if not chains:
            return None
        ours = self._side._replace(text=self._left)
        marks = borrowed(chains, ours, theirs.side, self._telling, judging)
        return Match(number, theirs.unit, marks) if marks else None

    def _take(self, match: Match) -> None:
        self.matches.append(match)
        pairs = zip(self._left, match.marks, strict=True)
        self._left = "".join(_OPEN if taken else char for char, taken in pairs)
        self._pairs = pairs_of(self._left)

    def _quoted(self) -> Iterable[tuple[int, int]]:
        starts, ends = self.unit.plain.starts, self.unit.plain.ends
        first, last = max(starts[0] - _LONGEST_QUOTATION, 0), ends[-1] + _LONGEST_QUOTATION
        for quoted in _QUOTATION.finditer(self.line, first, last):
            within = [n for n, at in enumerate(starts) if quoted.start() <= at < quoted.end()]
            if within:
                yield within[0], within[-1] + 1

    @cached_property
    def _side(self) -> Side:
        return side(self.line, self.unit.plain)

    @cached_property
    def _telling(self) -> bytearray:
        """Return which characters tell something together with the next one."""
        text = self.unit.plain.text
        marks = bytearray(b"\1" * len(text))
        for at, char in enumerate(text):
            if char == SIGN:
                marks[max(at - 1, 0) : at + 1] = bytes(at + 1 - max(at - 1, 0))
            elif self.formulae[at]:
                marks[at] = 0
        for start, end in common_words(self.unit.grams, self._found, self._held.common):
            marks[start : end - 1] = bytes(end - 1 - start)
        marks[-1] = 0
        return marks


class _Sentence:
    """A sentence of a source as it is compared."""

    def __init__(self, unit: SourceUnit) -> None:
        self.unit = unit
        self.text = plain_text(unit.text)
        self.pairs = pairs_of(self.text)

    @cached_property
    def side(self) -> Side:
        return side(self.unit.text, plain(self.unit.text, 0, len(self.unit.text)))
