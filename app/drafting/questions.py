"""What is worth asking about an outline: one question a time, with the place of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.answered import answered
from app.drafting.asking import About
from app.drafting.headings import SAYS_MORE
from app.drafting.picking import Choices
from app.drafting.planning import Planner, plan_report
from app.drafting.steps import next_section
from app.drafting.templates import Template
from app.facts.roots import comes_from
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.asking import Asking
    from app.drafting.plan import Plan, Saying
    from app.models.outline import Fact, Measure, Outline, Point
    from app.models.pattern import Asks, Move

# As long as an answer, so that the plan puts it where an answer of some length goes.
_HOLE = "____" * 10
# How the plan begins; it is one step now and will be several when all is answered.
_PLAN = "下一步："
# What heads a point in the writer's own words, and not in those of the bank or of the theme.
_OWN_HEADS = (".heading[0]", ".shows")
_MOST = 14
"""Fourteen questions of half a minute are the seven minutes that a talk of eight is worth."""

_AT_LENGTH = 30

_WORTH: tuple[Asks, ...] = (
    *("fact", "shows", "thought", "learned", "change", "closing", "measure", "heading", "before"),
    *("because", "lacks", "by"),
)
"""What a draft gains most by, the most first."""


_FIRST_ROUND: tuple[Asks, ...] = (
    *("fact", "shows", "thought", "change", "measure", "learned", "closing"),
)
"""What carries a report; with these answered it can be handed in, and the rest betters it."""


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
    outline: Outline,
    bank: PhraseBank,
    template: Path,
    skipped: Collection[str] = (),
    put: Mapping[str, str] | None = None,
) -> list[Asked]:
    """Return what is worth asking, in the order of asking; what the outline says is never asked.

    `skipped` are keys that the writer does not want to be asked again, `put` the questions of this
    sitting by their key: no other key is asked for in their words.
    """
    anatomy = Template(template).anatomy
    left = _left(outline, bank, anatomy, skipped, put or {})
    return [_placed(asking, one, outline, bank, anatomy) for one, asking in left]


def worth_asking(
    outline: Outline, bank: PhraseBank, template: Path, skipped: Collection[str] = ()
) -> list[Asking]:
    """Return the same questions without the places of their answers, at a fraction of the time."""
    return [asking for _, asking in _left(outline, bank, Template(template).anatomy, skipped, {})]


def _left(
    outline: Outline,
    bank: PhraseBank,
    anatomy: Anatomy,
    skipped: Collection[str],
    put: Mapping[str, str],
) -> list[tuple[_Want, Asking]]:
    asker = Planner(outline, bank, anatomy, Choices()).asker
    asker.put = frozenset(put.values())
    wanted = (one for one in _wanted(outline, anatomy) if one.key not in put)
    # What is said already has its question too: so those behind it keep theirs.
    asked = [(one, asker.ask(one.asks, one.key, one.about)) for one in wanted]
    left = [(one, asking) for one, asking in asked if asking and _is_open(one, skipped)]
    left.sort(key=lambda each: each[0].asks not in _FIRST_ROUND)
    return _most_worth(left)


class _Want(NamedTuple):
    """Something to ask for: what, at which key, about what; whether it is said already."""

    asks: Asks
    key: str
    about: About
    said: bool = False


def _most_worth(left: list[tuple[_Want, Asking]]) -> list[tuple[_Want, Asking]]:
    """Return as many as a writer has time for, in the order of asking."""
    kept = sorted(left, key=lambda each: _WORTH.index(each[0].asks))[:_MOST]
    return [each for each in left if each in kept]


def _is_open(want: _Want, skipped: Collection[str]) -> bool:
    return not want.said and want.key not in skipped


def _wanted(outline: Outline, anatomy: Anatomy) -> Iterator[_Want]:
    points = list(enumerate(outline.insights.items))
    told = [(at, point) for at, point in points if point.facts and point.content is None]
    if told and outline.opening is None and "opening.content" in anatomy.blocks.get("开头", ()):
        yield _of_study(*told[0], told)
    for at, point in points:
        if point.content is None:
            yield from _of_point(outline, point, f"insights[{at}]")
    yield from _of_steps(outline)
    # A report to an office ends as offices do, and one on a visit on what will be done.
    if told and "结尾" in anatomy.blocks and not anatomy.signed:
        _, last = told[-1]
        about = About(last, last.facts[_main(last.facts)])
        yield _Want("closing", "closing", about, outline.closing is not None)


def _of_study(at: int, point: Point, told: list[tuple[int, Point]]) -> _Want:
    """Return the want of something that was taught: it opens the report, before any fact."""
    said = any(fact.learned for _, one in told for fact in one.facts)
    return _Want(
        "learned", f"insights[{at}].facts[{_main(point.facts)}].learned", About(point), said
    )


def _of_point(outline: Outline, point: Point, key: str) -> Iterator[_Want]:
    """Yield what makes a point: its story in order, what comes of it, then what to call it."""
    yield _Want("fact", f"{key}.facts", About(point), bool(point.facts))
    if not point.facts:
        return
    n = _main(point.facts)
    about = About(point, point.facts[n])
    moves: tuple[Move, ...] = ("shows", "thought", "before", "change")
    for move in moves[: 3 if outline.next_steps is not None else 4]:
        said = any(getattr(fact, move) for fact in point.facts)
        if move == "before":
            # Whoever tells at some length what it shows has told what was before.
            told = sum(len(fact.shows or "") for fact in point.facts)
            said = said or not 0 < told < _AT_LENGTH
        yield _Want(move, f"{key}.facts[{n}].{move}", about, said)
    yield _Want("heading", f"{key}.heading", about, point.heading is not None)


def _main(facts: tuple[Fact, ...]) -> int:
    """Return the number of the fact the point is about: that of which most is said, or the last."""
    said = [sum(words is not None for _, words in fact) for fact in facts]
    return max(range(len(facts)), key=lambda n: (said[n], n))


def _of_steps(outline: Outline) -> Iterator[_Want]:
    for at, point in enumerate(next_section(outline).items):
        told = (point.content, point.heading, point.measures, point.facts)
        yield _Want("measure", f"next_steps[{at}].measures", About(point), any(told))
        for n, measure in enumerate(point.measures):
            about = About(point, words=(("做法", measure.measure),))
            said = measure.because is not None or _is_rooted(measure, outline)
            yield _Want("because", f"next_steps[{at}].measures[{n}].because", about, said)


def _is_rooted(measure: Measure, outline: Outline) -> bool:
    """Tell whether a measure takes up what the insights tell, so that one sees where it is from."""
    return comes_from(measure.measure, "\n".join(point.told for point in outline.insights.items))


def _placed(
    asking: Asking, want: _Want, outline: Outline, bank: PhraseBank, anatomy: Anatomy
) -> Asked:
    plan = plan_report(answered(outline, asking.key, _HOLE), bank, anatomy, Choices())
    before, after = _around(plan, asking.key, anatomy)
    example = f"\n比如：{asking.example}" if asking.example else ""
    return Asked(asking.key, asking.text, before, after, asking.explains + example, _offers(want))


def _offers(want: _Want) -> tuple[str, ...]:
    point = want.about.point
    if want.asks != "heading" or point is None:
        return ()
    # What was meant as a theme is often a heading already.
    return (point.theme,) if point.theme and len(point.theme) >= SAYS_MORE else ()


def _around(plan: Plan, key: str, anatomy: Anatomy) -> tuple[str, str]:
    """Return the words of the draft before and after the place of an answer."""
    for n, point in enumerate(plan.insights, 1):
        if key == f"{point.key}.heading":
            return _number(anatomy, "体会", n), "。" + point.text
        if found := _split(point.sayings, key):
            own = [words.text for words in point.heading if words.origin.ref.endswith(_OWN_HEADS)]
            return "".join(f"{words}。" for words in own) + found[0], found[1]
    steps = [point.text for point in plan.steps]
    for n, point in enumerate(plan.steps, 1):
        if found := _split(point.sayings, key):
            # A step that follows from an insight is answered with that insight in sight.
            root = [f"（{one.text}）" for one in plan.insights if key.startswith(f"{one.key}.")]
            return "\n".join((*root, _PLAN + _number(anatomy, "下一步", n) + found[0])), found[1]
    if found := _split(plan.blocks["结尾"].sayings, key):
        return "".join(steps[-1:]) + "\n" + found[0], found[1]
    return next(filter(None, (_split(one.sayings, key) for one in plan.blocks.values())), ("", ""))


def _number(anatomy: Anatomy, section: str, number: int) -> str:
    sample = anatomy.points[section].ordinal if section in anatomy.points else None
    return make_ordinal(sample, number) if sample else ""


def _split(sayings: tuple[Saying, ...], key: str) -> tuple[str, str] | None:
    for at, saying in enumerate(sayings):
        refs = [words.origin.ref for words in saying.words]
        if key in refs or any(ref.startswith(f"{key}[") for ref in refs):
            before = "".join(one.text for one in sayings[:at])
            return before, "".join(one.text for one in sayings[at + 1 :])
    return None
