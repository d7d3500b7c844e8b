"""The day that a deadline of a report means, as its reader takes it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from app.text.dates import date_in_figures

# Somebody who writes 3月底 in November means the spring to come; in April he is late.
_LATE = timedelta(days=150)

_YEAR = "(?:(?P<year>\\d{4})年|(?P<next>明年)|今年)?"
_DAY = re.compile(
    f"{_YEAR}(?<!\\d)(?P<month>\\d{{1,2}})月(?:(?P<day>\\d{{1,2}})[日号]|(?P<part>初|上旬|中旬|下旬|底|末)|份?(?!份?的))"
)
_PARTS = {"初": 10, "上旬": 10, "中旬": 20}
_SPAN = re.compile(f"{_YEAR}(?P<span>年底|年末|[一二三四]季度|上半年|下半年|年中)")
_MONTHS = {
    "年底": 12,
    "年末": 12,
    "下半年": 12,
    "上半年": 6,
    "年中": 6,
    "一季度": 3,
    "二季度": 6,
    "三季度": 9,
    "四季度": 12,
}
_FEASTS = {"元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1)}
_FEAST = re.compile(f"{_YEAR}(?P<feast>{'|'.join(_FEASTS)})")


def report_day(text: str | None) -> date | None:
    """Return the day of a report that the outline dates in figures or as 2026年9月12日."""
    figures = date_in_figures((text or "").replace("年", "-").replace("月", "-").rstrip("日"))
    return _day(figures.year, figures.month, figures.day) if figures else None


def deadlines(text: str, today: date) -> list[tuple[str, date]]:
    """Return the points in time that a text names, each with the last day it can mean.

    A month without a year is this year's, or the next one's where this year's lies so far back
    that nobody would speak of it. Seasons, terms and the spring festival are left out: they are
    another day each year. 6月的办法 names no point in time.
    """
    found = [(match, _month_day(match, today)) for match in _DAY.finditer(text)]
    found += [(m, _end(m, _MONTHS[m["span"]], today)) for m in _SPAN.finditer(text)]
    found += [(m, _feast(m, today)) for m in _FEAST.finditer(text)]
    told = sorted((match.start(), match[0], day) for match, day in found if day)
    return [(words, day) for _, words, day in told]


def _month_day(match: re.Match[str], today: date) -> date | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    if match["day"]:
        return _placed(match, month, int(match["day"]), today)
    if match["part"] in _PARTS:
        return _placed(match, month, _PARTS[match["part"]], today)
    return _end(match, month, today)


def _end(match: re.Match[str], month: int, today: date) -> date | None:
    return _placed(match, month, 31, today)


def _feast(match: re.Match[str], today: date) -> date | None:
    return _placed(match, *_FEASTS[match["feast"]], today)


def _placed(match: re.Match[str], month: int, day: int, today: date) -> date | None:
    if match["year"]:
        return _day(int(match["year"]), month, day)
    if match["next"]:
        return _day(today.year + 1, month, day)
    this = _day(today.year, month, day)
    return _day(today.year + 1, month, day) if this and this < today - _LATE else this


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and day >= 1 and year >= 1):
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))
