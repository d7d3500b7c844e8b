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
from app.facts.periods import Period, periods_of, without_year, year_rank
from app.facts.words import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.fact_text import FactText

PairKind = Literal["part", "change", "apart"]
PairSense = Literal["done", "faulty", "plain", "more", "less", "gap", "two"]


class Pair(NamedTuple):
    """Two quantities of one thing, in the order of what they mean: whole and part, old and new.

    The sense of a part is whether it is what was done, what is wrong, or neither; that of a
    change is its direction; two quantities apart are a report and a count (gap), or two cases.
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
_PARTS = WordTable(
    inside=(
        "其中 其中有 其中的 里面有 里面 里头有 里头 当中有 当中 里 里有 里还有 里只有 中 中有"
        " 中还有 中只有 内有"
    ),
    exists="有 还有 只有 仅有 就有 才有 竟有 仅 只 也有",
)
_RESULTS = WordTable(
    done=(
        "采纳 已采纳 整改 已整改 完成整改 办结 已办结 修好 修好了 修复 完成 已完成 建成 已建成"
        " 解决 已解决 销号 已销号 装好 补上 换好 更换 落实 签订 发放 收回 归还 通过 合格 达标"
        " 调成 成功 化解 答复"
    ),
    faulty="阳性 不合格 不达标 超标 异常 错 差错 漏 缺 退回 返工 报废 未完成 未整改 不符",
)
_FOUND = ("查出", "发现", "检出", "测出", "翻出", "挑出", "核出", "抽出")
_FAULTS = WordTable(
    wrong=(
        "没 未 不 缺 错 漏 超 差 返工 退回 坏 被 无 迟 晚 空白 假 照抄 抄 一模一样 涂改 阳性 异常"
        " 欠 冻 过期 到期 破 松 堵 盲区 代签 补签 重复 少 问题 隐患 注意安全 掉 失效 老化 吵 闲置"
        " 打不开 找不着"
    ),
    # They hold a sign of a fault and tell none.
    other="不少 差不多 不同 少先队 至少 不到 无人机 不断 不但 不光",
)
_ONLY = ("只有", "仅有", "才有", "仅", "只", "才")
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
_PEOPLE = frozenset(("名", "位", "人", "个人", "员", "口人"))
_LONGEST_PART = 20


@lru_cache(maxsize=512)
def pairs_of(fact: str) -> tuple[Pair, ...]:
    """Return the pairs of quantities whose relation the words of a fact make plain."""
    told = fact_text(fact)
    figures = figures_of(fact)
    if not figures:
        return ()
    changes = [*_turns(told), *_over_time(told, figures), *_again(told, figures)]
    found = changes or [*_apart(told, figures)] or [*_parts(told, figures)]
    return tuple(dict.fromkeys(found))


def _turns(fact: FactText) -> Iterator[Pair]:
    """Yield what became something else within one clause: 从23张压减至9张."""
    figures = every_figure(fact.text)
    for first, second in itertools.pairwise(figures):
        begin, end = fact.clause_at(first.start)
        if second.end > end or not _is_one_thing(first, second):
            continue
        between = _without_times(fact, first.end, second.start).rstrip("的")
        word = _BECOMES.kind(between.removesuffix("了").removesuffix("现在"))
        since = any(sign in fact.plain[begin : first.start] for sign in _SINCE)
        timed = between != fact.plain[first.end : second.start].rstrip("的")
        if word and since and (word == "turn" or timed):
            yield from _changed(first, second)


def _over_time(fact: FactText, figures: tuple[Figure, ...]) -> Iterator[Pair]:
    """Yield one thing at two times: 去年三季度23个，今年三季度9个."""
    for first, second in _neighbours(figures):
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


def _again(fact: FactText, figures: tuple[Figure, ...]) -> Iterator[Pair]:
    """Yield what was counted twice: 夜查87辆，隔一周再去还有64辆."""
    for first, second in _neighbours(figures):
        begin = fact.clause_at(second.start)[0]
        lead = fact.plain[begin : second.start]
        if first.end <= begin and lead.startswith(_AGAIN) and lead.endswith(_STILL):
            yield from _changed(first, second)


def _apart(fact: FactText, figures: tuple[Figure, ...]) -> Iterator[Pair]:
    """Yield what was said and what was counted, or two cases side by side."""
    for first, second in _neighbours(figures):
        if first.number.size == second.number.size:
            continue
        one = fact.plain[fact.clause_at(first.start)[0] : first.start]
        other = fact.plain[fact.clause_at(second.start)[0] : second.start]
        if any(word in one for word in _SAID) and any(word in other for word in _COUNTED):
            yield Pair("apart", first, second, "gap")
        elif any(one.startswith(a) and other.startswith(b) for a, b in _TWO):
            yield Pair("apart", first, second, "two")


def _parts(fact: FactText, figures: tuple[Figure, ...]) -> Iterator[Pair]:
    """Yield the first whole with its part: 抽查20张，有14张写的是“注意安全”."""
    for at, whole in enumerate(figures):
        if any(_is_of_kind(figure, whole) for figure in figures[:at]):
            continue
        rivals = [figure for figure in figures[at + 1 :] if _is_of_kind(whole, figure)]
        if not rivals or not whole.number.exact or whole.kind == "share":
            continue
        part, *others = rivals
        if _is_part(fact, whole, part, others) and _stands_alone(fact, whole, part, others):
            yield Pair("part", whole, part, _sense_of_part(fact, part))
            return


def _is_part(fact: FactText, whole: Figure, part: Figure, others: list[Figure]) -> bool:
    if not part.number.exact or part.number.size >= whole.number.size:
        return False
    begin, end = fact.clause_at(part.start)
    same_clause = begin < whole.end
    lead = fact.plain[whole.end if same_clause else begin : part.start]
    lead = lead.removeprefix(whole.noun) if same_clause else lead
    if any(year_rank(period.text) is not None for period in _times(fact, begin, part.start)):
        return False
    kind = _PARTS.kind(lead)
    if kind == "inside" or (kind == "exists" and not same_clause):
        return True
    if same_clause or fact.clauses.index((begin, end)) - _clause_index(fact, whole) > 1:
        return False
    # Of 充电的38起，进楼道的21起 neither is a part of the other.
    beside = lead.endswith("的") and fact.plain[: whole.start].endswith("的")
    return not beside and _tells_a_part(lead, ends=part.end == end, alone=not others)


def _tells_a_part(lead: str, *, ends: bool, alone: bool) -> bool:
    """Tell whether the words between a clause's begin and its figure make it a part."""
    if not lead:
        return alone and not ends
    if _RESULTS.kind(lead) and ends:
        return True
    if len(lead) > _LONGEST_PART:
        return lead.startswith(_FOUND) and ends
    if lead.endswith(("的只有", "的有", "的才", "的仅", "的仅有", "那栏有", "这项有")):
        return True
    return ends and (lead.endswith("的") or lead.startswith(_FOUND))


def _stands_alone(fact: FactText, whole: Figure, part: Figure, others: list[Figure]) -> bool:
    """Tell whether no other figure could be the whole, or another part that makes it full."""
    between = [
        figure
        for figure in figures_of(fact.text)
        if whole.end <= figure.start < part.start and figure.kind == "share"
    ]
    rest = whole.number.size - part.number.size
    full = any(abs(other.number.size - rest) < 1e-6 for other in others)
    nested = all(
        _PARTS.ending(fact.plain, other.start) or other.start > part.end for other in others
    )
    inside = all(
        "其中" in fact.plain[part.end : other.start] or _is_far(fact, part, other)
        for other in others
    )
    return not between and not full and nested and inside


def _is_far(fact: FactText, part: Figure, other: Figure) -> bool:
    """Tell whether another figure stands in a clause of its own two or more behind."""
    return fact.sentence_at(part.start) != fact.sentence_at(other.start)


def _sense_of_part(fact: FactText, part: Figure) -> PairSense:
    begin, end = fact.clause_at(part.start)
    lead, behind = fact.plain[begin : part.start], fact.plain[part.end : end]
    result = _RESULTS.kind(lead)
    if result:
        return "done" if result == "done" else "faulty"
    if any(word.kind == "wrong" for word in _FAULTS.found(lead + behind)):
        return "faulty"
    if lead.startswith(_FOUND):
        return "faulty"
    if lead.endswith(_ONLY) or (
        lead.endswith(("的", "的有")) and any(s in lead for s in "过好到开了")
    ):
        return "done"
    return "plain"


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


def _is_of_kind(whole: Figure, part: Figure) -> bool:
    if whole.unit in _PEOPLE and part.unit in _PEOPLE:
        return True
    same = part.unit == whole.unit or (part.unit == "个人" and whole.noun and whole.unit == "个")
    return bool(same) and whole.number.scale == part.number.scale and whole.unit != "时长"


def _clause_index(fact: FactText, figure: Figure) -> int:
    return fact.clauses.index(fact.clause_at(figure.start))


def _are_near(fact: FactText, first: Figure, second: Figure) -> bool:
    return _clause_index(fact, second) - _clause_index(fact, first) <= 1


def _times(fact: FactText, start: int, end: int) -> list[Period]:
    return [p for p in periods_of(fact.text) if start <= p.start and p.end <= end]


def _time_of(fact: FactText, figure: Figure) -> Period | None:
    """Return the time that a figure of its clause is told for."""
    times = _times(fact, fact.clause_at(figure.start)[0], figure.start)
    return times[-1] if times else None


def _without_times(fact: FactText, start: int, end: int) -> str:
    text, at = "", start
    for period in _times(fact, start, end):
        text += fact.plain[at : period.start]
        at = period.end
    return text + fact.plain[at:end]


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
