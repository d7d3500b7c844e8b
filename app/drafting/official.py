"""Points in the official voice: each takes one argument whole, around the writer's own facts."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from app.drafting.headings import are_cut, theme_classes
from app.drafting.pinned import theme_of
from app.drafting.plan import PlannedPoint, Saying
from app.drafting.run_words import RunWords
from app.drafting.runs import choose_runs, runs_for, serves_any
from app.drafting.supply import Value
from app.drafting.wording import borrowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.drafting.bank_runs import BankRun
    from app.drafting.insights import Tools
    from app.drafting.plan import Words
    from app.drafting.supply import Supply
    from app.drafting.wording import Wording
    from app.models.outline import Outline, Point

# What a lead may open: what happened, and what was before it. What was taught stands by itself.
_LED = ("before", "fact")


class OfficialPlanner:
    """Plans the points of one draft in the official voice."""

    def __init__(self, outline: Outline, tools: Tools, wording: Wording, supply: Supply) -> None:
        self._outline = outline
        self._tools = tools
        self._wording = wording
        self._supply = supply
        # No secret is drawn: the same choices give the same draft.
        self._draw = Random(tools.picker.order)  # noqa: S311
        self._words = RunWords(tools.bank, wording, supply, self._draw)

    def plan(
        self,
        points: Sequence[Point],
        section: str,
        own: Callable[[Point, str], Iterable[Saying]],
        *,
        action: bool = False,
        for_any: bool = True,
    ) -> tuple[PlannedPoint, ...]:
        """Return the points of a section; `own` gives what the writer says in each.

        Without `for_any` a point is argued only by what is about its theme.
        """
        runs = self._runs(points, action=action, for_any=for_any)
        headings = self._headings(points, runs, section)
        self._words.reserve([run for run in runs if run])
        self._tools.picker.reserve(step.text for run in runs if run for step in run.steps)
        return tuple(
            self._point(point, f"{section}[{n}]", run, heading, own)
            for n, (point, run, heading) in enumerate(zip(points, runs, headings, strict=True))
        )

    def _runs(
        self, points: Sequence[Point], *, action: bool, for_any: bool
    ) -> list[BankRun | None]:
        """Return the argument of each point; none for one whose words the outline gives."""
        bank = self._tools.bank
        ranked = [
            runs_for(
                point.theme,
                theme_classes(point.theme or "", bank),
                bank,
                action=action,
                subject=self._outline.study.subject or "",
                supplied=self._supply.known,
                for_any=for_any,
            )
            if point.content is None
            else []
            for point in points
        ]
        return choose_runs(ranked, self._draw, self._tools.picker.avoided)

    def _headings(
        self, points: Sequence[Point], runs: Sequence[BankRun | None], section: str
    ) -> list[tuple[Words, ...]]:
        """Return the headings: the writer's, else all of one parallel family.

        Where every answer can head its point, the answers do. A single step is a sentence.
        """
        headed = section == "insights" or len(points) > 1
        cut = section == "insights" and are_cut(points)
        families = max((len(run.headings) for run in runs if run), default=0)
        # The first family is the one that stands best beside the headings of an old report.
        beside = any(run and run.heading for run in runs)
        family = self._draw.randrange(families) if families and not beside else 0
        made = self._tools.headings
        found = []
        for n, (point, run) in enumerate(zip(points, runs, strict=True)):
            key = f"{section}[{n}]"
            heading: tuple[Words, ...] = ()
            if not cut and point.heading is None and headed and run:
                heading = self._heading(point, run, family, key)
            if not heading and section == "insights":
                heading = made.heading(point, key, answers=cut)
            found.append(heading or made.given(point, key))
        return found

    def _heading(self, point: Point, run: BankRun, family: int, key: str) -> tuple[Words, ...]:
        """Return the heading of a run: what stood over it, or the one of a family."""
        if run.headings:
            return (borrowed(run.headings[family % len(run.headings)], run.id, "heading"),)
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
        sayings = tuple(self._around(run, said, theme_of(point, key))) if run else said
        return PlannedPoint(key, point.theme, heading, sayings, point.inline)

    def _around(self, run: BankRun, own: tuple[Saying, ...], theme: Value) -> Iterator[Saying]:
        """Yield a run in its order, with the writer's own words where they belong in it."""
        # Whoever has measures comes to them at once; what is argued about them goes on from there.
        at = 0 if run.action else run.own_at
        # What the writer learned is what the argument sets out from.
        yield from (saying for saying in own if saying.move == "learned")
        asked = [saying for saying in own if saying.tier == "question"]
        own = tuple(one for one in own if one.move != "learned" and one.tier != "question")
        # An argument on its very theme says already where a measure comes from.
        if own and not serves_any(run):
            asked = []
        for step in run.steps[:at]:
            yield self._words.step(run, step, theme)
        led = next((n for n, saying in enumerate(own) if saying.move in _LED), None)
        for n, saying in enumerate(own):
            # A joint (原先) leads in already.
            opens = n == led and len(saying.words) == 1 and not run.action
            lead = self._words.lead(run, theme) if opens else ()
            yield saying._replace(words=(*lead, *saying.words))
        for step in run.steps[at:]:
            yield self._words.step(run, step, theme)
        yield from asked
