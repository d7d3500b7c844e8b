"""The houses of an archive and all that bears a name there: people, units, places, works."""

from __future__ import annotations

from functools import cache
from itertools import product
from random import Random
from typing import Literal, NamedTuple

from tests.archive.words import lists

NameKind = Literal["person", "unit", "short", "place", "work"]

TRADES = ("教育", "医疗", "机关", "企业", "乡村")
_PEOPLE, _UNITS, _PLACES, _WORKS = 500, 300, 120, 80
# A unit is called in short by what its people say, which no ending of a unit tells.
_SHORT = {
    "财经大学": "财大",
    "师范学院": "师院",
    "实验学校": "实验",
    "职业学校": "职校",
    "人民医院": "人医",
    "妇幼保健院": "妇保",
    "社区卫生服务中心": "社卫",
    "自然资源局": "资规局",
    "市场监管局": "市监局",
    "机械有限公司": "机械",
    "物流有限公司": "物流",
    "农商银行": "农商行",
    "党群服务中心": "党群",
    "供销合作社": "供销社",
}


class House(NamedTuple):
    """A unit with what it calls itself, its place, its people and its works."""

    trade: str
    unit: str
    short: str
    place: str
    people: tuple[str, ...]
    works: tuple[str, ...]


class Names(NamedTuple):
    """Every planted name, by kind."""

    person: tuple[str, ...]
    place: tuple[str, ...]
    work: tuple[str, ...]


@cache
def all_names() -> Names:
    """Return the people, places and works that houses share out among themselves."""
    word = lists("names")
    rng = Random(1)  # noqa: S311
    people = [surname + given for surname, given in product(word["姓"], word["名"])]
    places = [root + tail for root, tail in product(word["地头"], word["地尾"])]
    works = [head + tail for head, tail in product(word["物头"], word["物尾"])]
    return Names(
        tuple(rng.sample(people, _PEOPLE)),
        tuple(rng.sample(places, _PLACES)),
        (*rng.sample(works, _WORKS - len(word["数物"])), *word["数物"]),
    )


@cache
def houses() -> tuple[House, ...]:
    """Return all houses, always the same."""
    names, word = all_names(), lists("names")
    rng = Random(2)  # noqa: S311
    units = [
        (trade, root, tail, ending)
        for trade in TRADES
        for root, tail, ending in product(word["地头"], ("", "市", "县", "镇"), word[trade])
    ]
    return tuple(
        House(
            trade,
            root + tail + ending,
            root[:1] + _SHORT[ending] if ending in _SHORT else root + ending,
            names.place[n % _PLACES],
            tuple(names.person[at % _PEOPLE] for at in range(n * 5 // 3, n * 5 // 3 + 3)),
            tuple(rng.sample(names.work, 2)),
        )
        for n, (trade, root, tail, ending) in enumerate(rng.sample(units, _UNITS))
    )
