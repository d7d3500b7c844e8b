"""How many sentences each place of a draft gets, so that it comes near the length asked for."""

from __future__ import annotations

from typing import NamedTuple

# Where sentences are added, in this order round and round the points; where they are saved.
_ADDED = ("insight.resolve", "action.measure", "insight.meaning", "insight.evidence")
_SAVED = "insight.evidence"
# The mean length of a sentence of these reports, in characters.
_SENTENCE = 42


class Plan(NamedTuple):
    """A number of sentences over (or under) one in each place, shared out over the points."""

    extra: int
    insights: int
    actions: int

    @classmethod
    def usual(cls, insights: int, actions: int) -> Plan:
        """Return the plan where no length is asked for: two resolves, two measures a point."""
        return cls(insights + actions, insights, actions)

    def sentences(self, role: str, point: int) -> int:
        """Return how many sentences of a role the point (from 0) gets."""
        if self.extra < 0:
            return 0 if role == _SAVED and point < -self.extra else 1
        places = [
            (added, n)
            for added in _ADDED
            for n in range(self.actions if added.startswith("action") else self.insights)
        ]
        if (role, point) not in places:
            return 1
        rounds, rest = divmod(self.extra, len(places))
        return 1 + rounds + (places.index((role, point)) < rest)

    def nearer(self, length: int, drafted: int) -> Plan:
        """Return the plan that should bring a draft of `drafted` characters to `length`."""
        return self._replace(extra=self.extra + round((length - drafted) / _SENTENCE))
