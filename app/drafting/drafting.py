"""An outline, a bank and a template to a Report."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.drafting.choosing import Chooser
from app.drafting.composing import Composer, next_steps, role_named
from app.drafting.endings import Endings
from app.drafting.lengths import LengthPlan
from app.drafting.parallel_headings import choose_headings
from app.drafting.pins import pins_of
from app.drafting.points import PointRequest, PointWriter, Shared
from app.drafting.report_bank import ReportBank
from app.drafting.supply import Supply
from app.drafting.templates import locate, render
from app.drafting.wording import Wording
from app.errors import InputError, Problem
from app.markup.marks import Marks
from app.markup.measuring import measure
from app.markup.parsing import read_markup
from app.markup.tails import with_closing_notes
from app.models.report import Origin, Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline, Section
    from app.models.phrase import Phrase

_TRIES = 3


def draft_report(outline: Outline, bank: PhraseBank, template: Path, seed: int = 0) -> Report:
    """Return the draft of an outline; the same arguments give the same draft.

    With `outline.length` it is drafted a few times over, with more or fewer sentences, and the
    draft nearest to that length is returned. Raises `InputError` for a faulty template.
    """
    narrowed = ReportBank(bank, outline)
    plan = LengthPlan.usual(len(outline.insights.items), len(next_steps(outline).items))
    drafted = _render(outline, narrowed, template, seed, plan)
    if outline.length is None:
        return drafted.report
    drafts = [drafted]
    for _ in range(_TRIES):
        better = plan.nearer(outline.length, drafts[-1].length)
        if better == plan:
            break
        plan = better
        drafts.append(_render(outline, narrowed, template, seed, plan))
    length = outline.length
    return min(drafts, key=lambda draft: abs(draft.length - length)).report


class _Rendered:
    """A draft as a text whose values are marked; the report is made only if it is asked for."""

    def __init__(self, text: str, marks: Marks, kind: str, template: Path) -> None:
        self._text = text
        self._marks = marks
        self._kind = kind
        self._template = template

    @cached_property
    def length(self) -> int:
        """Return the characters of the report."""
        measured = measure(self._text)
        return self.report.length if measured is None else measured

    @cached_property
    def report(self) -> Report:
        """Return the report. Raises `InputError` where the template wrote no draft text."""
        raw = Origin(kind="template", ref=self._template.name)
        try:
            read = read_markup(self._text, kind=self._kind, marks=self._marks, raw=raw)
            report = with_closing_notes(read)
        except InputError as error:
            problems = [locate(self._template, problem) for problem in error.problems]
            raise InputError(problems) from error
        if not report.blocks:
            hint = "提纲里至少留一部分不写 false"
            raise InputError(Problem("写出来是空的", hint, str(self._template)))
        return report


def _render(
    outline: Outline, bank: ReportBank, template: Path, seed: int, plan: LengthPlan
) -> _Rendered:
    marks = Marks()
    supply = Supply(outline, plan.actions)
    chooser = Chooser(bank, supply, seed)
    chooser.reserve(_pinned(outline, bank.whole))
    wording = Wording(marks, supply, bank.whole)
    shared = Shared(bank, chooser, wording, plan, role_named)

    def points(key: str, section: Section, role: str) -> list[PointWriter]:
        return list(_point_writers(outline, key, section, role, shared))

    composer, endings = Composer(outline, chooser, wording), Endings(outline, wording)
    text = render(template, composer.context(points) | endings.context())
    return _Rendered(text + endings.left(), marks, outline.kind, template)


def _pinned(outline: Outline, bank: PhraseBank) -> Iterator[Phrase]:
    """Yield every phrase that is pinned, and the one it depends on, which stands before it."""
    for pin in pins_of(outline):
        phrase = bank.phrase(pin.id)
        leader = bank.phrase(phrase.follows or "") if phrase else None
        yield from (one for one in (leader, phrase) if one)


def _point_writers(
    outline: Outline, key: str, section: Section, role: str, shared: Shared
) -> Iterator[PointWriter]:
    asked = [point.theme for point in section.items if point.heading is None]
    chosen = choose_headings(role, asked, shared.bank, shared.chooser.random) if asked else []
    waiting = iter(chosen)
    first = outline.ordinals.insights if key == "insights" else outline.ordinals.next_steps
    # Next steps that the outline leaves out are made of the insights' themes.
    derived = key == "next_steps" and not outline.next_steps
    for number, point in enumerate(section.items):
        heading = next(waiting, None) if point.heading is None else None
        own = f"{key}[{number}]"
        theme_key = f"insights[{number}].theme" if derived else f"{own}.theme"
        points = len(section.items)
        yield PointWriter(
            PointRequest(point, own, theme_key, number, points, first, heading), shared
        )
