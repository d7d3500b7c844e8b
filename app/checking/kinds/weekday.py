"""Days of the week beside a date that they do not fit."""

from __future__ import annotations

from datetime import date as day_of
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.checking.years_meant import years_meant
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_WEEKDAY = lazy(r"\s*[（(，,]?\s*(?P<said>(?:星期|周|礼拜)(?P<day>[一二三四五六日天]))")
_RANGE = lazy(
    r"\s*[（(，,]?\s*(?:即|也就是)?[本上下]?(?P<said>(?:星期|周|礼拜)(?P<day>[一二三四五六日天])"
    r"[至到—－~～-]{1,2}(?:星期|周|礼拜)(?P<last>[一二三四五六日天]))"
)
_BEFORE = lazy(r"(?P<said>(?:星期|周|礼拜)(?P<day>[一二三四五六日天]))[（(]$")
_TO = lazy("[至到—－~～-]{1,2}")
_DAYS = "一二三四五六日"
_WEEK = 7


class Weekday(Rule):
    """Finds the day of the week behind a date that fell on another one.

    The date says its year, or, with `year_said` false, it does not: then the day must fall on
    another one in each year that may be meant. `{right}` is the right day.
    """

    kind: Literal["weekday"]
    year_said: bool = True

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each day of the week that does not fit."""
        for line in manuscript.lines:
            for date in line.dates:
                if _RANGE.match(line.text, date.end):
                    continue
                said = _WEEKDAY.match(line.text, date.end) or _BEFORE.search(
                    line.text, max(0, date.start - _WEEK), date.start
                )
                years = self._years(date, manuscript, line.number)
                if said is None or date.day is None or not years:
                    continue
                day = _DAYS.index(said["day"].replace("天", "日"))
                right = [_weekday(year, date) for year in years]
                if day not in right and None not in right:
                    name = said["said"][:-1] + _DAYS[right[0] or 0]
                    fix = name if self.year_said else None
                    yield self.finding(line, *said.span("said"), fix=fix, right=name)

    def _years(self, date: WrittenDate, manuscript: Manuscript, line: int) -> tuple[int, ...]:
        """Return the years that a day may be of, the likeliest first."""
        if self.year_said:
            return (date.year,) if date.year else ()
        return () if date.year else years_meant(date, manuscript, line)


def _weekday(year: int, date: WrittenDate) -> int | None:
    """Return the day of the week, 0 for Monday, or None where there is no such day."""
    found = date._replace(year=year)
    return day_of(year, date.month, date.day or 1).weekday() if found.exists else None


class WeekdayRange(Rule):
    """Finds the first and the last day of the week behind two dates that lie otherwise apart."""

    kind: Literal["weekday_range"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each pair of days of the week that does not fit its dates."""
        for line in manuscript.lines:
            for first, last in zip(line.dates, line.dates[1:], strict=False):
                said = _RANGE.match(line.text, last.end)
                linked = _TO.fullmatch(line.text, first.end, last.start)
                if said is None or linked is None or not (first.day and last.day):
                    continue
                if first.month != last.month or not (first.exists and last.exists):
                    continue
                begin, end = (
                    _DAYS.index(said[name].replace("天", "日")) for name in ("day", "last")
                )
                if (last.day - first.day - end + begin) % _WEEK or not self._falls(
                    first, begin, manuscript.date
                ):
                    yield self.finding(line, first.start, said.end("said"))

    def _falls(self, date: WrittenDate, day: int, own: WrittenDate | None) -> bool:
        """Tell whether a date may fall on a day of the week, in its year or the report's."""
        year = date.year or (own.year if own else None)
        years = (year,) if date.year else (year, (year or 1) - 1)
        return not year or any(_weekday(each or year, date) in (day, None) for each in years)
