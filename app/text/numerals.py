"""Chinese numerals and figures to numbers, and back."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
"""The ten digits of a Chinese numeral, in order."""

NUMERAL = "[一二三四五六七八九十]{1,3}"
"""The pattern of a Chinese numeral from 1 to 99."""

LARGEST = 999
"""The largest number that has a numeral here."""

_MOST_FIGURES = 300  # A fraction of floating point has no more before its point.
_VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def numeral(number: int) -> str:
    """Return a number from 0 to 999 as a Chinese numeral: 三, 十二, 一百零三.

    Raises `ValueError` for any other number.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"no numeral for {number}")
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    link = "零" if 0 < rest < 10 else ""
    leading_one = "一" if 10 <= rest < 20 else ""
    return f"{DIGITS[hundreds]}百{link}{leading_one}" + (_below_hundred(rest) if rest else "")


def numeral_value(text: str) -> int | None:
    """Return the number that a Chinese numeral (三, 十二, 两) or figures (12) stand for.

    None for anything else, digit by digit years (二〇二四) and malformed numerals included.
    """
    if text.isdecimal():
        return figures_value(text)
    value = amount(text)
    if value is None or value > LARGEST:
        return None
    return value if numeral(value) == text.replace("〇", "零").replace("两", "二") else None


def figures_value(text: str) -> int | None:
    """Return the number that figures stand for; None for anything else, or more than one writes.

    Python takes a text of some thousand figures for a fault, and a writer may hold a key down.
    """
    return int(text) if text.isdecimal() and len(text) <= _MOST_FIGURES else None


def amount(text: str) -> int | None:
    """Return how many a Chinese numeral of any size says, as it is spoken: 三千, 一千五, 两万.

    None for anything else. A single digit behind a unit counts the next smaller one.
    """
    total = part = 0
    digit: int | None = None
    unit = 1
    for sign in text:
        if sign in _VALUES:
            if digit:
                return None
            digit = _VALUES[sign]
            unit = unit if digit else 1
        elif sign in _UNITS:
            unit = _UNITS[sign]
            part += (1 if digit is None else digit) * unit
            digit = None
        elif sign == "万":
            total, part, digit, unit = (part + (digit or 0)) * 10_000, 0, None, 10_000
        else:
            return None
    return total + part + (digit or 0) * (unit // 10 if unit > 10 else 1) if text else None


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
