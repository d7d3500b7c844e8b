"""What was found in a draft, where its writer sees it in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.placeholders.places_told import place_told

if TYPE_CHECKING:
    from pathlib import Path

    from app.copying.copied import Copied
    from app.models.finding import Finding
    from app.models.report import Report


class Spot(NamedTuple):
    """A line and a column of a file, from 1."""

    line: int
    column: int


class Stretch(NamedTuple):
    """The characters `start` to `end` of a line of a file as it is read, all from 0.

    `whole` tells that they are all the words of a finding, side by side.
    """

    line: int
    start: int
    end: int
    whole: bool = True


class Found(NamedTuple):
    """A finding, the line that it counts its characters in, and what the file calls that line.

    A line of a report has no name (`where`): it is called by its number.
    `at` is where its words stand in the file, `start` and `end` where an editor shows them, with no
    character at the end. None where the file does not hold the words, but only what was made of
    it, or where it has no lines that people see. `beside` tells that the line is none of the
    report's, but one of its file that stands beside it.
    """

    finding: Finding
    line: str
    where: str = ""
    at: Stretch | None = None
    start: Spot | None = None
    end: Spot | None = None
    beside: bool = False

    @property
    def place(self) -> str:
        """Return which line it is for people."""
        if self.where:
            return place_told(self.where)
        return _("第 {} 段").format(self.finding.paragraph + 1)

    @property
    def paragraph(self) -> int:
        """Return the line, from 0: of a Word file as `fill` counts them, else of the report."""
        in_file = self.start is None and self.at is not None
        return self.at.line if self.at and in_file else self.finding.paragraph

    @property
    def spots(self) -> tuple[Spot, Spot]:
        """Return where its words begin and end for programs, which take nothing for an answer.

        In a Word file a line is a paragraph; what has no place is told at the file's beginning.
        """
        if self.start and self.end:
            return self.start, self.end
        line, start, end = self.at[:3] if self.at else (0, 0, 0)
        return Spot(line + 1, start + 1), Spot(line + 1, end + 1)

    @property
    def is_mendable(self) -> bool:
        """Tell whether there is one right answer, and all the words stand side by side."""
        return self.finding.fix is not None and self.at is not None and self.at.whole


class Checked(NamedTuple):
    """A draft, what was found in it, and what is told of how it was checked.

    `copied` is what of it stands in other texts, where it was held against some.
    """

    path: Path
    report: Report
    found: tuple[Found, ...]
    notes: tuple[str, ...] = ()
    copied: Copied | None = None


def found_in_report(finding: Finding, line: str) -> Found:
    """Return what was found in a line of a report."""
    return Found(finding, line)
