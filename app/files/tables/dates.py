"""Dates and times laid out by the tokens of a number format."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.files.tables.sections import Number, Token

_DAY = 86_400
_HOUR = 3_600
_MINUTE = 60
_DAYS_TO_1904 = 1_462
# Excel counts a 29 February 1900 that never was; before it the days are off by one.
_FALSE_LEAP_DAY = 60
_CLOCK = ("elapsed", "half")
_LAST_DAY = 2_958_465
# By the number of the day; the days before the false one have their weekdays wrong, too.
_WEEKDAYS = "六日一二三四五"


class _Moment(NamedTuple):
    """A moment: the seconds since its calendar began, and the number of its day from 1900."""

    seconds: int
    days: int

    @property
    def second(self) -> int:
        """Return the second of the day."""
        return self.seconds % _DAY

    @property
    def day(self) -> date:
        """Return the day. Raises `ValueError` for one that never was."""
        if self.days in (0, _FALSE_LEAP_DAY):
            raise ValueError(_("没有 1900 年 1 月 0 日和 2 月 29 日"))
        first = date(1899, 12, 31) if self.days < _FALSE_LEAP_DAY else date(1899, 12, 30)
        return first + timedelta(days=self.days)


def show_date(value: Number, tokens: Sequence[Token], *, date1904: bool) -> str:
    """Return a number of days as the date or time that the tokens of a section make of it.

    Raises `ValueError` that says why it is no date.
    """
    return "".join(_shown(tokens, _moment(value, tokens, date1904=date1904)))


def days_of(iso: str, *, date1904: bool) -> float:
    """Return an ISO date, a time, or both as the number of days that Excel keeps.

    Raises `ValueError` for what is none.
    """
    first = "1899-12-30"
    moment = datetime.fromisoformat(iso if "-" in iso else f"{first}T{iso}")
    passed = moment.replace(tzinfo=None) - datetime.fromisoformat(first)
    return passed / timedelta(days=1) - (_DAYS_TO_1904 if date1904 else 0)


def _moment(value: Number, tokens: Sequence[Token], *, date1904: bool) -> _Moment:
    # A time is rounded to its second, and may then be the next day's first; a day alone is not.
    timed = any(kind in _CLOCK or (kind == "date" and text[0] in "hs") for kind, text in tokens)
    seconds = round(value * _DAY) if timed else int(value) * _DAY
    days = seconds // _DAY + (_DAYS_TO_1904 if date1904 else 0)
    if value < 0 or days > _LAST_DAY:
        raise ValueError(_("日期从 1900 年到 9999 年为止"))
    return _Moment(seconds, days)


def _shown(tokens: Sequence[Token], moment: _Moment) -> Iterator[str]:
    half = any(token.kind == "half" for token in tokens)
    for at, (kind, text) in enumerate(tokens):
        if kind == "date":
            minutes = text[0] == "m" and _is_minutes(tokens, at)
            yield _part("n" * len(text) if minutes else text, moment, half=half)
        elif kind == "elapsed":
            unit = {"h": _HOUR, "m": _MINUTE, "s": 1}[text[0].lower()]
            yield f"{moment.seconds // unit:0{len(text)}d}"
        elif kind == "half":
            yield text.upper().split("/")[moment.second >= _DAY // 2]
        elif kind in ("literal", "point", "stop", "comma"):
            yield text
        elif kind != "text":
            raise ValueError(_("日期里夹着数字"))


def _is_minutes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an m is of minutes: hours or seconds stand before it, or seconds after it."""
    parts = [
        (n, token.text[0].lower())
        for n, token in enumerate(tokens)
        if token.kind in ("date", "elapsed")
    ]
    before = [name for n, name in parts if n < at]
    after = [name for n, name in parts if n > at]
    return before[-1:] in (["h"], ["s"]) or after[:1] == ["s"]


def _part(name: str, moment: _Moment, *, half: bool) -> str:
    match name[0]:
        case "y" | "e":
            year = moment.day.year
            return f"{year % 100:02d}" if name == "yy" else f"{year}"
        case "a":
            return "星期" + _WEEKDAYS[moment.days % len(_WEEKDAYS)]
        case "m":
            figure = moment.day.month
        case "d":
            figure = moment.day.day
        case "h":
            hour = moment.second // _HOUR
            figure = (hour - 1) % 12 + 1 if half else hour
        case "n":
            figure = moment.second % _HOUR // _MINUTE
        case _:
            figure = moment.second % _MINUTE
    return f"{figure:0{len(name)}d}"
