"""Expressions, names and rules in the place of which others stand by now."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Month
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding


class Older(Model):
    """Words, what stands in their place, since which month, and by which document."""

    words: str = Field(min_length=2)
    by: str
    since: Month
    document: str

    @property
    def month(self) -> tuple[int, int]:
        """Return the year and the month since which the words are superseded."""
        year, month = self.since.split("-")
        return int(year), int(month)


class Superseded(Rule):
    """Finds the words of `older` in a report that tells no history.

    It does where its own date is earlier, or, if it has none, all years that it names are; where
    the sentence names a year or a congress of that time, where the words of `unless` stand in it,
    and where the line has the new words, too. Where reports must be `dated`, nothing is found in
    one that does not tell its date. The message may have `{by}`, `{since}` and `{document}`.
    """

    kind: Literal["superseded"]
    older: tuple[Older, ...] = Field(min_length=1)
    dated: bool = False
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield where the words stand."""
        by_words = {each.words: each for each in self.older}
        own = manuscript.latest_month
        if (self.dated and manuscript.date is None) or not manuscript.names_any(by_words):
            return
        for line in manuscript.written:
            for match in self._words.finditer(line.text):
                each = by_words[match[0]]
                if (own and own < each.month) or self._tells_history(line, match, each):
                    continue
                since = "{}年{}月".format(*each.month)
                yield self.finding(
                    line, *match.span(), by=each.by, since=since, document=each.document
                )

    def _tells_history(self, line: Line, match: re.Match[str], older: Older) -> bool:
        told = line.told_at(match.start())
        if told.names(self.unless) or any(year <= older.month[0] for year in told.history):
            return True
        return line.whole.names((older.by,))

    @cached_property
    def _words(self) -> re.Pattern[str]:
        words = sorted((each.words for each in self.older), key=len, reverse=True)
        return lazy("|".join(map(re.escape, words)))
