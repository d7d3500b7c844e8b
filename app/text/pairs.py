"""Marks that come in pairs: quotation marks, brackets, title marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
# What is quoted from one paragraph to another is closed no more than so many lines further on.
_FARTHEST_LINE = 8
_ENDS_A_LINE = lazy(r"[。！？；，”’）》〉」』】〕]{0,3}\s*$")
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


def marks_that_go_on(lines: Sequence[tuple[str, Sequence[int]]]) -> Iterator[tuple[int, int]]:
    """Yield the line and the offset of each mark whose partner stands in another line.

    A quotation or an aside of several paragraphs begins one, or stands behind a colon, and its
    end is a paragraph's. It is closed once, be it opened anew in every paragraph (GB/T 15834-2011
    4.8.3.5) or in the first alone. Each line comes with the offsets of its unpaired marks.
    """
    open_at: dict[str, list[tuple[int, int]]] = {}
    for number, (text, unpaired) in enumerate(lines):
        for offset in unpaired:
            mark, place = text[offset], (number, offset)
            if mark in _PAIRS and (offset == 0 or text[offset - 1] in COLONS):
                before = open_at.get(mark, [])
                fresh = before and number - before[-1][0] <= _FARTHEST_LINE
                open_at[mark] = [*(before if fresh else ()), place]
            elif mark in _CLOSERS and _ENDS_A_LINE.match(text, offset + 1):
                waiting = open_at.pop(_CLOSERS[mark], [])
                if waiting and number - waiting[-1][0] <= _FARTHEST_LINE:
                    yield from (*waiting, place)
        opener = text[:1]
        # The last paragraph of a quotation opens anew and closes within itself.
        if opener in open_at and 0 not in unpaired and opener == "“":
            yield from open_at.pop(opener)


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
