"""Titles of a time that is not over on the report's own date."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

# The month from which on a report of each time may be written; some write that of a year early.
_PERIODS = ("一季度", "二季度", "三季度", "四季度", "半年", "上半年", "下半年", "年")
_LAST = dict(zip(_PERIODS, (3, 6, 9, 12, 6, 6, 11, 7), strict=True))
_HEAD = 3


class PeriodTold(Rule):
    """Finds a title that tells of a `part` of a `year` whose last month has not begun."""

    kind: Literal["period_told"]
    patterns: tuple[Regex, ...]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the title."""
        own = manuscript.date
        for line in manuscript.lines[:_HEAD] if own else ():
            for match in (found for one in self._patterns if (found := one.search(line.text))):
                last = (int(match["year"]), _LAST[match["part"]])
                if own and own.ends[:2] < last:
                    yield self.finding(line, *match.span())
                    break

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(lazy, self.patterns))
