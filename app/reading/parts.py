"""What each group of points is, and each of its points: insights, actions, weaknesses."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.reading.announcing import announced, announces_thoughts
from app.reading.attendance import tells_of_attendance
from app.reading.cues import (
    leads_to_actions,
    leads_to_background,
    leads_to_weaknesses,
    may_be_questions,
    reflects_on_lacks,
)
from app.reading.nesting import section_of_point
from app.reading.plans import are_steps, are_tasks, plans, tell_of_deeds
from app.reading.sections import announces_both, are_lacks, section_of, tells_of_lack
from app.reading.siblings import has_own_line
from app.reading.stretches import Point, PointGroup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.report import Note
    from app.models.roles import BlockRole
    from app.reading.nesting import Item
    from app.reading.sections import Section


class Part(NamedTuple):
    """What a group of points, or one of its sections, is."""

    role: BlockRole
    note: Note | None = None


BODY = Part("body")
OPENING = Part("opening")
CLOSING = Part("closing")
LEAD = Part("action_lead")
INSIGHT = Part("insight")
ACTION = Part("action")
WEAKNESS = Part("body", "weakness")
BACKGROUND = Part("body", "background")
SECTIONS: Mapping[Section | None, Part] = {
    None: INSIGHT,
    "insight": INSIGHT,
    "action": ACTION,
    "weakness": WEAKNESS,
    "background": BACKGROUND,
    "opening": OPENING,
    "closing": CLOSING,
}

_LONGEST_NAME = 8
_SHORTER = 1.7  # Times that tasks are shorter than insights.


def parts_of_groups(items: Sequence[Item]) -> dict[int, list[Part]]:
    """Return, by the place of each group, what each of its points is.

    What is short behind longer insights, and the last, is what will be done, whatever leads to it.
    """
    parts: dict[int, list[Part]] = {}
    groups = [(at, item) for at, item in enumerate(items) if isinstance(item, PointGroup)]
    insights: list[int] = []
    after = _behind([group for _, group in groups])
    for (number, group), behind in zip(groups, after, strict=True):
        of_group = _parts_of_group(group, behind)
        last = behind.is_end
        if insights and last and {*of_group} == {INSIGHT} and _is_list(group, insights):
            of_group = [ACTION] * len(of_group)
        told = zip(group.points, of_group, strict=True)
        insights += [_length(point) for point, part in told if part == INSIGHT]
        parts[number] = of_group
    return parts


def by_words(groups: Sequence[PointGroup]) -> list[list[Part]]:
    """Return what each point of some groups is that tell of weaknesses and then of actions.

    The actions begin where most points agree with it by their words, or a lead says so.
    """
    told = [
        (tells_of_lack(point.mark.head), place == 0 and leads_to_actions(group.lead))
        for group in groups
        for place, point in enumerate(group.points)
    ]
    if not any(lack for lack, _ in told):
        return [[ACTION] * len(group.points) for group in groups]
    led = next((at for at, (_, leads) in enumerate(told) if leads and at), len(told))
    lacks = [lack for lack, _ in told]
    lists = _second_lists(groups)
    turn = max(range(led + 1), key=lambda at: (_agreeing(lacks, at), at in lists, at))
    parts = iter([WEAKNESS] * turn + [ACTION] * (len(told) - turn))
    return [[next(parts) for _ in group.points] for group in groups]


def is_plan(point: Point) -> bool:
    """Tell whether a point is a section of actions by its heading: 今后打算."""
    return bool(point.groups) and section_of_point(point) == "action"


def tells_lacks(group: PointGroup) -> bool:
    """Tell whether points are weaknesses by their lead; 三个问题 may as well be questions."""
    lead = group.lead
    if not leads_to_weaknesses(lead):
        return False
    return not may_be_questions(lead) or any(tells_of_lack(head) for head in _heads(group))


def _ends_in_tasks(group: PointGroup) -> bool:
    """Tell whether what stands below the last section of several is what will be done."""
    *earlier, last = group.points
    if are_steps([head for each in last.groups for head in _heads(each)]):
        return True
    below = [child for each in earlier for under in each.groups for child in under.points]
    lengths = [_length(point) for point in below or earlier]
    return any(
        not any(child.plain for child in each.points) and _is_list(each, lengths)
        for each in last.groups
    )


def _is_list(group: PointGroup, insights: Sequence[int]) -> bool:
    """Tell whether points are tasks by their words, or by how short they are after insights.

    What a lead announces as thoughts is neither.
    """
    listed = _listed(group)
    return listed or (listed is None and _lengths(group).are_short(_Lengths.of(insights)))


def _listed(group: PointGroup) -> bool | None:
    """Tell whether points are tasks; None if that hangs on how short they are."""
    if len(group.points) == 1 or announces_thoughts(group.lead):
        return False
    if are_tasks(_heads(group)):
        return True
    return False if tell_of_deeds(_heads(group)) else None


class _Lengths(NamedTuple):
    """How many characters some points have together, and how many points there are."""

    total: int = 0
    points: int = 1

    @classmethod
    def of(cls, lengths: Sequence[int]) -> _Lengths:
        return cls(sum(lengths), len(lengths))

    def are_short(self, insights: _Lengths) -> bool:
        return self.total * insights.points * _SHORTER <= insights.total * self.points

    def or_longer(self, other: _Lengths) -> _Lengths:
        return other if other.total * self.points > self.total * other.points else self


def _lengths(group: PointGroup) -> _Lengths:
    return _Lengths.of([_length(point) for point in group.points])


class _Told(NamedTuple):
    """Groups that are neither actions nor weaknesses: whether one is no list, or how long others
    are at most, of which that hangs on how long they are.
    """

    some: bool = False
    longest: _Lengths = _Lengths()

    def with_group(self, group: PointGroup) -> _Told:
        listed = _listed(group)
        if listed is None:
            return _Told(self.some, self.longest.or_longer(_lengths(group)))
        return _Told(self.some or not listed, self.longest)

    def beside(self, group: PointGroup) -> bool:
        """Tell whether one of the groups is no list of what is to be done after a group."""
        return self.some or not self.longest.are_short(_lengths(group))


class _Behind(NamedTuple):
    """What stands behind a group: the others told, and of these the ones not inside a paragraph."""

    is_end: bool = True
    told: _Told = _Told()
    outside: _Told = _Told()

    def with_group(self, group: PointGroup) -> _Behind:
        if _acts(group) or tells_lacks(group):
            return self._replace(is_end=False)
        outside = self.outside if _is_inside(group) else self.outside.with_group(group)
        return _Behind(is_end=False, told=self.told.with_group(group), outside=outside)


def _behind(groups: Sequence[PointGroup]) -> list[_Behind]:
    """Return for each group what stands behind it."""
    behind = list(accumulate(reversed(groups[1:]), _Behind.with_group, initial=_Behind()))
    return behind[::-1][: len(groups)]


def _length(point: Point) -> int:
    return len(point.mark.head) + sum(len(line.text) for line in point.plain)


def _parts_of_group(group: PointGroup, behind: _Behind) -> list[Part]:
    sections = [_section_of(group, place) for place in range(len(group.points))]
    if any(section and section != "insight" for section in sections):
        pairs = zip(sections, group.points, strict=True)
        return [WEAKNESS if _lacks_first(point) else SECTIONS[each] for each, point in pairs]
    part = _part_by_lead(group, behind)
    if part == INSIGHT and are_lacks(_heads(group)):
        part = WEAKNESS
    if part == ACTION and announces_both(group.lead, joined=True):
        return by_words([group])[0]
    return [part] * len(group.points)


def _section_of(group: PointGroup, place: int) -> Section | None:
    """Return what a point is a section of: by its heading, or else by what stands below it.

    What a study consisted of stands first, what will be done last.
    """
    point = group.points[place]
    section = section_of_point(point)
    if section or not (point.groups or point.plain):
        return section
    heading, below = point.head.heading, [head for each in point.groups for head in _heads(each)]
    if below:
        if leads_to_weaknesses(heading) or are_lacks(below):
            return "weakness"
        return (
            "action" if place and place == len(group.points) - 1 and _ends_in_tasks(group) else None
        )
    if not has_own_line(point):
        return None
    text = point.plain[0].text
    if place and reflects_on_lacks(text):
        return "weakness"
    if place == len(group.points) - 1 and place and plans(text):
        return "action"
    named = 0 < len(heading) <= _LONGEST_NAME
    return "background" if not place and named and tells_of_attendance(text) else None


def _lacks_first(point: Point) -> bool:
    """Tell whether a section of weaknesses and plans has no points, and begins with the former."""
    told = announces_both(point.head.heading) and point.plain and not point.groups
    return bool(told) and reflects_on_lacks(point.plain[0].text)


def _second_lists(groups: Sequence[PointGroup]) -> set[int]:
    """Return how many points stand before each further list that announces no more weaknesses."""
    ends = accumulate(len(group.points) for group in groups)
    further = zip(ends, groups[1:], strict=False)
    return {at for at, group in further if not leads_to_weaknesses(group.lead)}


def _agreeing(lacks: Sequence[bool | None], turn: int) -> int:
    """Return how many points agree if those before a place are weaknesses and the rest actions."""
    return lacks[:turn].count(True) + lacks[turn:].count(False)


def _part_by_lead(group: PointGroup, behind: _Behind) -> Part:
    if leads_to_actions(group.lead) or section_of(group.lead) == "action":
        return ACTION
    if tells_lacks(group):
        return WEAKNESS
    # What stands before actions and weaknesses alone is the report's own insights.
    if leads_to_background(group.lead) and behind.told.beside(group):
        return BACKGROUND
    if behind.is_end and are_steps(_heads(group)):
        return ACTION
    if announced(group.lead) is not None:
        return INSIGHT
    # A list inside the opening is not what the numbered paragraphs after it are about.
    if _is_inside(group) and behind.outside.beside(group):
        return BACKGROUND
    return INSIGHT


def _heads(group: PointGroup) -> list[str]:
    return [point.mark.head for point in group.points]


def _is_inside(group: PointGroup) -> bool:
    return group.points[0].mark.offset > 0


def _acts(group: PointGroup) -> bool:
    named = section_of_point(group.points[0]) == "action"
    return named or leads_to_actions(group.lead) or are_steps(_heads(group))
