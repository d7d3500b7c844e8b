"""What the words at a place of an outline are taken for; what may not stand there is refused.

Each `take_…` returns the value or raises `RefusedError`; the patterns say the same to JSON Schema.
"""

from __future__ import annotations

import re

from app.models.roles import PHRASE_ROLES
from app.outline.shapes import RefusedError
from app.patterns import lazy
from app.text.dates import no_such_day
from app.text.ordinals import make_ordinal

PIN_PATTERN = rf"^[^/\s]+/(?:{'|'.join(map(re.escape, PHRASE_ROLES))})/[^/\s]+$"
_PIN = lazy(PIN_PATTERN)
_WIDE_KEY = lazy(r"\s*([\w\u4e00-\u9fff]{1,10})：")
FILLED = r"\S"
NOT_EMPTY = r"[\s\S]"

TRUE = ("true", "True", "TRUE")
"""The words that stand for themselves where a key takes true."""

NOT_TRUE = rf"^(?!(?:{'|'.join(TRUE)})$)[\s\S]*\S"
TRUE_PATTERN = rf"^(?:{'|'.join(TRUE)})$"

_VOICES = {"plain": "plain", "平实": "plain", "official": "official", "庄重": "official"}
VOICE_PATTERN = rf"^\s*(?:{'|'.join(_VOICES)})\s*$"


def take_filled(value: str) -> str:
    """Return any words but blanks."""
    if not value.strip():
        raise RefusedError("这里是空的", "填上内容，或删去这一行")
    return value


def take_not_empty(value: str) -> str:
    """Return words, blanks too."""
    if not value:
        raise RefusedError("这里是空的", "填上内容，或删去这一行")
    return value


def is_pin_id(value: str) -> bool:
    """Tell whether a text is the id of a phrase."""
    return _PIN.match(value) is not None


def take_pin_id(value: str) -> str:
    """Return the id of a phrase."""
    if not is_pin_id(value):
        raise RefusedError(f"“{value}”不是语句的编号", "照 nigao phrases 列出的编号写")
    return value


def take_theme(value: str) -> str:
    """Return a theme; refuse a key with a full-width colon, which YAML takes for a text."""
    if wide := _WIDE_KEY.match(value):
        raise RefusedError(f"“{wide[1]}”后面的冒号是全角的", "改成半角“:”，后面空一格")
    return take_one_line(value)


def take_one_line(value: str) -> str:
    """Return words that stand in one line."""
    if "\n" in value.strip():
        raise RefusedError("这里只能写一行", "写短一些，或把后面的放进内容里")
    return take_filled(value)


def take_date(value: str) -> str:
    """Return a date in the writer's own words; refuse one that no calendar has."""
    if wrong := no_such_day(value):
        days = f"{wrong.month}月只有 {wrong.days} 天" if wrong.days else "月份从 1 到 12"
        raise RefusedError(f"没有“{wrong.text}”这一天", f"{days}；改成真有的一天")
    return take_filled(value)


def take_ordinal(value: str) -> str:
    """Return the first number of a run."""
    hint = "写第一条的序号，如 一、 （一） 1. 一是；不编号写 false"
    try:
        first = make_ordinal(value, 1)
    except ValueError as error:
        raise RefusedError(f"看不懂的序号“{value}”", hint) from error
    if first != value:
        raise RefusedError(f"“{value}”不是第一条的序号", f"写成 {first}；{hint}")
    return value


def take_voice(value: str) -> str:
    """Return a voice by its name in the models."""
    voice = _VOICES.get(value.strip())
    if voice is None:
        hint = "写 平实（plain）或 庄重（official）；不写，就看文种、学习内容和发言人"
        raise RefusedError(f"没有“{value.strip()}”这种语体", hint)
    return voice


def take_true(value: str) -> bool:
    """Return true; no other word stands where a key takes it."""
    if value not in TRUE:
        raise RefusedError(f"这里不能写“{value}”", "写 true，或删去这一行")
    return True
