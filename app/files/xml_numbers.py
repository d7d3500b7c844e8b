"""Numbers as the XML of Office files writes them, read as Office reads them (ECMA-376, 22.9.2).

A number is ASCII figures with a sign, blanks round it (`ST_DecimalNumber`); what is written
otherwise says nothing. A file may say any number, so whoever asks says between which he can use it.
"""

from __future__ import annotations

from typing import TypeVar

from app.patterns import lazy

_Missing = TypeVar("_Missing", int, None)

_BLANKS = " \t\r\n"
_NUMBER = lazy(r"([+-]?)([0-9]+)")
_LENGTH = lazy(r"([+-]?)([0-9]*)(?:\.([0-9]*))?(mm|cm|in|pt|pc|pi)?")
_HEX = lazy(r"[0-9A-Fa-f]{1,8}")
LARGEST = 2**31 - 1
"""The largest number that Office counts to."""
_MOST_FIGURES = 10  # All numbers with more are larger.
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_TWIPS = 20


def whole_number(
    said: str | None, missing: _Missing, *, least: int = 0, most: int = LARGEST
) -> int | _Missing:
    """Return the number that an attribute says, from `least` to `most`; `missing` for none."""
    match = _NUMBER.fullmatch((said or "").strip(_BLANKS))
    return _clamped(match[1], match[2], least, most) if match else missing


def length(
    said: str | None, missing: _Missing, *, per_point: int = _TWIPS, least: int = 0, most: int
) -> int | _Missing:
    """Return the length that an attribute says, from `least` to `most`; `missing` for none.

    There are so many of its units in a point. A length may name another unit (`2.5cm`); some
    programs write parts of a unit (`9360.0`), which are dropped.
    """
    match = _LENGTH.fullmatch((said or "").strip(_BLANKS))
    if match is None or not (match[2] or match[3]):
        return missing
    whole = _clamped("", match[2], 0, LARGEST)
    if match[4]:
        exact = float(f"{whole}.{(match[3] or '')[:_MOST_FIGURES]}")
        whole = int(exact * _POINTS[match[4]] * per_point)
    return max(least, min(-whole if match[1] == "-" else whole, most))


def hex_number(said: str, missing: int) -> int:
    """Return the number that an attribute says in hexadecimal; `missing` for none."""
    said = said.strip(_BLANKS)
    return int(said, 16) if _HEX.fullmatch(said) else missing


def _clamped(sign: str, figures: str, least: int, most: int) -> int:
    figures = figures.lstrip("0")
    number = int(figures or "0") if len(figures) <= _MOST_FIGURES else LARGEST
    return max(least, min(-number if sign == "-" else number, most))
