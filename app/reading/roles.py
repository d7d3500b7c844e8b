"""What each passage of the body is: opening, insight, lead, action, closing."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.models.report import Doubt
from app.reading.announcing import announced
from app.reading.cues import (
    has_next_step,
    leads_to_actions,
    leads_to_background,
    leads_to_weaknesses,
    pledges,
    reflects_on_lacks,
    starts_lead,
    starts_steps,
)
from app.reading.headings import split_head
from app.reading.nesting import section_of_point
from app.reading.plans import are_steps, are_tasks, plans, tell_of_deeds
from app.reading.sections import announces_both, section_of, tells_of_lack
from app.reading.stretches import Cut, Line, Point, PointGroup
from app.reading.unmarked import TOPIC_STYLE, special_heading
from app.text.page_lines import is_editorial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.models.report import Note
    from app.models.roles import BlockRole
    from app.reading.nesting import Item
    from app.reading.sections import Section


class Part(NamedTuple):
    """What a group of points, or one of its sections, is."""

    role: BlockRole
    note: Note | None = None


_BODY = Part("body")
_OPENING = Part("opening")
_CLOSING = Part("closing")
_LEAD = Part("action_lead")
_INSIGHT = Part("insight")
_ACTION = Part("action")
_WEAKNESS = Part("body", "weakness")
_BACKGROUND = Part("body", "background")
_SECTIONS: Mapping[Section | None, Part] = {
    None: _INSIGHT,
    "insight": _INSIGHT,
    "action": _ACTION,
    "weakness": _WEAKNESS,
    "background": _BACKGROUND,
    "opening": _OPENING,
    "closing": _CLOSING,
}


_SHORTEST_SENTENCE = 25
_SHORTEST_THOUGHT = 60
_LONGEST_LEAD = 60
_SHORTER = 1.7  # Times that tasks are shorter than insights.
_FEWEST_THOUGHTS = 2
_MOST_THOUGHTS = 6


class Cast(NamedTuple):
    """The cuts where the blocks of a body start, and what stayed unsure."""

    cuts: list[Cut]
    doubts: list[Doubt]


def cast(items: Sequence[Item]) -> Cast:
    """Return the blocks of a body: its top groups, and the paragraphs before, between and after."""
    parts = _parts_of_groups(items)
    thoughts = _thoughts(items, parts)
    cuts: list[Cut] = []
    for number, item in enumerate(items):
        if number in thoughts:
            cuts.append(Cut(thoughts[number].index, thoughts[number].offset, "insight", 1))
        elif isinstance(item, Line):
            # Words that run into the first point of their own line are no heading of it.
            leads = number + 1 < len(items) and _begins_in(items[number + 1], item)
            headed = special_heading(item.text) and not leads
            part = _part_of_line(items, parts, number, headed=headed)
            _add_paragraph(cuts, item, part, headed=headed)
        else:
            cuts += _cuts_of_group(item, parts[number])
    return Cast(cuts, _doubts(items, parts))


def _thoughts(items: Sequence[Item], parts: Mapping[int, Sequence[Part]]) -> dict[int, Line]:
    """Return the long paragraphs of a report without points of insight, each of which tells one.

    The first opens it; one that plans, looks back at lacks, or is the last, is none.
    """
    if any(_INSIGHT in of_group for of_group in parts.values()):
        return {}
    before = next(iter(parts), len(items) - 1)
    lines = [item for item in items[:before] if isinstance(item, Line)]
    first = next((at for at, line in enumerate(lines) if len(line.text) >= _SHORTEST_SENTENCE), 0)
    found = {
        at: line
        for at, line in enumerate(lines)
        if at > first and not (_leads(items, parts, at) or _acts_or_lacks(line.text))
    }
    long = all(len(line.text) >= _SHORTEST_THOUGHT for line in found.values())
    return found if long and _FEWEST_THOUGHTS <= len(found) <= _MOST_THOUGHTS else {}


def _acts_or_lacks(text: str) -> bool:
    return _plans(text, last=False) or reflects_on_lacks(text) or is_editorial(text)


def _parts_of_groups(items: Sequence[Item]) -> dict[int, list[Part]]:
    """Return, by the place of each group, what each of its points is.

    What is short behind longer insights, and the last, is what will be done, whatever leads to it.
    """
    parts: dict[int, list[Part]] = {}
    groups = [(at, item) for at, item in enumerate(items) if isinstance(item, PointGroup)]
    insights: list[int] = []
    for place, (number, group) in enumerate(groups):
        later = [other for _, other in groups[place + 1 :]]
        of_group = _parts_of_group(group, later)
        if insights and not later and {*of_group} == {_INSIGHT} and _is_list(group, insights):
            of_group = [_ACTION] * len(of_group)
        told = zip(group.points, of_group, strict=True)
        insights += [_length(point) for point, part in told if part == _INSIGHT]
        parts[number] = of_group
    return parts


def _is_list(group: PointGroup, insights: Sequence[int]) -> bool:
    """Tell whether points are tasks by their words, or by how short they are after insights."""
    lengths = [_length(point) for point in group.points]
    short = sum(lengths) * len(insights) * _SHORTER <= sum(insights) * len(lengths)
    return are_tasks(_heads(group)) or (short and not tell_of_deeds(_heads(group)))


def _length(point: Point) -> int:
    return len(point.mark.head) + sum(len(line.text) for line in point.plain)


def _parts_of_group(group: PointGroup, later: Sequence[PointGroup]) -> list[Part]:
    sections = [section_of_point(point) for point in group.points]
    if any(section and section != "insight" for section in sections):
        pairs = zip(sections, group.points, strict=True)
        return [_WEAKNESS if _lacks_first(point) else _SECTIONS[each] for each, point in pairs]
    part = _part_by_lead(group, later)
    if part == _INSIGHT and _heads_steps(group.points[-1]) and len(group.points) > 1:
        return [*[_INSIGHT] * (len(group.points) - 1), _ACTION]
    if part == _ACTION and announces_both(group.lead, joined=True):
        return _by_words([group])[0]
    return [part] * len(group.points)


def _lacks_first(point: Point) -> bool:
    """Tell whether a section of weaknesses and plans has no points, and begins with the former."""
    heading = split_head(point.mark.head, followed=True).heading
    told = announces_both(heading) and point.plain and not point.groups
    return bool(told) and reflects_on_lacks(point.plain[0].text)


def _by_words(groups: Sequence[PointGroup]) -> list[list[Part]]:
    """Return what each point of some groups is that tell of weaknesses and then of actions.

    The actions begin where most points agree with it by their words, or a lead says so.
    """
    told = [
        (tells_of_lack(point.mark.head), place == 0 and leads_to_actions(group.lead))
        for group in groups
        for place, point in enumerate(group.points)
    ]
    if not any(lack for lack, _ in told):
        return [[_ACTION] * len(group.points) for group in groups]
    led = next((at for at, (_, leads) in enumerate(told) if leads and at), len(told))
    lacks = [lack for lack, _ in told]
    lists = _second_lists(groups)
    turn = max(range(led + 1), key=lambda at: (_agreeing(lacks, at), at in lists, at))
    parts = iter([_WEAKNESS] * turn + [_ACTION] * (len(told) - turn))
    return [[next(parts) for _ in group.points] for group in groups]


def _second_lists(groups: Sequence[PointGroup]) -> set[int]:
    """Return how many points stand before each further list that announces no more weaknesses."""
    ends = accumulate(len(group.points) for group in groups)
    further = zip(ends, groups[1:], strict=False)
    return {at for at, group in further if not leads_to_weaknesses(group.lead)}


def _agreeing(lacks: Sequence[bool | None], turn: int) -> int:
    """Return how many points agree if those before a place are weaknesses and the rest actions."""
    return lacks[:turn].count(True) + lacks[turn:].count(False)


def _part_by_lead(group: PointGroup, later: Sequence[PointGroup]) -> Part:
    if leads_to_actions(group.lead) or section_of(group.lead) == "action":
        return _ACTION
    if leads_to_weaknesses(group.lead):
        return _WEAKNESS
    # What stands before actions and weaknesses alone is the report's own insights.
    told = [one for one in later if not _acts(one) and not leads_to_weaknesses(one.lead)]
    if told and leads_to_background(group.lead):
        return _BACKGROUND
    if not later and are_steps(_heads(group)):
        return _ACTION
    if announced(group.lead) is not None:
        return _INSIGHT
    # A list inside the opening is not what the numbered paragraphs after it are about.
    if _is_inside(group) and not all(map(_is_inside, told)):
        return _BACKGROUND
    return _INSIGHT


def _heads(group: PointGroup) -> list[str]:
    return [point.mark.head for point in group.points]


def _is_inside(group: PointGroup) -> bool:
    return group.points[0].mark.offset > 0


def _acts(group: PointGroup) -> bool:
    return leads_to_actions(group.lead) or section_of_point(group.points[0]) == "action"


def _part_of_line(
    items: Sequence[Item], parts: Mapping[int, Sequence[Part]], number: int, *, headed: bool
) -> Part:
    """Return what a paragraph outside every point is, by its words and its place."""
    line = items[number]
    if not isinstance(line, Line):
        raise TypeError(f"no paragraph: {line}")
    section = section_of(line.text) if headed else None
    if section in ("opening", "closing"):
        return _SECTIONS[section]
    if section == "action" or _leads(items, parts, number):
        return _LEAD
    if section or is_editorial(line.text):
        return _BODY
    last = number + 1 == len(items)
    if not parts:
        return _part_in_essay(line.text, number, len(items))
    before = [part for at in parts if at < number for part in parts[at]]
    if not any(part in (_INSIGHT, _ACTION) for part in before):
        return _OPENING
    if _plans(line.text, last=last):
        return _ACTION
    if not last and reflects_on_lacks(line.text):
        return _WEAKNESS
    return _BODY if any(at > number for at in parts) else _CLOSING


def _part_in_essay(text: str, number: int, count: int) -> Part:
    """Return what a paragraph is in a body without any points."""
    if number == 0:
        return _OPENING
    last = number + 1 == count
    if _plans(text, last=last):
        return _ACTION
    return _CLOSING if last and count > _FEWEST_THOUGHTS else _BODY


def _leads(items: Sequence[Item], parts: Mapping[int, Sequence[Part]], number: int) -> bool:
    """Tell whether a paragraph leads to the actions right behind it."""
    line, group = items[number], items[number + 1] if number + 1 in parts else None
    if not isinstance(line, Line) or not isinstance(group, PointGroup):
        return False
    acts = parts[number + 1][0] == _ACTION and section_of_point(group.points[0]) is None
    announces = line.text.rstrip().endswith(("：", "——")) or len(line.text) <= _LONGEST_LEAD
    return leads_to_actions(line.text) or (acts and announces)


def _plans(text: str, *, last: bool) -> bool:
    """Tell whether a paragraph says itself what comes next, without points.

    In the last one a next step that is spoken of in passing belongs to the closing.
    """
    if last:
        return starts_steps(text) or (plans(text) and not pledges(text))
    return starts_lead(text) or has_next_step(text) or plans(text)


def _cuts_of_group(group: PointGroup, parts: Sequence[Part]) -> Iterator[Cut]:
    for point, part in zip(group.points, parts, strict=True):
        mixed = any(other != _ACTION for other in parts)
        if part == _ACTION and (_is_plan(point) or (mixed and _heads_steps(point))):
            yield from _cuts_of_plans(point)
        else:
            yield from _cuts_of_point(point, part, 1)


def _is_plan(point: Point) -> bool:
    """Tell whether a point is a section of actions by its heading: 今后打算."""
    return bool(point.groups) and section_of_point(point) == "action"


def _heads_steps(point: Point) -> bool:
    """Tell whether what stands below a point says when it will be done, whatever it is called."""
    below = [child.mark.head for group in point.groups for child in group.points]
    return section_of_point(point) is None and are_steps(below)


def _cuts_of_plans(point: Point) -> Iterator[Cut]:
    """Yield the cuts of a section of actions; its heading may announce weaknesses before them.

    Weaknesses stand below the heading, actions beside it.
    """
    heading = split_head(point.mark.head, followed=True).heading
    parts = (
        _by_words(point.groups)
        if announces_both(heading)
        else [[_ACTION] * len(group.points) for group in point.groups]
    )
    lacking = parts[0][0] == _WEAKNESS
    yield _cut(point, _WEAKNESS if lacking else Part("action_lead"), 1)
    for group, of_group in zip(point.groups, parts, strict=True):
        for child, part in zip(group.points, of_group, strict=True):
            if lacking and part == _ACTION:
                lacking = False
                yield from _cut_of_lead(point, group, child)
            if part == _ACTION and _is_plan(child):
                yield from _cuts_of_plans(child)
            else:
                yield from _cuts_of_point(child, part, 2 if part == _WEAKNESS else 1)


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
        below = _WEAKNESS if leads_to_weaknesses(group.lead) else part
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
        return [Doubt(paragraph=lines[0].index, what="没有找到分条的体会")]
    groups = [at for at in parts if all(part == _INSIGHT for part in parts[at])]
    further = [item for at in groups[1:] if isinstance(item := items[at], PointGroup)]
    what = "又一组分条，前面没有“下一步”之类的引语，暂作体会"
    return [Doubt(paragraph=group.points[0].mark.line, what=what) for group in further]
