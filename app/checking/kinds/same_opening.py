"""Points of one run that all begin alike."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Point
    from app.models.finding import Finding

_OPENING = lazy(rf"[{HAN}“”《》]+(?=[，,])")


class SameOpening(Rule):
    """Finds the first clause of the text of points in a run, where `points` or more share it.

    It has `fewest` characters or more. What matches `never` opens points on purpose.
    """

    kind: Literal["same_opening"]
    points: int = 3
    fewest: int = 5
    never: tuple[Regex, ...] = Field(default=())

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each opening that as many points before it have."""
        for run in manuscript.runs:
            alike: dict[str, list[tuple[Line, int, int]]] = defaultdict(list)
            for point in run.points:
                if found := self._opening(manuscript, point):
                    line, start, end = found
                    alike[line.text[start:end]].append(found)
            for places in alike.values():
                for line, start, end in places[self.points - 1 :]:
                    yield self.finding(line, start, end, count=len(places))

    def _opening(self, manuscript: Manuscript, point: Point) -> tuple[Line, int, int] | None:
        """Return the place of the first clause of a point's text, behind its heading."""
        line, start = manuscript.lines[point.line], point.start
        paragraphs = point.block.paragraphs
        for span in paragraphs[0].spans if paragraphs else ():
            if span.part == "text":
                break
            start += len(span.text)
        else:
            if len(paragraphs) < 2:
                return None
            line, start = manuscript.lines[point.line + 1], 0
        match = _OPENING.match(line.text, start)
        if not match or len(match[0]) < self.fewest:
            return None
        return (
            None if any(re.search(one, match[0]) for one in self.never) else (line, *match.span())
        )
