"""Set words with a wrong character in them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Misspelt(Rule):
    """Finds the wrong words of `words` and puts the right ones in their place.

    What is listed stands for nothing else: words that are right elsewhere do not belong there.
    Titles and what others say are left as they are. Where the sentence has a word of `unless`,
    it says itself that this is a slip.
    """

    kind: Literal["misspelt"]
    words: dict[str, str] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each wrong word."""
        for line in manuscript.lines:
            for match in self._wrong.finditer(line.uncited):
                if not line.told_at(match.start()).names(self.unless):
                    yield self.finding(line, *match.span(), fix=self.words[match[0]])

    @cached_property
    def _wrong(self) -> re.Pattern[str]:
        words = sorted(self.words, key=len, reverse=True)
        return lazy("|".join(map(re.escape, words)))
