"""A plan laid out by a template: values that are ready, each marked with its origin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from app.drafting.anatomy import PointAnatomy
from app.drafting.plan import texts
from app.drafting.template_faults import UnfitError
from app.drafting.wording import fixed, own
from app.errors import InputError, Problem
from app.markup.blocks import read_blocks
from app.markup.lines import split_lines
from app.markup.marks import Marks, marks_of
from app.messages import N_, _
from app.models.report import Origin, Report
from app.text.characters import CHINESE_MARKS
from app.text.markdown.signs import BREAK, JOINED, ROWS
from app.text.ordinals import make_ordinal
from app.text.visible import visible
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.drafting.anatomy import Anatomy
    from app.drafting.plan import Plan, PlannedBlock, PlannedPoint, Words
    from app.drafting.templates import Template
    from app.models.outline import Outline

_STOPS = tuple(CHINESE_MARKS)
# What a marked value begins with that stands on a line of its own by itself.
_LINE_STARTS = (BREAK, *ROWS)
# Blocks that are what they are: there is nothing to choose for them.
_WITHOUT_PARTS = ("署名", "附件", "联系人", "抄送")
LABELS = {"体会引语": "正文", "下一步引语": "行动引语", "下一步": "行动"}
"""What a draft text calls a block, where that is not what a template calls it."""


@step(N_("套模板"))
def realise(plan: Plan, outline: Outline, template: Template) -> Report:
    """Return the report of a plan. Raises `InputError` for a faulty template.

    What the template has no place for, although the writer said it, comes at the end.
    """
    marks = Marks()
    values = _Values(plan, outline, marks, template.anatomy)
    text = template.render(values.context(), marks.size)
    text += values.left(text)
    # A file of a draft cannot hold what some names of files are made of.
    raw = Origin(kind="template", ref=visible(template.path.name))
    try:
        blocks = read_blocks(split_lines(text, marks), raw=raw)
    except InputError as error:
        raise InputError([template.locate(problem) for problem in error.problems]) from error
    if not blocks:
        hint = _("提纲里至少留一部分不写 false")
        raise InputError(Problem(_("写出来是空的"), hint, str(template.path)))
    return Report(kind=outline.kind, blocks=blocks).with_closing_notes()


class _Values:
    """The marked values of a plan, by the names that a template knows."""

    def __init__(self, plan: Plan, outline: Outline, marks: Marks, anatomy: Anatomy) -> None:
        self._marks = marks
        firsts = {"体会": outline.ordinals.insights, "下一步": outline.ordinals.next_steps}
        self._blocks = {name: self._block(block) for name, block in plan.blocks.items()}
        self._points: dict[str, list[dict[str, Any]]] = {}
        self._needed = [
            (LABELS.get(name, name), self._blocks[name])
            for name, block in plan.blocks.items()
            if _is_own(block.words)
        ]
        for name, points in (("体会", plan.insights), ("下一步", plan.steps)):
            shape, label = anatomy.points.get(name, PointAnatomy()), LABELS.get(name, name)
            run = _Run(label, shape, firsts[name], len(points))
            self._points[name] = [self._point(one, n, run) for n, one in enumerate(points)]

    def context(self) -> dict[str, Any]:
        """Return what a template can use: a function for each block, lists of points."""
        ready = {name: partial(_given, text) for name, text in self._blocks.items()}
        bare = {name: partial(_ready, self._blocks[name]) for name in _WITHOUT_PARTS}
        return {**ready, **bare, **self._points}

    def left(self, text: str) -> str:
        """Return the writer's own blocks that a rendered text does not hold: none may be lost."""
        standing = marks_of(text)
        lost = ((name, words) for name, words in self._needed if not marks_of(words) & standing)
        return "".join(f"\n::: {name}\n{words}\n" for name, words in lost)

    def _block(self, block: PlannedBlock) -> str:
        return (JOINED if block.inline and block.sayings else "") + self._marked(block.words)

    def _marked(self, words: Iterable[Words]) -> str:
        return "".join("\n" if one.text == "\n" else self._marks.put(one) for one in words)

    def _point(self, point: PlannedPoint, number: int, run: _Run) -> dict[str, Any]:
        """Return the names of a point for a template."""
        # Whichever of them a template sets first.
        joined = JOINED if point.inline else ""
        heading, body = self._marked(point.heading), self._marked(point.words)
        begins_line = body[:1] == "\n" or body[1:2] in _LINE_STARTS
        wants_stop = not begins_line and _wants_stop(point.heading)
        stop = self._marked([fixed("。", "stop", "stop")]) if wants_stop else ""
        if not begins_line and run.is_run_in(point):
            body = JOINED + stop + body
        heading, body = joined + heading, joined + body
        self._needed += _needed(point, run.label, heading, body)
        ordinal = partial(self._ordinal, number=number + 1, run=run, joined=joined)
        return {
            "序号": ordinal if point.numbered and run.first != "" else partial(_given, joined),
            "标题": heading,
            "句号": stop,
            "正文": partial(_given, body),
            "主题": self._marked([own(point.theme, f"{point.key}.theme")] if point.theme else []),
        }

    def _ordinal(self, sample: str, *, number: int, run: _Run, joined: str) -> str:
        sample = run.first or sample
        try:
            written = make_ordinal(sample, number, run.points)
        except (ValueError, TypeError) as error:
            said = _("看不懂的序号“{}”；可以写 一、 一是 （一） 1.").format(sample)
            raise UnfitError(said) from error
        return joined + self._marked([fixed(written, "ordinal", "ordinal")])


class _Run(NamedTuple):
    """Points side by side: the block they stand in, how the template tells them, how many."""

    label: str
    anatomy: PointAnatomy
    first: str | None
    points: int

    def is_run_in(self, point: PlannedPoint) -> bool:
        """Tell whether a text goes on behind its heading although headings have their own line.

        So does one that the outline fixes as it stood, and one behind a mere number.
        """
        if not self.anatomy.own_line:
            return False
        if not point.heading:
            return bool(point.numbered and self.first != "" and self.anatomy.ordinal)
        return not point.sayings or point.sayings[0].move == "content"


def _needed(point: PlannedPoint, label: str, heading: str, body: str) -> Iterator[tuple[str, str]]:
    """Yield the writer's own words of a point, each with the block they would stand in."""
    # A theme only says what a heading is to be about.
    if _is_own(words for words in point.heading if not words.origin.ref.endswith(".theme")):
        yield label, f"**{heading}**"
    if _is_own(point.words):
        yield label, body


def _given(text: str, *_parts: str) -> str:
    """Return what is ready; the parts in the brackets were read when it was planned."""
    return text


def _ready(text: str) -> str:
    return text


def _is_own(words: Iterable[Words]) -> bool:
    return any(one.origin.kind == "outline" and not one.gap for one in words)


def _wants_stop(heading: Iterable[Words]) -> bool:
    """Tell whether a run-in heading wants a stop; one on its own line has none."""
    said = texts(heading)
    return bool(said) and not said.endswith(_STOPS)
