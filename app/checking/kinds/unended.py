"""Paragraphs of prose that end in no mark, where those around them do."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_ENDED = lazy(r"[。！？…]['\"”’）》]{0,3}\s*$")
_UNENDED = lazy(rf"[{HAN}0-9%％]{{1,4}}$")
_STOP = lazy("[。！？；]")
# Who is greeted, signs or is named in a title sets no full stop.
_SET_ROLES = ("title", "byline", "salutation", "signoff", "tail")


class Unended(Rule):
    """Finds the last characters of a paragraph that ends in no mark between two that do.

    It has more than `fewest` characters with a stop among them, or more than `fewest_unbroken`,
    and is no heading and no point. Where more than `most` of a report end so, its lines are broken.
    """

    kind: Literal["unended"]
    fewest: int = Field(20, ge=1)
    fewest_unbroken: int = Field(60, ge=1)
    most: int = Field(2, ge=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the end of each paragraph that has lost its mark."""
        prose = manuscript.own_prose
        found = [
            (line, match)
            for (before, line), (_, behind) in pairwise(pairwise(prose))
            if (match := _UNENDED.search(line.text))
            and _ENDED.search(before.text)
            and _ENDED.search(behind.text)
            and self._is_prose(line)
        ]
        for line, match in found if len(found) <= self.most else ():
            yield self.finding(line, *match.span())

    def _is_prose(self, line: Line) -> bool:
        block, text = line.block, line.text
        if block is not None and (block.role in _SET_ROLES or block.note):
            return False
        has_stop = len(text) > self.fewest and _STOP.search(text)
        is_text = line.paragraph.spans[-1].part == "text" and not read_ordinal(text)
        return is_text and (bool(has_stop) or len(text) > self.fewest_unbroken)
