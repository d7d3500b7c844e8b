"""A whole and a part of it in a fact, and whether the part is what was done or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.facts.figures import Figure, figures_of
from app.facts.periods import times_between, without_times
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from app.facts.fact_text import FactText

PartSense = Literal["done", "faulty", "plain", "named"]


class Part(NamedTuple):
    """A whole, a part of it, and what the part is.

    It is done, faulty, or neither; named where it has a name only (装了门磁的48人, 19名党员), of
    which nobody can tell whether it is well or ill that others have it not.
    """

    whole: Figure
    part: Figure
    sense: PartSense


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
        " 调成 成功 化解 答复 整改到位 整改完 改完 完工 竣工 验完 核完 走完 跑完"
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
# What one wants done to all: 借出去过的有34本. 投诉过的 is none of it.
_ACHIEVED = lazy(
    "(?:借|走|跑|学|练|装|修|测|核|看|问|去|读|教|培训|演练|走访|回访|签|建|办|敲|写|校准|检定|用"
    ")[^，的]{0,4}(?:过|好|完|齐|开门|开)的有?$"
)
_BARELY = ("只有", "仅有", "只有其中", "里只有", "中只有", "只来了", "只开")
_ONLY = ("只有", "仅有", "才有", "仅", "只", "才")
_PEOPLE = frozenset(("名", "位", "人", "个人", "员", "口人"))
_LONGEST_PART = 20
_LONGEST_BEFORE_RESULT = 4
# Of two figures in these the second is a part of the first: 14个护林员，有3个人.
_PERSON = lazy("[人员生师士长民工友者户主]$")
# 19名党员, 12名住校生: what they are, and nothing that they do or that is wrong with them.
_A_NAME = lazy("(?!是)[^的了着过]{1,3}[人员生师士工者户]")
_PART_LEADS = (
    *("的只有", "的有", "的是", "的才", "的仅", "的仅有", "栏有", "项有"),
    *("发现有", "看到有", "查出有"),
)


def part_of(fact: FactText, figures: tuple[Figure, ...]) -> Part | None:
    """Return the first whole with its part: 抽查20张，有14张写的是“注意安全”, or None."""
    for at, whole in enumerate(figures):
        if any(_is_of_kind(figure, whole) for figure in figures[:at]):
            continue
        rivals = [figure for figure in figures[at + 1 :] if _is_of_kind(whole, figure)]
        if not rivals or not whole.number.exact or whole.kind == "share":
            continue
        part, *others = rivals
        if _is_part(fact, whole, part, others) and _stands_alone(fact, whole, part, others):
            return Part(whole, part, _sense(fact, part))
    return None


def _is_part(fact: FactText, whole: Figure, part: Figure, others: list[Figure]) -> bool:
    if not part.number.exact or part.number.size >= whole.number.size:
        return False
    begin, end = fact.clause_at(part.start)
    same_clause = begin < whole.end
    lead = without_times(fact, whole.end if same_clause else begin, part.start)
    lead = lead.removeprefix(whole.noun) if same_clause else lead.removeprefix("到")
    timed = bool(times_between(fact, max(begin, whole.end), part.start))
    if _is_the_contrary(fact, whole, part):
        return False
    if timed:
        # 上午来了40人，下午25人: only what was done to the whole may have a time of its own.
        named = lead.endswith(_PART_LEADS[:2]) and len(lead) > _LONGEST_BEFORE_RESULT
        return named or _is_result(lead, ends=part.end == end)
    kind = _PARTS.kind(lead)
    if kind == "inside" or (kind == "exists" and not same_clause) or lead in _BARELY:
        return True
    inside = _PARTS.ending(lead, len(lead)) if same_clause else None
    if inside and inside.kind == "inside" and inside.start <= _LONGEST_BEFORE_RESULT:
        return True
    if same_clause or fact.clause_number(begin) - fact.clause_number(whole.start) > 1:
        return False
    # Of 充电的38起，进楼道的21起 neither is a part of the other.
    beside = lead.endswith("的") and fact.plain[: whole.start].endswith("的")
    # Of 86棵是旱死的，21棵没照着 both are parts of something else.
    alone = not others and fact.clause_at(whole.start)[0] < whole.start
    return not beside and _tells_a_part(lead, ends=part.end == end, alone=alone)


def _is_the_contrary(fact: FactText, whole: Figure, part: Figure) -> bool:
    """Tell whether the part is what the whole is not: 来了46人，28人没来."""
    behind = fact.plain[part.end : part.end + 2]
    done = fact.plain[fact.clause_at(whole.start)[0] : whole.start]
    return behind[:1] in ("没", "未") and behind[1:] in done and bool(behind[1:])


def _is_result(lead: str, *, ends: bool) -> bool:
    result = _RESULTS.ending(lead, len(lead))
    return result is not None and ends and result.start <= _LONGEST_BEFORE_RESULT


def _tells_a_part(lead: str, *, ends: bool, alone: bool) -> bool:
    """Tell whether the words between a clause's begin and its figure make it a part."""
    if not lead:
        return alone and not ends
    if _is_result(lead, ends=ends):
        return True
    if len(lead) > _LONGEST_PART:
        return lead.startswith(_FOUND) and ends
    if lead.endswith(_PART_LEADS):
        return True
    return ends and len(lead) > 1 and (lead.endswith("的") or lead.startswith(_FOUND))


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


def _sense(fact: FactText, part: Figure) -> PartSense:
    begin, end = fact.clause_at(part.start)
    lead, behind = fact.plain[begin : part.start], fact.plain[part.end : end]
    result = _RESULTS.ending(lead, len(lead))
    if result:
        return "done" if result.kind == "done" else "faulty"
    if any(word.kind == "wrong" for word in _FAULTS.found(lead + behind)):
        return "faulty"
    if lead.startswith(_FOUND):
        return "faulty"
    if lead.endswith(_ONLY) or _ACHIEVED.search(lead):
        return "done"
    of_them = lead.endswith(("的", "的有", "的是")) and not behind
    return "named" if of_them or _A_NAME.fullmatch(behind) else "plain"


def _is_of_kind(whole: Figure, part: Figure) -> bool:
    if whole.unit in _PEOPLE and part.unit in _PEOPLE:
        return True
    same = part.unit == whole.unit or (
        part.unit == "个人" and whole.unit == "个" and _PERSON.search(whole.noun)
    )
    return bool(same) and whole.number.scale == part.number.scale and whole.unit != "时长"
