"""Which argument of the official voice serves a point, its sentences in order."""

from __future__ import annotations

from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from app.bank.studies import speaks_of_study
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence
    from random import Random

    from app.bank.phrase_bank import PhraseBank
    from app.bank.queries import RunQuery
    from app.bank.runs import AlikeRuns, BankRun, RunStep
    from app.models.phrase import Slot, SlotKind

# One sentence under a heading is no argument; one that goes on from the writer's measure is enough.
_FEWEST = {False: 2, True: 1}

# A local slogan, however its unit is called: “{单位}品牌”.
_OWN_SLOGAN = lazy(r"“[^“”]*\{([^{}]*)\}[^“”]*”")


class RankedRun(NamedTuple):
    """A run that can serve a point; the lowest rank serves it best."""

    rank: tuple[int, int]
    run: BankRun


class ServingRuns:
    """The runs that can serve a point, the best first; those that nobody comes to are not read."""

    def __init__(
        self, found: Iterator[AlikeRuns], query: RunQuery, supplied: Collection[SlotKind]
    ) -> None:
        self._left = found
        self._query = query
        self._supplied = supplied
        self._read: list[RankedRun] = []

    def __iter__(self) -> Iterator[RankedRun]:
        """Yield the runs in their order."""
        at = 0
        while at < len(self._read) or self._reads_on():
            yield self._read[at]
            at += 1

    def _reads_on(self) -> bool:
        """Read the next runs that serve equally well; tell whether there are any."""
        fewest = _FEWEST[self._query.action]
        for rank, runs in self._left:
            fitted = (_fitted(run, self._query.subject, self._supplied) for run in runs)
            more = [RankedRun(rank, run) for run in fitted if len(run.steps) >= fewest]
            self._read += more
            if more:
                return True
        return False


def runs_for(
    query: RunQuery, bank: PhraseBank, supplied: frozenset[SlotKind] = frozenset()
) -> Iterable[RankedRun]:
    """Return the runs that can serve a point, the best first.

    A run serves the theme itself, one that holds it or is held, or one of the same class; among
    those, runs of a report on the same subject come first, then authored ones. Sentences whose
    slots neither `supplied` nor a general word fills are someone else's local matter and do not
    come along.
    """
    # Rows of a batch ask for the same runs again and again.
    return bank.kept(
        ("runs for", query, supplied), lambda: ServingRuns(bank.near_runs(query), query, supplied)
    )


def choose_runs(
    points: Sequence[Iterable[RankedRun]], draw: Random, avoid: Container[str] = ()
) -> list[BankRun | None]:
    """Return a run for each point, none twice, or None where none is left.

    `avoid` holds the ids and words of what other drafts have said. A point that a run serves best
    is served first, so that no other point takes that run from it.
    """
    chosen: list[BankRun | None] = [None] * len(points)
    said: set[str] = set()
    best: dict[int, AlikeRuns | None] = {}
    left = {at: _alike(ranked) for at, ranked in enumerate(points)}
    while left:
        best = {at: _next_best(best.get(at), left[at], said, avoid) for at in left}
        serving = {at: found for at, found in best.items() if found}
        left = {at: left[at] for at in serving}
        if serving:
            at = min(serving, key=lambda point: (serving[point][0], point))
            run = chosen[at] = _worded(draw.choice(serving[at][1]), draw, said, avoid)
            said.update(step.text for step in run.steps)
            del left[at]
    return chosen


def _worded(run: BankRun, draw: Random, said: Collection[str], avoid: Container[str]) -> BankRun:
    """Return a run with one way to say each step, of those that lean on nothing left unsaid.

    Where each leans on words that are not drawn, the first does: those drawn do what they did.
    """
    steps: list[RunStep] = []
    for step in run.steps:
        refs = {one.ref for one in steps}
        ways = [
            way
            for way in step.ways
            if (way.follows is None or way.follows in refs) and _is_new(way, said, avoid)
        ]
        # Where a step has one way only, nothing is drawn: what else is drawn stays as it is.
        way = draw.choice(ways) if len(ways) > 1 else next(iter(ways), step)
        steps.append(way._replace(others=()))
    return run._replace(steps=tuple(steps))


def _is_new(way: RunStep, said: Collection[str], avoid: Container[str]) -> bool:
    return way.text not in said and way.ref not in avoid and way.text not in avoid


def _alike(ranked: Iterable[RankedRun]) -> Iterator[AlikeRuns]:
    """Yield the runs of one rank after those of the other, each read only when it is come to."""
    for rank, alike in groupby(ranked, attrgetter("rank")):
        yield rank, [each.run for each in alike]


def _next_best(
    before: AlikeRuns | None,
    others: Iterator[AlikeRuns],
    said: Collection[str],
    avoid: Container[str],
) -> AlikeRuns | None:
    """Return the best runs of a point that say nothing said before, with their rank, or None."""
    for rank, runs in chain([before] if before else [], others):
        left = [run for run in runs if _can_be_new(run, said, avoid)]
        if left:
            return rank, left
    return None


def _fitted(run: BankRun, subject: str, supplied: Collection[SlotKind]) -> BankRun:
    """Return a run without what this writer cannot say; its own facts stand there instead."""
    kept: list[RunStep] = []
    gone: list[int] = []
    own_at = 0
    for n, step in enumerate(run.steps):
        refs = {way.ref for each in kept for way in each.ways}
        ways = [
            way
            for way in step.ways
            if (way.follows is None or way.follows in refs) and _can_say(way, subject, supplied)
        ]
        if ways:
            kept.append(ways[0]._replace(others=tuple(ways[1:])))
            own_at += n < run.own_at
        else:
            gone.append(len(kept))
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
    # What is read chapter by chapter is a text, and no campaign stands in its place.
    if "《" not in subject and any(_held_a_text(slot) for slot in step.slots.values()):
        return False
    return speaks_of_study(step.text, step.slots, subject)


def _held_a_text(slot: Slot) -> bool:
    return slot.kind == "subject" and (slot.held or "").startswith("《")


def _can_be_new(run: BankRun, said: Collection[str], avoid: Container[str]) -> bool:
    """Tell whether a run has a way to say each step that no draft has said before."""
    if run.id in avoid:
        return False
    return all(any(_is_new(way, said, avoid) for way in step.ways) for step in run.steps)
