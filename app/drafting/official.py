"""Points in the official voice: each takes one argument whole, around the writer's own facts."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from app.drafting.headings import theme_classes
from app.drafting.pinned import theme_of
from app.drafting.plan import PlannedPoint, Saying
from app.drafting.runs import choose_runs, runs_for
from app.drafting.supply import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.drafting.bank_runs import BankRun, RunStep
    from app.drafting.insights import Tools
    from app.drafting.plan import Words
    from app.drafting.supply import Supply
    from app.drafting.wording import Wording
    from app.models.outline import Outline, Point


class OfficialPlanner:
    """Plans the points of one draft in the official voice."""

    def __init__(self, outline: Outline, tools: Tools, wording: Wording, supply: Supply) -> None:
        self._outline = outline
        self._tools = tools
        self._wording = wording
        self._supply = supply

    def plan(
        self,
        points: Sequence[Point],
        section: str,
        own: Callable[[Point, str], Iterable[Saying]],
        *,
        action: bool = False,
    ) -> tuple[PlannedPoint, ...]:
        """Return the points of a section; `own` gives what the writer says in each."""
        runs = self._runs(points, action=action)
        headings = self._headings(points, runs, section)
        return tuple(
            self._point(point, f"{section}[{n}]", run, heading, own)
            for n, (point, run, heading) in enumerate(zip(points, runs, headings, strict=True))
        )

    def _runs(self, points: Sequence[Point], *, action: bool) -> list[BankRun | None]:
        """Return the argument of each point; none for one whose words the outline gives."""
        picker, bank = self._tools.picker, self._tools.bank
        ranked = [
            runs_for(
                point.theme,
                theme_classes(point.theme or "", bank),
                bank,
                action=action,
                subject=self._outline.study.subject or "",
                supplied=self._supply.known,
            )
            if point.content is None
            else []
            for point in points
        ]
        return choose_runs(ranked, Random(picker.order), picker.avoided)  # noqa: S311 - no secret

    def _headings(
        self, points: Sequence[Point], runs: Sequence[BankRun | None], section: str
    ) -> list[tuple[Words, ...]]:
        """Return the headings: those of old reports if all points have one of the same family."""
        families = {run.heading.set if run and run.heading else None for run in runs}
        mined = len(families) == 1 and None not in families
        made = self._tools.headings
        head = made.heading if section == "insights" else made.given
        return [
            self._mined(point, run, f"{section}[{n}]")
            if mined and run and point.heading is None
            # A step is known by its measure; only an insight wants to be headed.
            else head(point, f"{section}[{n}]")
            for n, (point, run) in enumerate(zip(points, runs, strict=True))
        ]

    def _mined(self, point: Point, run: BankRun, key: str) -> tuple[Words, ...]:
        """Return the heading that stood over a run, with the words it held there."""
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

    def _point(
        self,
        point: Point,
        key: str,
        run: BankRun | None,
        heading: tuple[Words, ...],
        own: Callable[[Point, str], Iterable[Saying]],
    ) -> PlannedPoint:
        said = tuple(own(point, key))
        sayings = tuple(self._around(run, said, point, key)) if run else said
        return PlannedPoint(key, point.theme, heading, sayings, point.inline)

    def _around(
        self, run: BankRun, own: tuple[Saying, ...], point: Point, key: str
    ) -> Iterator[Saying]:
        """Yield a run in its order, with the writer's own words where they belong in it."""
        steps = [self._step(run, step, point, key) for step in run.steps]
        # Whoever has measures comes to them at once; what is argued about them goes on from there.
        at = 0 if run.action else run.own_at
        yield from steps[:at]
        if own and run.lead:
            lead = self._step(run, run.lead, point, key)
            yield own[0]._replace(words=(*lead.words, *own[0].words))
            yield from own[1:]
        else:
            yield from own
        yield from steps[at:]

    def _step(self, run: BankRun, step: RunStep, point: Point, key: str) -> Saying:
        values = self._wording.values(step.slots, theme_of(point, key))
        words = self._wording.filled(step.text, step.ref, values)
        return Saying(step.move, "run", words, f"成套论述 {run.id}")
