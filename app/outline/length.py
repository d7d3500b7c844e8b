"""How long a report is to be: characters, or minutes of speaking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from app.messages import N_, _
from app.models.report import CHARACTERS_A_MINUTE
from app.outline.shapes import RefusedError, Told
from app.patterns import lazy
from app.text.numerals import amount, figures_value

if TYPE_CHECKING:
    from app.outline.shapes import Value

# JSON Schema knows no flags and no named groups: the pattern spells everything out.
_DIGIT = "[0-9０-９]"
_FIGURES = rf"(?:{_DIGIT}{{1,3}}(?:[,，]{_DIGIT}{{3}})+|{_DIGIT}+(?:[.．]{_DIGIT}+)?)"
_NUMBER = rf"(?:{_FIGURES}\s*[千万]?|[零〇一二两三四五六七八九十百千万]+)"
_CHARACTERS = r"(?:个?字|字符|[Cc]haracters?)"
_MINUTES = r"(?:分钟?|[Mm]inutes?|[Mm]ins?)"
_HOURS = r"(?:个?小时|个?钟头|[Hh]ours?)"
_TIME = (
    rf"(?:半{_HOURS}|{_NUMBER}\s*(?:个半(?:小时|钟头)|刻钟|{_MINUTES}半"
    rf"|{_HOURS}(?:半|\s*零?{_NUMBER}\s*{_MINUTES})?|{_MINUTES}(?:\s*{_NUMBER}\s*秒)?))"
)
_AMOUNT = rf"(?:{_TIME}|{_NUMBER}[多余来]?\s*{_CHARACTERS}?)"
_TO = r"\s*(?:[-‐–—~～至到]|——)\s*"
_LEAST, _LEAST_BEHIND = "不少于|不低于|不短于|至少|最少", "以上"
_MOST, _MOST_BEHIND = "不超过|不多于|不长于|至多|最多", "以内|以下|之内"

LENGTH_PATTERN = (
    rf"^\s*(?:约|大约|大概|{_LEAST}|{_MOST})?\s*(?=.*[1-9１-９一二两三四五六七八九十百千万半])"
    rf"{_AMOUNT}(?:{_TO}{_AMOUNT})?\s*(?:左右|上下|{_LEAST_BEHIND}|{_MOST_BEHIND})?\s*$"
)

_RANGE = lazy(rf"(?P<low>{_AMOUNT}){_TO}(?P<high>{_AMOUNT})")
_UNIT = r"(?:小时|钟头|[Hh]ours?|刻钟|分钟?|[Mm]in[a-z]*|秒)"
_TIMES = lazy(rf"(?P<number>{_NUMBER}|半)\s*个?(?P<half>半)?\s*(?P<unit>{_UNIT})(?P<more>半)?")
_IN_MINUTES = {"小": 60.0, "钟": 60.0, "h": 60.0, "刻": 15.0, "分": 1.0, "m": 1.0, "秒": 1 / 60}
_SCALES = {"千": 1000, "万": 10_000}

LONGEST = 1_000_000
"""The most characters that a report may be to have."""

_HINT = N_("写字数（如 1500）或讲话时间（如 8分钟）")
# A limit is no aim: a draft that aims at it misses it half of the time.
_ROOM = 0.1


def read_length(text: str) -> Value:
    """Return characters from `1500`, `1,500字`, `三千字`, `8分钟`, `半小时` or `10min`.

    Minutes count as 180 characters each. A range (`1500-2000字`) is read as its middle, a limit
    (`不少于800字`, `1500字以内`) with some room, and that is told. Raises `RefusedError` for
    anything else, and for a length that is not above zero or above a million.
    """
    if text.isascii() and (figures := figures_value(text)):
        return _in_bounds(figures)
    if not re.match(LENGTH_PATTERN, text):
        nothing = re.match(r"\s*-|[\s0０.．零〇]+(?![\d])", text)
        what = _("篇幅要大于零") if nothing else _("看不懂的篇幅“{}”").format(text)
        raise RefusedError(what, _(_HINT))
    words = normalize("NFKC", text)
    found = _RANGE.search(words)
    length = _middle(text, found["low"], found["high"]) if found else _characters(words)
    if re.search(f"{_LEAST}|{_LEAST_BEHIND}", words):
        length *= 1 + _ROOM
    elif re.search(f"{_MOST}|{_MOST_BEHIND}", words):
        length *= 1 - _ROOM
    elif not found:
        return _in_bounds(length)
    characters = _in_bounds(length)
    note = _("篇幅写的是“{length}”，照 {count} 字来写")
    return Told(characters, note.format(length=text.strip(), count=characters))


def _in_bounds(length: float) -> int:
    if length > LONGEST:
        raise RefusedError(_("篇幅太大"), _("最多 {} 万字").format(LONGEST // _SCALES["万"]))
    if round(length) < 1:
        raise RefusedError(_("篇幅要大于零"), _(_HINT))
    return round(length)


def _middle(text: str, low: str, high: str) -> float:
    """Return the middle of a range, whose first number may leave its unit to the second."""
    last = _characters(high)
    unit = re.search(rf"{_UNIT}$", high.strip())
    first = _characters(low + unit[0] if unit and not _TIMES.search(low) else low)
    for sign, scale in _SCALES.items():
        if sign in high and sign not in low and first < scale <= last:
            first *= scale
    if not first < last:
        hint = _("范围先写小的，再写大的，如 1500-2000字")
        raise RefusedError(_("看不懂的篇幅“{}”").format(text), hint)
    return (first + last) / 2


def _characters(words: str) -> float:
    times = list(_TIMES.finditer(words))
    if not times:
        number = re.search(_NUMBER, words)
        return _number(number[0]) if number else 0
    return CHARACTERS_A_MINUTE * sum(map(_minutes, times))


def _minutes(time: re.Match[str]) -> float:
    number = 0.5 if time["number"] == "半" else _number(time["number"])
    halves = bool(time["half"]) + bool(time["more"])
    return (number + halves / 2) * _IN_MINUTES[time["unit"][0].lower()]


def _number(words: str) -> float:
    figures = re.match(r"[\d.,]+", words)
    if figures is None:
        return _spoken(words)
    return float(figures[0].replace(",", "")) * _SCALES.get(words[-1], 1)


def _spoken(words: str) -> int:
    number = amount(words)
    if number is None:
        raise RefusedError(_("看不懂的篇幅“{}”").format(words), _(_HINT))
    return number
