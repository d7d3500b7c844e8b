"""What a fact tells or leaves open, for the questions that need the one or the other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.facts.fact_text import fact_text
from app.facts.figures import figures_of
from app.facts.pairs import pairs_of
from app.facts.people import actor_of, names_in
from app.facts.words import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.pattern import FactSign

# What counts things that one tells apart and remembers singly; of 50盒 nobody remembers one.
_SINGLE = WordTable(
    unit=(
        "名 位 人 个人 个 户 家 所 件 份 张 辆 条 项 座 处 起 例 场 笔 宗 头 间 栋 节 篇 本 首 封"
        " 通 台 站 口 眼 棵 单 个点位"
    )
)
_LEAST_SEVERAL = 3
_CAUSES = WordTable(
    cause=(
        "因为 由于 原因 原来是 怪 怨 才知道 才晓得 才明白 才发现 才看出 一查 一问 一看 一测 问了"
        " 以后 不是 多半 大多 大半 一大半 都是 全是 都出在 出在 卡在 差在 停在 靠的 是因为 弄清"
        " 主要 都说 只因 就因 为的是 是为了 好让 省得 免得 开始用 换成 改成 改为 说是"
    ),
    # They hold a sign and give no cause.
    none="不是说 查出来的 是不是 奇怪 难怪 怪罪 要不是",
)


@lru_cache(maxsize=512)
def signs_of(fact: str) -> frozenset[FactSign]:
    """Return what a fact tells, beside its kinds, that a question may need or may not stand."""
    return frozenset(_signs(fact))


def _signs(fact: str) -> Iterator[FactSign]:
    told = fact_text(fact)
    changes = any(pair.kind != "part" for pair in pairs_of(fact))
    # The last figure is the one that a question takes up.
    last = figures_of(fact)[-1:]
    for figure in last:
        if (
            _SINGLE.kind(figure.unit)
            and figure.number.exact
            and figure.number.size >= _LEAST_SEVERAL
        ):
            yield "several"
    if any(word.kind == "cause" for word in _CAUSES.found(told.plain)):
        yield "explained"
    elif last and not changes:
        # 一只碎成31片的碗 is about the bowl.
        aside = told.plain.startswith("的", last[0].end)
        if aside or last[0].end <= told.clauses[-1][0]:
            yield "goes_on"
    actor = actor_of(fact)
    if actor and actor.who == "self":
        yield "self"
    elif actor and actor.who == "other":
        yield "others"
    elif actor and actor.who == "colleague" and names_in(actor.name):
        yield "named"
