"""Numbers of points that do not count on: left out, twice, out of their order, lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Point
    from app.models.finding import Finding


class Numbers(Rule):
    """Finds the points of a run whose numbers have one `fault`.

    A number is `skipped` or `repeated`, stands before one that it should follow (`disordered`), is
    `lost` between two others, or it is the first and neither one nor what goes on a list above
    (`late`). The message may tell `before`, the number before, and `should`, what would count on.
    """

    kind: Literal["numbers"]
    fault: Literal["skipped", "repeated", "disordered", "lost", "late"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the numbers; of a point that lost its own, its first words."""
        for slip in manuscript.slips:
            if slip.fault == self.fault:
                point = slip.point
                line = manuscript.lines[point.line]
                end = point.end if point.ordinal else _head_end(point, line)
                yield self.finding(line, point.start, end, before=slip.before, should=slip.should)


def _head_end(point: Point, line: Line) -> int:
    """Return where the heading of a point without a number ends, else its line."""
    return point.start + len(point.block.heading) or len(line.text)
