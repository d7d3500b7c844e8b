"""Numbers as people write them in a fact, to values and back."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.patterns import lazy
from app.text.numerals import LARGEST, amount, numeral

_APART = lazy(r"[ \u2009\u00a0]")
_FIGURES = lazy(r"(\d[\d,]*)(\.\d+)?([多余几]?)([百千]?[万亿]?)([多余来]?)")
_HAN = lazy(r"([零〇一二三四五六七八九十百千万亿两]+)([多余来]?)(万?)")
_VAGUE = lazy(r"[几数]|[一二两三四五六七八九][一二两三四五六七八九]|上[百千万]|^[百千万].")
_TIMES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


class Number(NamedTuple):
    """A number that a fact names: 4.8万 has the value 4.8 and the scale 万.

    `places` counts the digits after its point. It is not exact where it says 多, 几, 六七十.
    """

    value: float
    scale: str
    exact: bool
    han: bool
    places: int

    @property
    def size(self) -> float:
        """The number with its scale."""
        return self.value * _TIMES[self.scale]


@lru_cache(maxsize=1024)
def read_number(words: str) -> Number | None:
    """Return the number that words stand for (146, 4.8万, 二十二, 六七十, 半), or None."""
    if words in ("半", "大半"):
        return Number(0.5, "", words == "半", han=True, places=0)
    words = _APART.sub("", words)
    if found := _FIGURES.fullmatch(words):
        return _from_figures(*found.groups())
    # 几斤 asks, 二组 and 零点 are places in a row.
    if words in ("百", "千", "万", "几", "二") or words[0] in "零〇":
        return None
    if _VAGUE.search(words):
        return Number(0, "", exact=False, han=True, places=0)
    found = _HAN.fullmatch(words)
    value = amount(found[1] + found[3]) if found else None
    if found is None or value is None:
        return None
    return Number(value, "", exact=not found[2], han=True, places=0)


def write_number(value: float, like: Number) -> str | None:
    """Return a number as it is said before a measure word, in the style of another one.

    None where it has no such form: a fraction or a large number in Chinese characters.
    """
    if not like.han:
        text = f"{value:.{like.places}f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text) + like.scale
    if value != int(value) or not 0 <= value <= LARGEST:
        return None
    text = numeral(int(value))
    return "两" + text[1:] if text == "二" or text.startswith("二百") else text


def share_words(part: float, whole: float) -> str | None:
    """Return which share of a whole a part is, as people say it: 一半, 三分之一, 不到两成.

    None for nothing and for more than the whole.
    """
    if not 0 < part < whole:
        return None
    share = part / whole
    for exact, words in _SHARES:
        if abs(share - exact) < 0.004:
            return words
    tenths = share * 10
    if tenths < 1:
        return "不到一成"
    below = int(tenths)
    over = tenths - below
    if over < 0.05:
        return f"{_tenths(below)}成"
    if over >= 0.7:
        return f"将近{_tenths(below + 1)}成" if below < 9 else "九成多"
    return f"{_tenths(below)}成多"


def times_words(large: float, small: float) -> str | None:
    """Return how many times a quantity is another one, as people say it: 两倍, 将近三倍, 四倍多.

    None below one and a half times and above twenty, where nobody counts so.
    """
    times = large / small if small else 0
    if not 1.5 <= times <= 20:
        return None
    below = int(times + 1e-9)
    over = times - below
    if over < 0.05:
        return f"{_tenths(below)}倍"
    if abs(over - 0.5) < 0.03:
        return f"{_tenths(below)}倍半"
    return f"将近{_tenths(below + 1)}倍" if over >= 0.7 else f"{_tenths(below)}倍多"


_SHARES = (
    (1 / 2, "一半"),
    (1 / 3, "三分之一"),
    (2 / 3, "三分之二"),
    (1 / 4, "四分之一"),
    (3 / 4, "四分之三"),
)


def _tenths(count: int) -> str:
    return "两" if count == 2 else numeral(count)


def _from_figures(whole: str, part: str | None, some: str, scale: str, more: str) -> Number:
    part = part or ""
    value = float(whole.replace(",", "") + part)
    if scale[:1] in ("百", "千"):
        value, scale = value * _TIMES[scale[0]], scale[1:]
    return Number(value, scale, not (some or more), han=False, places=max(0, len(part) - 1))
