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


def shortened(plan: Plan, length: int | None) -> Plan:
    """Return a plan that comes as near to a length as it can without a word of the writer's less.

    Steps that no outline asks for go first, then what is spare in an argument, the last ones first.
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
    if plan.steps and all(step.spare for step in plan.steps):
        # Nobody has said these steps, nor will anybody miss them. A heading, a pinned phrase or a
        # question is no saying of the writer's own, and yet it is his that it stands there.
        lead = plan.blocks.get(_LEAD, PlannedBlock())
        kept = lead if any(saying.tier == "own" for saying in lead.sayings) else PlannedBlock()
        plan = plan._replace(blocks={**plan.blocks, _LEAD: kept}, steps=())
        yield plan
    steps, insights = list(plan.steps), list(plan.insights)
    for points in (steps, insights):
        for at in reversed(range(len(points))):
            points[at] = _without_spare(points[at])
            yield plan._replace(steps=tuple(steps), insights=tuple(insights))


def _without_spare(point: PlannedPoint) -> PlannedPoint:
    kept = tuple(saying for saying in point.sayings if not saying.spare)
    return point if len(kept) == len(point.sayings) else point._replace(sayings=kept)


def _size(plan: Plan) -> int:
    """Return how many characters a plan will have, without the numbers and stops of points."""
    headings = (point.heading for point in (*plan.insights, *plan.steps))
    return sum(len(saying.text) for saying in plan.sayings()) + sum(len(texts(h)) for h in headings)
