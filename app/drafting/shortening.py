"""A plan without the borrowed arguments that a length has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import PlannedBlock, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drafting.plan import Plan, PlannedPoint

# A length is met within a tenth; numbers and stops are not counted here.
_NEAR = 1.07
_LEAD = "下一步引语"
# The heart of an argument, and what is left of it at last: what is asked for, what one must do.
_HEARTS = (("requires", "duty"), ("duty",))


def shortened(plan: Plan, length: int | None) -> Plan:
    """Return a plan that comes as near to a length as it can without a word of the writer's less.

    Steps that nobody said go first; those of the writer lose all but a sentence of their arguments,
    the last ones first; then insights keep but the heart of theirs.
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
    if not any(saying.tier == "own" for step in plan.steps for saying in step.sayings):
        # Nobody has said these steps, nor will anybody miss them.
        lead = plan.blocks.get(_LEAD, PlannedBlock())
        kept = lead if any(saying.tier == "own" for saying in lead.sayings) else PlannedBlock()
        plan = plan._replace(blocks={**plan.blocks, _LEAD: kept}, steps=())
        yield plan
    steps, insights = list(plan.steps), list(plan.insights)
    for at in reversed(range(len(steps))):
        steps[at] = _with_one_sentence(steps[at])
        yield plan._replace(steps=tuple(steps))
    for heart in _HEARTS:
        for at in reversed(range(len(insights))):
            insights[at] = _with_heart(insights[at], heart)
            yield plan._replace(steps=tuple(steps), insights=tuple(insights))


def _with_one_sentence(point: PlannedPoint) -> PlannedPoint:
    """Return a step with the first sentence of its argument beside the writer's own words."""
    first = next((saying for saying in point.sayings if saying.tier == "run"), None)
    kept = (saying for saying in point.sayings if saying.tier != "run" or saying is first)
    return point._replace(sayings=tuple(kept))


def _with_heart(point: PlannedPoint, heart: tuple[str, ...]) -> PlannedPoint:
    """Return an insight with the heart of its argument; one without stays as it is."""
    if not {saying.move for saying in point.sayings if saying.tier == "run"}.issuperset(heart):
        return point
    kept = (saying for saying in point.sayings if saying.tier != "run" or saying.move in heart)
    return point._replace(sayings=tuple(kept))


def _size(plan: Plan) -> int:
    """Return how many characters a plan will have, without the numbers and stops of points."""
    headings = (point.heading for point in (*plan.insights, *plan.steps))
    return sum(len(saying.text) for saying in plan.sayings()) + sum(len(texts(h)) for h in headings)
