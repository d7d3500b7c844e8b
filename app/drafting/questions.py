"""What is worth asking about an outline: one question a time, with the place of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.asking import About, lacking_fact
from app.drafting.headings import SAYS_MORE, has_cut
from app.drafting.picking import Choices
from app.drafting.places import place_for
from app.drafting.planning import Planner
from app.drafting.steps import next_section, plan_is_asked, planned_measures, tells_step
from app.drafting.templates import Template
from app.facts.headings import sentence_cuts
from app.facts.roots import comes_from
from app.models.phrase import fill_slots
from app.patterns import lazy
from app.text.numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.asking import Asking
    from app.models.outline import Fact, Measure, Outline, Point
    from app.models.pattern import Asks, Move

_AT_LENGTH = 30
_MOST = 14
# Ten seconds to think and 28 characters each, at forty characters a minute; a minute is left for
# headings, which are offered out of the answers.
_IN_SEVEN_MINUTES = 7
_MOST_OFFERS = 3
# As the report is read: what was taught stands before the points, the plan behind them.
_FIRST: tuple[Asks, ...] = ("fact", "learned", "shows", "measure", "change", "thought", "heading")
# What a question begins with that goes on from what the writer has said of a point.
_GOES_ON = ("接着说：", "接着往下说：")
# Where headings are offered, a question that wants one made (动词打头，怎么写？) would read beside
# them as if they were wrong.
_CHOICE = "第{几}条用哪句话做标题？"
_AGAIN = "第{几}条："
_NUMBER = lazy(r"\d+")
_WHY_OWN = "都是你自己的话，一字不动；听的人一听就知道这一条讲什么的，就是好标题。"
# What stands in a question about a fact that is in sight.
_THIS_FACT = "这件事"


class Asked(NamedTuple):
    """A question, the outline key its answer fills, and the words it will stand between.

    `explains` says why it is asked and gives an example; `offers` are answers ready to be taken.
    `first` tells a question of the first round: with those answered the draft can be handed in.
    `part` names the part of the report that the answer will stand in, where its key tells of
    another.
    """

    key: str
    text: str
    before: str
    after: str
    explains: str
    offers: tuple[str, ...]
    first: bool = False
    part: str = ""


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
    steps = steps_in(one.key for one, _ in left)
    return [_placed(asking, one, outline, bank, anatomy, steps) for one, asking in left]


def steps_in(keys: Iterable[str]) -> tuple[str, ...]:
    """Return those keys that are answered by a step of a plan that follows from the insights.

    Once all are answered the plan has all its steps, and is led into accordingly.
    """
    return tuple(key for key in keys if key.endswith(".change"))


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
    asker.put = frozenset(_said_before(put.values(), bank))
    wanted = list(_wanted(outline, anatomy))
    # What is said already has its question too: so those behind it keep theirs.
    asked = {
        one.key: asker.ask(one.asks, one.key, one.about) for one in wanted if one.key not in put
    }
    ordered = ((one, asked.get(one.key)) for one in _in_order(wanted))
    left = [
        (one, _as_choice(one, _going_on(one, asking, skipped)))
        for one, asking in ordered
        if asking and _is_open(one, skipped)
    ]
    return list(_numbered(left[:_MOST], put.values()))


def _numbered(
    left: Sequence[tuple[_Want, Asking]], put: Iterable[str]
) -> Iterator[tuple[_Want, Asking]]:
    """Yield questions as they are put; one that has to be put again says of which point it is."""
    seen = set(put)
    for one, asking in left:
        number = _NUMBER.search(asking.key) if asking.text in seen else None
        seen.add(asking.text)
        if number is None:
            yield one, asking
            continue
        point = fill_slots(_AGAIN, {"几": numeral(int(number[0]) + 1)})
        yield one, asking._replace(text=point + asking.text)


def _said_before(put: Collection[str], bank: PhraseBank) -> Iterator[str]:
    """Yield the questions that are not to be put any more, in the words of the bank."""
    for text in put:
        yield from (text, *(begins + text for begins in _GOES_ON))
    # What was taught is asked for the opening, where no fact is in sight.
    yield from (
        one.text for one in bank.questions if one.asks == "learned" and _THIS_FACT in one.text
    )


def _going_on(want: _Want, asking: Asking, skipped: Collection[str]) -> Asking:
    """Return a question as it is put; of whom has said nothing yet none asks to go on.

    Whoever has still to be asked what a fact shows will have said something by then.
    """
    shows = f"{want.key.rpartition('.')[0]}.shows"
    if want.asks != "thought" or _argued(want) or shows not in skipped:
        return asking
    begins = next(filter(asking.text.startswith, _GOES_ON), "")
    return asking._replace(text=asking.text.removeprefix(begins))


def _as_choice(want: _Want, asking: Asking) -> Asking:
    """Return a question as it is put where answers to it are offered."""
    number = _NUMBER.search(asking.key)
    if number is None or not _offers(want):
        return asking
    text = fill_slots(_CHOICE, {"几": numeral(int(number[0]) + 1)})
    return asking._replace(text=text, explains=_WHY_OWN, example="")


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

    What was taught opens the report; then every point is asked what it shows and every step what
    will be done, so that none stays bare and nothing found is left without a remedy: readers sent
    back what had two steps for four points. What is left of seven minutes goes to thoughts where
    least is argued. The round ends on the headings that no answer makes. The end comes behind it,
    after the thoughts: a report that closes on its plan misses none.
    """

    def of(*asks: Asks) -> list[_Want]:
        return [one for one in wanted if one.asks in asks]

    thoughts = sorted(of("thought"), key=_argued)
    carries = [*of("fact"), *(of("learned") or thoughts[:1]), *of("shows", "measure", "change")]
    # A fact that is told already takes no time.
    time = _IN_SEVEN_MINUTES - sum(not (one.asks == "fact" and one.said) for one in carries)
    further = [one for one in thoughts if one not in carries]
    # Headings are offered out of the answers: they take no time, and wait until all are given.
    chosen = [*carries, *further[: max(time, 0)], *of("heading")]
    later = [*thoughts, *of("closing"), *of("before", "because")]
    ranked = sorted(chosen, key=lambda one: _FIRST.index(one.asks))
    return [
        *(one._replace(first=True) for one in ranked),
        *(one for one in later if one not in chosen),
    ]


def _argued(want: _Want) -> int:
    """Return how much the writer has said of the fact that a want is about.

    What he thought of it does not count: else each thought that is told would change what is next.
    """
    fact = want.about.fact
    said = (fact.before, fact.shows, fact.lacks) if fact else ()
    return sum(len(words or "") for words in said)


def _is_open(want: _Want, skipped: Collection[str]) -> bool:
    """Tell whether a want is still to be asked for; over no fact a heading is not."""
    headless = want.asks == "heading" and want.about.fact is None
    keys = (want.key, f"{want.key.removesuffix('heading')}facts") if headless else (want.key,)
    return not want.said and not any(key in skipped for key in keys)


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
        # It will be asked for once a fact is told, and counts from the start.
        yield _Want("heading", f"{key}.heading", About(point), point.heading is not None)
        return
    n = _main(point.facts)
    about = About(point, point.facts[n])
    moves: tuple[Move, ...] = ("shows", "thought", "before")
    for move in moves:
        said = any(getattr(fact, move) for fact in point.facts)
        if move == "before":
            # Whoever tells at some length what it shows has told what was before.
            told = sum(len(fact.shows or "") for fact in point.facts)
            said = said or not 0 < told < _AT_LENGTH
        yield _Want(move, f"{key}.facts[{n}].{move}", about, said)
    yield from _of_change(outline, point, key)
    yield _Want("heading", f"{key}.heading", about, point.heading is not None or has_cut(point))


def _of_change(outline: Outline, point: Point, key: str) -> Iterator[_Want]:
    """Yield the want of what will change: over something missing that no plan takes up, always."""
    lacking = lacking_fact(point, planned_measures(outline))
    if lacking is None and outline.next_steps is not None:
        return
    n = _main(point.facts) if lacking is None else lacking
    said = lacking is None and any(fact.change for fact in point.facts)
    yield _Want("change", f"{key}.facts[{n}].change", About(point, point.facts[n]), said)


def _main(facts: tuple[Fact, ...]) -> int:
    """Return the number of the fact the point is about: that of which most is said, or the last."""
    said = [sum(words is not None for _, words in fact) for fact in facts]
    return max(range(len(facts)), key=lambda n: (said[n], n))


def _of_steps(outline: Outline) -> Iterator[_Want]:
    if plan_is_asked(outline):
        yield _Want("measure", "next_steps", About())
    for at, point in enumerate(next_section(outline).items):
        yield _Want("measure", f"next_steps[{at}].measures", About(point), tells_step(point))
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
    others = steps if want.asks == "change" else ()
    place = place_for(outline, bank, anatomy, asking.key, others)
    before = f"{place.root}\n{place.before}" if place.root else place.before
    explains = asking.explains + (f"\n比如：{asking.example}" if asking.example else "")
    return Asked(
        asking.key,
        asking.text,
        before,
        place.after,
        explains,
        _offers(want),
        want.first,
        place.part,
    )


def _offers(want: _Want) -> tuple[str, ...]:
    point = want.about.point
    if want.asks != "heading" or point is None:
        return ()
    answers = (words for fact in point.facts for words in (fact.shows, fact.thought, fact.change))
    cuts = [cut for words in answers if words for cut in sentence_cuts(words)]
    # What was meant as a theme is often a heading already.
    theme = [point.theme] if point.theme and len(point.theme) >= SAYS_MORE else []
    return tuple(dict.fromkeys([*cuts, *theme]))[:_MOST_OFFERS]
