"""Chinese numerals and figures to numbers, and back."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
"""The ten digits of a Chinese numeral, in order."""

_VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
_LARGEST = 999


def numeral(number: int) -> str:
    """Return a number from 0 to 999 as a Chinese numeral: 三, 十二, 一百零三.

    Raises `ValueError` for any other number.
    """
    if not 0 <= number <= _LARGEST:
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
        return int(text)
    value = _parse(text)
    if value is None or numeral(value) != text.replace("〇", "零").replace("两", "二"):
        return None
    return value


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def _parse(text: str) -> int | None:
    """Return the value of digits and units read loosely; the caller compares it with the norm."""
    total, digit = 0, None
    for sign in text:
        if sign in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[sign]
            digit = None
        elif sign in _VALUES:
            digit = _VALUES[sign]
        else:
            return None
    total += digit or 0
    return total if text and total <= _LARGEST else None
