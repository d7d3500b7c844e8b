"""Faults of a sentence that a writer would want mended before it is used again."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.patterns import lazy
from app.text.pairs import unpaired_marks

_HAN = "㐀-鿿"

# Each pattern is a fault of the text as it stands; no pattern needs a word list to judge.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(rf"(?<=[{_HAN}”》）])[,;:?!()](?=[{_HAN}“《（])"), "中文里用了半角标点"),
    (
        lazy(rf'(?<=[{_HAN}，。：；])"(?=[{_HAN}])|(?<=[{_HAN}。！？])"(?=[{_HAN}，。：；]|$)'),
        "中文里用了半角标点",
    ),
    # After a numeral the dot belongs to a point's number: 一.加强学习.
    (
        lazy(rf"(?<=[{_HAN}”》）])(?<![一二三四五六七八九十])\.(?=[{_HAN}“《（])"),
        "中文里用了半角标点",
    ),
    (lazy(r"－－|(?<!-)--(?!-)"), "破折号写法不对"),
    # 党的二十大 and its like are fixed names; after 党 the 的 may not be missing.
    (lazy(r"党(?:十[五六七八九]|二十)大"), "固定名称缺字"),
    # 力 at the head of a clause before a verb of two characters has lost 全, 大, 努 or 着.
    (lazy(r"(?<=[，、；。])力(?:推动|促进|打造|保障|支持)"), "词语缺字"),
    # An adverb, a verb and 的 at the head of a clause that then has no predicate of its own.
    (
        lazy(
            r"(?<=[，；。])(?:着力|全力|努力|奋力|加快)(?:打造|建设|构建)的"
            r"(?![^，。；]*(?:是|已|成为|取得|得到))"
        ),
        "句子缺成分",
    ),
    (lazy(r"[，、；：。]{2,}|[，、；：](?=[。！？])"), "标点重复"),
)

# Function words are not doubled on purpose; content words may be (稳稳, 人人, 天天).
_DOUBLED = lazy(r"([以的在和与把被将为对从由于及向是要])\1")
# Two of them meet where one word ends in it (可以|以学促干) or one begins with it (和|和平).
_ENDS_A_WORD_AFTER = {
    "以": "可所予加得难足",
    "的": "目标",
    "在": "现",
    "和": "温缓柔总饱",
    "与": "参",
    "为": "成作行称变",
    "向": "方一导志",
    "及": "普",
    "要": "主重必需首只想摘纪扼紧提简次",
}
_BEGINS_A_WORD_BEFORE = {
    "以": "上下前后来内外往及",
    "的": "确",
    "在": "座校职岗线场编建",
    "和": "平谐睦美解气",
    "与": "会否",
    "把": "关握脉手",
    "被": "动告",
    "将": "士军领来",
    "为": "民期首",
    "对": "手方象策口外内标接照比",
    "从": "事业政严容前",
    "由": "衷",
    "及": "时早",
    "向": "往上善好心",
    "是": "否非",
    "要": "求点素领害闻件义务职旨",
}


class Fault(NamedTuple):
    """A fault: what it is (in Chinese, for people), and its offsets in the text."""

    what: str
    start: int
    end: int


def find_faults(text: str) -> list[Fault]:
    """Return the faults of a text, in order: unpaired marks, doubled or lost characters, signs."""
    faults = [
        Fault(what, match.start(), match.end())
        for pattern, what in _PATTERNS
        for match in pattern.finditer(text)
    ]
    faults.extend(
        Fault("字重复", match.start(), match.end())
        for match in _DOUBLED.finditer(text)
        if not _is_meant(text, match.start())
    )
    faults.extend(Fault("标点不成对", at, at + 1) for at in unpaired_marks(text))
    return sorted(faults, key=lambda fault: (fault.start, fault.end))


def _is_meant(text: str, at: int) -> bool:
    """Tell whether a doubled function word is two words, or half of 实实在在 or 和和美美."""
    char, before, after = text[at], text[max(0, at - 2) : at], text[at + 2 : at + 4]
    return (
        before[-1:] in set(_ENDS_A_WORD_AFTER.get(char, ""))
        or after[:1] in set(_BEGINS_A_WORD_BEFORE.get(char, ""))
        or any(re.fullmatch(rf"([{_HAN}])\1", pair) for pair in (before, after))
    )
