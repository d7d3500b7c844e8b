"""What the words at a place of an outline are taken for; what may not stand there is refused.

Each `take_…` returns the value or raises `RefusedError`; the patterns say the same to JSON Schema.
"""

from __future__ import annotations

import re

from app.messages import _
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
        raise RefusedError(_("这里是空的"), _("填上内容，或删去这一行"))
    return value


def take_not_empty(value: str) -> str:
    """Return words, blanks too."""
    if not value:
        raise RefusedError(_("这里是空的"), _("填上内容，或删去这一行"))
    return value


def is_pin_id(value: str) -> bool:
    """Tell whether a text is the id of a phrase."""
    return _PIN.match(value) is not None


def take_pin_id(value: str) -> str:
    """Return the id of a phrase."""
    if not is_pin_id(value):
        raise RefusedError(
            _("“{}”不是语句的编号").format(value), _("照 nigao phrases 列出的编号写")
        )
    return value


def take_theme(value: str) -> str:
    """Return a theme; refuse a key with a full-width colon, which YAML takes for a text."""
    if wide := _WIDE_KEY.match(value):
        what = _("“{}”后面的冒号是全角的").format(wide[1])
        raise RefusedError(what, _("改成半角“:”，后面空一格"))
    return take_one_line(value)


def take_one_line(value: str) -> str:
    """Return words that stand in one line."""
    if "\n" in value.strip():
        raise RefusedError(_("这里只能写一行"), _("写短一些，或把后面的放进内容里"))
    return take_filled(value)


def take_date(value: str) -> str:
    """Return a date in the writer's own words; refuse one that no calendar has."""
    if wrong := no_such_day(value):
        hint = _("月份从 1 到 12；改成真有的一天")
        if wrong.days:
            hint = _("{month}月只有 {days} 天；改成真有的一天")
            hint = hint.format(month=wrong.month, days=wrong.days)
        raise RefusedError(_("没有“{}”这一天").format(wrong.text), hint)
    return take_filled(value)


def take_ordinal(value: str) -> str:
    """Return the first number of a run."""
    try:
        first = make_ordinal(value, 1)
    except ValueError as error:
        hint = _("写第一条的序号，如 一、 （一） 1. 一是；不编号写 false")
        raise RefusedError(_("看不懂的序号“{}”").format(value), hint) from error
    if first != value:
        hint = _("写成 {}；写第一条的序号，如 一、 （一） 1. 一是；不编号写 false").format(first)
        raise RefusedError(_("“{}”不是第一条的序号").format(value), hint)
    return value


def take_voice(value: str) -> str:
    """Return a voice by its name in the models."""
    voice = _VOICES.get(value.strip())
    if voice is None:
        hint = _("写 平实（plain）或 庄重（official）；不写，就看文种、学习内容和发言人")
        raise RefusedError(_("没有“{}”这种语体").format(value.strip()), hint)
    return voice


def take_true(value: str) -> bool:
    """Return true; no other word stands where a key takes it."""
    if value not in TRUE:
        raise RefusedError(_("这里不能写“{}”").format(value), _("写 true，或删去这一行"))
    return True
