"""Counts as Word writes them: one table from its format names to text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.numerals import LARGEST, numeral
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_IN_LETTERS = 780  # Thirty letters: Word counts no further in them.
_LEGAL_DIGITS = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")


def format_number(name: str, count: int) -> str:
    """Return a count in one of Word's formats (chineseCounting gives 三); figures if unknown.

    A count is nought or more, and at most a few dozen characters are made of any.
    """
    return _FORMATS.get(name, str)(count)


def _chinese(count: int) -> str:
    return numeral(count) if 0 <= count <= LARGEST else str(count)


def _digits(count: int) -> str:
    """Return a numeral digit by digit: 12 is 一二."""
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(count))


def _sign(first: str) -> Callable[[int], str]:
    return lambda count: make_ordinal(first, count) if count > 0 else str(count)


def _letter(count: int) -> str:
    """Return a, b … z, aa, bb …, as Word counts in letters."""
    if not 1 <= count <= _MOST_IN_LETTERS:
        return str(count)
    turn, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        text += sign * times
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "decimalFullWidth": lambda count: str(count).translate({48 + i: 0xFF10 + i for i in range(10)}),
    "decimalEnclosedCircle": _sign("①"),
    "decimalEnclosedCircleChinese": _sign("①"),
    "decimalEnclosedParen": _sign("⑴"),
    "decimalEnclosedFullstop": _sign("⒈"),
    "ideographEnclosedCircle": _sign("㊀"),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda count: _chinese(count).translate(_LEGAL_DIGITS),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda _count: "",
}
