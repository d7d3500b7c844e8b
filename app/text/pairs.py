"""Marks that come in pairs: quotation marks, brackets, title marks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import CHINESE_MARKS, CLOSERS, COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PAIRS = {
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
_CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
# What is quoted from one paragraph to another is closed no more than so many lines further on.
_MARK = lazy(f"[{''.join([*PAIRS, *_CLOSERS])}]")
_FARTHEST_LINE = 8
# A name that a page shows as a link may be torn out into a line of its own: then a mark begins
# the line behind it.
_TORN_OUT = 2
_GOES_ON = lazy(f"[{re.escape(CHINESE_MARKS + CLOSERS)}]")
_QUOTE = "“"
_ENDS_IN_MARK = lazy(rf"[{re.escape(CHINESE_MARKS + CLOSERS)},.;:?!]\s*$")
_ENDS_A_LINE = lazy(r"[。！？；，”’）》〉」』】〕]{0,3}\s*$")
# A point's number with a closing bracket only: 1）加强学习；2）转变作风。
_NUMBER_SIZE = 5  # A number, and a character before it.
_NUMBER_BEFORE = lazy(r"(?:^|[，。；：！？\s])[0-9０-９一二三四五六七八九十]{1,3}$")
# The year in the name of an event: 中国’99昆明世界园艺博览会.
_SHORT_YEAR = lazy(r"\d\d(?!\d)")


def unpaired_marks(text: str) -> list[int]:
    """Return the offsets of quotation marks, brackets and title marks that have no partner."""
    waiting: list[int] = []
    open_now: Counter[str] = Counter()
    lonely: list[int] = []
    for match in _MARK.finditer(text):
        offset, char = match.start(), match[0]
        if char in PAIRS:
            waiting.append(offset)
            open_now[char] += 1
        elif not _is_no_closer(text, offset, open_now):
            opener = _CLOSERS[char]
            if not open_now[opener]:
                lonely.append(offset)
                continue
            while text[waiting[-1]] != opener:
                open_now[text[waiting[-1]]] -= 1
                lonely.append(waiting.pop())
            waiting.pop()
            open_now[opener] -= 1
    return sorted(lonely + waiting)


def wrongly_nested(text: str, outer: str, inner: str) -> Iterator[tuple[int, int, str]]:
    """Yield where marks of one sort nest in the wrong order, and the marks that should stand there.

    The outermost are `outer`, those inside them `inner`, those inside these `outer` again. Where
    a mark has no partner, nobody can tell what is inside of what.
    """
    if outer[0] not in text and inner[0] not in text:
        return
    lonely = set(unpaired_marks(text))
    if any(text[place] in outer + inner for place in lonely):
        return
    opened: list[tuple[int, str]] = []
    for offset, char in enumerate(text):
        if char in (outer[0], inner[0]):
            opened.append((offset, inner if len(opened) % 2 else outer))
        elif char in (outer[1], inner[1]) and opened and PAIRS[text[opened[-1][0]]] == char:
            start, marks = opened.pop()
            if text[start] != marks[0]:
                yield start, offset + 1, marks


def marks_that_go_on(lines: Sequence[tuple[str, Sequence[int]]]) -> Iterator[tuple[int, int]]:
    """Yield the line and the offset of each mark whose partner stands in another line.

    A quotation or an aside of several paragraphs begins one, or stands behind a colon, and its
    end is a paragraph's. It is closed once, be it opened anew in every paragraph (GB/T 15834-2011
    4.8.3.5) or in the first alone. A line that ends in no mark is broken, as long titles are, and
    its partner stands in the next. Each line comes with the offsets of its unpaired marks.
    """
    open_at: dict[str, list[tuple[int, int]]] = {}
    for number, (text, unpaired) in enumerate(lines):
        is_broken = bool(unpaired) and not _ENDS_IN_MARK.search(text)
        for offset in unpaired:
            mark, place = text[offset], (number, offset)
            if mark in _CLOSERS:
                waiting = open_at.pop(_CLOSERS[mark], [])
                if waiting and _closes(lines, waiting[-1], place):
                    yield from (*waiting, place)
            elif is_broken or offset == 0 or text[offset - 1] in COLONS:
                before = open_at.setdefault(mark, [])
                if before and number - before[-1][0] > _FARTHEST_LINE:
                    before.clear()
                before.append(place)
        # The last paragraph of a quotation opens anew and closes within itself.
        if text.startswith(_QUOTE) and _QUOTE in open_at and not (unpaired and unpaired[0] == 0):
            yield from open_at.pop(_QUOTE)


def _closes(
    lines: Sequence[tuple[str, Sequence[int]]], opening: tuple[int, int], closing: tuple[int, int]
) -> bool:
    """Tell whether a mark closes what was opened in a line before."""
    far = closing[0] - opening[0]
    if far == 1 and not _ENDS_IN_MARK.search(lines[opening[0]][0]):
        return True
    text = lines[closing[0]][0]
    if far <= _TORN_OUT and _GOES_ON.match(text):
        return True
    return far <= _FARTHEST_LINE and _ENDS_A_LINE.match(text, closing[1] + 1) is not None


def _is_no_closer(text: str, offset: int, open_now: Mapping[str, int]) -> bool:
    """Tell whether a closing mark is an apostrophe (It’s, ’99) or part of a number (1）)."""
    if text[offset] == "’":
        before, after = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
        if _SHORT_YEAR.match(text, offset + 1):
            return not open_now["‘"]
        # The one of “the readers’ choice” is told by nothing but that none is open.
        latin = before.isascii() and before.isalpha()
        return latin and (not open_now["‘"] or (after.isascii() and after.isalpha()))
    before = text[max(0, offset - _NUMBER_SIZE) : offset]
    return text[offset] == "）" and _NUMBER_BEFORE.search(before) is not None
