"""What is worth asking about an outline: one question a time, with the place of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.answered import answered
from app.drafting.asking import About
from app.drafting.picking import Choices
from app.drafting.planning import Planner, plan_report
from app.drafting.steps import next_section
from app.drafting.templates import anatomy_of
from app.facts.headings import heading_cuts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.asking import Asking
    from app.drafting.plan import Plan, Saying
    from app.models.outline import Fact, Outline, Point
    from app.models.pattern import Asks

_HOLE = "____"
_MOST = 15
"""Fifteen questions of half a minute are the seven minutes that a talk of eight is worth."""

_POINT: tuple[Asks, ...] = ("before", "shows", "change", "heading")


class Asked(NamedTuple):
    """A question, the outline key its answer fills, and the words it will stand between.

    `explains` says why it is asked and gives an example; `offers` are answers ready to be taken.
    """

    key: str
    text: str
    before: str
    after: str
    explains: str
    offers: tuple[str, ...]


def questions(
    outline: Outline, bank: PhraseBank, template: Path, skipped: Collection[str] = ()
) -> list[Asked]:
    """Return what is worth asking, in the order of asking; what the outline says is never asked.

    `skipped` are keys that the writer does not want to be asked again.
    """
    anatomy = anatomy_of(template)
    asker = Planner(outline, bank, anatomy, Choices()).asker
    wanted = [one for one in _wanted(outline, anatomy) if one.key not in skipped]
    return [
        _placed(asking, one, outline, bank, anatomy)
        for one in _most_worth(wanted)
        if (asking := asker.ask(one.asks, one.key, one.about))
    ]


class _Want(NamedTuple):
    """Something to ask for: what, at which key, about what; `worth` is higher for more."""

    asks: Asks
    key: str
    about: About
    worth: int


def _most_worth(wanted: list[_Want]) -> list[_Want]:
    """Return as many as a writer has time for, in the order of asking."""
    kept = sorted(wanted, key=lambda one: -one.worth)[:_MOST]
    return [one for one in wanted if one in kept]


def _wanted(outline: Outline, anatomy: Anatomy) -> Iterator[_Want]:
    points = outline.insights.items
    for at, point in enumerate(points):
        if point.content is None:
            yield from _of_point(outline, point, f"insights[{at}]")
    yield from _of_steps(outline)
    facts = [(at, point) for at, point in enumerate(points) if point.facts]
    if facts and not any(fact.learned for _, point in facts for fact in point.facts):
        at, point = facts[0]
        if outline.opening is None and "opening.content" in anatomy.blocks.get("开头", ()):
            n = _main(point.facts)
            key = f"insights[{at}].facts[{n}].learned"
            yield _Want("learned", key, About(point, point.facts[n]), 7)
    if facts and outline.closing is None and "结尾" in anatomy.blocks:
        yield _Want("closing", "closing", About(facts[-1][1], facts[-1][1].facts[-1]), 8)


def _of_point(outline: Outline, point: Point, key: str) -> Iterator[_Want]:
    if not point.facts:
        yield _Want("fact", f"{key}.facts", About(point), 10)
        return
    n = _main(point.facts)
    about = About(point, point.facts[n])
    worth = {"before": 5, "shows": 9, "change": 6, "heading": 4}
    for asks in _POINT:
        if asks == "heading":
            if point.heading is None:
                yield _Want(asks, f"{key}.heading", about, worth[asks])
        elif asks == "change" and outline.next_steps is not None:
            continue
        elif not any(getattr(fact, asks) for fact in point.facts):
            yield _Want(asks, f"{key}.facts[{n}].{asks}", about, worth[asks])


def _main(facts: tuple[Fact, ...]) -> int:
    """Return the number of the fact the point is about: that of which most is said, or the last."""
    said = [sum(words is not None for _, words in fact) for fact in facts]
    return max(range(len(facts)), key=lambda n: (said[n], n))


def _of_steps(outline: Outline) -> Iterator[_Want]:
    for at, point in enumerate(next_section(outline).items):
        key = f"next_steps[{at}]"
        if (
            point.content is None
            and not point.measures
            and not point.facts
            and point.heading is None
        ):
            yield _Want("measure", f"{key}.measures", About(point), 6)


def _placed(
    asking: Asking, want: _Want, outline: Outline, bank: PhraseBank, anatomy: Anatomy
) -> Asked:
    plan = plan_report(answered(outline, asking.key, _HOLE), bank, anatomy, Choices())
    before, after = _around(plan, asking.key)
    example = f"\n比如：{asking.example}" if asking.example else ""
    return Asked(asking.key, asking.text, before, after, asking.explains + example, _offers(want))


def _offers(want: _Want) -> tuple[str, ...]:
    if want.asks != "heading" or want.about.point is None:
        return ()
    said = [
        words for fact in want.about.point.facts for words in (fact.shows, fact.change) if words
    ]
    return tuple(dict.fromkeys(cut for words in said for cut in heading_cuts(words)))[:4]


def _around(plan: Plan, key: str) -> tuple[str, str]:
    """Return the words of the paragraph before and after the place of an answer."""
    for point in (*plan.insights, *plan.steps):
        if key == f"{point.key}.heading":
            return "", "".join(saying.text for saying in point.sayings)
        if found := _split(point.sayings, key):
            heading = "".join(words.text for words in point.heading)
            return (heading + "。" if heading else "") + found[0], found[1]
    for block in plan.blocks.values():
        if found := _split(block.sayings, key):
            return found
    return "", ""


def _split(sayings: tuple[Saying, ...], key: str) -> tuple[str, str] | None:
    for at, saying in enumerate(sayings):
        if any(
            words.origin.ref == key or words.origin.ref.startswith(f"{key}[")
            for words in saying.words
        ):
            before = "".join(one.text for one in sayings[:at])
            return before, "".join(one.text for one in sayings[at + 1 :])
    return None
