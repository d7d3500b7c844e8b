"""Feasts beside a day that is not theirs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Day, DayOfAnyYear
from app.checking.rule import Rule
from app.checking.years_meant import years_meant
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_LINK = (
    r"(?:[（(]|[，,]?(?:这天|这一天|当天)?正?[是为逢]|的)"
    r"(?:我国|我们自己的|我们的)?(?:第[^，。]{1,6}个)?"
)
# 春节 alone is the day; 春节值班 and 清明时节 are some day around it.
_ITSELF = "(?=[，。；：、！？）)]|当天|这天|那天|这一天|$)"
_NEW_YEAR = "春节"
_MOON = "正月(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九])"
_FIRST_MOON = lazy("正月初?(?P<day>.{1,2})")
_NOT_IT = "(?!前|后|期间|来临|假期|将|到来|即)"


class Festival(Rule):
    """Finds a day of the year with one of `days` right behind it that falls on another day.

    `days` are the feasts of the sun's calendar by name, each as month and day. `by_year` are those
    of the moon's calendar and the solar terms, each as the year with month and day; a day of the
    first moon is counted from the first. `{right}` is the day of the feast.
    """

    kind: Literal["festival"]
    days: dict[str, DayOfAnyYear] = Field({})
    by_year: dict[str, tuple[Day, ...]] = Field({})

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each feast on another day."""
        for line in manuscript.prose:
            for one in line.dates:
                named = self._named.match(line.text, one.end) if one.day else None
                years = years_meant(one, manuscript, line.number) if named else ()
                days = self._days(named["name"], years) if named else []
                if named and days and (one.month, one.day) not in days:
                    right = "{}月{}日".format(*days[0])
                    yield self.finding(line, one.start, named.end(), right=right)

    def _days(self, name: str, years: Sequence[int]) -> list[tuple[int, int]]:
        """Return the days of a feast in some years; none where it is not known for each."""
        if name in self.days:
            month, day = map(int, self.days[name].split("-"))
            return [(month, day)]
        first = _FIRST_MOON.fullmatch(name)
        later = (numeral_value(first["day"].replace("廿", "二十")) or 1) - 1 if first else 0
        known = self._known.get(_NEW_YEAR if first else name.removesuffix("节"), {})
        found = [known[year] + timedelta(later) for year in years if year in known]
        return [(day.month, day.day) for day in found] if len(found) == len(years) else []

    @cached_property
    def _known(self) -> dict[str, dict[int, date]]:
        """Return the day of each feast by the year of the sun's calendar that it falls in."""
        return {
            name: {day.year: day for day in map(date.fromisoformat, days)}
            for name, days in self.by_year.items()
        }

    @cached_property
    def _named(self) -> re.Pattern[str]:
        every = [*self.days, *self.by_year, *(f"{name}节" for name in self.by_year)]
        names = "|".join(sorted(map(re.escape, every), key=len, reverse=True))
        moon = f"|{_MOON}" if self.by_year else ""
        end = _ITSELF if self.by_year else _NOT_IT
        return lazy(rf"{_LINK}“?(?:农历)?(?P<name>{names}{moon})”?{end}")
