"""Whether what is to be done comes from what was told: by its words, or by its figure."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from app.facts.figures import figures_of
from app.facts.matter import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_Amount = tuple[str, float]


def comes_from(text: str, told: str) -> bool:
    """Tell whether a text takes up a word or a figure of what was told, or reckons with figures.

    Of 97座水闸 with 12座 out of order, 剩下的85座 takes up both figures.
    """
    if speaks_of(text, told):
        return True
    amounts = set(_amounts(text))
    return bool(amounts) and not amounts.isdisjoint(_reckoned(told))


def _amounts(text: str) -> Iterator[_Amount]:
    for figure in figures_of(text):
        if figure.number.exact and figure.kind in ("things", "people"):
            yield figure.unit, figure.number.size


def _reckoned(told: str) -> Iterator[_Amount]:
    """Yield the amounts that are told, and how much two of one fact and one unit differ."""
    for line in told.splitlines():
        amounts = list(_amounts(line))
        yield from amounts
        for (unit, one), (other_unit, other) in itertools.combinations(amounts, 2):
            if unit == other_unit:
                yield unit, abs(one - other)
