"""Dates and times laid out by a section of a number format."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.files.tables.chinese import chinese_digits, chinese_small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.files.tables.codes import Number, Section, Token

_DAY = 86_400
_HOUR = 3_600
_MINUTE = 60
_DAYS_TO_1904 = 1_462
# Excel counts a 29 February 1900 that never was; before it the days are off by one.
_FALSE_LEAP_DAY = 60
_WEEKDAYS = "一二三四五六日"
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


class _Moment(NamedTuple):
    """A moment: its day, the second of the day, what is behind the second, and all seconds."""

    day: date
    second: int
    fraction: float
    seconds: int


def show_date(value: Number, section: Section, *, date1904: bool) -> str:
    """Return a number of days as the date or time that a section makes of it.

    Raises `ValueError` for what is no date: negative numbers, years after 9999.
    """
    moment = _moment(float(value), section, date1904=date1904)
    return "".join(_shown(section, moment))


def _moment(value: float, section: Section, *, date1904: bool) -> _Moment:
    places = max((_places(token) for token in section.tokens), default=0)
    total = round(value * _DAY, places)
    seconds = int(total)
    days = seconds // _DAY + (_DAYS_TO_1904 if date1904 else 0)
    if value < 0:
        raise ValueError("a date before the calendar")
    first = date(1899, 12, 31) if days < _FALSE_LEAP_DAY else date(1899, 12, 30)
    try:
        day = first + timedelta(days=days)
    except OverflowError as error:
        raise ValueError("a date after the calendar") from error
    return _Moment(day, seconds % _DAY, total - seconds, seconds)


def _places(token: Token) -> int:
    return len(token.text.partition(".")[2]) if token.kind == "date" else 0


def _shown(section: Section, moment: _Moment) -> Iterator[str]:
    half = section.has("half")
    for at, token in enumerate(section.tokens):
        if token.kind == "date":
            name = token.text.lower()
            if name[0] == "m" and _is_minutes(section.tokens, at):
                name = "n" * len(name)
            yield _part(name, moment, section, half=half)
        elif token.kind == "elapsed":
            unit = {"h": _HOUR, "m": _MINUTE, "s": 1}[token.text[0]]
            yield chinese_digits(f"{moment.seconds // unit:0{len(token.text)}d}", section.figures)
        elif token.kind == "half":
            text = token.text.upper() if len(token.text) > len("a/p") else token.text
            first, _, second = text.partition("/")
            yield second if moment.second >= _DAY // 2 else first
        elif token.kind != "text":
            yield token.text


def _is_minutes(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether an m is of minutes: hours or seconds stand before it, or seconds after it."""
    parts = [
        (n, token.text[0].lower())
        for n, token in enumerate(tokens)
        if token.kind in ("date", "elapsed")
    ]
    before = [name for n, name in parts if n < at]
    after = [name for n, name in parts if n > at]
    return before[-1:] in (["h"], ["s"]) or after[:1] == ["s"]


def _part(name: str, moment: _Moment, section: Section, *, half: bool) -> str:
    day = moment.day
    match name[0], len(name):
        case ("y" | "e", _):
            year = f"{day.year % 100:02d}" if name in ("y", "yy") else f"{day.year}"
            return chinese_digits(year, section.figures)
        case ("m", 3 | 4 | 5):
            return _month(name, day.month, section)
        case ("d", 3 | 4) | ("a", _):
            return _weekday(name, day.weekday(), section)
        case ("m", _):
            return _figure(day.month, name, section)
        case ("d", _):
            return _figure(day.day, name, section)
        case ("h", _):
            hour = moment.second // _HOUR
            return _figure((hour - 1) % 12 + 1 if half else hour, name, section)
        case ("n", _):
            return _figure(moment.second % _HOUR // _MINUTE, name, section)
        case _:
            whole, point, behind = name.partition(".")
            fraction = f"{moment.fraction:.{len(behind)}f}"[1:] if point else ""
            return _figure(moment.second % _MINUTE, whole, section) + fraction


def _figure(number: int, name: str, section: Section) -> str:
    if section.figures:
        return chinese_small(number, section.figures)
    return f"{number:0{min(len(name), 2)}d}"


def _month(name: str, month: int, section: Section) -> str:
    if section.chinese:
        return chinese_small(month, 1) + "月"
    word = _MONTH_NAMES[month - 1]
    return {3: word[:3], 4: word, 5: word[0]}[len(name)]


def _weekday(name: str, weekday: int, section: Section) -> str:
    if name == "aaa":
        return _WEEKDAYS[weekday]
    if name == "aaaa" or (section.chinese and len(name) == len("dddd")):
        return "星期" + _WEEKDAYS[weekday]
    if section.chinese:
        return "周" + _WEEKDAYS[weekday]
    word = _DAY_NAMES[weekday]
    return word if len(name) == len("dddd") else word[:3]
