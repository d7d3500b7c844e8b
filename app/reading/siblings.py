"""What the siblings of a point have, told again with each of them: so a report of any length is
read in the time that its length takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.reading.cues import leads_to_actions
from app.reading.headings import LONGEST_ALONE
from app.reading.unmarked import TOPIC_STYLE
from app.text.sentences import first_sentence_end

if TYPE_CHECKING:
    from app.reading.stretches import Point, PointGroup


@dataclass
class Siblings:
    """What points have to which nothing is added any more.

    `full` says that each has its text in its own paragraph and no points below, `sentences` that
    each is a sentence, and `styles` how the points below them are numbered.
    """

    count: int = 0
    most_plain: int = 0
    full: bool = True
    sentences: bool = True
    act: bool = False
    styles: set[str] = field(default_factory=set)

    def add(self, point: Point) -> None:
        """Take in one more."""
        self.count += 1
        self.most_plain = max(self.most_plain, len(point.plain))
        self.full &= not (has_own_line(point) or point.groups)
        self.sentences = self.sentences and not (
            point.plain or point.groups or not _is_sentence(point.mark.head)
        )
        self.act |= any(leads_to_actions(group.lead) for group in point.groups)
        self.styles.update(group.style for group in point.groups)


class OpenGroup:
    """A group that may go on: its last point grows, those before it do not."""

    def __init__(self, group: PointGroup) -> None:
        self.group = group
        self.earlier = Siblings()

    @property
    def last(self) -> Point:
        """Return the point that grows."""
        return self.group.points[-1]

    def go_on(self, point: Point) -> None:
        """Add a point; what was the last until now has all that it will have."""
        self.earlier.add(self.last)
        self.group.points.append(point)


def has_own_line(point: Point) -> bool:
    """Tell whether a point's first paragraph is nothing but its heading."""
    head = point.head
    if not head.heading or head.rest or point.mark.style == TOPIC_STYLE:
        return False
    # A long sentence with its full stop is the whole of a point.
    return not head.stop or len(head.heading) <= LONGEST_ALONE


def _is_sentence(head: str) -> bool:
    return first_sentence_end(head) == len(head)
