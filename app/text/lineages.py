"""Which divisions a division lies in: 历下区 in 济南市, 山东省; 鼓楼区 in one of four cities."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.division_tree import TREE
from app.text.divisions import is_short_division

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Lineage = tuple[str, ...]
"""A division and those it lies in, the widest first: 山东省, 济南市, 历下区."""

_COLON = "："
_PROVINCE = lazy("(?:壮族|回族|维吾尔)?自治区|省|市")
_CITY = lazy("地区|市|盟")
_COUNTY = lazy("市|区|县|旗")


def lineages(name: str) -> Sequence[Lineage]:
    """Return the lineages that a division of this name may have, none for what is no division.

    Without its ending it is known only where that is no common word: 沂源, but not 朝阳.
    """
    return _lineages().get(name, ())


def division_at(text: str, start: int) -> str:
    """Return the longest name of a division that begins at a place of a text, or nothing."""
    for size in _sizes().get(text[start : start + 2], ()):
        if (name := text[start : start + size]) in _lineages():
            return name
    return ""


def is_county(lineage: Lineage) -> bool:
    """Tell whether a lineage goes down to a county, a district, or a city of their level."""
    return lineage in _counties()


def one_in_other(one: Lineage, other: Lineage) -> bool:
    """Tell whether two divisions are one, or one of them lies in the other."""
    size = min(len(one), len(other))
    return one[:size] == other[:size]


def divisions_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the divisions named in a text, each with its place."""
    at = 0
    while at < len(text) - 1:
        name = division_at(text, at)
        if name:
            yield at, name
        at += len(name) or 1


def lineages_of(unit: str) -> Sequence[Lineage]:
    """Return where a unit may lie, by the divisions in its name: 济南市历下区水务局."""
    found: Sequence[Lineage] = ()
    for _, name in divisions_in(unit):
        here = lineages(name)
        narrowed = [each for each in here if any(one_in_other(each, one) for one in found)]
        if not found or narrowed:
            found = max(found, narrowed or here, key=_depth) if found else here
    return found


def _depth(places: Sequence[Lineage]) -> int:
    return max(map(len, places), default=0)


@cache
def _lineages() -> Mapping[str, tuple[Lineage, ...]]:
    found: dict[str, tuple[Lineage, ...]] = {}
    for lineage in _all():
        for name in _called(lineage):
            found[name] = (*found.get(name, ()), lineage)
    return found


@cache
def _sizes() -> Mapping[str, Sequence[int]]:
    """Return by their first two characters how long names of divisions are, the longest first."""
    found: dict[str, set[int]] = {}
    for name in _lineages():
        found.setdefault(name[:2], set()).add(len(name))
    return {begun: sorted(sizes, reverse=True) for begun, sizes in found.items()}


@cache
def _counties() -> frozenset[Lineage]:
    return frozenset(_below())


def _all() -> Iterator[Lineage]:
    for province, words in TREE.items():
        yield (province,)
        for word in words.split():
            if word.endswith(_COLON) and word != _COLON:
                yield province, word.removesuffix(_COLON)
    yield from _counties()


def _below() -> Iterator[Lineage]:
    for province, words in TREE.items():
        city: Lineage = ()
        for word in words.split():
            if word.endswith(_COLON):
                city = tuple(filter(None, [word.removesuffix(_COLON)]))
            else:
                yield province, *city, word


def _called(lineage: Lineage) -> Iterator[str]:
    """Yield a division's whole name, and what it is called without its ending."""
    name = lineage[-1]
    yield name
    county = is_county(lineage)
    ending = _COUNTY if county else (_PROVINCE if len(lineage) == 1 else _CITY)
    short = next((name[: m.start()] for m in ending.finditer(name) if m.end() == len(name)), name)
    if 1 < len(short) < len(name) and (len(lineage) == 1 or is_short_division(short)):
        yield short
