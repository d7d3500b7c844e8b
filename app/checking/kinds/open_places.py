"""What is still to be filled in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.label_matching import is_by_hand, is_remark
from app.text.stretches import Stretches

if TYPE_CHECKING:
    import re
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
        meant: dict[int, Stretches] = {}
        for place in manuscript.placeholders:
            line = manuscript.lines[place.paragraph]
            judged = manuscript.ornaments.judged(place, named=_is_named(line))
            doubt = judged or _MAYBE.get(place.shape, "")
            if judged is False or place.phrase or _is_for_a_hand(place):
                continue
            if bool(doubt) != self.doubtful:
                continue
            if line.number not in meant:
                meant[line.number] = Stretches(self._meant(line))
            if not meant[line.number].overlap(place.start, place.end):
                words = {"what": place.label or place.text, "doubt": doubt}
                yield self.finding(line, place.start, place.end, **words)

    def _meant(self, line: Line) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a line that are meant to stay open."""
        if _is_named(line):
            return
        for pattern in self._never:
            yield from (match.span() for match in pattern.finditer(line.text))

    @cached_property
    def _never(self) -> Sequence[re.Pattern[str]]:
        return [lazy(each) for each in self.never]


def _is_named(line: Line) -> bool:
    """Tell whether a line names the writer or the report, so that nothing in it is hidden."""
    return line.is_signed or (line.block is not None and line.block.role == "title")


def _is_for_a_hand(place: Placeholder) -> bool:
    """Tell whether a place is for who signs or approves, and writes by hand."""
    return place.shape != "marker" and (is_by_hand(place.label) or is_remark(place.label))
