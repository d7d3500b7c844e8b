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
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.asking import Asking
    from app.drafting.plan import Plan, Saying
    from app.models.outline import Fact, Measure, Outline, Point
    from app.models.pattern import Asks, Move

# As long as an answer, so that the plan puts it where an answer of some length goes.
_HOLE = "____" * 10
# What stands for the lead of a plan that has none.
_PLAN = "下一步："
# What heads a point in the writer's own words, and not in those of the bank or of the theme.
_OWN_HEADS = (".heading[0]", ".shows")
_AT_LENGTH = 30
_MOST = 14
# Ten seconds to think and 28 characters each, at forty characters a minute.
_IN_SEVEN_MINUTES = 8


class Asked(NamedTuple):
    """A question, the outline key its answer fills, and the words it will stand between.

    `explains` says why it is asked and gives an example; `offers` are answers ready to be taken.
    `first` tells a question of the first round: with those answered the draft can be handed in.
    """

    key: str
    text: str
    before: str
    after: str
    explains: str
    offers: tuple[str, ...]
    first: bool = False


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
    # Once all is answered the plan has all its steps, and is led into accordingly.
    steps = [one.key for one, _ in left if one.asks == "change"]
    return [_placed(asking, one, outline, bank, anatomy, steps) for one, asking in left]


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
    wanted = list(_wanted(outline, anatomy))
    # What is said already has its question too: so those behind it keep theirs.
    asked = {
        one.key: asker.ask(one.asks, one.key, one.about) for one in wanted if one.key not in put
    }
    ordered = ((one, asked.get(one.key)) for one in _in_order(wanted))
    left = [(one, asking) for one, asking in ordered if asking and _is_open(one, skipped)]
    return left[:_MOST]


class _Want(NamedTuple):
    """Something to ask for: what, at which key, about what; whether it is said already.

    `first` tells that it belongs to the first round.
    """

    asks: Asks
    key: str
    about: About
    said: bool = False
    first: bool = False


def _in_order(wanted: Sequence[_Want]) -> list[_Want]:
    """Return all wants, said or not, in the order of asking: what lifts the draft most first.

    All points are asked what they show before any is asked for more, so that none stays bare. One
    step, one thing that was taught or thought and the end make it a report; what is left of seven
    minutes goes to further steps and thoughts.
    """

    def of(*asks: Asks) -> list[_Want]:
        return [one for one in wanted if one.asks in asks]

    # A point that has shown nothing when its turn comes may still tell what was thought of it.
    thoughts = sorted(of("thought"), key=_is_argued)
    steps = of("measure", "change")
    carries = [*of("fact"), *of("shows"), *steps[:1], *(of("learned") or thoughts[:1])]
    carries += of("closing")
    # A fact that is told already takes no time.
    time = _IN_SEVEN_MINUTES - sum(not (one.asks == "fact" and one.said) for one in carries)
    further = [one for one in (*steps, *thoughts) if one not in carries]
    first = [*carries, *further[: max(time, 0)]]
    # Headings are cut from answers where they can be: they wait until all are given.
    later = [*thoughts, *steps, *of("before"), *of("because"), *of("heading")]
    return [
        *(one._replace(first=True) for one in first),
        *(one for one in later if one not in first),
    ]


def _is_argued(want: _Want) -> bool:
    return bool(want.about.fact and want.about.fact.shows)


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
    asking: Asking,
    want: _Want,
    outline: Outline,
    bank: PhraseBank,
    anatomy: Anatomy,
    steps: Sequence[str],
) -> Asked:
    filled = outline
    for key in steps if want.asks == "change" else (want.key,):
        filled = answered(filled, key, _HOLE)
    plan = plan_report(filled, bank, anatomy, Choices())
    before, after = _around(plan, asking.key, anatomy)
    explains = asking.explains + (f"\n比如：{asking.example}" if asking.example else "")
    return Asked(asking.key, asking.text, before, after, explains, _offers(want), want.first)


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
            return _number(anatomy, "体会", n), "。" + _told(point.sayings)
        if found := _split(point.sayings, key):
            own = [words.text for words in point.heading if words.origin.ref.endswith(_OWN_HEADS)]
            if point.theme and key == f"{point.key}.facts":
                # Of a point without a fact nothing else tells which one it is.
                own = own or [_number(anatomy, "体会", n) + point.theme]
            return "".join(f"{words}。" for words in own) + found[0], found[1]
    steps = [_told(point.sayings) for point in plan.steps]
    lead = "".join(saying.text for saying in plan.blocks["下一步引语"].sayings)
    for n, point in enumerate(plan.steps, 1):
        if found := _split(point.sayings, key):
            # A step that follows from an insight is answered with that insight in sight.
            root = [
                f"（{_told(one.sayings)}）"
                for one in plan.insights
                if key.startswith(f"{one.key}.")
            ]
            number = _number(anatomy, "下一步", n) if point.numbered else ""
            return "\n".join((*root, (lead or _PLAN) + number + found[0])), found[1]
    if found := _split(plan.blocks["结尾"].sayings, key):
        return "".join(steps[-1:]) + "\n" + found[0], found[1]
    return next(filter(None, (_split(one.sayings, key) for one in plan.blocks.values())), ("", ""))


def _number(anatomy: Anatomy, section: str, number: int) -> str:
    sample = anatomy.points[section].ordinal if section in anatomy.points else None
    return make_ordinal(sample, number) if sample else ""


def _told(sayings: tuple[Saying, ...]) -> str:
    """Return what is told; a second question beside the one that is put would confuse."""
    return "".join(one.text for one in sayings if one.tier != "question")


def _split(sayings: tuple[Saying, ...], key: str) -> tuple[str, str] | None:
    for at, saying in enumerate(sayings):
        refs = [words.origin.ref for words in saying.words]
        if key in refs or any(ref.startswith(f"{key}[") for ref in refs):
            return _told(sayings[:at]), _told(sayings[at + 1 :])
    return None
