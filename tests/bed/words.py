"""The words of a text by which a sentence can be seen to speak of the same thing."""

from __future__ import annotations

import re
from functools import cache

from app.text.characters import HAN

# Characters that hold sentences together; a pair with one of them is no word of the matter.
_GRAMMAR = (
    "的了是在和与或也都就还才又再很太更最把被将对从由于及向以为这那哪些么什怎之其它他她我你们您吗"
    "呢吧啊呀嘛着过得地不没无未非要会能可应该须让叫给使到来去而但却只若如因所此每各另某等"
    "一二三四五六七八九十百千万亿两几第个"
)
# Pairs that stand in any report, whatever it is about.
_COMMON = """
    今年 去年 明年 前年 年前 上半 下半 半年 全年 年底 年初 底前 月底 月份 月起 月上 日起 季度
    分钟 小时 上午 下午 当天 时候 时间 国庆 庆前 春节 节前 元旦 年来 以前 以后 原先 原来 后来
    现在 目前 当时 今后 往后 接下 下步 下一 已经 同时 继续 剩下 工作 问题 学习 大家 人员 同志
    同事 有人 有的 自己 本人 领导 上级 单位 部门 起来 出来 下来 上来 进去 回来 上去 里面 上面
    下面 前面 后面 前先 知道 觉得 认真 发现 完成 进行 开展 加强 做好 做法 做到 步做 认识 情况
    方面 方法 办法 有关 相关 实际 具体 重要 主要 基本 真正 通过 根据 按照 进一 事情 有事 件事
    一件 那件 东西 地方 只有 就是 还有 有了 没有 主题
"""
# Verbs of one character that do not make up words of other matters: 拆了空出来 takes up 拆了41个.
_DEEDS = "拆敲抄摸闻扫搬埋挖喊骂哭贴锁剪割拔插扶拍焊拧淋晒喂熬"
_RUN = re.compile(f"[{HAN}]+")
# A figure with what it counts; days and years are no matter of their own, nor are 4个 and 1次.
_FIGURE = re.compile(
    rf"(?<![\d.])\d[\d.,]*(?:%|％|(?![月日年号时分点季个次{_GRAMMAR}])[{HAN}])"
    rf"|(?<![\d.])\d{{2,}}(?:\.\d+)?[个次]"
)


@cache
def content_words(text: str) -> frozenset[str]:
    """Return the pairs of characters that say what a text is about, and its counted figures.

    Pairs of neighbouring Chinese characters stand in for nouns and verbs: telling words apart
    goes wrong in this kind of text more often than it helps. A pair with a character of grammar
    or a numeral in it, and pairs that stand in any report, do not count; some verbs of the hand,
    of one character, do (拆, 抄). A figure counts with the sign behind it (86条, 2.3%).
    """
    common = _COMMON.split()
    pairs = {run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1)}
    told = {pair for pair in pairs if not set(_GRAMMAR) & set(pair) and pair not in common}
    return frozenset(told | set(_FIGURE.findall(text)) | (set(_DEEDS) & set(text)))


def clauses(text: str) -> list[str]:
    """Return the clauses of a text, without the stops between them."""
    return [clause for clause in re.split("[，。；：！？,;!?…\\s]+", text) if clause]
