"""How many sentences each place of a draft gets, so that it comes near the length asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

# Where sentences are added, round and round the points in this order, and the most of each that
# one point gets: beyond that it would be padding, however long the report should be.
_ADDED = {"insight.resolve": 4, "action.measure": 4, "insight.meaning": 4, "insight.evidence": 2}
_SAVED = "insight.evidence"
# The mean length of a sentence of these reports, in characters.
_SENTENCE = 42


class LengthPlan(NamedTuple):
    """A number of sentences over (or under) one in each place, shared out over the points."""

    extra: int
    insights: int
    actions: int

    @classmethod
    def usual(cls, insights: int, actions: int) -> LengthPlan:
        """Return the plan where no length is asked for: two resolves, two measures a point."""
        return cls(insights + actions, insights, actions)

    def sentences(self, role: str, point: int) -> int:
        """Return how many sentences of a role the point (from 0) gets."""
        if self.extra < 0:
            return 0 if role == _SAVED and point < -self.extra else 1
        return 1 + _places(self.insights, self.actions)[: self.extra].count((role, point))

    def nearer(self, length: int, drafted: int) -> LengthPlan:
        """Return the plan that should bring a draft of `drafted` characters to `length`."""
        return self._replace(extra=self.extra + round((length - drafted) / _SENTENCE))


@lru_cache(maxsize=256)
def _places(insights: int, actions: int) -> tuple[tuple[str, int], ...]:
    """Return the places of added sentences, in the order in which they are added."""
    return tuple(
        (role, point)
        for turn in range(1, max(_ADDED.values()))
        for role, most in _ADDED.items()
        if turn < most
        for point in range(actions if role.startswith("action") else insights)
    )
