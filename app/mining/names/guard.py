"""The decision on a sentence: what of it becomes a slot, whether it stays out, what is in doubt."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.evidence import LABELS, NAMES, Strength
from app.mining.names.houses import merge
from app.mining.names.mapping import map_names
from app.mining.names.scanning import scan
from app.mining.slots.owners import Owned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.mining.names.evidence import Evidence
    from app.mining.names.houses import Houses
    from app.mining.names.mapping import Named, ReportNames
    from app.models.report import Report


class Verdict(NamedTuple):
    """What is done with a sentence: names to make slots of, why it stays out, words in doubt."""

    slots: tuple[Owned, ...] = ()
    out: str | None = None
    doubt: tuple[str, ...] = ()


class Guard:
    """Keeps one report's own names out of what is mined from it."""

    def __init__(self, names: ReportNames, houses: Houses) -> None:
        self._names = names
        self._houses = houses

    @property
    def report(self) -> str:
        """Return the name of the report."""
        return self._names.report

    @cached_property
    def owned(self) -> list[Owned]:
        """Return the names of the writer and of the writer's house, the longest first."""
        return owned_by(self._names, self._houses.units_of(self._names))

    def judge(self, sentence: str, found: Sequence[Evidence] | None = None) -> Verdict:
        """Return what is done with a sentence; `found` is the evidence, where it is known."""
        evidence = scan(sentence, self.owned) if found is None else found
        told = [one for one in evidence if self._tells(one)]
        masked = next(self._masked(sentence), None)
        clear = [one for one in told if one.strength >= Strength.CLEAR]
        slots = place_slots(clear)
        out = [(LABELS[one.kind], one.words) for one in clear if one.kind != "place"]
        out += [masked] if masked else []
        if out:
            return Verdict(slots, f"{out[0][0]}：{out[0][1]}")
        doubt = [one.words for one in told if one.strength == Strength.DOUBT]
        doubt += self._shortened(sentence)
        return Verdict(slots, None, tuple(dict.fromkeys(doubt)))

    def clears(self, words: str, found: Sequence[Evidence] | None = None) -> bool:
        """Tell whether nothing in a heading is the house's own, so that it may be a theme."""
        return self.judge(words, found) == Verdict()

    def clears_heading(self, heading: str, found: Sequence[Evidence]) -> bool:
        """Tell whether nothing in a heading of the report is the house's own."""
        return self.clears(heading, None if self.knows_more_of(heading) else found)

    def knows_more_of(self, sentence: str) -> bool:
        """Tell whether a sentence says a unit of the house that its own report does not tell."""
        index = self._houses.units_by_start(self._names)
        told = self._names.units
        return any(
            unit not in told and sentence.startswith(unit, at)
            for at, start in _starts(sentence, index)
            for unit in index[start]
        )

    def _tells(self, evidence: Evidence) -> bool:
        """Tell whether evidence holds; what two houses say is no word of one house."""
        return evidence.kind in NAMES or evidence.words not in self._houses.common

    def _shortened(self, sentence: str) -> Iterator[str]:
        """Yield what units of the report are called by for short, where it is a common word."""
        yield from (core for core in sorted(self._names.cores) if core in sentence)

    @cached_property
    def _index(self) -> Mapping[str, Sequence[Named]]:
        return self._houses.names_by_start(self._names)

    @cached_property
    def _own(self) -> frozenset[str]:
        units = self._houses.units_of(self._names)
        return frozenset(one.words for one in self._names.owned).union(units)

    def _masked(self, sentence: str) -> Iterator[tuple[str, str]]:
        """Yield the names of the house that a sentence says, though nothing in it tells them."""
        index, called = self._index, self._houses.called
        for at, start in _starts(sentence, index, called):
            for words, kind in (*index.get(start, ()), *called.get(start, ())):
                if sentence.startswith(words, at) and words not in self._own:
                    yield LABELS[kind], words  # type: ignore[index]  # a kind of evidence


def _starts(sentence: str, *indexes: Mapping[str, object]) -> list[tuple[int, str]]:
    """Return where in a sentence something of some indexes may begin, and its two characters."""
    pairs = [sentence[at : at + 2] for at in range(len(sentence) - 1)]
    said = set(pairs)
    known = {start for index in indexes for start in index.keys() & said}
    return [(at, start) for at, start in enumerate(pairs) if start in known] if known else []


def owned_by(names: ReportNames, units: Iterable[str]) -> list[Owned]:
    """Return the names of a report's writer with units of his house, the longest first."""
    named = (Owned(unit, "单位", "unit") for unit in units)
    return sorted({*names.owned, *named}, key=lambda one: (-len(one.words), one.words))


def place_slots(evidence: Iterable[Evidence]) -> tuple[Owned, ...]:
    """Return the places that are certain in a sentence, as what becomes a slot of it."""
    return tuple(
        Owned(one.words, "地区", "place")
        for one in evidence
        if one.kind == "place" and one.strength >= Strength.CLEAR
    )


def guards(reports: Sequence[Report]) -> list[Guard]:
    """Return the guard of each report, all of them knowing every house."""
    mapped = [map_names(report) for report in reports]
    houses = merge(mapped)
    return [Guard(names, houses) for names in mapped]
