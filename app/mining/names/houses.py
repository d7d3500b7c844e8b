"""Houses: reports of one unit, put together, and what all of them call their own.

What two houses say alike is common; two reports of one house are one witness.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.abbreviations import abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.mining.names.mapping import Named, ReportNames

_FEWEST_HOUSES = 2


class Houses(NamedTuple):
    """The house of each report, the names of each house, and the words that several houses say.

    `called` is what all the houses are called, whole and for short: no report may say it again.
    """

    of: Mapping[str, int]
    names: Mapping[int, frozenset[Named]]
    units: Mapping[int, frozenset[str]]
    called: frozenset[str]
    common: frozenset[str]
    unknown: frozenset[str]
    """Reports whose house nothing tells; each counts as its own."""


def merge(mapped: Sequence[ReportNames]) -> Houses:
    """Return the houses of some reports; the order of the reports does not matter."""
    of = _grouped(mapped)
    names: dict[int, set[Named]] = defaultdict(set)
    units: dict[int, set[str]] = defaultdict(set)
    said_by: dict[str, set[int]] = defaultdict(set)
    for report in mapped:
        house = of[report.report]
        names[house] |= report.names
        units[house] |= report.units
        for word in report.doubts:
            said_by[word].add(house)
    return Houses(
        of,
        {house: frozenset(found) for house, found in names.items()},
        {house: frozenset(found) for house, found in units.items()},
        frozenset(name for report in mapped for unit in report.units for name in _called(unit)),
        frozenset(word for word, houses in said_by.items() if len(houses) >= _FEWEST_HOUSES),
        frozenset(report.report for report in mapped if not report.units),
    )


def _called(unit: str) -> Iterator[str]:
    yield unit
    yield from abbreviations(unit)


def _grouped(mapped: Sequence[ReportNames]) -> dict[str, int]:
    """Return the house of each report: those with a unit or a folder in common share one."""
    folders = {report.folder for report in mapped}
    of = {report.report: number for number, report in enumerate(mapped)}
    seen: dict[str, int] = {}
    parents = list(range(len(mapped)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for number, report in enumerate(mapped):
        for key in _keys(report, by_folder=len(folders) > 1):
            other = seen.setdefault(key, number)
            low, high = sorted((root(other), root(number)))
            parents[high] = low
    return {name: root(number) for name, number in of.items()}


def _keys(report: ReportNames, *, by_folder: bool) -> Iterator[str]:
    """Yield what ties a report to others: the units it is of, or else its folder, or its writer.

    Only a report that is of no unit is tied by the units it names.
    """
    yield from (f"unit:{unit}" for unit in report.units)
    if by_folder:
        yield f"folder:{report.folder}"
    if not report.units:
        yield from (f"unit:{name.words}" for name in report.names if name.kind == "unit")
        yield from (f"person:{one.words}" for one in report.owned if one.kind == "person")


def index(names: Iterable[Named]) -> dict[str, list[Named]]:
    """Return names by their first two characters, the longest first."""
    found: dict[str, list[Named]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name.words), name)):
        found[name.words[:2]].append(name)
    return found
