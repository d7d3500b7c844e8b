"""Where in the draft an answer stands, between words that do not change from answer to answer.

Which heading the bank finds for a point, which remark or reading stands beside its fact: all of
that is chosen anew whenever something is answered. A writer who is shown one of them writes to
fit it. So of a point only its writer's own words are shown. One thing does change: what was before
a fact is shown behind it, where it stands at length; a few words of it lead up to the fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.answered import answered
from app.drafting.picking import Choices
from app.drafting.plan import texts
from app.drafting.planning import plan_report
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.plan import Plan, PlannedPoint, Saying
    from app.models.outline import Outline

# As long as an answer, so that the plan puts it where an answer of some length goes.
_HOLE = "____" * 10
# What stands for the lead of a plan that has none.
_PLAN = "下一步："
# A step stands far from what it follows from: 这张表 means nothing there.
_APART = "单独成条，说的是哪样，带上名字："
# What is said of a point for good: by its writer, or by a phrase that he has pinned.
_STAYS = ("own", "formula")


class Place(NamedTuple):
    """An answer, and the words of the draft around it.

    `joint` and `tail` are what the draft sets around the answer itself. `part` names the part of
    the report that it stands in, where its key tells of another; `root` is the insight that a step
    follows from.
    """

    before: str
    joint: str
    words: str
    tail: str
    after: str
    part: str = ""
    root: str = ""


def place_of(
    outline: Outline, bank: PhraseBank, anatomy: Anatomy, key: str, others: Collection[str] = ()
) -> Place | None:
    """Return where the words of a key stand; None if nowhere.

    `others` are the keys of steps that are still to be answered: they are counted as if they were,
    for a plan of one step is led into in another way than a plan of three.
    """
    for other in others:
        outline = answered(outline, other, _HOLE)
    plan = plan_report(_unheaded(outline), bank, anatomy, Choices())
    insights = tuple(_certain(point) for point in plan.insights)
    return _found(plan._replace(insights=insights), key, anatomy)


def place_for(
    outline: Outline, bank: PhraseBank, anatomy: Anatomy, key: str, others: Collection[str] = ()
) -> Place:
    """Return where an answer to a question about a key will stand; `others` as for `place_of`."""
    found = place_of(outline, bank, anatomy, key, (*(one for one in others if one != key), key))
    return found or Place("", "", "", "", "")


def _unheaded(outline: Outline) -> Outline:
    """Return the outline with no heading over a point but what its writer has given it.

    An answer that would head its point stands where it was asked for, then: behind its fact.
    """
    points = tuple(
        point.model_copy(update={"heading": False}) if point.heading is None else point
        for point in outline.insights.items
    )
    return outline.model_copy(
        update={"insights": outline.insights.model_copy(update={"items": points})}
    )


def _found(plan: Plan, key: str, anatomy: Anatomy) -> Place | None:
    for n, point in enumerate(plan.insights, 1):
        if found := _in_insight(point, _number(anatomy, "体会", n), key):
            return found
    numbers = [
        _number(anatomy, "下一步", n) if point.numbered else ""
        for n, point in enumerate(plan.steps, 1)
    ]
    lead = texts(plan.blocks["下一步引语"].words)
    for point, number in zip(plan.steps, numbers, strict=True):
        if found := _split(point.sayings, key):
            own = [one for one in plan.insights if key.startswith(f"{one.key}.")]
            # A step that follows from an insight is answered with that insight in sight.
            root = "".join(f"（{_told(one.sayings)}）{_APART}" for one in own)
            before = (lead or _PLAN) + number + _own_heading(point) + found.before
            return found._replace(before=before, part="下一步" if own else "", root=root)
    if found := _split(plan.blocks["结尾"].sayings, key):
        steps = [
            (lead if point.inline else "") + number + _own_heading(point) + told
            for point, number in zip(plan.steps, numbers, strict=True)
            if (told := _told(point.sayings))
        ]
        # Whoever ends the report has the whole plan in sight, and can close on it.
        return found._replace(before="".join(f"{step}\n" for step in steps) + found.before)
    for name, block in plan.blocks.items():
        if found := _split(block.sayings, key):
            return found._replace(part=name)
    return None


def _in_insight(point: PlannedPoint, number: str, key: str) -> Place | None:
    if key == f"{point.key}.heading":
        return Place(number, "", texts(point.heading), "", "。" + _told(point.sayings))
    found = _split(point.sayings, key)
    if found is None:
        return None
    head = _own_heading(point)
    if not head and point.theme and key == f"{point.key}.facts":
        # Of a point without a fact nothing else tells which one it is.
        head = f"{point.theme}。"
    return found._replace(before=(number + head if head else "") + found.before)


def _own_heading(point: PlannedPoint) -> str:
    """Return the heading that the writer has given a point, with its stop."""
    given = texts(
        words for words in point.heading if words.origin.ref.startswith(f"{point.key}.heading")
    )
    return given and f"{given}。"


def _certain(point: PlannedPoint) -> PlannedPoint:
    """Return a point without what an answer may take away."""
    return point._replace(sayings=tuple(one for one in point.sayings if one.tier in _STAYS))


def _number(anatomy: Anatomy, section: str, number: int) -> str:
    sample = anatomy.points[section].ordinal if section in anatomy.points else None
    return make_ordinal(sample, number) if sample else ""


def _told(sayings: Iterable[Saying]) -> str:
    """Return what is told; a second question beside the one that is put would confuse."""
    return "".join(one.text for one in sayings if one.tier != "question")


def _split(sayings: Sequence[Saying], key: str) -> Place | None:
    """Return the words of a key and what stands around them; of a list its newest member's."""
    found = [
        (at, n, words.origin.ref == key)
        for at, saying in enumerate(sayings)
        for n, words in enumerate(saying.words)
        if words.origin.kind == "outline"
        and (words.origin.ref == key or words.origin.ref.startswith(f"{key}["))
        and not words.gap
    ]
    if not found:
        return None
    at, n, _ = next((one for one in found if one[-1]), found[-1])
    said = sayings[at].words
    return Place(
        _told(sayings[:at]),
        texts(said[:n]),
        said[n].text,
        texts(said[n + 1 :]),
        _told(sayings[at + 1 :]),
    )
