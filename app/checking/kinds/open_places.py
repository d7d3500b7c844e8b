"""What is still to be filled in."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.text.label_matching import is_by_hand, is_remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.models.names import Placeholder

# What a form may well leave open, and why that is told.
_MAYBE = {"cell": "空着的格子", "row": "空着的格子", "checkbox": "没有勾选"}


class OpenPlaces(Rule):
    """Finds the places that `fill` would fill: those that are `doubtful`, or those that are not.

    `never` are regular expressions: what overlaps with what one of them matches is meant to stay
    open, as the names of people in a warning example are; in title, byline and signature it is not.
    """

    kind: Literal["open_places"]
    doubtful: bool = False
    never: tuple[Regex, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each place with what it asks for."""
        for place in manuscript.placeholders:
            doubt = place.doubt or _MAYBE.get(place.shape, "")
            if not place.phrase and bool(doubt) == self.doubtful:
                line = manuscript.lines[place.paragraph]
                if not self._is_meant(line, place):
                    words = {"what": place.label or place.text, "doubt": doubt}
                    yield self.finding(line, place.start, place.end, **words)

    def _is_meant(self, line: Line, place: Placeholder) -> bool:
        # Who signs and who approves writes by hand.
        if place.shape != "marker" and (is_by_hand(place.label) or is_remark(place.label)):
            return True
        if line.is_signed or (line.block is not None and line.block.role == "title"):
            return False
        return any(
            match.start() < place.end and place.start < match.end()
            for pattern in self._never
            for match in pattern.finditer(line.text)
        )

    @cached_property
    def _never(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(each) for each in self.never]
