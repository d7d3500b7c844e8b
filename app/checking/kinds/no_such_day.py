"""Days and months that no calendar has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class NoSuchDay(Rule):
    """Finds dates such as 2月30日 and 13月; `{days}` is how many days the month has, or 0.

    Where the sentence has a word of `unless`, it says itself that there is no such day.
    """

    kind: Literal["no_such_day"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each date that does not exist."""
        for line in manuscript.lines:
            for date in line.dates:
                if not date.exists and not line.told_at(date.start).names(self.unless):
                    yield self.finding(line, date.start, date.end, days=date.days)
