"""A plan laid out by a template: values that are ready, each marked with its origin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError

from app.drafting.plan import texts
from app.drafting.templates import locate, render
from app.drafting.wording import fixed, own
from app.errors import InputError, Problem
from app.markup.marks import Marks, marks_of
from app.markup.parsing import read_markup
from app.markup.tails import with_closing_notes
from app.models.report import Origin
from app.text.characters import CHINESE_MARKS
from app.text.markdown.signs import JOINED
from app.text.markdown.tables import begins_with_row
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.drafting.plan import Plan, PlannedBlock, PlannedPoint, Words
    from app.models.outline import Outline
    from app.models.report import Report

_STOPS = tuple(CHINESE_MARKS)
# Blocks that are what they are: there is nothing to choose for them.
_WITHOUT_PARTS = ("署名", "附件", "联系人", "抄送")
LABELS = {"体会引语": "正文", "下一步引语": "行动引语", "下一步": "行动"}
"""What a draft text calls a block, where that is not what a template calls it."""


def realise(plan: Plan, outline: Outline, template: Path) -> Report:
    """Return the report of a plan. Raises `InputError` for a faulty template.

    What the template has no place for, although the writer said it, comes at the end.
    """
    marks = Marks()
    values = _Values(plan, outline, marks)
    text = render(template, values.context())
    text += values.left(text)
    raw = Origin(kind="template", ref=template.name)
    try:
        report = with_closing_notes(read_markup(text, kind=outline.kind, marks=marks, raw=raw))
    except InputError as error:
        raise InputError([locate(template, problem) for problem in error.problems]) from error
    if not report.blocks:
        hint = "提纲里至少留一部分不写 false"
        raise InputError(Problem("写出来是空的", hint, str(template)))
    return report


class _Values:
    """The marked values of a plan, by the names that a template knows."""

    def __init__(self, plan: Plan, outline: Outline, marks: Marks) -> None:
        self._marks = marks
        firsts = {"体会": outline.ordinals.insights, "下一步": outline.ordinals.next_steps}
        self._blocks = {name: self._block(block) for name, block in plan.blocks.items()}
        self._points = {
            name: [
                self._point(point, number, len(points), firsts[name])
                for number, point in enumerate(points)
            ]
            for name, points in (("体会", plan.insights), ("下一步", plan.steps))
        }
        self._needed = [
            (LABELS.get(name, name), self._blocks[name])
            for name, block in plan.blocks.items()
            if _is_own(block.words)
        ]
        for name, points in (("体会", plan.insights), ("下一步", plan.steps)):
            self._needed += [
                (LABELS.get(name, name), ready["正文"]())
                for point, ready in zip(points, self._points[name], strict=True)
                if _is_own(point.words)
            ]

    def context(self) -> dict[str, Any]:
        """Return what a template can use: a function for each block, lists of points."""
        ready = {name: partial(_given, text) for name, text in self._blocks.items()}
        bare = {name: partial(_ready, self._blocks[name]) for name in _WITHOUT_PARTS}
        return {**ready, **bare, **self._points}

    def left(self, text: str) -> str:
        """Return the writer's own blocks that a rendered text does not hold: none may be lost."""
        lost = ((name, words) for name, words in self._needed if not marks_of(words) & set(text))
        return "".join(f"\n::: {name}\n{words}\n" for name, words in lost)

    def _block(self, block: PlannedBlock) -> str:
        return (JOINED if block.inline and block.sayings else "") + self._marked(block.words)

    def _marked(self, words: Iterable[Words]) -> str:
        return "".join(
            "\n"
            if one.text == "\n"
            else self._marks.mark(one.text, one.origin, part=one.part, gap=one.gap)
            for one in words
        )

    def _point(
        self, point: PlannedPoint, number: int, points: int, first: str | None
    ) -> dict[str, Any]:
        """Return the names of a point for a template."""
        # Whichever of them a template sets first.
        joined = JOINED if point.inline else ""
        heading, body = self._marked(point.heading), self._marked(point.words)
        stop = self._marked([fixed("。", "stop", "stop")]) if _wants_stop(point) else ""

        def ordinal(sample: str) -> str:
            if first == "" or not point.numbered:
                return joined
            return joined + self._ordinal(first or sample, number, points)

        return {
            "序号": ordinal,
            "标题": joined + heading,
            "句号": stop,
            "正文": partial(_given, joined + body),
            "主题": self._marked([own(point.theme, f"{point.key}.theme")] if point.theme else []),
        }

    def _ordinal(self, sample: str, number: int, points: int) -> str:
        try:
            written = make_ordinal(sample, number + 1, points)
        except (ValueError, TypeError) as error:
            said = f"看不懂的序号“{sample}”；可以写 一、 一是 （一） 1."
            raise TemplateRuntimeError(said) from error
        return self._marked([fixed(written, "ordinal", "ordinal")])


def _given(text: str, *_parts: str) -> str:
    """Return what is ready; the parts in the brackets were read when it was planned."""
    return text


def _ready(text: str) -> str:
    return text


def _is_own(words: Iterable[Words]) -> bool:
    return any(one.origin.kind == "outline" and not one.gap for one in words)


def _wants_stop(point: PlannedPoint) -> bool:
    """Tell whether a run-in heading wants a stop; one on its own line has none."""
    heading, body = texts(point.heading), texts(point.words)
    on_own_line = body[:1] == "\n" or begins_with_row(body)
    return bool(heading) and not heading.endswith(_STOPS) and not on_own_line
