"""Dice that fall the same way for the same seed, on every machine and in every order of cases."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


class Dice:
    """Draws whatever a mutation needs to be decided."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311

    def one(self, choices: Sequence[_T]) -> _T:
        """Return one of several."""
        return choices[self.below(len(choices))]

    def weighed(self, choices: Sequence[tuple[int, _T]]) -> _T:
        """Return one of several, each drawn as often as its weight says."""
        at = self.below(sum(weight for weight, _ in choices))
        for weight, choice in choices:
            at -= weight
            if at < 0:
                return choice
        raise AssertionError("the weights add up to more")

    def below(self, end: int) -> int:
        """Return a number from 0 up to `end`, that one left out; 0 where there is none."""
        return int(self._random.random() * end) if end > 0 else 0

    def between(self, first: int, last: int) -> int:
        """Return a number from the first to the last, both among them."""
        return first + self.below(last - first + 1)

    def chance(self, share: float) -> bool:
        """Return true in that share of all draws."""
        return self._random.random() < share

    def span(self, length: int, most: int) -> tuple[int, int]:
        """Return where a stretch of at most `most` begins and ends in something of that length."""
        start = self.below(length)
        return start, min(length, start + 1 + self.below(most))

    def times(self) -> int:
        """Return how often something is repeated: mostly a few times, seldom ten thousand."""
        return self.weighed([(30, 2), (20, 3), (10, 12), (4, 100), (2, 1000), (1, 10_000)])


class Still(Dice):
    """Dice by which nothing is changed: of several the first is taken."""

    def below(self, end: int) -> int:
        """Return 0."""
        return 0
