"""Dates in figures: 2026-11-20, and how a report writes them."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.numerals import DIGITS, NUMERAL, numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_ZERO = str.maketrans("〇○", "零零")
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
_BARE = "〇○零一二三四五六七八九"
# What stands between two days of one month: 3月28日至30日, 3月28-30日.
_TO = r"[至到、—–－~～-]{1,2}"
_LAST_DAY = lazy(rf"{_TO}(\d{{1,2}}|{NUMERAL})[日号]")
# 13月薪 and 31号楼 are no dates.
_MONTH = "月(?![薪票嫂饼亮季])"
# 六七月 is one of two months or both.
_ONE_MONTH = "(?!(?:十?一二|二三|三四|四五|五六|六七|七八|八九|九十)月)"
_DAY = r"\s*[日号](?![楼线院机房仓])"
# Year, month and day, the year or the day left out in some, in figures or in numerals.
_DATES = (
    lazy(r"(?<![\d.])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d.])"),
    lazy(
        rf"(?:(?<!\d)(?P<year>\d{{4}})\s*年\s*)?(?<![\d.])(?P<month>\d{{1,2}})\s*{_MONTH}"
        rf"(?:\s*(?P<day>\d{{1,2}})(?:{_DAY}|(?={_TO}\d{{1,2}}{_DAY})))?"
    ),
    lazy(
        rf"(?:(?P<year>(?<!\d)\d{{4}}|[{_BARE}]{{4}})年)?(?<![{_BARE}十两几半])"
        rf"{_ONE_MONTH}(?P<month>{NUMERAL}){_MONTH}"
        rf"(?:(?P<day>{NUMERAL})(?:{_DAY}|(?={_TO}{NUMERAL}{_DAY})))?"
    ),
)
_WRITTEN_YEAR = lazy(rf"(?<!\d)((?:19|20)\d{{2}}|[一二][{_BARE}]{{3}})\s*年(?![级代])")
_CONGRESSES = {"十五": 1997, "十六": 2002, "十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022}
_CONGRESS = lazy(rf"(?<![一二三四五六七八九十])({'|'.join(_CONGRESSES)})大(?!以来)")
LEAP_YEAR = 2024
"""The year of a date that names none: a February without a year may have 29 days."""


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


class WrittenDate(NamedTuple):
    """A date as it stands in a text; `year` and `day` are None where it leaves them out.

    `month` and `day` are what was written, whether a calendar has such a day or not; `month_text`
    is the month letter for letter.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    month_text: str

    @property
    def begins(self) -> tuple[int, int, int]:
        """Return year, month and day of its first day, to compare; year 0 where none is said."""
        return self.year or 0, self.month, 1 if self.day is None else self.day

    @property
    def ends(self) -> tuple[int, int, int]:
        """Return year, month and day of its last day, to compare; year 0 where none is said."""
        return self.year or 0, self.month, self.days if self.day is None else self.day

    @property
    def days(self) -> int:
        """Return how many days its month has, 0 where there is no such month."""
        return _days(LEAP_YEAR if self.year is None else self.year, self.month)

    @property
    def exists(self) -> bool:
        """Tell whether a calendar has it."""
        return bool(self.days) and (self.day is None or 1 <= self.day <= self.days)


def dates_in(text: str) -> list[WrittenDate]:
    """Return the dates of a text that name a month at least, in order, none inside another.

    Of several days of one month each is a date: 3月28日至30日 are two.
    """
    found = sorted(
        date for form in _DATES for match in form.finditer(text) for date in _read(match)
    )
    return [date for at, date in enumerate(found) if not at or date.start >= found[at - 1].end]


def years_in(text: str) -> list[int]:
    """Return the years that a text names."""
    return [_year(match[1]) for match in _WRITTEN_YEAR.finditer(text)]


def congress_years_in(text: str) -> list[int]:
    """Return the years of the congresses of the Party that a text names.

    党的十八大以来 names none: it says how long something has been.
    """
    return [_CONGRESSES[match[1]] for match in _CONGRESS.finditer(text)]


def no_such_day(text: str) -> NoSuchDay | None:
    """Return the first date in a text that no calendar has: 2024年2月30日, 11月31日, 2026-13-01."""
    for date in dates_in(text):
        if not date.exists:
            return NoSuchDay(text[date.start : date.end], date.month_text, date.days)
    return None


def _read(match: re.Match[str]) -> Iterator[WrittenDate]:
    year, month, day = match["year"], match["month"], match["day"]
    date = WrittenDate(
        *match.span(),
        None if year is None else _year(year),
        numeral_value(month) or 0,
        None if day is None else numeral_value(day) or 0,
        month,
    )
    yield date
    end = match.end()
    while day and (last := _LAST_DAY.match(match.string, end)):
        end = last.end()
        yield date._replace(start=last.start(1), end=end, day=numeral_value(last[1]) or 0)


def _year(written: str) -> int:
    digits = written.translate(_ZERO)
    return int("".join(str(DIGITS.index(sign)) if sign in DIGITS else sign for sign in digits))


def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 and year else 0


def long_date(text: str) -> str:
    """Return a date as reports write it: 2026-11-20 as 2026年11月20日, any other as it stands."""
    found = date_in_figures(text)
    return f"{found.year:04}年{found.month}月{found.day}日" if found else text
