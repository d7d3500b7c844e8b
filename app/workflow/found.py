"""What was found in a draft, where its writer sees it in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from app.copying.copied import Copied
    from app.models.finding import Finding
    from app.models.report import Report


class Spot(NamedTuple):
    """A line and a column of a file, from 1."""

    line: int
    column: int


class Found(NamedTuple):
    """A finding, and where in the file its words begin and end; no character stands at the end.

    Words that the file does not hold, but what was made of it, have no place of their own.
    """

    finding: Finding
    start: Spot = Spot(1, 1)
    end: Spot = Spot(1, 1)
    placed: bool = True


class Checked(NamedTuple):
    """A draft, what was found in it, and what is told of how it was checked.

    `copied` is what of it stands in other texts, where it was held against some.
    """

    path: Path
    report: Report
    found: tuple[Found, ...]
    notes: tuple[str, ...] = ()
    copied: Copied | None = None
