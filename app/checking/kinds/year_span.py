"""Numbers of years that do not lie between the years beside them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class YearSpan(Rule):
    """Finds how many years have gone by since a year, where they have not.

    `patterns` have the groups `year` and `years`, and may have `until`; without it the years
    are counted to the report's own. Where a group `deed` is what they are counted to, the year
    may lie behind it. One more or less is right. `{right}` is how many there are.
    """

    kind: Literal["year_span"]
    patterns: tuple[str, ...]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number of years that does not fit."""
        own = manuscript.date.year if manuscript.date else None
        for line in manuscript.prose:
            if "年" not in line.text:
                continue
            for pattern in self._patterns:
                for match in pattern.finditer(line.uncited):
                    until = match["until"] if "until" in match.groupdict() else own
                    said = numeral_value(match["years"])
                    if until is None or said is None:
                        continue
                    right = int(until) - int(match["year"])
                    told = right >= 0 or "deed" in match.groupdict()
                    if told and abs(right - said) > 1:
                        yield self.finding(line, match.start(), match.end(), right=right)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(lazy, self.patterns))
