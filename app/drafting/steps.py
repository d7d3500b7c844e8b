"""What comes next: the outline's own steps, or those that follow from what will change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.asking import asked_saying
from app.drafting.plan import PlannedBlock, PlannedPoint, Saying, texts
from app.drafting.wording import fixed, sentence
from app.facts.shapes import read_statement
from app.messages import _
from app.models.outline import Content, Point, Section
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.bank.formulas import Formula
    from app.drafting.insights import Tools
    from app.drafting.official import OfficialPlanner
    from app.drafting.wording import Wording
    from app.models.outline import Outline, Written

# What a lead ends in that goes on in the one step there is.
_GOES_ON = ("，", "、")
_MOST_ARGUED = 3
_A_FEW_WORDS = 20
_SEVERAL = 2
_LEADS = lazy("下一步|接下来|往后|今后|以后|打算|回去|回到")


class Steps(NamedTuple):
    """The lead and the steps of a draft."""

    lead: PlannedBlock
    points: tuple[PlannedPoint, ...]


def derives(outline: Outline) -> bool:
    """Tell whether the next steps follow from what the facts will change: nobody has listed any."""
    given = outline.next_steps
    listed = given is False or (given is not None and bool(given.items))
    return not listed and any(True for _ in planned_changes(outline))


def plan_is_asked(outline: Outline) -> bool:
    """Tell whether the plan is asked for as a whole, as no answer about an insight can make it.

    Nobody has listed a step, and no point is left that could still tell what will change.
    """
    points = outline.insights.items
    may_tell = any(
        point.content is None and not any(fact.change for fact in point.facts) for point in points
    )
    return outline.next_steps is None and not may_tell and not derives(outline)


def tells_step(point: Point) -> bool:
    """Tell whether a step says what will be done; a theme and a heading only name it."""
    measured = any(one.measure.strip() for one in point.measures)
    return point.content is not None or measured or bool(point.facts or point.pin)


class StepPlanner:
    """Plans the next steps of one draft."""

    def __init__(
        self,
        outline: Outline,
        tools: Tools,
        wording: Wording,
        official: OfficialPlanner | None,
    ) -> None:
        self._outline = outline
        self._tools = tools
        self._official = official
        self._wording = wording
        self._told = "\n".join(point.told for point in outline.insights.items)
        self._numbered = outline.ordinals.next_steps is not None

    def plan(self, *, has_lead: bool) -> Steps:
        """Return the next steps; `has_lead` tells that the template has a place for their lead."""
        given = self._outline.next_steps
        if given is False:
            return Steps(PlannedBlock(), ())
        if given is None or derives(self._outline):
            points = self._derived() or self._of_themes() or tuple(self._asked())
            lead, inline = (given.lead, given.inline) if given else (None, False)
            return self._led(points, lead, inline=inline, has_lead=has_lead)
        points = self._given(given.items)
        lead = given.lead if given.items or given.lead else False
        return self._led(points, lead, inline=given.inline, has_lead=has_lead)

    def _derived(self) -> tuple[PlannedPoint, ...]:
        return tuple(
            PlannedPoint(key, None, (), (_changing(change, key),))
            for key, _, change in planned_changes(self._outline)
        )

    def _of_themes(self) -> tuple[PlannedPoint, ...]:
        """Return steps for the themes of the insights, where the voice is the office's.

        Nobody has said a measure, nor told a fact that one could be asked about.
        """
        items = self._outline.insights.items
        if self._official is None or self._outline.tells:
            return ()
        themes = [Point(theme=one.theme) for one in items if one.theme][:_MOST_ARGUED]
        bare = [PlannedPoint(f"next_steps[{n}]", one.theme, (), ()) for n, one in enumerate(themes)]
        argued = self._argued(bare, themes)
        told = tuple(point._replace(spare=True) for point in argued if point.sayings)
        return told if len(told) > 1 else ()

    def _given(self, items: tuple[Point, ...]) -> tuple[PlannedPoint, ...]:
        return self._argued(
            [self._point(point, f"next_steps[{n}]") for n, point in enumerate(items)], items
        )

    def _argued(
        self, planned: Sequence[PlannedPoint], points: Sequence[Point]
    ) -> tuple[PlannedPoint, ...]:
        """Return steps as the report's voice argues them; all of several are headed, or none."""
        official = self._official
        if official is None:
            return tuple(planned)
        runs = official.runs(points, action=True)
        heads = official.headings(points, runs, "next_steps")
        if len(points) > 1 and all(heads):
            planned = [
                one._replace(heading=one.heading or head)
                for one, head in zip(planned, heads, strict=True)
            ]
        return official.argued(planned, points, runs)

    def _asked(self) -> Iterator[PlannedPoint]:
        if asked := self._tools.asker.step_gap():
            yield PlannedPoint("next_steps", None, (), (asked_saying(asked),))

    def _point(self, point: Point, key: str) -> PlannedPoint:
        heading = self._tools.headings.given(point, key)
        return PlannedPoint(key, point.theme, heading, self._said(point, key), point.inline)

    def _said(self, point: Point, key: str) -> tuple[Saying, ...]:
        """Return what the writer says of a step, and what is asked about it."""
        said = tuple(self._tools.own.step(point, key))
        if point.content is not None:
            return said
        asker = self._tools.asker
        told = tells_step(point)
        asked = asker.root_gap(point, key, self._told) if told else asker.measure_gap(point, key)
        return (*said, asked_saying(asked)) if asked else said

    def _led(
        self, points: tuple[PlannedPoint, ...], given: Written, *, inline: bool, has_lead: bool
    ) -> Steps:
        """Return the steps behind their lead; a single plain step goes on in it, unnumbered."""
        if isinstance(given, Content):
            words = self._wording.content(given.pieces, "next_steps.lead", None)
            sayings = (Saying("lead", "own", words), *self._leads_on(texts(words), points))
            return Steps(PlannedBlock(sayings, inline), points)
        if all(saying.tier == "question" for point in points for saying in point.sayings):
            # Nothing is led into that has yet to be said.
            return Steps(PlannedBlock(), _unnumbered(points))
        single = len(points) == 1 and not points[0].heading and not self._numbered
        if given is False or not points or not has_lead:
            return Steps(PlannedBlock(), _unnumbered(points) if single else points)
        lead = self._lead(single, "\n".join(point.text for point in points))
        if lead is None:
            return Steps(PlannedBlock(), _unnumbered(points) if single else points)
        said = Saying("lead", "formula", self._wording.formula(lead))
        if single and lead.text.endswith(_GOES_ON):
            points = tuple(point._replace(inline=True) for point in _unnumbered(points))
        return Steps(PlannedBlock((said,), inline), points)

    def _lead(self, single: bool, said: str) -> Formula | None:
        """Return what leads into the steps, another one where a step says its first word itself.

        It is chosen whatever they say: who says 往后 should not be led into anew for that.
        """
        picker = self._tools.picker
        lead = picker.phrase("action_lead", lambda one: self._leads(one, single=single))
        while lead and lead.text[:2] in said:
            lead = picker.phrase("action_lead", lambda one: self._leads(one, single=single))
        return lead

    def _leads_on(self, given: str, points: tuple[PlannedPoint, ...]) -> Iterator[Saying]:
        """Yield a short lead behind words that tell what the points have in common, and no more."""
        if not derives(self._outline) or len(points) < _SEVERAL or _LEADS.search(given):
            return
        lead = self._tools.picker.phrase("action_lead", lambda one: one.text.endswith("："))
        if lead:
            yield Saying("lead", "formula", (fixed("\n", "line"), *self._wording.formula(lead)))

    def _leads(self, phrase: Formula, *, single: bool) -> bool:
        """Tell whether a phrase leads into the steps: it counts only those that are known."""
        counts = any(slot.kind == "steps" for slot in phrase.slots.values())
        known = bool(next_section(self._outline).items) or derives(self._outline)
        if counts and (single or not known):
            return False
        return phrase.text.endswith(_GOES_ON) == single


def next_section(outline: Outline) -> Section:
    """Return the section of next steps as the outline gives it, an empty one without it."""
    return outline.next_steps or Section()


def planned_measures(outline: Outline) -> str:
    """Return what the outline will do next."""
    steps = next_section(outline).items
    return "\n".join(measure.measure for step in steps for measure in step.measures)


def _changing(change: str, key: str) -> Saying:
    return Saying("change", "own", (sentence(change, f"{key}.change"),), _("由“改变”而来"))


def _unnumbered(points: tuple[PlannedPoint, ...]) -> tuple[PlannedPoint, ...]:
    return tuple(point._replace(numbered=False) for point in points)


def is_planned(change: str) -> bool:
    """Tell whether a change can stand in the plan: a few words that point at their fact cannot."""
    words = change.strip()
    return bool(words) and not (len(words) <= _A_FEW_WORDS and read_statement(words).points)


def planned_changes(outline: Outline) -> Iterator[tuple[str, str | None, str]]:
    """Yield what will change and can stand in the plan.

    It comes with the key of its fact and the theme of its point.
    """
    for at, point in enumerate(outline.insights.items):
        for n, fact in enumerate(point.facts):
            if fact.change and is_planned(fact.change):
                yield f"insights[{at}].facts[{n}]", point.theme, fact.change
