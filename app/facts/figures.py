"""The figures of a fact: how many, of what measure, and what they count."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.measure_words import NOT_A_UNIT, UNITS
from app.facts.nouns import noun_after, noun_before
from app.facts.numbers import Number, read_number
from app.facts.periods import periods_of
from app.facts.words import Word
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# 1 037件: thousands may stand apart.
_NUMBER = lazy(
    r"[0-9零〇一二三四五六七八九十百千万两半几上数](?:[0-9零〇一二三四五六七八九十百千万亿两几,]|\.(?=\d)"
    r"|(?<=\d)(?<!\d{4})[ \u2009\u00a0](?=\d{3}(?!\d)))*"
    r"(?:[多余来](?:万|亿)?)?"
)
_SHARE_OF = lazy(
    r"(?:百|千|[二三四五六七八九十])分之[零〇一二三四五六七八九十百两]+|(?<![大小])一半"
)
_AFTER_ABOUT = frozenset("十百千万")
_ORDINAL = ("第", "星期", "初", "礼拜")
_HALF = frozenset("多半余")
# 一位阿姨 says no more than 位阿姨 would, and half a basket is no count.
_ARTICLES = (1, 0.5)
# 4个多小时, 一个半月: the half stands inside the measure word.
_SPLIT_UNIT = lazy("个[多半来](?:小时|钟头|月|星期|学期|工作日)")
# 两本半, but 两个半成品.
_AND_A_HALF = lazy("半(?![成导径夜年月天路途])")
# 3块展板 are things, 3块 alone is money, and so is what 30块买水表 names.
_PIECES = ("板", "表", "牌子", "砖", "田", "地块", "积木")
_PAID = ("买", "换")
_TIME_PARTS = frozenset(
    ("小时", "个小时", "钟头", "个钟头", "分钟", "分", "秒", "秒钟", "年", "个月", "天")
)


class Figure(NamedTuple):
    """A figure where it stands in a fact: `text` is its number and measure word, as written.

    `kind` says what its unit measures: people, things, time, money, size, share, age, score, or
    bare where there is none. `around` is the fact with quotations and times hidden.
    """

    text: str
    start: int
    end: int
    number: Number
    unit: str
    kind: str
    around: str

    @property
    def noun(self) -> str:
        """What it counts where the fact says so beside it, else nothing."""
        if self.kind not in ("things", "people"):
            return ""
        # 31人 names what it counts itself.
        named = self.text.endswith(("人", "人次"))
        return ("" if named else noun_after(self.around, self.end)) or noun_before(
            self.around, self.start
        )

    @property
    def counts(self) -> bool:
        """Whether it says how many: 一位阿姨 does not."""
        number = self.number
        if self.kind == "bare":
            return bool(number.scale)
        few = number.han and number.exact and number.value in _ARTICLES
        return not few or self.kind == "share" or (number.value != 1 and self.kind == "time")

    @property
    def measured(self) -> str:
        """The unit with the scale of the number: 万元."""
        return self.number.scale + self.unit


@lru_cache(maxsize=512)
def figures_of(fact: str) -> tuple[Figure, ...]:
    """Return the figures of a fact outside quotation marks, in order.

    Times (9月8日, 三季度), numbers in a row (第三趟, 2号机) and the article (一位) are none.
    """
    return tuple(figure for figure in every_figure(fact) if figure.counts)


@lru_cache(maxsize=512)
def every_figure(fact: str) -> tuple[Figure, ...]:
    """Return the figures of a fact, those that do not count and bare numbers included."""
    plain = fact_text(fact).plain
    for period in periods_of(fact):
        plain = plain[: period.start] + "□" * len(period.text) + plain[period.end :]
    found: list[Figure] = []
    for figure in _candidates(plain):
        if found and _is_one_time(found[-1], figure):
            found[-1] = _joined(found[-1], figure, plain)
        else:
            found.append(figure)
    return tuple(found)


def _candidates(plain: str) -> Iterator[Figure]:
    position = 0
    shares = "分之" in plain or "一半" in plain
    while match := _NUMBER.search(plain, position):
        start, end = match.span()
        position = end
        if plain[start] in "上数" and plain[start + 1 : start + 2] not in _AFTER_ABOUT:
            # 上百个 is a number, 车上四十个人 holds one that begins behind 上.
            position = start + 1
            continue
        share = _SHARE_OF.match(plain, start) if shares else None
        if share:
            position = share.end()
            yield _share(share)
            continue
        other = NOT_A_UNIT.at(plain, end)
        if other:
            position = other.end
            continue
        if plain.endswith(_ORDINAL, 0, start):
            continue
        figure = _figure(plain, start, match.group())
        if figure:
            position = max(end, figure.end)
            yield figure


def _figure(plain: str, start: int, words: str) -> Figure | None:
    """Return the figure that begins with a numeral, or None where it measures nothing."""
    end = start + len(words)
    split = _SPLIT_UNIT.match(plain, end)
    unit = Word("time", end + 2, split.end()) if split else UNITS.at(plain, end)
    number = read_number(words)
    if unit is None and words[-1:] == "两" and len(words) > 1:
        # 少二两: the unit of weight looks like a numeral.
        return _figure(plain, start, words[:-1])
    if number is None:
        return None
    if unit is None:
        plain_number = Figure(words, start, end, number, "", "bare", plain)
        return plain_number if not number.han or number.value > 99 else None
    if plain[unit.start : unit.end] == "块" and _in_pieces(noun_after(plain, unit.end)):
        unit = unit._replace(kind="things")
    stop = unit.end
    halved = plain[stop : stop + 1] in _HALF and unit.kind in ("time", "share", "age", "money")
    if halved or _AND_A_HALF.match(plain, stop):
        stop += 1
    if split or halved or plain[stop : stop + 1] == "多":
        number = number._replace(exact=False)
    text = plain[unit.start : unit.end]
    return Figure(plain[start:stop], start, stop, number, text, unit.kind, plain)


def _in_pieces(noun: str) -> bool:
    return noun.endswith(_PIECES) and not noun.startswith(_PAID)


def _share(match: re.Match[str]) -> Figure:
    number = Number(0, "", exact=True, han=True, places=0)
    return Figure(match.group(), match.start(), match.end(), number, "", "share", match.string)


def _is_one_time(first: Figure, second: Figure) -> bool:
    """Tell whether two figures are one stretch of time: 2小时47分."""
    return first.end == second.start and {first.unit, second.unit} <= _TIME_PARTS


def _joined(first: Figure, second: Figure, plain: str) -> Figure:
    return first._replace(
        text=plain[first.start : second.end], end=second.end, unit="时长", kind="time"
    )
