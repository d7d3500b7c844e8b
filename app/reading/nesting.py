"""Paragraphs and marks of points to groups of points, one below the other."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.models.report import Doubt
from app.reading.announcing import how_many
from app.reading.cues import leads_to_actions, starts_closing, starts_lead
from app.reading.plans import plans
from app.reading.sections import section_of
from app.reading.siblings import OpenGroup, Siblings, has_own_line
from app.reading.stretches import Chain, Line, Mark, Point, PointGroup
from app.reading.unmarked import HEADING_STYLE, special_heading
from app.text.ordinals import SEQUENCE_STYLE, rank_of
from app.text.sentences import first_sentence_end, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.reading.marks import Marks
    from app.reading.sections import Section

_LAST_OF_SEQUENCE = 4
_AFTER_A_SLIP = 3

Item = Line | PointGroup


class Nested(NamedTuple):
    """The top groups of a body and, between them, the plain paragraphs that belong to no point."""

    items: list[Item]
    doubts: list[Doubt]


def nest(lines: Sequence[Line], marks: Marks) -> Nested:
    """Return the groups of a body, with what its numbers leave open."""
    growth = _Growth(lines, marks)
    for number in range(len(lines)):
        growth.add(number)
    return Nested(growth.items, growth.doubts)


class _Growth:
    """The groups as they grow, paragraph by paragraph; `open` are those that may go on."""

    def __init__(self, lines: Sequence[Line], marks: Marks) -> None:
        self.items: list[Item] = []
        self.doubts: list[Doubt] = []
        self.open: list[OpenGroup] = []
        self.lines = lines
        self.marks = marks
        # The points of closed groups, by style, and which numbers of a style stand where.
        self.closed: defaultdict[str, Siblings] = defaultdict(Siblings)
        self.numbers = _numbers(lines, marks)

    def add(self, number: int) -> None:
        line = self.lines[number]
        points = self.marks.points.get(line.index, ())
        if not points:
            self._add_plain(number, line, self.marks.chains.get(line.index, []))
            return
        if before := line.text[: points[0].offset - line.offset]:
            self._add_plain(number, Line(line.index, before, line.offset), [], points[0])
        for mark in points:
            self._add_point(number, mark, before)
        self._add_chains(self.marks.chains.get(line.index, []))

    def _add_plain(
        self, number: int, line: Line, chains: Sequence[Chain], follower: Mark | None = None
    ) -> None:
        """Add a plain paragraph, or the words of one before a point that follows in it."""
        if self.open and self._breaks(number, line, follower, chains):
            self._close(0)
        if self.open:
            self.open[-1].last.plain.append(line)
            self._add_chains(chains)
        elif chains:
            loose = _loose(line, chains)
            self._put_by(item for item in loose if isinstance(item, PointGroup))
            self.items += loose
        else:
            self.items.append(line)

    def _add_chains(self, chains: Sequence[Chain]) -> None:
        """Add the groups inside of a paragraph to the point that it belongs to."""
        groups = [_group(chain) for chain in chains]
        self.open[-1].last.groups += groups
        self._put_by(groups)

    def _add_point(self, number: int, mark: Mark, lead: str) -> None:
        at = next((n for n, each in enumerate(self.open) if each.group.style == mark.style), None)
        if at is not None and self._continues(self.open[at], number, mark):
            self._close(at + 1)
            self._check_number(self.open[at].last.mark, mark)
            self.open[at].go_on(Point(mark))
            return
        if at is not None:
            self._close(at)
        while self.open and at is None and not self._takes_child(self.open[-1], number, mark):
            self._close(len(self.open) - 1)
        if mark.number != 1:
            self._doubt(mark, _("从“{}”开始，前面没有第一点").format(mark.ordinal.strip()))
        self._open_group(PointGroup([Point(mark)], lead or self._text_before(number)))

    def _open_group(self, group: PointGroup) -> None:
        if self.open:
            self.open[-1].last.groups.append(group)
        else:
            self.items.append(group)
        self.open.append(OpenGroup(group))

    def _close(self, at: int) -> None:
        """Close the open groups from a place on."""
        self._put_by(each.group for each in self.open[at:])
        del self.open[at:]

    def _put_by(self, groups: Iterable[PointGroup]) -> None:
        for group in groups:
            for point in group.points:
                self.closed[group.style].add(point)

    def _text_before(self, number: int) -> str:
        before = self.items[-1] if self.items and not self.open else None
        if isinstance(before, Line):
            return before.text
        return self.lines[number - 1].text if number and self.open else ""

    def _continues(self, open_group: OpenGroup, number: int, mark: Mark) -> bool:
        """Tell whether a point goes on a group of its style, or starts one of its own."""
        if mark.number != 1:
            return True
        # 一、一、三、 is a slip of the pen; 一、二、一、二、 are two groups.
        alone = not open_group.earlier.count
        return alone and self._next_number(open_group.group.style, number) == _AFTER_A_SLIP

    def _takes_child(self, open_group: OpenGroup, number: int, mark: Mark) -> bool:
        """Tell whether a point of another style stands below the last point of a group."""
        if self._resumes(open_group.group, number):
            return True
        if section_of_point(open_group.last) in ("opening", "closing"):
            return False
        rank, above = _rank(mark.style), _rank(open_group.group.style)
        earlier, last = open_group.earlier, open_group.last
        if mark.style in earlier.styles:
            return True
        if rank < above:
            return False
        if rank > above:
            return not earlier.count or has_own_line(last) or not earlier.full
        return has_own_line(last) and not last.plain

    def _resumes(self, group: PointGroup, number: int) -> bool:
        """Tell whether a group has a member after this paragraph."""
        following = self._next_number(group.style, number)
        return following is not None and following != 1

    def _next_number(self, style: str, number: int) -> int | None:
        where, numbers = self.numbers.get(style, ([], []))
        at = bisect_right(where, number)
        return numbers[at] if at < len(numbers) else None

    def _breaks(
        self, number: int, line: Line, follower: Mark | None, chains: Sequence[Chain]
    ) -> bool:
        """Tell whether a plain paragraph ends the open groups instead of going on its point."""
        # What has a member later may be the group that begins in this very paragraph.
        if not self._begins_anew(number, follower) and self._resumes(self.open[0].group, number):
            return False
        point = self.open[-1].last
        at_end = number + 1 == len(self.lines)
        leads = (
            starts_lead(line.text)
            or (not chains and plans(line.text))
            or self._leads_on(number, line)
            or self._acts_in(point, chains)
        )
        if leads or (special_heading(line.text) and not at_end):
            return bool(point.plain) or section_of_point(point) != "action"
        done = len(point.plain)
        if done < self._usual_plain(point):
            ends = done > 0 or self._siblings_are_full(point)
            return at_end and ends and starts_closing(line.text)
        return not (self._waits_for_text(point) and self._goes_on(number))

    def _acts_in(self, point: Point, chains: Sequence[Chain]) -> bool:
        """Tell whether a paragraph holds actions, and not as the siblings of its point do."""
        if not any(leads_to_actions(chain.lead) for chain in chains):
            return False
        return not self._siblings(point).act

    def _goes_on(self, number: int) -> bool:
        """Tell whether a paragraph past the length of the siblings still belongs to its section.

        The last paragraph of a body closes the report, unless it holds points.
        """
        line = self.lines[number]
        if number + 1 == len(self.lines):
            return bool(self.marks.chains.get(line.index))
        return not starts_closing(line.text)

    def _leads_on(self, number: int, line: Line) -> bool:
        """Tell whether a paragraph announces actions that begin in the next one."""
        after = self.lines[number + 1 : number + 2]
        points = self.marks.points.get(after[0].index, ()) if after else ()
        if not points or points[0].number != 1:
            return False
        point = self.open[-1].last
        siblings = self._siblings(point)
        within = has_own_line(point) or not siblings.count or bool(siblings.styles)
        announces = line.text.endswith("：") and how_many(line.text) is not None
        return leads_to_actions(line.text) or (announces and not within)

    def _begins_anew(self, number: int, follower: Mark | None) -> bool:
        """Tell whether a point begins another group of the style of the first that is open."""
        first = self.open[0]
        if follower is None or follower.style != first.group.style:
            return False
        return not self._continues(first, number, follower)

    def _usual_plain(self, point: Point) -> int:
        """Return how many paragraphs may follow a point's first one, as its siblings have it."""
        least = 1 if self._waits_for_text(point) else 0
        return max(least, self._siblings(point).most_plain)

    def _waits_for_text(self, point: Point) -> bool:
        """Tell whether a point's first paragraph only heads what comes below.

        Where those before it in its group are a sentence each, it has no more.
        """
        before = self.open[-1].earlier
        return has_own_line(point) and not (before.count and before.sentences)

    def _siblings_are_full(self, point: Point) -> bool:
        """Tell whether the others of a point's style, and there are some, are one paragraph."""
        siblings = self._siblings(point)
        return siblings.count > 0 and siblings.full

    def _siblings(self, point: Point) -> Siblings:
        """Return the others of a point's group, or where it is the first, of its style."""
        beside = self.open[-1].earlier
        return beside if beside.count else self.closed[point.mark.style]

    def _check_number(self, last: Mark, mark: Mark) -> None:
        ends_sequence = mark.style == SEQUENCE_STYLE and mark.number == _LAST_OF_SEQUENCE
        if mark.ordinal and mark.number != last.number + 1 and not ends_sequence:
            what = _("“{last}”之后是“{next}”，序号不连续")
            told = what.format(last=last.ordinal.strip(), next=mark.ordinal.strip())
            self._doubt(mark, told)

    def _doubt(self, mark: Mark, what: str) -> None:
        self.doubts.append(Doubt(paragraph=mark.line, what=what))


def _rank(style: str) -> int:
    # A heading on a line of its own is at the top, as 第一部分 is.
    return 0 if style == HEADING_STYLE else rank_of(style)


def section_of_point(point: Point) -> Section | None:
    """Return what a point's heading announces, if it is that of a section."""
    return section_of(point.head.heading)


def _numbers(lines: Sequence[Line], marks: Marks) -> dict[str, tuple[list[int], list[int]]]:
    """Return for each style in which paragraphs it has points, in order, and their numbers."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for place, line in enumerate(lines):
        for mark in marks.points.get(line.index, ()):
            where, numbers = found.setdefault(mark.style, ([], []))
            where.append(place)
            numbers.append(mark.number)
    return found


def _group(chain: Chain) -> PointGroup:
    return PointGroup([Point(mark) for mark in chain.marks], chain.lead)


def _loose(line: Line, chains: Sequence[Chain]) -> list[Item]:
    """Return a paragraph outside every point as its lead and the groups inside it.

    Between two groups the lead of the second (下一步，…) stands at the end of the first one's last
    point, and becomes a lead of its own.
    """
    items: list[Item] = []
    for chain in chains:
        start = chain.marks[0].offset - len(chain.lead)
        if not items:
            before = line.text[: chain.marks[0].offset - line.offset]
            items.append(Line(line.index, before, line.offset))
        elif leads_to_actions(chain.lead) and starts_lead(split_sentences(chain.lead)[-1].text):
            last = split_sentences(chain.lead)[-1]
            items.append(Line(line.index, last.text, start + last.start))
        items.append(_group(chain))
    if rest := _behind(chains[-1]):
        items.append(rest)
    return items


def _behind(chain: Chain) -> Line | None:
    """Return what stands in a paragraph behind points that are parted by semicolons: …；三是…。F"""
    *earlier, last = chain.marks
    end = first_sentence_end(last.head)
    closed = end < len(last.head) and bool(earlier)
    if not closed or not all(_is_clause(mark.head) for mark in earlier):
        return None
    return Line(last.line, last.head[end:], last.offset + len(last.ordinal) + end)


def _is_clause(head: str) -> bool:
    return head.rstrip().endswith("；") and first_sentence_end(head) == len(head)
