"""The official voice: a point says, around the writer's own words, what is said of its theme."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from app.drafting.headings import theme_classes
from app.drafting.pinned import theme_of
from app.drafting.run_words import RunWords
from app.drafting.runs import choose_runs, runs_for, same_matter
from app.drafting.supply import Value
from app.drafting.wording import borrowed
from app.facts.matter import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.drafting.bank_runs import BankRun
    from app.drafting.headings import Headings
    from app.drafting.picking import Picker
    from app.drafting.plan import PlannedPoint, Saying, Words
    from app.drafting.supply import Supply
    from app.drafting.wording import Wording
    from app.models.outline import Outline, Point
    from app.models.pattern import RunMove

# What a lead may open: what happened, and what was before it. What was taught stands by itself.
_LED = ("before", "fact")
_FAMILIES = 2
_CORE: tuple[RunMove, ...] = ("requires", "duty")
"""What is left for a length of an argument that stands alone."""


class OfficialPlanner:
    """Argues the points of one draft from the bank."""

    def __init__(
        self, outline: Outline, picker: Picker, headings: Headings, wording: Wording, supply: Supply
    ) -> None:
        self._subject = outline.study.subject or ""
        self._bank = picker.bank
        self._picker = picker
        self._headings = headings
        self._wording = wording
        self._supply = supply
        # No secret is drawn: the same choices give the same draft.
        self._draw = Random(picker.order)  # noqa: S311
        self._family = self._draw.randrange(_FAMILIES)
        self._words = RunWords(self._bank, wording, supply, self._draw)

    def runs(self, points: Sequence[Point], *, action: bool = False) -> list[BankRun | None]:
        """Return the argument of each point; none where the bank says nothing of its theme.

        Where the writer tells nothing himself, one on a like theme serves. Where he gives all the
        words of a point, none does.
        """
        ranked = [
            runs_for(
                point.theme,
                () if point.told else theme_classes(point.theme or "", self._bank),
                self._bank,
                action=action,
                subject=self._subject,
                supplied=self._supply.known,
            )
            if point.content is None
            else []
            for point in points
        ]
        runs = choose_runs(ranked, self._draw, self._picker.avoided)
        if any(run and run.heading for run in runs):
            # The first family is the one that stands best beside the headings of an old report.
            self._family = 0
        self._words.reserve([run for run in runs if run])
        self._picker.reserve(step.text for run in runs if run for step in run.steps)
        return runs

    def headings(
        self, points: Sequence[Point], runs: Sequence[BankRun | None], section: str
    ) -> list[tuple[Words, ...]]:
        """Return the heading that stands over each argument, all of one parallel family."""
        return [
            self._heading(point, run, f"{section}[{n}]") if run else ()
            for n, (point, run) in enumerate(zip(points, runs, strict=True))
        ]

    def argued(
        self,
        planned: Sequence[PlannedPoint],
        points: Sequence[Point],
        runs: Sequence[BankRun | None],
    ) -> tuple[PlannedPoint, ...]:
        """Return planned points with what is argued around the writer's own words."""
        return tuple(
            self._argued(one, point, run) if run else one
            for one, point, run in zip(planned, points, runs, strict=True)
        )

    def _heading(self, point: Point, run: BankRun, key: str) -> tuple[Words, ...]:
        """Return the heading of a run: what stood over it, or the one of this draft's family."""
        if run.headings:
            return (borrowed(run.headings[self._family % len(run.headings)], run.id, "heading"),)
        phrase = run.heading
        if phrase is None:
            return ()
        theme = theme_of(point, key)
        values = {
            name: theme
            if slot.kind == "theme" and point.theme
            else Value(slot.held or slot.general, "", name)
            for name, slot in phrase.slots.items()
        }
        return self._wording.filled(phrase.text, phrase.id, values, "heading")

    def _argued(self, point: PlannedPoint, told: Point, run: BankRun) -> PlannedPoint:
        """Return a point with a run in its order, the writer's own words where they belong."""
        own = [one for one in point.sayings if one.move != "learned"]
        # What the writer learned is what the argument sets out from.
        said = [one for one in point.sayings if one.move == "learned"]
        alone = all(one.tier == "question" for one in point.sayings)
        steps = self._standing(run, told, alone=alone)
        # Whoever has measures comes to them at once; what is argued about them goes on from there.
        at = 0 if run.action and not alone else run.own_at
        theme = theme_of(told, point.key)
        said += [self._step(run, n, theme) for n in steps if n < at]
        said += self._led(run, own, theme) if said else own
        said += [self._step(run, n, theme) for n in steps if n >= at]
        return point._replace(sayings=tuple(said))

    def _step(self, run: BankRun, at: int, theme: Value) -> Saying:
        step = run.steps[at]
        return self._words.step(run, step, theme)._replace(spare=step.move not in _CORE)

    def _led(self, run: BankRun, own: Sequence[Saying], theme: Value) -> Iterator[Saying]:
        """Yield the writer's own words, the first fact led in."""
        led = next((n for n, saying in enumerate(own) if saying.move in _LED), None)
        for n, saying in enumerate(own):
            # A joint (原先) leads in already.
            opens = n == led and len(saying.words) == 1 and not run.action
            lead = self._words.lead(run, theme) if opens else ()
            yield saying._replace(words=(*lead, *saying.words))

    def _standing(self, run: BankRun, point: Point, *, alone: bool) -> list[int]:
        """Return which steps of a run stand: all where the argument is all there is.

        So do those of an old report on this very study. Beside the writer's own words one stands
        that speaks of them: readers strike the others as what any report says. Behind a measure
        nothing is argued, for whoever reads it wants the next one.
        """
        if alone or any(same_matter(held, self._subject) for held in run.studied):
            return list(range(len(run.steps)))
        if run.action:
            return []
        speak = [n for n, step in enumerate(run.steps) if speaks_of(step.text, point.told)]
        return [self._draw.choice(speak)] if speak else []
