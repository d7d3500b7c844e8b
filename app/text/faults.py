"""Faults of a sentence that a writer would want mended before it is used again."""

from __future__ import annotations

import re
from typing import NamedTuple

_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "「": "」",
    "【": "】",
    "〔": "〕",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}

_HAN = "㐀-鿿"

# Each pattern is a fault of the text as it stands; no pattern needs a word list to judge.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    # Function words are never doubled; content words may be (稳稳, 人人, 天天).
    (re.compile(r"(?<!实)([以的在和与把被将为对从由于及向是])\1"), "字重复"),
    (re.compile(rf"(?<=[{_HAN}”》）])[,;:?!()](?=[{_HAN}“《（])"), "中文里用了半角标点"),
    (re.compile(r"－－|(?<!-)--(?!-)"), "破折号写法不对"),
    # 党的二十大 and its like are fixed names; after 党 the 的 may not be missing.
    (re.compile(r"党(?:十[五六七八九]|二十)大"), "固定名称缺字"),
    # 力 at the head of a clause before a verb of two characters has lost 全, 大, 努 or 着.
    (re.compile(r"(?<=[，、；。])力(?:推动|促进|打造|保障|支持)"), "词语缺字"),
    # An adverb, a verb and 的 at the head of a clause that then has no predicate of its own.
    (
        re.compile(
            r"(?<=[，；。])(?:着力|全力|努力|奋力|加快)(?:打造|建设|构建)的"
            r"(?![^，。；]*(?:是|已|成为|取得|得到))"
        ),
        "句子缺成分",
    ),
    (re.compile(r"[，、；：。]{2,}|[，、；：](?=[。！？])"), "标点重复"),
)


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
    faults.extend(Fault("标点不成对", at, at + 1) for at in unpaired_marks(text))
    return sorted(faults, key=lambda fault: (fault.start, fault.end))


def unpaired_marks(text: str) -> list[int]:
    """Return the offsets of quotation marks, brackets and title marks that have no partner."""
    waiting: list[int] = []
    lonely: list[int] = []
    for offset, char in enumerate(text):
        if char in _PAIRS:
            waiting.append(offset)
        elif char in _CLOSERS:
            _close(text, offset, waiting, lonely)
    return sorted(lonely + waiting)


def _close(text: str, offset: int, waiting: list[int], lonely: list[int]) -> None:
    opener = _CLOSERS[text[offset]]
    if all(text[place] != opener for place in waiting):
        lonely.append(offset)
        return
    while text[waiting[-1]] != opener:
        lonely.append(waiting.pop())
    waiting.pop()
