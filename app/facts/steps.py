"""Steps that made the difference: one that was left out, and one without which nothing was seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.figures import every_figure
from app.facts.people import actors_of
from app.facts.periods import periods_of
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from app.facts.fact_text import FactText, Span
    from app.facts.people import Actor
    from app.models.pattern import Sense

_LEFT_OUT = WordTable(
    # Forgotten on the way: nobody means it so.
    forgotten="忘了 忘记 忘记了 忘 漏了 漏掉了",
    omitted="没有 没 没顾上 没来得及 没去 没再 没先",
)
_STEPS = WordTable(
    step=(
        "核对 复核 确认 检查 登记 记录 签字 签名 要回执 通知 报告 上报 打电话 拍照 问 看 查 验"
        " 验收 试 测 量 摸 核 写上 写明 写清 说 交代 告诉 提醒 盖章 消毒 关阀 关门 断电 挂牌 备份"
        " 打招呼 回访 走访 复测 留样 清点 上锁 拔 插 贴 标 填 对一遍 逐个 逐项 当面 先 仔细"
        " 及时 提前 单独 双人 带 拿 翻 念 复述 回头 跟 给 向 把"
    )
)
_THEN = lazy("(?<=..)(?:就(?![地近])|便(?![民利])|直接|马上|立[刻即马]|先|却|而|照样|照旧)")
# What a verb brings about, or cannot: 没看到, 没问明白, 没查出来.
_OUTCOMES = (
    *(
        "到",
        "出",
        "着",
        "成",
        "住",
        "清",
        "懂",
        "明白",
        "完",
        "够",
        "过来",
        "上来",
        "出来",
        "清楚",
        "下来",
        "起来",
        "好",
        "动",
    ),
    *("人", "事", "错", "过一回", "过一个"),
)
_TROUBLE = WordTable(
    trouble=(
        "结果 错 漏 迟 晚 退回 返工 投诉 丢 坏 罚 重新 差点 差一点 亏 误 骂 补 作废 白跑 跑了"
        " 多跑 又跑 重做 重来 被 超 断 停了 停机 打回 扣 赔 弄混 混 乱 耽误 发现 才知道 吵"
    ),
    other="不错 错峰 停机坪 补贴 补助 补充 超市 错开 耽误不起",
)
_SEEN = WordTable(
    seen=(
        "才发现 才知道 才看出 才看见 才查出 才晓得 才明白 才弄清 才找到 才认出 才看清 才听出"
        " 才问出 才搞清"
    ),
    averted="才没 才没有 才免 才免了 才保住 才拦住 才躲过 才没出",
)
_LOOKS = WordTable(
    look=(
        "问 反问 追问 多问 又问 看 多看 查 翻 蹲 摸 闻 听 走 跑 去 到 数 量 测 对 比 核 试 点"
        " 打电话 打 回访 拆 画 敲 坐 站 尝 称 照 扒 拧 掀 调 拉 抽 比对 核对 复核 抽查 清点 盘点"
        " 进 下 上门 入户 当面 挨个 逐个 逐项 逐户 重新 回头 把 拿 用 伸手 弯腰 趴 钻 爬 陪 跟 挤"
        " 凑 绕 转"
    )
)
_WAITED = (
    "过了",
    "等",
    "直到",
    "被",
    "出了",
    "退回",
    "投诉",
    "没",
    "不",
    "客户",
    "后来",
    "对方",
    "忘",
)
_SHORTEST_STEP, _LONGEST_STEP = 3, 12
_LEAD = WordTable(
    lead=(
        "后来 结果 当时 可 但 却 又 还 也 最后 原来 于是 所以 有 第二天 当晚 当天 直到 一直 偏偏"
        " 就 我 我们 自己 他 她 大家"
    )
)


class Step(NamedTuple):
    """A step as the fact words it, who took it where a colleague did, and what it was good for."""

    words: str
    person: str = ""
    sense: Sense = "seen"


@lru_cache(maxsize=512)
def missing_step(fact: str) -> Step | None:
    """Return the step that a worker left out, where the fact tells what came of it, or None.

    What somebody else did not do, what could not be done and what was well left undone are none.
    """
    told = fact_text(fact)
    for word in _LEFT_OUT.found(told.plain):
        begin, end = told.clause_at(word.start)
        # 没核对就发了: what was done instead is no part of the step.
        phrase = _THEN.split(told.plain[word.end : end], 1)[0]
        if _is_step(phrase) and _by_worker(told, word.start) and _went_wrong(told, begin, end):
            return Step(phrase)
    return None


@lru_cache(maxsize=512)
def revealing_step(fact: str) -> Step | None:
    """Return the step without which a worker had not seen what the fact tells, or None.

    Waiting, chance and what others came and told are none.
    """
    told = fact_text(fact)
    for seen in _SEEN.found(told.plain):
        begin, _ = told.clause_at(seen.start)
        span = (begin, seen.start) if seen.start - begin > 2 else _clause_before(told, begin)
        step = _step_in(told, span) if span else None
        if step:
            return step._replace(sense="averted" if seen.kind == "averted" else "seen")
    return None


def _is_step(phrase: str) -> bool:
    return (
        2 <= len(phrase) <= _LONGEST_STEP
        # 没有再犯 tells of what did not come again, 没有再核对 of a step.
        and _STEPS.at(phrase.removeprefix("再"), 0) is not None
        and not phrase.endswith(_OUTCOMES)
        and not any(sign in phrase for sign in "□我他她你过得")
        and phrase[1:2] not in ("到", "出", "着", "成", "住", "清", "懂", "完", "够", "上", "过")
    )


def _by_worker(fact: FactText, at: int) -> bool:
    """Tell whether the writer or a colleague acts where a step was left out."""
    begin = fact.clause_at(at)[0]
    actors = actors_of(fact.text)
    here = [actor for actor in actors if begin <= actor.start < at]
    last = here or [actor for actor in actors if actor.start < begin]
    return not last or last[-1].who != "other"


def _went_wrong(fact: FactText, begin: int, end: int) -> bool:
    """Tell whether the clauses around name what came of it."""
    around = (fact.plain[max(0, begin - 20) : begin], fact.plain[end:])
    return any(word.kind == "trouble" for text in around for word in _TROUBLE.found(text))


def _clause_before(fact: FactText, begin: int) -> Span | None:
    before = [span for span in fact.clauses if span[1] < begin or span[1] == begin - 1]
    return before[-1] if before else None


def _step_in(fact: FactText, span: Span) -> Step | None:
    """Return the step that a clause tells, without its time and its subject."""
    begin, end = span
    actors = [actor for actor in actors_of(fact.text) if begin <= actor.start < end]
    if any(actor.who == "other" for actor in actors) or (not actors and _others_act(fact, begin)):
        return None
    begin = _after_lead(fact, begin, end, actors)
    words = fact.plain[begin:end]
    if (
        not _SHORTEST_STEP <= len(words) <= _LONGEST_STEP
        or _LOOKS.at(words, 0) is None
        or any(sign in words for sign in _WAITED)
        or "□" in words
    ):
        return None
    colleague = next((actor.name for actor in actors if actor.who == "colleague"), "")
    return Step(words, colleague)


def _others_act(fact: FactText, begin: int) -> bool:
    before = [actor for actor in actors_of(fact.text) if actor.start < begin]
    return bool(before) and before[-1].who == "other"


def _after_lead(fact: FactText, begin: int, end: int, actors: list[Actor]) -> int:
    """Return where the verb of a clause begins: behind times, the subject and linking words."""
    stops = [period.end for period in periods_of(fact.text) if begin <= period.start < end]
    # 有4次到了床边才发现: the figure stands where the subject would.
    stops += [figure.end for figure in every_figure(fact.text) if figure.start - begin in (0, 1)]
    at = max([begin, *(actor.start + len(actor.name) for actor in actors)])
    at = max([at, *(stop for stop in stops if _LOOKS.at(fact.plain, stop))])
    while (word := _LEAD.at(fact.plain, at, end)) is not None:
        at = word.end
    return at
