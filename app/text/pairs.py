"""Marks that come in pairs: quotation marks, brackets, title marks."""

from __future__ import annotations

from app.patterns import lazy

_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
# A point's number with a closing bracket only: 1）加强学习；2）转变作风。
_NUMBER_BEFORE = lazy(r"(?:^|[，。；：！？\s])[0-9０-９一二三四五六七八九十]{1,3}$")


def unpaired_marks(text: str) -> list[int]:
    """Return the offsets of quotation marks, brackets and title marks that have no partner."""
    waiting: list[int] = []
    lonely: list[int] = []
    for offset, char in enumerate(text):
        if char in _PAIRS:
            waiting.append(offset)
        elif char in _CLOSERS and not _is_no_closer(text, offset):
            _close(text, offset, waiting, lonely)
    return sorted(lonely + waiting)


def _is_no_closer(text: str, offset: int) -> bool:
    """Tell whether a closing mark is an apostrophe (It’s) or part of a point's number (1）)."""
    if text[offset] == "’":
        around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
        return len(around) == 2 and around.isascii() and around.isalpha()
    return text[offset] == "）" and _NUMBER_BEFORE.search(text[:offset]) is not None


def _close(text: str, offset: int, waiting: list[int], lonely: list[int]) -> None:
    opener = _CLOSERS[text[offset]]
    if all(text[place] != opener for place in waiting):
        lonely.append(offset)
        return
    while text[waiting[-1]] != opener:
        lonely.append(waiting.pop())
    waiting.pop()
