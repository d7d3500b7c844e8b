"""The blocks of a body, by what its groups and paragraphs are, and what stayed unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.models.report import Doubt
from app.reading.cues import leads_to_actions
from app.reading.paragraphs import part_of_line, thoughts
from app.reading.parts import (
    ACTION,
    INSIGHT,
    LEAD,
    WEAKNESS,
    by_words,
    is_plan,
    parts_of_groups,
    tells_lacks,
)
from app.reading.sections import announces_both
from app.reading.stretches import Cut, Line, Point, PointGroup
from app.reading.unmarked import TOPIC_STYLE, special_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.reading.nesting import Item
    from app.reading.parts import Part


class Cast(NamedTuple):
    """The cuts where the blocks of a body start, and what stayed unsure."""

    cuts: list[Cut]
    doubts: list[Doubt]


def cast(items: Sequence[Item]) -> Cast:
    """Return the blocks of a body: its top groups, and the paragraphs before, between and after."""
    parts = parts_of_groups(items)
    told = thoughts(items, parts)
    cuts: list[Cut] = []
    for number, item in enumerate(items):
        if number in told:
            cuts.append(Cut(told[number].index, told[number].offset, "insight", 1))
        elif isinstance(item, Line):
            # Words that run into the first point of their own line are no heading of it.
            leads = number + 1 < len(items) and _begins_in(items[number + 1], item)
            headed = special_heading(item.text) and not leads
            part = part_of_line(items, parts, number, headed=headed)
            _add_paragraph(cuts, item, part, headed=headed)
        else:
            cuts += _cuts_of_group(item, parts[number])
    return Cast(cuts, _doubts(items, parts))


def _cuts_of_group(group: PointGroup, parts: Sequence[Part]) -> Iterator[Cut]:
    mixed = any(part != ACTION for part in parts)
    for point, part in zip(group.points, parts, strict=True):
        if part == ACTION and (is_plan(point) or (mixed and point.groups)):
            yield from _cuts_of_plans(point)
        else:
            yield from _cuts_of_point(point, part, 1)


def _cuts_of_plans(point: Point) -> Iterator[Cut]:
    """Yield the cuts of a section of actions; its heading may announce weaknesses before them.

    Weaknesses stand below the heading, actions beside it.
    """
    heading = point.head.heading
    parts = (
        by_words(point.groups)
        if announces_both(heading)
        else [[ACTION] * len(group.points) for group in point.groups]
    )
    lacking = parts[0][0] == WEAKNESS
    yield _cut(point, WEAKNESS if lacking else LEAD, 1)
    for group, of_group in zip(point.groups, parts, strict=True):
        for child, part in zip(group.points, of_group, strict=True):
            if lacking and part == ACTION:
                lacking = False
                yield from _cut_of_lead(point, group, child)
            if part == ACTION and is_plan(child):
                yield from _cuts_of_plans(child)
            else:
                yield from _cuts_of_point(child, part, 2 if part == WEAKNESS else 1)


def _cut_of_lead(section: Point, group: PointGroup, first: Point) -> Iterator[Cut]:
    """Yield the cut of the paragraph that leads from weaknesses to the first action."""
    if first is not group.points[0] or first.mark.offset:
        return
    above = first.mark.line - 1
    lasts = [child.plain[-1] for each in section.groups for child in each.points if child.plain]
    if leads_to_actions(group.lead) or any(line.index == above for line in lasts):
        yield Cut(above, 0, "action_lead")


def _cuts_of_point(point: Point, part: Part, level: int) -> Iterator[Cut]:
    yield _cut(point, part, level)
    for group in point.groups:
        below = WEAKNESS if tells_lacks(group) else part
        for child in group.points:
            yield from _cuts_of_point(child, below, level + 1)


def _cut(point: Point, part: Part, level: int) -> Cut:
    mark = point.mark
    headed = mark.style != TOPIC_STYLE
    return Cut(mark.line, mark.offset, part.role, level, part.note, mark.ordinal, headed)


def _begins_in(item: Item, line: Line) -> bool:
    """Tell whether a group begins in the very paragraph of a line."""
    return isinstance(item, PointGroup) and item.points[0].mark.line == line.index


def _add_paragraph(cuts: list[Cut], line: Line, part: Part, *, headed: bool) -> None:
    """Start a block at a paragraph, unless it goes on the block before it."""
    last = cuts[-1] if cuts else None
    if last is None or headed or last.level or (last.role, last.note) != part:
        cuts.append(Cut(line.index, line.offset, part.role, note=part.note, headed=headed))


def _doubts(items: Sequence[Item], parts: Mapping[int, Sequence[Part]]) -> list[Doubt]:
    """Return a doubt for each further group of insights that no lead told apart from actions.

    Where there is no point at all, that is told.
    """
    lines = [item for item in items if isinstance(item, Line)]
    if not parts and len(lines) > 1:
        return [Doubt(paragraph=lines[0].index, what=_("没有找到分条的体会"))]
    groups = [at for at in parts if all(part == INSIGHT for part in parts[at])]
    further = [item for at in groups[1:] if isinstance(item := items[at], PointGroup)]
    what = _("又一组分条，前面没有“下一步”之类的引语，暂作体会")
    return [Doubt(paragraph=group.points[0].mark.line, what=what) for group in further]
