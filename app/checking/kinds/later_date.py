"""Days that lie behind the report's own date, of which it tells as of something that was."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class LaterDate(Rule):
    """Finds a date with its year that is later than the report's own, in a clause that tells.

    The clause behind the date, or the one after, has one of the `past` patterns in it, and the
    sentence none of the words of `unless`.
    """

    kind: Literal["later_date"]
    past: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each date that is still to come."""
        own = manuscript.date
        for line in manuscript.prose if own else ():
            if line.block is not None and (line.block.role == "byline" or line.block.note):
                continue
            for date in line.dates:
                sentence = line.sentence_at(date.start)
                if own is None or not date.year or date.begins <= own.ends or sentence is None:
                    continue
                behind = line.text[date.end : sentence.end]
                if self._past.match(behind) and not line.told_at(date.start).names(self.unless):
                    yield self.finding(line, date.start, date.end)

    @cached_property
    def _past(self) -> re.Pattern[str]:
        return lazy("|".join(self.past))
