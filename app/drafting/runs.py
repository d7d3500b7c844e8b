"""Which argument of the official voice serves a point, its sentences in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.bank_runs import STUDIED, BankRun, authored_run, mined_runs
from app.models.phrase import split_slots
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence
    from random import Random

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.bank_runs import RunStep
    from app.models.pattern import ThemeClass
    from app.models.phrase import Slot, SlotKind

# One sentence under a heading is no argument; one that goes on from the writer's measure is enough.
_FEWEST = {False: 2, True: 1}

# A local slogan, however its unit is called: “{单位}品牌”.
_OWN_SLOGAN = lazy(r"“[^“”]*\{([^{}]*)\}[^“”]*”")

_EQUAL, _OF_THEME, _SAME_CLASS, _NOT = range(4)
_SAME_STUDY, _AUTHORED, _OTHER_STUDY = range(3)


class RankedRun(NamedTuple):
    """A run that can serve a point; the lowest rank serves it best."""

    rank: tuple[int, int]
    run: BankRun


def bank_runs(bank: PhraseBank) -> tuple[BankRun, ...]:
    """Return every run of a bank: those written for its packs, and those of its old reports."""

    def found() -> tuple[BankRun, ...]:
        mined = (run for pack in bank.packs for run in mined_runs(pack))
        return (*map(authored_run, bank.runs), *mined)

    return bank.kept("runs of the official voice", found)


def runs_for(
    theme: str | None,
    classes: Collection[ThemeClass],
    bank: PhraseBank,
    *,
    action: bool = False,
    subject: str = "",
    supplied: Collection[SlotKind] = (),
) -> list[RankedRun]:
    """Return the runs that can serve a point, the best first.

    A run serves the theme itself, one that holds it or is held, or one of the same class; among
    those, runs of a report on the same subject come first, then authored ones. Sentences whose
    slots neither `supplied` nor a general word fills are someone else's local matter and do not
    come along.
    """

    def found() -> list[RankedRun]:
        near = ((_nearness(theme, classes, run), run) for run in bank_runs(bank))
        ranked = [
            RankedRun((rank, _study_rank(run, subject)), _fitted(run, subject, supplied))
            for rank, run in near
            if run.action == action and rank < _NOT
        ]
        enough = (each for each in ranked if len(each.run.steps) >= _FEWEST[action])
        return sorted(enough, key=lambda each: (each.rank, each.run.id))

    asked = (theme, frozenset(classes), action, subject, frozenset(supplied))
    # Rows of a batch ask for the same runs again and again.
    return bank.kept(("runs for", *asked), found)


def choose_runs(
    points: Sequence[Sequence[RankedRun]], draw: Random, avoid: Container[str] = ()
) -> list[BankRun | None]:
    """Return a run for each point, none twice, or None where none is left.

    `avoid` holds the ids and words of what other drafts have said. A point that a run serves best
    is served first, so that no other point takes that run from it.
    """
    chosen: list[BankRun | None] = [None] * len(points)
    open_points = {
        at: [each for each in ranked if not (avoid and _is_avoided(each.run, avoid))]
        for at, ranked in enumerate(points)
    }
    while serving := {at: ranked for at, ranked in open_points.items() if ranked}:
        at = min(serving, key=lambda point: (serving[point][0].rank, point))
        best = [each.run for each in serving[at] if each.rank == serving[at][0].rank]
        run = chosen[at] = draw.choice(best)
        said = {step.text for step in run.steps}
        open_points = {
            other: [each for each in ranked if not _says_one_of(each.run, said)]
            for other, ranked in serving.items()
            if other != at
        }
    return chosen


def speaks_of_study(text: str, slots: Mapping[str, Slot], subject: str) -> bool:
    """Tell whether a sentence may speak of this study: one that opens with a book is about it."""
    first = split_slots(text)[0]
    slot = slots[first.text] if first.is_slot else None
    if slot is None or slot.held is None or slot.kind not in STUDIED:
        return True
    return same_matter(slot.held, subject)


def same_matter(held: str, subject: str) -> bool:
    """Tell whether a report was about a subject: the same book, or the same words."""
    book = held.partition("《")[2].partition("》")[0]
    return bool(subject) and (f"《{book}》" in subject if book else held in subject)


def _nearness(theme: str | None, classes: Collection[ThemeClass], run: BankRun) -> int:
    if theme in run.themes:
        return _EQUAL
    if theme and any(_is_of(theme, own) or _is_of(own, theme) for own in run.themes):
        return _OF_THEME
    return _NOT if set(classes).isdisjoint(run.classes) else _SAME_CLASS


def _is_of(theme: str, other: str) -> bool:
    """Tell whether a theme is a kind of another one: 护理安全 is of 安全, 作为民警 not of 为民.

    A single character (改) says too little to be of a kind.
    """
    return len(other) > 1 and (theme.startswith(other) or theme.endswith(other))


def _study_rank(run: BankRun, subject: str) -> int:
    if not run.studied:
        return _AUTHORED
    return _SAME_STUDY if any(same_matter(held, subject) for held in run.studied) else _OTHER_STUDY


def _fitted(run: BankRun, subject: str, supplied: Collection[SlotKind]) -> BankRun:
    """Return a run without what this writer cannot say; its own facts stand there instead."""
    kept: list[RunStep] = []
    gone: list[int] = []
    for step in run.steps:
        refs = {each.ref for each in kept}
        leans = step.follows is not None and step.follows not in refs
        if leans or not _can_say(step, subject, supplied):
            gone.append(len(kept))
        else:
            kept.append(step)
    before = run.steps[: run.own_at]
    own_at = sum(1 for step in kept if step in before)
    at_the_end = run.own_at == len(run.steps)
    lead = run.lead if run.lead and _can_say(run.lead, subject, supplied) else None
    return run._replace(
        steps=tuple(kept), own_at=gone[0] if gone and at_the_end else own_at, lead=lead
    )


def _can_say(step: RunStep, subject: str, supplied: Collection[SlotKind]) -> bool:
    if any(slot.general is None and slot.kind not in supplied for slot in step.slots.values()):
        return False
    if any(step.slots[name].kind == "unit" for name in _OWN_SLOGAN.findall(step.text)):
        return False
    return speaks_of_study(step.text, step.slots, subject)


def _is_avoided(run: BankRun, avoid: Container[str]) -> bool:
    return run.id in avoid or any(step.ref in avoid or step.text in avoid for step in run.steps)


def _says_one_of(run: BankRun, sentences: Collection[str]) -> bool:
    return any(step.text in sentences for step in run.steps)
