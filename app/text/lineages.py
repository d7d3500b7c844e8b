"""Which divisions a division lies in: 历下区 in 济南市, 山东省; 鼓楼区 in one of four cities."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.text.division_tree import TREE
from app.text.divisions import is_short_division

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Lineage = tuple[str, ...]
"""A division and those it lies in, the widest first: 山东省, 济南市, 历下区."""

_COLON = "："
_OTHER_ENDINGS = tuple("省市县区旗州盟镇乡村街")
# 和县; behind another character that is the end of a longer name, which is in no list: 安和县.
_SHORTEST = 2
# 泰州市民 are those of 泰州.
_FOLK = "市民"
_BEFORE = ("", "中共")
_ENDINGS = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "地区", *"省市县区盟旗")


def lineages(name: str) -> Sequence[Lineage]:
    """Return the lineages that a division of this name may have, none for what is no division.

    Without its ending it is known only where that is no common word: 沂源, but not 朝阳.
    """
    return _lineages().get(name, ())


def division_at(text: str, start: int) -> str:
    """Return the longest name of a division that begins at a place of a text, or nothing.

    云溪 of 云溪县 is none, for the division of that name is a district.
    """
    for size in _sizes().get(text[start : start + 2], ()):
        name = text[start : start + size]
        if text.startswith(_FOLK, start + size - 1):
            continue
        if found := _lineages().get(name):
            whole = any(lineage[-1] == name for lineage in found)
            then = text[start + size : start + size + 2]
            if whole or then == _FOLK or then[:1] not in _OTHER_ENDINGS:
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
    end = 0
    for at, name in divisions_in(unit):
        if len(name) == _SHORTEST and name[-1] in _OTHER_ENDINGS and unit[end:at] not in _BEFORE:
            continue
        end = at + len(name)
        here = lineages(name)
        narrowed = [each for each in here if any(one_in_other(each, one) for one in found)]
        if not found or narrowed:
            found = max(found, narrowed or here, key=_depth) if found else here
    return found


def _depth(places: Sequence[Lineage]) -> int:
    return max(map(len, places), default=0)


@cache
def _lineages() -> Mapping[str, Sequence[Lineage]]:
    found: dict[str, list[Lineage]] = {}
    for lineage in _provinces_and_cities():
        name = lineage[-1]
        found.setdefault(name, []).append(lineage)
        short = name.removesuffix(_ending(name))
        if len(lineage) == 1 or is_short_division(short):
            found.setdefault(short, []).append(lineage)
    for lineage in _counties():
        name = lineage[-1]
        found.setdefault(name, []).append(lineage)
        if is_short_division(name[:-1]):
            found.setdefault(name[:-1], []).append(lineage)
    return found


@cache
def _sizes() -> Mapping[str, Sequence[int]]:
    """Return by their first two characters how long names of divisions are, the longest first."""
    found: dict[str, set[int]] = {}
    for name in _lineages():
        found.setdefault(name[:2], set()).add(len(name))
    return {begun: sorted(sizes, reverse=True) for begun, sizes in found.items()}


@cache
def _counties() -> Mapping[Lineage, None]:
    found: list[Lineage] = []
    for province, words in TREE.items():
        within: Lineage = (province,)
        for word in words.split():
            if word == _COLON:
                within = (province,)
            elif word[-1] == _COLON:
                within = (province, word[:-1])
            else:
                found.append((*within, word))
    return dict.fromkeys(found)


def _provinces_and_cities() -> Iterator[Lineage]:
    for province, words in TREE.items():
        yield (province,)
        for word in words.split():
            if word[-1] == _COLON and word != _COLON:
                yield province, word[:-1]


def _ending(name: str) -> str:
    """Return what a name can be called without."""
    return next((ending for ending in _ENDINGS if name.endswith(ending)), "")
