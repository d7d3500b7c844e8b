"""The times that a report names, each with the years and days that it may mean."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.dates import LEAP_YEAR, years_in
from app.text.numerals import NUMERAL, numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line
    from app.text.dates import WrittenDate

_AFTER = {
    **dict.fromkeys(("今年", "本年", "本年度", "今年度"), 0),
    **dict.fromkeys(("去年", "上年", "上年度", "去年度"), -1),
    **dict.fromkeys(("明年", "来年", "下年度", "明年度"), 1),
    "前年": -2,
    "后年": 2,
}
_MONTHS_AFTER = {"本": 0, "这": 0, "上": -1, "下": 1}
# The first and the last month of each part of a year; a feast is over with its month.
_TOLD_PARTS = (
    "年初 1 2，年中 6 7，年底 12 12，年末 12 12，岁末 12 12，上半年 1 6，下半年 7 12，"
    "一季度 1 3，二季度 4 6，三季度 7 9，四季度 10 12，前三季度 1 9，"
    "元旦 1 1，春节 1 2，三八 3 3，清明 4 4，五一 5 5，五四 5 5，端午 5 6，六一 6 6，七一 7 7，"
    "八一 8 8，教师节 9 9，中秋 9 10，国庆 10 10，重阳 10 11，"
    "春季 2 5，暑假 7 8，暑期 7 8，秋收 9 11"
)
_PARTS = {
    word: (int(first), int(last))
    for word, first, last in (each.split() for each in _TOLD_PARTS.split("，"))
}
_THIRDS = {"初": (1, 10), "上": (1, 10), "中": (11, 20), "下": (21, 31), "底": (21, 31)}
_BARE = "〇○零一二三四五六七八九"
_YEAR = (
    rf"(?:(?:(?<!\d)(?P<year>(?:19|20)\d\d)|(?P<bare>[一二][{_BARE}]{{3}}))年(?:度|的)?"
    rf"|(?P<near>{'|'.join(sorted(_AFTER, key=len, reverse=True))})的?)"
)
_DAY = rf"(?P<day>\d{{1,2}}|{NUMERAL})[日号](?:[至到—－~～-]{{1,2}}(?P<until>\d{{1,2}})[日号])?"
_MONTH = (
    rf"(?:(?<![\d.—－~～-])(?P<month>\d{{1,2}}|(?<![{_BARE}十两几半])(?:十[一二]?|[一二三四五六七八九]))月"
    r"(?![薪票嫂饼亮季])份?|(?P<moon>[本这]个?月|[上下]个?月))"
    rf"(?:{_DAY}|(?P<third>[上中下]旬|[初底末中](?!旬|[国央])))?"
)
_PART = rf"(?:“?第?(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})”?)"
# What a time may begin with, and what a line has that names one: no other place or line is tried.
_FIRST = rf"(?=[\d{_BARE}十今本去上明来下前后这“第年岁元春清端教中国重暑秋初底末])"
_TOLD_BY = ("年", "月", "季", *(word for word in _PARTS if not set("年月季") & set(word)))
_TIME = lazy(
    rf"{_FIRST}(?:{_YEAR})?(?:{_MONTH}|{_PART}|(?<=年)(?P<edge>[初底末](?![始子期]))|(?<=年)|(?<=年[度的]))"
    "(?P<limit>(?:到来|来临)?[之以]?前夕?(?![后往期来提列沿线方]))?"
)
_MOST = 12
_LAST_DAY = 31
# So many lines back a year may be named that months belong to.
_WINDOW = 6
_NEAR_YEAR = lazy("|".join(_AFTER))


class Moment(NamedTuple):
    """A time: the years that it may be of, its first and last month and day in them.

    `said` tells that its year stands beside it, in figures or as 今年; `limit` that it is the end
    of a term, 3月底前. `years` is empty where nothing tells one.
    """

    start: int
    end: int
    years: tuple[int, ...]
    said: bool
    first: tuple[int, int]
    last: tuple[int, int]
    limit: bool

    @property
    def is_year(self) -> bool:
        """Tell whether it is a whole year."""
        return (self.first, self.last) == ((1, 1), (_MOST, _LAST_DAY))

    @property
    def begins(self) -> tuple[int, int, int]:
        """Return the first day that it may begin on."""
        return (min(self.years), *self.first)

    @property
    def ends(self) -> tuple[int, int, int]:
        """Return the last day that it may end on; one before a month is still the month."""
        return (max(self.years), *self.last)


def moments_of(lines: Sequence[Line], own: WrittenDate | None) -> dict[int, list[Moment]]:
    """Return the times of each line, by its number.

    A time without a year is of the report's own or of a year named shortly before it.
    """
    found: dict[int, list[Moment]] = {}
    named: list[set[int]] = []
    for line in lines:
        around = {year for each in named[-_WINDOW:] for year in each}
        tells = not line.is_row and any(word in line.text for word in _TOLD_BY)
        moments = list(_read(line.uncited, own, around)) if tells else []
        if moments:
            found[line.number] = moments
        named.append(_years_named(line.text, own))
    return found


def _years_named(text: str, own: WrittenDate | None) -> set[int]:
    if "年" not in text:
        return set()
    near = (
        {own.year + _AFTER[each] for each in _NEAR_YEAR.findall(text)}
        if own and own.year
        else set()
    )
    return near | set(years_in(text))


def _read(text: str, own: WrittenDate | None, around: set[int]) -> Iterator[Moment]:
    for match in _TIME.finditer(text):
        if not match[0]:
            continue
        year = _year(match, own)
        months = _months(match, own)
        if year is not None:
            around = around | {year}
        if months is None:
            continue
        shift, first, last = months
        said = year is not None or (shift is not None and own is not None)
        if year is not None:
            years: tuple[int, ...] = (year,)
        elif own and own.year:
            years = (own.year + shift,) if shift is not None else tuple({own.year} | around)
        else:
            years = tuple(around) if len(around) == 1 else ()
        yield Moment(*match.span(), years, said, first, last, match["limit"] is not None)


def _year(match: re.Match[str], own: WrittenDate | None) -> int | None:
    if match["near"]:
        return own.year + _AFTER[match["near"]] if own and own.year else None
    written = match["year"] or match["bare"]
    return years_in(written + "年")[0] if written else None


def _months(
    match: re.Match[str], own: WrittenDate | None
) -> tuple[int | None, tuple[int, int], tuple[int, int]] | None:
    """Return by how many years 上月 is off, the first and the last day; None for no such time."""
    if match["part"] or match["edge"]:
        begin, end = _PARTS[match["part"] or "年" + match["edge"]]
        return None, (begin, 1), (end, _days(end))
    if match["moon"]:
        if own is None:
            return None
        at = own.month - 1 + _MONTHS_AFTER[match["moon"][0]]
        return at // _MOST, *_in_month(match, at % _MOST + 1)
    if match["month"]:
        month = numeral_value(match["month"]) or 0
        return (None, *_in_month(match, month)) if 1 <= month <= _MOST else None
    named = match["year"] or match["bare"] or match["near"]
    return (None, (1, 1), (_MOST, _LAST_DAY)) if named else None


def _in_month(match: re.Match[str], month: int) -> tuple[tuple[int, int], tuple[int, int]]:
    if match["day"]:
        day = numeral_value(match["day"]) or 1
        return (month, day), (month, max(day, int(match["until"] or 0)))
    if match["third"]:
        begin, end = _THIRDS[match["third"][0].replace("末", "底")]
        return (month, begin), (month, min(end, _days(month)))
    return (month, 1), (month, _days(month))


def _days(month: int) -> int:
    return monthrange(LEAP_YEAR, month)[1]
