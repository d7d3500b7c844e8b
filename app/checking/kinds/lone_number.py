"""A point that is numbered and the only one: 一、 and no 二、."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.leads import is_announced, is_last
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
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
        for run in manuscript.runs:
            point = run.first
            if run.told > 1 or point.number != 1 or point.style not in self.styles:
                continue
            second = point.numbered(2)
            if is_last(point, manuscript):
                continue
            if is_announced(manuscript, point.line, point.start, self.unless):
                continue
            if not any(second in line.text for line in manuscript.lines[point.line :]):
                line = manuscript.lines[point.line]
                yield self.finding(line, point.start, point.end, second=second)
