"""What a run is, be it written for a pack or found in an old report."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.models.phrase import slot_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.models.pack import LeftOut, PhrasePack
    from app.models.pattern import Run, RunMove, ThemeClass
    from app.models.phrase import Phrase, Slot, Source

MOVES: dict[str, RunMove] = {
    "insight.evidence": "says",
    "insight.meaning": "requires",
    "insight.resolve": "duty",
    "action.measure": "resolve",
}
"""What the sentence of a role does in an argument."""
MOVE_LABELS: dict[RunMove, str] = {
    "says": "引据",
    "requires": "要求",
    "duty": "本分",
    "resolve": "做法",
}
_HEADINGS = ("insight.heading", "action.heading")


class RunStep(NamedTuple):
    """A sentence of a run; `ref` is the phrase it is, or the authored run it belongs to.

    `others` do as well in its place: other reports say it so where they argue the same.
    """

    text: str
    slots: Mapping[str, Slot]
    ref: str
    move: RunMove
    follows: str | None = None
    others: tuple[RunStep, ...] = ()

    @property
    def ways(self) -> tuple[RunStep, ...]:
        """Return the step and what may stand in its place."""
        return (self, *self.others)


class BankRun(NamedTuple):
    """An argument in order; the writer's own facts stand before `steps[own_at]`.

    `lead` opens the sentence of the first fact and stands only where there is one. `heading` is
    what stood over a mined run, `headings` are those of an authored one, by parallel family.
    `studied` are the books and matters of a mined run's report.
    """

    id: str
    themes: tuple[str, ...]
    classes: tuple[ThemeClass, ...]
    action: bool
    steps: tuple[RunStep, ...]
    own_at: int
    lead: RunStep | None = None
    heading: Phrase | None = None
    headings: tuple[str, ...] = ()
    studied: tuple[str, ...] = ()


class MinedRun(NamedTuple):
    """What stands under one heading of an old report: the phrases of a run.

    `others` are, for each of them, what reports say in its place that argue the same otherwise.
    """

    heading: Phrase | None
    said: tuple[Phrase, ...]
    own_at: int
    others: tuple[tuple[Phrase, ...], ...] = ()

    @property
    def action(self) -> bool:
        """Tell whether it is about what is to be done."""
        return self.said[0].role.startswith("action")


AlikeRuns = tuple[tuple[int, int], list[BankRun]]
"""Runs that serve a point equally well, with their rank."""


def authored_run(run: Run) -> BankRun:
    """Return a run that was written for a pack."""
    steps = [RunStep(step.text, step.slots, run.id, step.move) for step in run.steps]
    said = [step for step in steps if step.move != "local"]
    lead = next((step for step in steps if step.move == "local"), None)
    # The local work with its figures ends the argument where nothing else is said.
    own_at = steps.index(lead) if lead else len(said)
    return BankRun(
        *(run.id, run.themes, run.classes, run.action, tuple(said), own_at, lead),
        headings=run.headings,
    )


def runs_in(pack: PhrasePack) -> Iterator[MinedRun]:
    """Yield what stands under one heading of one paragraph, in its order, in every old report."""
    roles = {*MOVES, *_HEADINGS}
    found = [(p.source, p) for p in pack.phrases if p.source and p.role in roles]
    found.sort(key=lambda each: (each[0].report, each[0].paragraph, each[0].start))
    gone: defaultdict[tuple[str, int], list[LeftOut]] = defaultdict(list)
    for item in pack.left_out:
        gone[item.source.report, item.source.paragraph].append(item)
    for place, listed in groupby(found, lambda each: (each[0].report, each[0].paragraph)):
        for phrases in _parted([phrase for _, phrase in listed]):
            if run := _mined_run(phrases, gone.get(place, ())):
                yield run


def mined_run(run: MinedRun, studied: tuple[str, ...]) -> BankRun:
    """Return a mined run as one, with what its report was about."""
    first, heading = run.said[0], run.heading
    others = run.others or ((),) * len(run.said)
    steps = tuple(map(_step, run.said, others))
    return BankRun(
        *((heading or first).id, first.themes, (), run.action, steps, run.own_at),
        heading=heading,
        studied=studied,
    )


def _step(phrase: Phrase, others: Iterable[Phrase]) -> RunStep:
    """Return a phrase as a step, with its variants and what stands in its place elsewhere."""
    ways = [
        RunStep(text, one.slots, one.id, MOVES[one.role], one.follows)
        for one in (phrase, *others)
        for text in (one.text, *one.variants)
        if slot_names(text) == one.slots.keys()
    ]
    return ways[0]._replace(others=tuple(ways[1:]))


def _parted(phrases: Iterable[Phrase]) -> list[list[Phrase]]:
    """Return a paragraph's phrases point by point: a heading opens one, and so do other themes."""
    parts: list[list[Phrase]] = []
    for phrase in phrases:
        goes_on = parts and phrase.role not in _HEADINGS and parts[-1][0].themes == phrase.themes
        if goes_on:
            parts[-1].append(phrase)
        else:
            parts.append([phrase])
    return parts


def _mined_run(phrases: list[Phrase], left_out: Iterable[LeftOut]) -> MinedRun | None:
    heading = phrases[0] if phrases[0].role in _HEADINGS else None
    said = tuple(phrases[1:] if heading else phrases)
    if not said:
        return None
    own_at = _own_place(said, phrases[0], left_out)
    if own_at is None:
        own_at = 0 if said[0].role.startswith("action") else len(said)
    return MinedRun(heading, said, own_at)


def _own_place(said: Sequence[Phrase], first: Phrase, left_out: Iterable[LeftOut]) -> int | None:
    """Return before which sentence one was left out, a local one if there is any."""
    gone = [
        (item.reason != "local", item.source.start)
        for item in left_out
        if first.source and _goes_on(item.source, first.source)
    ]
    if not gone:
        return None
    _, place = min(gone)
    return sum(1 for phrase in said if phrase.source and phrase.source.start < place)


def _goes_on(source: Source, first: Source) -> bool:
    same = (source.report, source.paragraph) == (first.report, first.paragraph)
    return same and source.start > first.start
