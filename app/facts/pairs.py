"""Pairs of quantities in a fact: a whole and a part of it, before and after, one and another.

One way of reading serves every wording: the figures and times of a fact are its fixed points, and
tables say what the words between two figures mean. Where they say nothing, there is no pair.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.figures import Figure, every_figure, figures_of
from app.facts.parts import PartSense, part_of
from app.facts.periods import Period, times_between, without_times, without_year, year_rank
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.fact_text import FactText

Neighbours = tuple[tuple[Figure, Figure], ...]
PairKind = Literal["part", "change", "apart"]
PairSense = Literal[PartSense, "more", "less", "gap", "two"]


class Pair(NamedTuple):
    """Two quantities of one thing, in the order of what they mean: whole and part, old and new.

    The sense of a part is whether it is what was done or what is wrong (`Part`); that of a change
    is its direction; two quantities apart are a report and a count (gap), or two cases.
    """

    kind: PairKind
    first: Figure
    second: Figure
    sense: PairSense


def _couples(words: str) -> tuple[tuple[str, str], ...]:
    """Return couples that stand as one/other, parted by spaces."""
    pairs = (couple.split("/") for couple in words.split())
    return tuple((one, other) for one, other in pairs)


# What stands between an old quantity and a new one: 从3天压到1天.
_BECOMES = WordTable(
    turn=(
        "降到 降至 降为 降成 掉到 压到 压至 压减至 压减到 压成 减到 减至 减为 减少到 减少至 缩到"
        " 缩至 缩短到 缩短至 缩短为 压缩到 压缩至 压缩为 升到 升至 涨到 涨至 提到 提高到 提高至"
        " 提升到 提升至 增加到 增加至 增到 增至 变成 变为 改成 改为 合并为 合并成 并成 跌到 跌至"
        " 落到 回落到 下降到 下降至 上升到 上升至 砍到 砍成 精简到 精简为 精简成 扩大到 扩到"
        " 增长到 爬到 恢复到"
    ),
    bare="到 至",
)
_TWO_FIGURES = 2
_SINCE = ("从", "由")
# What may stand between a later time and its quantity, where both are of one thing.
_OF_THE_SAME = WordTable(
    link=(
        "是 有 为 只有 还有 仅有 就有 才有 只 才 就 到 到了 达到 达 降到 降至 升到 升至 涨到 掉到"
        " 变成 成了 又 已经 增加到 减少到 的 还剩 剩"
    )
)
_AGAIN = ("隔", "过了", "再去", "再查", "复查", "回头", "又去")
_STILL = ("还有", "还剩", "仍有", "剩下", "剩", "还是")
_SAID = ("报", "写", "登记", "账上", "账面", "台账", "系统里", "填", "表上", "单上", "说")
_COUNTED = (
    "数下来",
    "数出来",
    "实际",
    "现场",
    "一数",
    "一点",
    "点下来",
    "点出来",
    "盘下来",
    "量下来",
    "称下来",
    "实有",
    "实测",
)
_TWO = _couples(
    "一个/另一个 一个/一个 一家/另一家 一家/一家 一份/另一份 一组/另一组 一次/另一次"
    " 第一次/第二次 头一次/第二次 白班/夜班 早班/晚班 甲班/乙班 一班/二班 上午/下午 东边/西边"
    " 城里/乡下"
)
# An earlier and a later time of one kind.
_SEQUENCES = _couples(
    "上学期/这学期 上学期/本学期 上个月/这个月 上月/本月 上周/本周 上周/这周 上半年/下半年"
    " 年初/现在 年初/年底 一季度/二季度 二季度/三季度 三季度/四季度 以前/现在 原来/现在"
    " 上季度/本季度"
)

# Behind these a change is none any more: 从52分钟降到31分钟，7月又回到45分钟.
_BACK = lazy(r"又(?:回[到升落]|[升涨降跌掉落]|恢复|多了?起来)|反弹|回潮|回升")


@lru_cache(maxsize=512)
def pairs_of(fact: str) -> tuple[Pair, ...]:
    """Return the pairs of quantities whose relation the words of a fact make plain."""
    if len(every_figure(fact)) < _TWO_FIGURES:
        return ()
    told = fact_text(fact)
    figures = figures_of(fact)
    neighbours = tuple(_neighbours(figures))
    changes = [*_turns(told), *_over_time(told, neighbours), *_again(told, neighbours)]
    found = [pair for pair in changes if not _BACK.search(told.plain, pair.second.end)]
    found = found or [*_apart(told, neighbours)]
    part = None if found else part_of(told, figures)
    if part:
        found = [Pair("part", *part)]
    return tuple(dict.fromkeys(found))


def _turns(fact: FactText) -> Iterator[Pair]:
    """Yield what became something else within one clause: 从23张压减至9张."""
    if not any(sign in fact.plain for sign in _SINCE):
        return
    figures = every_figure(fact.text)
    for first, second in itertools.pairwise(figures):
        begin, end = fact.clause_at(first.start)
        if second.end > end or not _is_one_thing(first, second):
            continue
        between = without_times(fact, first.end, second.start).rstrip("的")
        between = between.removeprefix(first.noun)
        word = _BECOMES.kind(between.removesuffix("了").removesuffix("现在"))
        since = any(sign in fact.plain[begin : first.start] for sign in _SINCE)
        timed = bool(times_between(fact, first.end, second.start))
        if word and since and (word == "turn" or timed):
            yield from _changed(first, second)


def _over_time(fact: FactText, neighbours: Neighbours) -> Iterator[Pair]:
    """Yield one thing at two times: 去年三季度23个，今年三季度9个."""
    for first, second in neighbours:
        if not _are_near(fact, first, second):
            continue
        one, other = _time_of(fact, first), _time_of(fact, second)
        if one is None or other is None:
            continue
        between = fact.plain[other.end : second.start]
        begin = fact.clause_at(first.start)[0]
        again = between in fact.plain[begin : first.start]
        if not again and not _OF_THE_SAME.kind(between):
            continue
        order = _order(one.text, other.text)
        if order is None or not first.number.exact or not second.number.exact:
            continue
        old, new = (first, second) if order < 0 else (second, first)
        yield from (pair for pair in _changed(old, new) if _is_fair(pair, one, other, between))


def _again(fact: FactText, neighbours: Neighbours) -> Iterator[Pair]:
    """Yield what was counted twice: 夜查87辆，隔一周再去还有64辆."""
    for first, second in neighbours:
        begin = fact.clause_at(second.start)[0]
        lead = fact.plain[begin : second.start]
        if first.end <= begin and lead.startswith(_AGAIN) and lead.endswith(_STILL):
            yield from _changed(first, second)


def _apart(fact: FactText, neighbours: Neighbours) -> Iterator[Pair]:
    """Yield what was said and what was counted, or two cases side by side."""
    for first, second in neighbours:
        if first.number.size == second.number.size:
            continue
        if not first.number.exact or not second.number.exact:
            # From 几十台 nothing can be taken away.
            continue
        one = fact.plain[fact.clause_at(first.start)[0] : first.start]
        other = fact.plain[fact.clause_at(second.start)[0] : second.start]
        if any(word in one for word in _SAID) and any(word in other for word in _COUNTED):
            yield Pair("apart", first, second, "gap")
        elif any(one.startswith(a) and other.startswith(b) for a, b in _TWO):
            yield Pair("apart", first, second, "two")


def _changed(old: Figure, new: Figure) -> Iterator[Pair]:
    difference = new.number.size - old.number.size
    if difference and old.number.exact and new.number.exact:
        yield Pair("change", old, new, "more" if difference > 0 else "less")


def _neighbours(figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each figure with the next one of its measure."""
    for at, first in enumerate(figures):
        for second in figures[at + 1 :]:
            if _is_one_thing(first, second):
                yield first, second
                break


def _is_one_thing(first: Figure, second: Figure) -> bool:
    """Tell whether two figures have one measure; a bare pair of numbers has."""
    if first.unit == "时长":
        return False
    return first.kind == second.kind and first.measured == second.measured


def _are_near(fact: FactText, first: Figure, second: Figure) -> bool:
    return fact.clause_number(second.start) - fact.clause_number(first.start) <= 1


def _time_of(fact: FactText, figure: Figure) -> Period | None:
    """Return the time that a figure of its clause is told for."""
    times = times_between(fact, fact.clause_at(figure.start)[0], figure.start)
    return times[-1] if times else None


def _order(one: str, other: str) -> int | None:
    """Return below zero where the first of two times is earlier, None where none can be told."""
    first, second = year_rank(one), year_rank(other)
    if first is not None and second is not None and first != second:
        return first - second
    for early, late in _SEQUENCES:
        if (one, other) == (early, late):
            return -1
        if (one, other) == (late, early):
            return 1
    months = [text.rstrip("份").removesuffix("月") for text in (one, other)]
    if all(month.isdecimal() for month in months) and months[0] != months[1]:
        return int(months[0]) - int(months[1])
    return None


def _is_fair(pair: Pair, one: Period, other: Period, between: str) -> bool:
    """Tell whether two times are of one length, or the difference holds all the same.

    This year is not over yet: what it has more than the last one holds, what it has less does not.
    """
    if pair.first.kind == "share" or _BECOMES.kind(between.removesuffix("了")):
        return True
    parts = [without_year(period.text).removeprefix("全年") for period in (one, other)]
    if year_rank(one.text) is None or (parts[0] == parts[1] and parts[0]):
        return True
    return parts[0] == parts[1] and pair.sense == "more"
