"""Times that lie behind the report's own date, of which it tells as of something that was."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.moments import Moment
    from app.models.finding import Finding


class LaterDate(Rule):
    """Finds a time that is later than the report's own date, in a clause that tells.

    The clause behind the time, or the one after, has one of the `past` patterns in it, and the
    sentence none of the words of `unless`.
    """

    kind: Literal["later_date"]
    past: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each time that is still to come."""
        own = manuscript.date
        for number, moments in manuscript.moments.items() if own else ():
            line = manuscript.lines[number]
            if line.is_signed or (line.block is not None and line.block.note):
                continue
            for one in moments:
                sentence = line.sentence_at(one.start)
                if own is None or not (one.said and one.years) or sentence is None:
                    continue
                behind = line.text[one.end : sentence.end]
                later = one.begins > own.ends and not one.limit
                if later and self._past.match(behind) and not self._is_to_come(line, one):
                    yield self.finding(line, one.start, one.end)

    def _is_to_come(self, line: Line, moment: Moment) -> bool:
        return line.told_at(moment.start).names(self.unless)

    @cached_property
    def _past(self) -> re.Pattern[str]:
        return lazy("|".join(self.past))
