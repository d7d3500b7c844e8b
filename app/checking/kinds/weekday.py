"""Days of the week beside a date that they do not fit."""

from __future__ import annotations

from datetime import date as day_of
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_WEEKDAY = lazy(r"\s*[（(，,]?\s*(?P<said>(?:星期|周|礼拜)(?P<day>[一二三四五六日天]))")
_DAYS = "一二三四五六日"


class Weekday(Rule):
    """Finds the day of the week behind a date that fell on another one.

    The date says its year, or, with `year_said` false, it does not: then the day must fall on
    another one in the report's own year and in the year before. `{right}` is the right day.
    """

    kind: Literal["weekday"]
    year_said: bool = True

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each day of the week that does not fit."""
        for line in manuscript.lines:
            for date in line.dates:
                said = _WEEKDAY.match(line.text, date.end)
                years = self._years(date, manuscript.date)
                if said is None or date.day is None or not years:
                    continue
                day = _DAYS.index(said["day"].replace("天", "日"))
                right = [_weekday(year, date) for year in years]
                if day not in right and None not in right:
                    name = said["said"][:-1] + _DAYS[right[0] or 0]
                    fix = name if self.year_said else None
                    yield self.finding(line, *said.span("said"), fix=fix, right=name)

    def _years(self, date: WrittenDate, own: WrittenDate | None) -> tuple[int, ...]:
        if self.year_said:
            return (date.year,) if date.year else ()
        return (own.year, own.year - 1) if own and own.year and not date.year else ()


def _weekday(year: int, date: WrittenDate) -> int | None:
    """Return the day of the week, 0 for Monday, or None where there is no such day."""
    found = date._replace(year=year)
    return day_of(year, date.month, date.day or 1).weekday() if found.exists else None
