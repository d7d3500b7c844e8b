"""Years that a report calls this one or the next one, beside its own date."""

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

_YEAR_TURNS = 2


class NearYear(Rule):
    """Finds a year that cannot be the one that the words of a `pattern` call it.

    The pattern has a group `year`; that year lies between `least` and `most` years after the year
    of the report's own date. In January and February the year before may still be meant, unless
    `turns` is false.
    """

    kind: Literal["near_year"]
    patterns: tuple[str, ...] = Field(min_length=1)
    least: int
    most: int
    turns: bool = True

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what is called by a wrong year."""
        own = manuscript.date
        if own is None or not own.year:
            return
        turns = self.turns and own.month <= _YEAR_TURNS
        for line in manuscript.prose:
            for pattern in self._patterns:
                for match in pattern.finditer(line.uncited):
                    after = int(match["year"]) - own.year
                    if not self.least - turns <= after <= self.most:
                        yield self.finding(line, *match.span(), own=own.year)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(lazy, self.patterns))
