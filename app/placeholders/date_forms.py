"""A date in the form in which a control of Word writes one: yyyy-MM-dd, yyyy年M月d日."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.dates import written_as
from app.text.numerals import DIGITS, numeral

if TYPE_CHECKING:
    from collections.abc import Callable

USUAL = "yyyy年M月d日"
_PIECE = lazy(r"'[^']*'|y+|M+|d+|E+|O+|A+|W+|[a-zA-Z]|[^a-zA-Z']+")
_FIGURES = lazy(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_WEEKDAYS = "一二三四五六日"
_ZERO = "〇"
_PARTS: dict[str, Callable[[date], str]] = {
    "yyyy": lambda day: f"{day.year:04}",
    "yy": lambda day: f"{day.year % 100:02}",
    "M": lambda day: str(day.month),
    "MM": lambda day: f"{day.month:02}",
    "MMM": lambda day: calendar.month_abbr[day.month],
    "MMMM": lambda day: calendar.month_name[day.month],
    "d": lambda day: str(day.day),
    "dd": lambda day: f"{day.day:02}",
    "EEEE": lambda day: "".join(DIGITS[int(each)] for each in str(day.year)).replace("零", _ZERO),
    "O": lambda day: numeral(day.month),
    "OOOO": lambda day: numeral(day.month),
    "A": lambda day: numeral(day.day),
    "AAAA": lambda day: numeral(day.day),
    "W": lambda day: _WEEKDAYS[day.weekday()],
}
_IN_ENGLISH = ("MMM", "MMMM")


def written_in(form: str, value: str) -> str | None:
    """Return a date in a form; one that asks for more than a day is written as usual in Chinese.

    None for a value that is no whole date.
    """
    figures = _FIGURES.fullmatch(written_as("年月日", value) or "")
    if figures is None:
        return None
    try:
        day = date(*map(int, figures.groups()))
    except ValueError:
        return None
    form = form.replace("Y", "y").replace("D", "d")
    pieces = [_piece(each, form, day) for each in _PIECE.findall(form)]
    if None in pieces or not form:
        pieces = [_piece(each, USUAL, day) for each in _PIECE.findall(USUAL)]
    return "".join(filter(None, pieces))


def _piece(piece: str, form: str, day: date) -> str | None:
    """Return a piece of a form for a day; None for one that is not known."""
    if piece[0] == "'":
        return piece[1:-1]
    if not piece[0].isascii() or not piece[0].isalpha():
        return piece
    if piece in ("ddd", "dddd"):
        english = any(each in form for each in _IN_ENGLISH) or not any(c in form for c in "年月日")
        name = calendar.day_name[day.weekday()]
        return (
            (name if piece == "dddd" else name[:3])
            if english
            else f"星期{_WEEKDAYS[day.weekday()]}"
        )
    made = _PARTS.get(piece)
    return made(day) if made else None
