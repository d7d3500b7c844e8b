"""Houses: reports of one unit, put together, and what all of them call their own.

What two houses say alike is common; two reports of one house are one witness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from app.mining.names.abbreviations import abbreviations
from app.mining.names.mapping import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from app.mining.names.mapping import ReportNames

    _Index = Mapping[str, Sequence[Named]]
    _UnitIndex = Mapping[str, Sequence[str]]

_SEVERAL, _NOBODY = -1, -2
_MOST_KEPT = 512  # Houses whose index is kept: reports of one house often stand together.


class Houses:
    """The house of each report, what several reports of a house call their own, common words.

    `names` and `units` are those of the houses of several reports; a report alone tells its own.
    `called` is what all houses are called, whole and for short, by the first two characters: no
    report may say it again.
    """

    def __init__(
        self,
        of: Mapping[str, int],
        names: Mapping[int, AbstractSet[Named]],
        units: Mapping[int, AbstractSet[str]],
        called: _Index,
        common: AbstractSet[str],
    ) -> None:
        self.of = of
        self.names = names
        self.units = units
        self.called = called
        self.common = common
        self._names_of = lru_cache(_MOST_KEPT)(self._names_of_house)
        self._units_of = lru_cache(_MOST_KEPT)(self._units_of_house)

    def names_by_start(self, report: ReportNames) -> _Index:
        """Return the names of a report's house by their first two characters, the longest first.

        Units that its writers are of are not among them: they become slots.
        """
        house = self.of[report.report]
        return self._names_of(house) if house in self.names else _index(report.names, report.units)

    def units_by_start(self, report: ReportNames) -> _UnitIndex:
        """Return the units of a report's house by their first two characters; alone it has none."""
        return self._units_of(self.of[report.report])

    def units_of(self, report: ReportNames) -> AbstractSet[str]:
        """Return the units that the writers of a report's house are of."""
        return self.units.get(self.of[report.report], report.units)

    def _names_of_house(self, house: int) -> _Index:
        return _index(self.names[house], self.units[house])

    def _units_of_house(self, house: int) -> _UnitIndex:
        found: dict[str, list[str]] = defaultdict(list)
        for unit in sorted(self.units.get(house, ())):
            found[unit[:2]].append(unit)
        return found


def merge(mapped: Iterable[ReportNames]) -> Houses:
    """Return the houses of some reports; the order of the reports does not matter.

    They are gone through twice, so that none needs to be held.
    """
    of = _grouped(mapped)
    reports = Counter(of.values())
    names: dict[int, set[Named]] = defaultdict(set)
    units: dict[int, set[str]] = defaultdict(set)
    called: set[Named] = set()
    said_by: dict[str, int] = {}
    for report in mapped:
        house = of[report.report]
        if reports[house] > 1:
            names[house] |= report.names
            units[house] |= report.units
        # Two reports of which nobody knows whose they are may be one writer's.
        witness = house if report.units or report.owned else _NOBODY
        for word in report.doubts:
            if said_by.setdefault(word, witness) != witness:
                said_by[word] = _SEVERAL
        called |= {Named(words, "unit") for unit in report.units for words in _called(unit)}
    common = frozenset(word for word, house in said_by.items() if house == _SEVERAL)
    return Houses(of, names, units, _index(called, frozenset()), common)


def _called(unit: str) -> Iterator[str]:
    yield unit
    yield from abbreviations(unit)


def _grouped(mapped: Iterable[ReportNames]) -> dict[str, int]:
    """Return the house of each report: those with a unit or a folder in common share one."""
    of: dict[str, int] = {}
    seen: dict[str, int] = {}
    folders: dict[str, int] = {}
    in_folder: list[int] = []
    parents: list[int] = []

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def tie(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        parents[high] = low

    for number, report in enumerate(mapped):
        of[report.report] = number
        parents.append(number)
        in_folder.append(folders.setdefault(report.folder, number))
        for key in _keys(report):
            tie(seen.setdefault(key, number), number)
    if len(folders) > 1:
        for number, other in enumerate(in_folder):
            tie(other, number)
    return {name: root(number) for name, number in of.items()}


def _keys(report: ReportNames) -> Iterator[str]:
    """Yield what ties a report to others: the units it is of, or else those it names, its writer.

    Only a report that is of no unit is tied by the units it names.
    """
    yield from (f"unit:{unit}" for unit in report.units)
    if not report.units:
        yield from (f"unit:{name.words}" for name in report.names if name.kind == "unit")
        yield from (f"person:{one.words}" for one in report.owned if one.kind == "person")


def _index(names: Iterable[Named], units: AbstractSet[str]) -> _Index:
    """Return names by their first two characters, the longest first."""
    found: dict[str, list[Named]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name.words), name)):
        if name.words not in units:
            found[name.words[:2]].append(name)
    return found
