"""How long a report is to be: characters, or minutes of speaking."""

from __future__ import annotations

import re

from app.models.report import CHARACTERS_A_MINUTE
from app.outline.shapes import RefusedError
from app.text.numerals import numeral_value

_DIGIT = "[0-9０-９]"
_NUMERAL = "[一二三四五六七八九十百]+"
_CHARACTERS = "字|个字|[Cc]haracters?"
_MINUTES = "分钟|分|[Mm]inutes?|[Mm]ins?"

# JSON Schema knows no flags and no named groups: the pattern spells everything out.
LENGTH_PATTERN = (
    rf"^\s*约?\s*(?={_DIGIT}*\.?{_DIGIT}*[1-9１-９])({_DIGIT}+(?:\.{_DIGIT}+)?)"
    rf"\s*(?:{_CHARACTERS}|({_MINUTES}))?\s*(?:左右)?\s*$"
)

_HINT = "写字数（如 1500）或讲话时间（如 8分钟）"


def read_length(text: str) -> int:
    """Return characters from `1500`, `1500字`, `8分钟`, `8 minutes` or `10min`.

    Minutes count as 180 characters each. Raises `RefusedError` for anything else, and for a
    length that is not above zero.
    """
    spoken = re.fullmatch(rf"\s*({_NUMERAL})(?=\s*(?:分钟|分)\s*)(.*)", text)
    if spoken and (minutes := numeral_value(spoken[1])):
        text = f"{minutes}{spoken[2]}"
    match = re.match(LENGTH_PATTERN, text)
    if match is None:
        number = re.match(rf"\s*(-|{_DIGIT})", text)
        raise RefusedError("篇幅要大于零" if number else f"看不懂的篇幅“{text}”", _HINT)
    length = float(match[1]) * (CHARACTERS_A_MINUTE if match[2] else 1)
    if round(length) < 1:
        raise RefusedError("篇幅要大于零", _HINT)
    return round(length)
