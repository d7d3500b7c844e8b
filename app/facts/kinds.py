"""What kinds of fact a fact is, for the questions that may be asked about it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.facts.fact_text import fact_text
from app.facts.figures import figures_of
from app.facts.pairs import pairs_of
from app.facts.people import actor_of, actors_of
from app.facts.periods import periods_of
from app.facts.quotes import quotes_of
from app.facts.telling import state_before
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.words import Word
    from app.models.pattern import FactKind

_LEAST_COUNT = 5
# How often a thing was done makes no collection of it.
_TIMES = frozenset(("次", "回", "遍", "趟", "步", "字", "个字", "句", "圈", "下", "声"))
# A fact that begins so tells of others, whom the writer has seen or heard of.
_THEY = ("人家", "对方", "他们")
_SIGNS = WordTable(
    mistake=(
        "弄错 搞错 发错 写错 填错 报错 送错 拿错 引错 拖错 抄错 算错 排错 装错 配错 认错人 看错"
        " 错了 出错 错一行 分错 接错 录错 贴错 念错 传错 导错 派错 讲错 出了差错 混了 拿混 弄混"
        " 搞混 漏了 漏看 漏掉 漏填 漏报 漏测 漏发 漏记 忘了 忘记 误了 误操作 误发 差点 险些 返工"
        " 作废 退回来 被退回 退了我们 被退了 没写上 没签名 没签字 没对上 没报 没检定 没关严 没写"
        " 没录 没复核 没核对 涂改 照抄 抄了 一模一样 白跑 跑空 跌倒 受伤 轻伤 回滚 反偏 录反 接反"
        " 贴反 放反 插反 装反 填反 看反 带少 挨骂 被骂 迟了 晚了 退货 补上没报 还在发 代签 补签"
        " 违规 违章 扣分 缺主管 超了 超期 裂了 没扎上 没抓稳 各录了一遍 挡住 短款 长款 亏了"
    ),
    shortfall=(
        "还差 还缺 尚有 还挂着 缺口 不足 不到位 没达到 未达到 未完成 没完成 滞后 落后 最低 偏低"
        " 下滑 没推过来 不合格 没补上 还没有 尚未 没联网 没留下"
    ),
    compared=(
        "同比 环比 相比 翻番 翻了一番 比平均 高出 相差 却只有 比去年 比上年 比前年 比上月"
        " 比上季度 比上周 比一季度 比二季度 比三季度 比支行 比全市 比全县 比全院"
    ),
    lasting=(
        "从来 从来没断过 雷打不动 年如一日 一天不落 没断过 坚持 有个规矩 次次 每天下班前 每天午休"
        " 每晚 每天提前 每个周末 天天提前 照样往里 每天头班"
    ),
    read=(
        "读《 学《 书里 书上 读书 读了 重读 通读 原文 逐条读 逐条学 社论 第一章 第二章 照书 读完"
        " 读到 划了线"
    ),
    visited=(
        "参观 考察 观摩 取经 展厅 展馆 考察的 看的那 看的三 跟班 跟岗 进修 外出参训 带路的 带队的"
        " 省里那家 另一家站 另一家中心 现场会 示范点 示范区 纪念馆 跟班学 看了一圈 去一家"
        " 跑到一家 走进"
    ),
    scene=(
        "一位 有个 有位 一个大 一个小 一个老 一个男 一个女 那次 那回 头一回 当场 那天 那夜 当天"
        " 当晚 一场 一封 有封 一户 有户 一家 有一"
    ),
    # They hold a sign and are none.
    none=(
        "没写错 没出错 晚了解 补上了 抄写 晚了半夜 同意书上 通知书上 说明书上 证书上 文书上"
        " 从来没 从来不 抄了一遍 抄了两遍 抄了三遍 抄了下来"
        " 计划书上 处方书上 念到 合同书上 不足为奇"
        # Whom we receive or go among is no place that was seen elsewhere.
        " 接待参观 接待参观考察 接待考察 接待观摩 前来参观 前来考察 前来观摩 来馆参观 来观摩 来参观"
        " 来考察 观摩教学 观摩课 观摩会 走进社区 走进企业"
        " 走进校园 走进学校 走进课堂 走进乡村 走进农村 走进军营 走进机关 走进车间 走进基层 走进工地"
    ),
)
# 只有19家: no more than a number was reached.
_BARELY = lazy("[只仅才](?:有|为)?(?=[0-9一二三四五六七八九十两几])")
# V了N年, N年来: what has been kept up.
_YEARS = lazy(
    r"[了0-9一二三四五六七八九十几](?:[0-9一二三四五六七八九十百几]*多?年来|(?<=了)[0-9一二三四五六七八九十百几]+多?年)"
)
_DAYS = "日 号 当天 那天 一天 二天 昨天 前天 今天 晚 夜 凌晨 早 上午 下午 中午"
_ONE_DAY = tuple(_DAYS.split())


@lru_cache(maxsize=512)
def kinds_of(fact: str) -> frozenset[FactKind]:
    """Return the kinds of a fact; none where nothing tells."""
    return frozenset(_Kinds(fact).found())


class _Kinds:
    """What is asked of one fact by turns."""

    def __init__(self, fact: str) -> None:
        self.fact = fact
        self.told = fact_text(fact)
        self.signs: dict[str, list[Word]] = {}
        for word in _SIGNS.found(self.told.plain):
            self.signs.setdefault(word.kind, []).append(word)
        # Whether the fact begins with others than the writer's own, and where it comes to those.
        self.of_others = fact.startswith(_THEY)
        self.own_part = self._own_part() if self.of_others else 0
        self.is_collective = self._is_collective()
        self.is_kept_up = self._is_kept_up()

    def found(self) -> Iterator[FactKind]:
        """Yield the kinds that the fact is of."""
        actor = actor_of(self.fact)
        asked: dict[FactKind, bool] = {
            "count": self.is_collective,
            "compared": self._is_compared(),
            "quoted": any(
                one.saying and one.speaker and not one.is_own for one in quotes_of(self.fact)
            ),
            "mistake": self._went_wrong(),
            "shortfall": self._is_short(),
            "colleague": actor is not None and actor.who == "colleague",
            "lasting": self.is_kept_up,
            "visited": self.of_others or "visited" in self.signs,
            "read": "read" in self.signs,
            "scene": self._is_scene(),
        }
        yield from (kind for kind, is_so in asked.items() if is_so)

    def _own_part(self) -> int:
        at = self.told.plain.find("我")
        return at if at >= 0 else len(self.fact)

    def _is_collective(self) -> bool:
        """Whether a number of things or people is told."""
        return any(
            figure.kind in ("things", "people")
            and figure.unit not in _TIMES
            and (figure.number.size >= _LEAST_COUNT or not figure.number.exact)
            for figure in figures_of(self.fact)
        )

    def _is_kept_up(self) -> bool:
        """Whether somebody at work has done a thing for years, or every day."""
        if self.of_others:
            return False
        if "lasting" in self.signs:
            return True
        years = _YEARS.search(self.told.plain)
        # 两家吵了六年，我去了九趟: who is named later has not kept it up.
        return years is not None and any(
            actor.who != "other" and actor.start < years.start() for actor in actors_of(self.fact)
        )

    def _is_compared(self) -> bool:
        return "compared" in self.signs or any(pair.kind != "part" for pair in pairs_of(self.fact))

    def _went_wrong(self) -> bool:
        """Whether something is told as wrong; 没丢过 and 没对错过 tell that nothing was."""
        plain = self.told.plain
        return any(
            word.start >= self.own_part
            and state_before(plain, self.told.clause_at(word.start)[0], word.start) is None
            for word in self.signs.get("mistake", ())
        )

    def _is_short(self) -> bool:
        """Whether less was reached than was wanted."""
        own = any(word.start >= self.own_part for word in self.signs.get("shortfall", ()))
        return own or _BARELY.search(self.told.plain, self.own_part) is not None

    def _is_scene(self) -> bool:
        """Whether it is one event: on one day, or with somebody who is one of many."""
        if self.is_collective or self.is_kept_up:
            return False
        if "scene" in self.signs or len(actors_of(self.fact)) > 1:
            return True
        return any(
            period.text.endswith(_ONE_DAY) and period.text[:1] != "每"
            for period in periods_of(self.fact)
        )
