"""Dates in figures: 2026-11-20, and how a report writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from app.patterns import lazy
from app.text.numerals import DIGITS, NUMERAL, numeral_value

CENTURY = lazy(r"(?<!\d)(?:19|20)\d?$")
"""The figures before a year of which only the others are open: `20` of 20XX, `202` of 202X."""

_FIGURE = r"[\d０-９〇○零一二三四五六七八九十Xx×*_]"
_OPEN_FIGURE = rf"(?:{_FIGURE}{{1,3}}|_{{4,8}})"
WRITTEN_DATE = (
    rf"(?:(?:{_FIGURE}{{2,4}}|(?:20)?_{{4,12}})\s*年\s*{_OPEN_FIGURE}\s*月(?:\s*{_OPEN_FIGURE}\s*日)?"
    rf"|(?<!\d){_FIGURE}{{4}}[-./．]{_FIGURE}{{1,2}}(?:[-./．]{_FIGURE}{{1,2}})?(?!\d)"
    r"|年[ \u3000]+月(?:[ \u3000]+日)?|[【〔\[]日期[】〕\]]|\{\{日期\}\})"
)
"""How a date stands in a report, in figures or numerals, some of them still to come."""

DAY_OF_YEAR = rf"{_OPEN_FIGURE}\s*月\s*{_OPEN_FIGURE}\s*[日号]"
"""How a day stands where everybody knows the year."""

_FIGURES = lazy(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*")
# Year (where there is one), month and day, in figures or in numerals.
_DATES = (
    lazy(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"),
    lazy(r"(?:(?<!\d)(\d{4})\s*年\s*)?(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"),
    lazy(rf"(?:([〇○零一二三四五六七八九]{{4}})年)?({NUMERAL})月({NUMERAL})[日号]"),
)
# Without a year, a February may be that of a leap year.
_LEAP_YEAR = 2024


class DateInFigures(NamedTuple):
    """Year, month and day as they were written, whether a calendar has such a day or not."""

    year: int
    month: int
    day: int


def date_in_figures(text: str) -> DateInFigures | None:
    """Return the date that a text is, parted by - / or a dot, such as 2026-11-20; else None."""
    match = _FIGURES.fullmatch(text)
    return DateInFigures(*map(int, match.groups())) if match else None


class NoSuchDay(NamedTuple):
    """A date that no calendar has, as it was written, and how many days its month has (or 0)."""

    text: str
    month: str
    days: int


def no_such_day(text: str) -> NoSuchDay | None:
    """Return the first date in a text that no calendar has: 2024年2月30日, 11月31日, 2026-13-01."""
    for match in (match for form in _DATES for match in form.finditer(text)):
        year, month, day = match.groups()
        days = _days(_year(year), numeral_value(month) or 0)
        if not 1 <= (numeral_value(day) or 0) <= days:
            return NoSuchDay(match[0], month, days)
    return None


def _year(written: str | None) -> int:
    if written is None:
        return _LEAP_YEAR
    digits = re.sub("[〇○]", "零", written)
    return int("".join(str(DIGITS.index(sign)) if sign in DIGITS else sign for sign in digits))


def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 and year else 0


def long_date(text: str) -> str:
    """Return a date as reports write it: 2026-11-20 as 2026年11月20日, any other as it stands."""
    found = date_in_figures(text)
    return f"{found.year:04}年{found.month}月{found.day}日" if found else text
