"""The values the structure rules pass on: lines, marks of points, groups of points, cuts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.reading.headings import split_head

if TYPE_CHECKING:
    from app.models.report import Note
    from app.models.roles import BlockRole
    from app.reading.headings import Head

LINE_END = 10**9
"""An offset past the end of every line."""


@dataclass(frozen=True)
class Line:
    """A line of the body: its place in the report, and its text from `offset` on.

    `sign` is the mark of Markdown before it that tells an item of a list (-) or a heading (#).
    """

    index: int
    text: str
    offset: int = 0
    sign: str = ""


@dataclass(frozen=True)
class Mark:
    """The start of a point: line and offset in the report, and how it is numbered.

    `ordinal` is empty for a point without a number; `head` is the text after the ordinal, up to
    the next mark of the line or the line's end.
    """

    line: int
    offset: int
    ordinal: str
    number: int
    style: str
    head: str


@dataclass
class Point:
    """A point: its mark, the plain lines that go on after it, and the groups below it, in order."""

    mark: Mark
    plain: list[Line] = field(default_factory=list)
    groups: list[PointGroup] = field(default_factory=list)

    @cached_property
    def head(self) -> Head:
        """Return its first paragraph taken apart, as more follows it."""
        return split_head(self.mark.head, followed=True)


@dataclass
class PointGroup:
    """Points that are siblings, and the words right before the first of them."""

    points: list[Point]
    lead: str = ""

    @property
    def style(self) -> str:
        """Return how the points are numbered."""
        return self.points[0].mark.style


@dataclass(frozen=True)
class Chain:
    """Siblings inside one line, and the words that lead into them."""

    lead: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Cut:
    """The start of a block. A block reaches to the next cut, so no character is ever lost.

    Where `headed`, the block's first paragraph is searched for a heading after its ordinal.
    """

    line: int
    offset: int
    role: BlockRole
    level: int = 0
    note: Note | None = None
    ordinal: str = ""
    headed: bool = False
