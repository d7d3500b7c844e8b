"""Dates in figures: 2026-11-20, and how a report writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

CENTURY = re.compile(r"(?<!\d)(?:19|20)$")
"""The two figures before a year of which only the others are open: `20` of 20XX."""

_FIGURES = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*")


class DateInFigures(NamedTuple):
    """Year, month and day as they were written, whether a calendar has such a day or not."""

    year: int
    month: int
    day: int


def date_in_figures(text: str) -> DateInFigures | None:
    """Return the date that a text is, parted by - / or a dot, such as 2026-11-20; else None."""
    match = _FIGURES.fullmatch(text)
    return DateInFigures(*map(int, match.groups())) if match else None


def long_date(text: str) -> str:
    """Return a date as reports write it: 2026-11-20 as 2026年11月20日, any other as it stands."""
    found = date_in_figures(text)
    return f"{found.year:04}年{found.month}月{found.day}日" if found else text
