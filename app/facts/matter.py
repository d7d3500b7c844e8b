"""The words that say what a text is about, to tell whether another one speaks of the same."""

from __future__ import annotations

from functools import lru_cache

from app.patterns import lazy
from app.text.characters import HAN

# Characters that hold sentences together: a pair with one of them is no word of the matter.
_GRAMMAR = frozenset(
    "的了是在和与或也都就还才又再很太更最把被将对从由于及向以为这那哪些么什怎之其它他她我你们吗"
    "呢吧啊嘛着过得地不没无未要会能可应该须让叫给使到来去而但却只若如因所此每各另某等有"
    "一二三四五六七八九十百千万亿两几第个"
)
# Pairs of any report.
_OF_ANY_REPORT = """
    今年 去年 明年 上半 下半 半年 全年 年底 月底 月份 季度 分钟 小时 上午 下午 当天 时候 以前
    以后 原先 原来 后来 现在 当时 今后 往后 接下 下步 工作 问题 学习 大家 人员 同志 同事 自己
    单位 部门 知道 觉得 认真 发现 完成 进行 开展 加强 做好 情况 事情 东西 地方 就是 办法 主题
    上一 下一 起来 出来 下来 上来
"""
_ANYWHERE = frozenset(_OF_ANY_REPORT.split())
_RUN = lazy(f"[{HAN}]+")


@lru_cache(maxsize=1024)
def matter_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters that say what a text is about.

    Pairs stand in for words: to part Chinese into words goes wrong in such texts more often than
    it helps.
    """
    runs = _RUN.findall(text)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return frozenset(pair for pair in pairs - _ANYWHERE if _GRAMMAR.isdisjoint(pair))


def speaks_of(text: str, other: str, words: int = 1) -> bool:
    """Tell whether a text takes up a word of another one, or as many as asked for."""
    return len(matter_of(text) & matter_of(other)) >= words
