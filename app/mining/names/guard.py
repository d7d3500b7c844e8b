"""The decision on a sentence: what of it becomes a slot, whether it stays out, what is in doubt."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.evidence import LABELS, NAMES, Strength
from app.mining.names.houses import index, merge
from app.mining.names.mapping import Named, map_names
from app.mining.names.scanning import scan
from app.mining.owners import Owned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mining.names.evidence import Evidence
    from app.mining.names.houses import Houses
    from app.mining.names.mapping import ReportNames
    from app.models.report import Report

    Index = dict[str, list[Named]]


class Verdict(NamedTuple):
    """What is done with a sentence: names to make slots of, why it stays out, words in doubt."""

    slots: tuple[Owned, ...] = ()
    out: str | None = None
    doubt: tuple[str, ...] = ()


class Guard:
    """Keeps one report's own names out of what is mined from it."""

    def __init__(self, names: ReportNames, houses: Houses, called: Index | None = None) -> None:
        """Guard a report; `called` is the index of what all houses are called, if it is known."""
        self._names = names
        self._houses = houses
        self._house = houses.of[names.report]
        self._called = index_of_called(houses) if called is None else called

    @cached_property
    def owned(self) -> list[Owned]:
        """Return the names of the writer and of the writer's house, the longest first."""
        units = (Owned(unit, "单位", "unit") for unit in self._houses.units[self._house])
        return sorted({*self._names.owned, *units}, key=lambda one: (-len(one.words), one.words))

    def judge(self, sentence: str) -> Verdict:
        """Return what is done with a sentence."""
        evidence = scan(sentence, self.owned)
        told = [one for one in evidence if self._tells(one)]
        masked = list(self._masked(sentence))
        clear = [one for one in told if one.strength >= Strength.CLEAR]
        slots = tuple(Owned(one.words, "地区", "place") for one in clear if one.kind == "place")
        out = [(LABELS[one.kind], one.words) for one in clear if one.kind != "place"] + masked
        if out:
            return Verdict(slots, f"{out[0][0]}：{out[0][1]}")
        doubt = [one.words for one in told if one.strength == Strength.DOUBT]
        doubt += self._shortened(sentence)
        return Verdict(slots, None, tuple(dict.fromkeys(doubt)))

    def clears(self, words: str) -> bool:
        """Tell whether nothing in a heading is the house's own, so that it may be a theme."""
        return self.judge(words) == Verdict()

    def _tells(self, evidence: Evidence) -> bool:
        """Tell whether evidence holds; what two houses say is no word of one house."""
        return evidence.kind in NAMES or evidence.words not in self._houses.common

    def _shortened(self, sentence: str) -> Iterator[str]:
        """Yield what units of the report are called by for short, where it is a common word."""
        yield from (core for core in sorted(self._names.cores) if core in sentence)

    @cached_property
    def _index(self) -> Index:
        own = {one.words for one in self.owned}
        return index(name for name in self._houses.names[self._house] if name.words not in own)

    def _masked(self, sentence: str) -> Iterator[tuple[str, str]]:
        """Yield the names of the house that a sentence says, though nothing in it tells them."""
        own = {one.words for one in self.owned}
        for at in range(len(sentence) - 1):
            start = sentence[at : at + 2]
            for words, kind in (*self._index.get(start, ()), *self._called.get(start, ())):
                if sentence.startswith(words, at) and words not in own:
                    yield LABELS[kind], words


def guards(reports: Sequence[Report]) -> list[Guard]:
    """Return the guard of each report, all of them knowing every house."""
    mapped = [map_names(report) for report in reports]
    houses = merge(mapped)
    called = index_of_called(houses)
    return [Guard(names, houses, called) for names in mapped]


def index_of_called(houses: Houses) -> Index:
    """Return the index of what all houses are called, which the guards of all reports share."""
    return index(Named(words, "unit") for words in houses.called)
