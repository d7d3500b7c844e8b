"""The official voice: what the bank argues of a theme, around the writer's own words."""

from __future__ import annotations

from itertools import takewhile
from random import Random
from typing import TYPE_CHECKING

from app.bank.nearness import near_among
from app.bank.queries import RunQuery
from app.bank.runs import authored_run
from app.bank.studies import same_matter
from app.drafting.headings import theme_classes
from app.drafting.insights import TAKEN_UP
from app.drafting.pinned import theme_of
from app.drafting.plan import texts
from app.drafting.run_words import RunWords
from app.drafting.runs import choose_runs, runs_for
from app.drafting.supply import Value
from app.drafting.wording import borrowed
from app.facts.matter import speaks_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from app.bank.runs import BankRun
    from app.drafting.picking import Picker
    from app.drafting.plan import PlannedPoint, Saying, Words
    from app.drafting.runs import RankedRun
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

    def __init__(self, outline: Outline, picker: Picker, wording: Wording, supply: Supply) -> None:
        self._subject = outline.study.subject or ""
        self._tells = outline.tells
        self._bank = picker.bank
        self._picker = picker
        self._wording = wording
        self._supply = supply
        # No secret is drawn: the same choices give the same draft.
        self._draw = Random(picker.order)  # noqa: S311
        self._family = self._draw.randrange(_FAMILIES)
        self._words = RunWords(self._bank, wording, self._draw)

    def runs(self, points: Sequence[Point], *, action: bool = False) -> list[BankRun | None]:
        """Return the argument of each point; none where the bank says nothing of its theme.

        Where the writer tells nothing himself, one on a like theme serves. Where he gives all the
        words of a point, none does, and beside his measures only one of a report on this study:
        whoever reads a measure wants the next one.
        """
        ranked = [self._serving(point, action=action) for point in points]
        runs = choose_runs(ranked, self._draw, self._picker.avoided)
        if any(run and run.heading for run in runs):
            # The first family is the one that stands best beside the headings of an old report.
            self._family = 0
        self._words.reserve([run for run in runs if run])
        self._picker.reserve(step.text for run in runs if run for step in run.steps)
        return runs

    def _serving(self, point: Point, *, action: bool) -> Iterable[RankedRun]:
        if point.content is not None:
            return ()
        query = RunQuery(
            point.theme,
            frozenset(() if point.told else theme_classes(point.theme or "", self._bank)),
            action,
            self._subject,
            of_study=bool(point.measures),
        )
        return runs_for(query, self._bank, self._supply.known)

    def _is_of_study(self, run: BankRun) -> bool:
        """Tell whether a run stood in an old report on this very study."""
        return any(same_matter(held, self._subject) for held in run.studied)

    def headings(
        self, points: Sequence[Point], runs: Sequence[BankRun | None], section: str
    ) -> list[tuple[Words, ...]]:
        """Return the heading that stands over each argument: an old report's own, or of one family.

        Over what the writer tells stands none that takes up no word of it: it would be false there.
        Nor do headings that are alike but for their themes: they could be swapped.
        """
        found = [
            self._heading(point, run, f"{section}[{n}]") if run and self._heads(run, point) else ()
            for n, (point, run) in enumerate(zip(points, runs, strict=True))
        ]
        masked = [
            texts(one).replace(point.theme or "", "")
            for one, point in zip(found, points, strict=True)
        ]
        found = [
            one if masked.count(rest) == 1 else () for one, rest in zip(found, masked, strict=True)
        ]
        return found if self._tells else self._filled(found, points, runs)

    def _filled(
        self,
        found: list[tuple[Words, ...]],
        points: Sequence[Point],
        runs: Sequence[BankRun | None],
    ) -> list[tuple[Words, ...]]:
        """Return headings with those of written arguments over what old reports argue without one.

        Each is on its point's theme, and none stands twice.
        """
        said = set(map(texts, found))
        filled = []
        for heading, point, run in zip(found, points, runs, strict=True):
            lent = heading or (run and next(self._lent(point, run, said), ())) or ()
            said.add(texts(lent))
            filled.append(lent)
        return filled

    def _lent(
        self, point: Point, argued: BankRun, said: Container[str]
    ) -> Iterator[tuple[Words, ...]]:
        """Yield the headings of written arguments on a point's theme, the nearest first.

        Those on another theme of its class would say what does not stand below them.
        """
        query = RunQuery(point.theme, frozenset(), argued.action, self._subject)
        written = self._bank.kept(
            "headed runs", lambda: [authored_run(one) for one in self._bank.runs if one.headings]
        )
        for near in sorted(near_among(written, query)):
            words = self._family_heading(written[near.place])
            if words not in said:
                yield (borrowed(words, near.id, "heading"),)

    def _heads(self, run: BankRun, point: Point) -> bool:
        if not self._tells or self._is_of_study(run):
            return True
        return bool(run.headings) and speaks_of(self._family_heading(run), point.told)

    def _family_heading(self, run: BankRun) -> str:
        """Return the heading of an authored run that is of this draft's family."""
        return run.headings[self._family % len(run.headings)]

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
            return (borrowed(self._family_heading(run), run.id, "heading"),)
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
        steps = self._standing(run, told)
        if not steps:
            return point
        # What was learned of the first fact is what the argument sets out from; what is asked ends
        # the point.
        said = list(takewhile(lambda one: one.move == "learned", point.sayings))
        rest = point.sayings[len(said) :]
        asked = [one for one in rest if one.tier == "question"]
        own = [one for one in rest if one.tier != "question"]
        # Whoever has measures comes to them at once; what is argued about them goes on from there.
        at = 0 if run.action and told.measures else run.own_at
        theme = theme_of(told, point.key)
        before = [self._step(run, n, theme) for n in steps if n < at]
        said += [*before, *(self._led(run, own, theme, before) if before else own)]
        said += [self._step(run, n, theme) for n in steps if n >= at]
        said += asked
        return point._replace(sayings=tuple(said))

    def _step(self, run: BankRun, at: int, theme: Value) -> Saying:
        step = run.steps[at]
        return self._words.step(run, step, theme)._replace(spare=step.move not in _CORE)

    def _led(
        self, run: BankRun, own: Sequence[Saying], theme: Value, before: Sequence[Saying]
    ) -> Iterator[Saying]:
        """Yield the writer's own words, the first fact led in.

        A lead (用这一标准来衡量工作) points at what is argued before it, and goes where that goes.
        """
        led = next((n for n, saying in enumerate(own) if saying.move in _LED), None)
        for n, saying in enumerate(own):
            # A joint (原先) leads in already.
            opens = n == led and len(saying.words) == 1 and not run.action
            if opens and (lead := self._words.lead(run, theme)):
                yield lead._replace(spare=any(one.spare for one in before))
            yield saying

    def _standing(self, run: BankRun, point: Point) -> list[int]:
        """Return which steps of a run stand: all where the report tells nothing of its own.

        So do those of an old report on this very study. Beside the writer's own words one stands
        that takes up two of them: readers strike the others as what any report says.
        """
        if not self._tells or self._is_of_study(run):
            return list(range(len(run.steps)))
        told = point.told
        speak = [
            n for n, step in enumerate(run.steps) if speaks_of(step.text, told, words=TAKEN_UP)
        ]
        return [self._draw.choice(speak)] if speak else []
