"""All sorts of a whole, that do not make it up."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import counts_alike, shown_as
from app.checking.rule import Rule
from app.facts.figures import every_figure
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding

_FARTHEST = 12
_LEAST = 2
_FIRST = lazy(rf"[{HAN}]{{2,8}}")
_NEXT = lazy(rf"[，、；][{HAN}]{{2,8}}")
_CLOSES = lazy("[。；]|$")


class SortedParts(Rule):
    """Finds 审结856件。按类型分，民事512件，刑事168件，行政196件: the sorts make another number.

    `lead` is a regular expression for what says that all sorts follow. The whole stands right
    before it, and nothing follows upon the sorts in their sentence.
    """

    kind: Literal["sorted_parts"]
    lead: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the sorts that do not make up their whole."""
        for line in manuscript.prose:
            for lead in self._lead.finditer(line.text):
                figures = every_figure(line.text)
                before = [figure for figure in figures if figure.end <= lead.start()][-1:]
                parts = _parts(line.text, lead.end(), figures)
                if not before or lead.start() - before[0].end > _FARTHEST or len(parts) < _LEAST:
                    continue
                whole, total = before[0], sum(part.number.size for part in parts)
                whole_numbers = all(_is_plain(each) for each in (whole, *parts))
                alike = all(counts_alike(whole, part) for part in parts)
                if whole_numbers and alike and total != whole.number.size:
                    sums = {"sum": shown_as(total, whole), "whole": whole.text}
                    yield self.finding(line, parts[0].start, parts[-1].end, **sums)

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return re.compile(self.lead)


def _is_plain(figure: Figure) -> bool:
    number = figure.number
    return number.exact and not number.places and not number.scale


def _parts(text: str, at: int, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures side by side behind a place, if they are the end of their sentence."""
    parts: list[Figure] = []
    for figure in figures:
        if figure.start < at:
            continue
        if not (_NEXT if parts else _FIRST).fullmatch(text, at, figure.start):
            break
        parts.append(figure)
        at = figure.end
    return parts if _CLOSES.match(text, at) else []
