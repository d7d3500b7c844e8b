"""Days and months that no calendar has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.checking.years_meant import years_meant
from app.patterns import lazy
from app.text.dates import years_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_NEAR = lazy("[去前明]年")
_LEAP_DAY = (2, 29)


class NoSuchDay(Rule):
    """Finds dates such as 2月30日 and 13月; `{days}` is how many days the month has, or 0.

    With `year_said` false, a 29 February is found that says no year, in none of the years that may
    be meant. Where the sentence has a word of `unless`, it says itself that there is no such day.
    """

    kind: Literal["no_such_day"]
    unless: tuple[str, ...] = ()
    year_said: bool = True

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each date that does not exist."""
        for line in manuscript.lines:
            for date in line.dates:
                days = date.days if self.year_said else _leap_days(date, manuscript, line)
                is_none = not date.exists if self.year_said else days is not None
                if is_none and not line.told_at(date.start).names(self.unless):
                    yield self.finding(line, date.start, date.end, days=days)


def _leap_days(date: WrittenDate, manuscript: Manuscript, line: Line) -> int | None:
    """Return how many days February has, if a 29th without a year is of no year that has one.

    Only a year that its own line names makes it one of another year than the report's.
    """
    own = manuscript.date
    if date.year or (date.month, date.day) != _LEAP_DAY or own is None or not own.year:
        return None
    names_years = _NEAR.search(line.text) or years_in(line.text)
    last_year = () if own.month > date.month else (own.year - 1,)
    years = years_meant(date, manuscript, line.number) if names_years else (own.year, *last_year)
    none = years and not any(date._replace(year=year).exists for year in years)
    return date._replace(year=years[0]).days if none else None
