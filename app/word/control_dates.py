"""The day that a date control shows, read by the form in which it writes one."""

from __future__ import annotations

from datetime import date

from app.patterns import lazy

_PART = lazy(r"'[^']*'|y+|M+|d+|E+|O+|A+")
_NUMBER = lazy(r"\d+|[〇零一二三四五六七八九十]+")
_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_KINDS = {"y": "year", "E": "year", "M": "month", "O": "month", "d": "day", "A": "day"}
_TEN = "十"
_WEEKDAY = 3
_CENTURY = 100
_LONGEST, _NO_PART = 4, 10_000  # No year, month or day has more signs.
_THIS_CENTURY = 2000


def iso_date(words: str, form: str) -> str:
    """Return the day that words in the form of a control mean, as 2026-11-20; else nothing."""
    asked = [
        _KINDS[part[0]]
        for part in _PART.findall(form)
        if part[0] in _KINDS and not (part[0] == "d" and len(part) >= _WEEKDAY)
    ]
    numbers = [_number(each) for each in _NUMBER.findall(words)]
    if sorted(asked) != ["day", "month", "year"] or len(numbers) < len(asked):
        return ""
    said = dict(zip(asked, numbers, strict=False))
    year = said["year"] + (_THIS_CENTURY if said["year"] < _CENTURY else 0)
    try:
        return date(year, said["month"], said["day"]).isoformat()
    except ValueError:
        return ""


def _number(figures: str) -> int:
    if len(figures) > _LONGEST:
        return _NO_PART
    if figures.isdecimal():
        return int(figures)
    if _TEN not in figures:
        return int("".join(str(_DIGITS[each]) for each in figures))
    tens, _, ones = figures.partition(_TEN)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
