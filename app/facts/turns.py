"""Where a fact turns, and whether it tells already what was done about it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.facts.fact_text import fact_text
from app.facts.words import WordTable

_TURNS = WordTable(
    # These turn where they begin a clause: of 检验结果 and 可以 they are a part.
    opening=(
        "可 可是 但 但是 不过 直到 后来 后来才 后来才知道 其实 原来 结果 偏偏 没想到 谁知 哪知"
        " 反倒 反而 哪想到"
    ),
    inside="却 才知道 才发现 这才 才",
    other="可以 可能 可靠 才能 人才 刚才 才干 可用 原来的 结果为",
)
_SINCE = WordTable(
    since=(
        "后来 现在 如今 从那以后 打那以后 从此 此后 这以后 之后 随后 当场 当天 当晚 第二天 当即"
        " 立即 马上 于是 连夜"
    ),
)
_MENDED = WordTable(
    mended=(
        "改成 改为 改了 改到 改过 换成 换了 换上 补上 补齐 补了 补录 补好 整改 修好 修了 装上"
        " 装了 加了 加上 增设 设了 建了 建立 立了 定了 规定 明确 印了 贴上 贴了 撤了 撤销 取消"
        " 停了 停机 关阀 调整 挪到 腾出 退回去 退了 送回 转给 转到 纠正 更正 重做 重新 返工 落实"
        " 清理 清掉 拆了 收回 追回 封了 培训 重画 让一个 每天让 派了 安排 联系 上门 包上 裹上 裹"
        " 写清 写明 用上 先加了"
    ),
    other="装了什么 改了行 定了罪 重新回来",
)


class Turn(NamedTuple):
    """Where a fact turns: the word that turns it, and the half behind that word."""

    word: str
    start: int
    rest: str


@lru_cache(maxsize=512)
def turn_of(fact: str) -> Turn | None:
    """Return the first turn of a fact behind its first clause, or None.

    A word that begins a fact turns nothing yet.
    """
    told = fact_text(fact)
    for word in _TURNS.found(told.plain):
        opens = word.start == told.clause_at(word.start)[0]
        if word.start and (word.kind == "inside" or (word.kind == "opening" and opens)):
            return Turn(fact[word.start : word.end], word.start, fact[word.end :])
    return None


@lru_cache(maxsize=512)
def remedy_of(fact: str) -> str:
    """Return the clause in which a fact tells what was done about it, or nothing.

    A question about what will be different would ask for what is there already.
    """
    told = fact_text(fact)
    for start, end in told.clauses[1:]:
        if _SINCE.at(told.plain, start, end) and any(
            word.kind == "mended" for word in _MENDED.found(told.plain, start, end)
        ):
            return fact[start:end]
    return ""
