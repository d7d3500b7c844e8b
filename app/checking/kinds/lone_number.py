"""A point that is numbered and the only one: 一、 and no 二、."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.leads import is_announced, is_last
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Run
    from app.models.finding import Finding


class LoneNumber(Rule):
    """Finds points of some `styles` that are numbered one and have none beside them.

    Something must come behind that is certainly no part of it: of a text that breaks off nothing
    is known.
    Where the second number stands anywhere below, the run is only not recognised; where `unless`
    matches in the sentence before, it is another rule's to tell.
    """

    kind: Literal["lone_number"]
    styles: tuple[str, ...]
    unless: str | None = None

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the number of each."""
        followed = {id(slip.after.block) for slip in manuscript.slips if slip.after}
        for run in manuscript.runs:
            point = run.first
            if id(point.block) in followed or not point.is_certain:
                continue  # What should go on is told already: （一）, 二、.
            if run.told > 1 or point.number != 1 or point.style not in self.styles:
                continue
            second = point.numbered(2)
            if is_last(point, manuscript):
                continue
            if is_announced(manuscript, point.line, point.start, self.unless):
                continue
            if not any(second in line.text for line in _lines_of(run, manuscript)):
                line = manuscript.lines[point.line]
                yield self.finding(line, point.start, point.end, second=second)


def _lines_of(run: Run, manuscript: Manuscript) -> Sequence[Line]:
    """Return the lines in which a run may go on: below its parent, if no list goes on another's."""
    runs = [other for other in manuscript.runs if other.first.line > run.first.line]
    own = run.first.style
    goes_on = any(other.first.style == own and other.first.number == 2 for other in runs)
    tops = [other for other in manuscript.runs if run.parent in other.points]
    if goes_on or not tops:
        return manuscript.lines[run.first.line :]
    ends = (point.line for point in tops[0].points if point.line > run.first.line)
    return manuscript.lines[run.first.line : next(ends, None)]
