"""A plan without the borrowed arguments that a length has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drafting.plan import Plan, PlannedPoint

# A length is met within a tenth.
_NEAR = 1.1
# The heart of an argument: what is asked for, and what one must do.
_HEART = ("requires", "duty")


def shortened(plan: Plan, length: int | None) -> Plan:
    """Return a plan that comes as near to a length as it can without a word of the writer's less.

    Steps lose all but a sentence of their arguments before insights do, the last ones first; an
    insight keeps the heart of its own.
    """
    if length is None:
        return plan
    for shorter in _shorter(plan):
        if _size(plan) <= length * _NEAR:
            break
        plan = shorter
    return plan


def _shorter(plan: Plan) -> Iterator[Plan]:
    """Yield the plan again and again, each time with less that is borrowed."""
    steps, insights = list(plan.steps), list(plan.insights)
    for at in reversed(range(len(steps))):
        steps[at] = _with_one_sentence(steps[at])
        yield plan._replace(steps=tuple(steps))
    for at in reversed(range(len(insights))):
        insights[at] = _with_heart(insights[at])
        yield plan._replace(steps=tuple(steps), insights=tuple(insights))


def _with_one_sentence(point: PlannedPoint) -> PlannedPoint:
    """Return a step with the first sentence of its argument beside the writer's own words."""
    first = next((saying for saying in point.sayings if saying.tier == "run"), None)
    kept = (saying for saying in point.sayings if saying.tier != "run" or saying is first)
    return point._replace(sayings=tuple(kept))


def _with_heart(point: PlannedPoint) -> PlannedPoint:
    """Return an insight with the heart of its argument; one without stays as it is."""
    moves = {saying.move for saying in point.sayings if saying.tier == "run"}
    if not moves.issuperset(_HEART):
        return point
    kept = (saying for saying in point.sayings if saying.tier != "run" or saying.move in _HEART)
    return point._replace(sayings=tuple(kept))


def _size(plan: Plan) -> int:
    """Return how many characters a plan will have, about: numbers and stops are few."""
    headings = (point.heading for point in (*plan.insights, *plan.steps))
    return sum(len(saying.text) for saying in plan.sayings()) + sum(len(texts(h)) for h in headings)
