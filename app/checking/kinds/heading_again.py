"""A heading without a number that stands once more, with no other heading between."""

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

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_WORDS = lazy(rf"[{HAN}“”《》、， ]+")
_ENDED = lazy(r"[。！？；…][”’）》]{0,3}\s*$")


class HeadingAgain(Rule):
    """Finds a line that says what the heading before it says, each with its own text below.

    A heading has `fewest` to `most` characters and no stop; its text is longer and ends in one.
    """

    kind: Literal["heading_again"]
    fewest: int = Field(4, ge=1)
    most: int = Field(25, ge=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each heading that is the same as the one before it."""
        prose = manuscript.own_prose
        titles = {line.text for line in prose if line.block and line.block.role == "title"}
        before = ""
        for line, below in pairwise(prose):
            text = line.text.strip()
            if not self._is_heading(text):
                # A heading with a number, or a short line of another kind, parts two sections.
                before = "" if len(text) <= self.most or read_ordinal(text) else before
            elif len(below.text) > self.most and _ENDED.search(below.text):
                if text == before and text not in titles:
                    start = line.text.index(text)
                    yield self.finding(line, start, start + len(text))
                before = text
            else:
                before = ""

    def _is_heading(self, text: str) -> bool:
        is_short = self.fewest <= len(text) <= self.most
        return is_short and _WORDS.fullmatch(text) is not None and not read_ordinal(text)
