"""A value without what already stands beside its marker: 26 of 2026 after 20, 十五 of 第十五届."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import HAN
from app.text.repeats import repeated_after

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_LONGEST = 24
_SHORTEST_WORD = 2
_SHORTEST_WORDS = 3
# Signs that one writer sets within a number and the next does not: 0531-, 鲁A·.
_JOINERS = "-·・.．‐ "
_BLANK = "_＿ \u3000\xa0\t"
_SENTENCE_MARKS = "。，、；："
_UNITS = "%％‰℃°㎡"
_CLOSERS = {
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "〔": "〕",
    "［": "］",
    "[": "]",
    "【": "】",
}
_CLOSERS |= {"“": "”", "‘": "’", "「": "」", "『": "』"}
_ALL_HAN = lazy(f"[{HAN}]+")
# Words of two characters that end so are the name of a place or a body, never a verb.
_LEVELS = "省市区县州旗镇乡村局委"
_NUMERALS = "〇○零一二三四五六七八九十百千"
_FIGURES = r"[A-Za-z\d０-９]+(?:[-·.．]?[A-Za-z\d０-９]+)*"
_FIGURES_BEFORE = lazy(rf"{_FIGURES}[-·.．]?$")
# A single numeral behind Chinese words may be part of them (统一).
_NUMERALS_BEFORE = lazy(
    rf"(?:(?:^|第|[^{HAN}])(?P<one>[{_NUMERALS}])|(?P<more>[{_NUMERALS}]{{2,}}))$"
)
_FIGURES_FIRST = lazy(r"[A-Za-z\d０-９](?:[-·.． ]?[A-Za-z\d０-９])*")
_NUMERALS_FIRST = lazy(f"[{_NUMERALS}]+")
_FIGURES_LAST = lazy(r"[A-Za-z\d０-９](?:[-·.． ]?[A-Za-z\d０-９])*$")
_FIGURE = lazy(rf"[A-Za-z\d０-９{_NUMERALS}]")
_LETTER = lazy(r"[A-Za-z\d０-９]")
# What stands beyond another marker, which gets a value of its own, is not beside this one.
_MARKER_BEFORE = lazy(r"(?s:.*)(?:[XxＸｘ×*＊_＿某△◯】}]|[○〇]{2})")
_MARKER_AFTER = lazy(r"[XxＸｘ×*＊_＿某△◯【{]|[○〇]{2}")
_INK = lazy(r"[^\s\-·・.．‐]")


def without_repeats(value: str, line: str, start: int, end: int) -> str:
    """Return a value without what it repeats of the words right before and after its marker.

    Only what is surely said twice goes: figures before figures that are more than the marker has
    room for (138 of 138XXXXXXXX), 第, a bracket that is closed twice as well, a unit or a word
    that the marker is attached to, three characters and more. What a name may begin with by
    chance stays: 市 of 市XX with 市场监管局.
    """
    return without_words_after(without_words_before(value, line, start, end), line, start, end)


def without_words_before(value: str, line: str, start: int, end: int) -> str:
    """Return a value without what it repeats of the words before its marker."""
    words = line[max(0, start - _LONGEST) : start]
    if marker := _MARKER_BEFORE.match(words):
        words = words[marker.end() :]
    token = line[start:end]
    if figures := _figures_before(words):
        spelt = _spelt(figures, value)
        if 0 < spelt < len(value) and _is_whole(_opening_figures(value), figures, token):
            return value[spelt:]
    for first in _places(value[:1], words):
        spelt = _spelt(words[first:], value)
        if 0 < spelt < len(value) and (
            _is_said_twice(words, first) or _is_wrapped(value, words[first:], line[end : end + 1])
        ):
            return value[spelt:]
    return value


def without_words_after(value: str, line: str, start: int, end: int) -> str:
    """Return a value without what it repeats of the words after its marker."""
    if repeated := repeated_after(value, line, end):
        return value.removesuffix(repeated)
    words = _MARKER_AFTER.split(line[end : end + _LONGEST], maxsplit=1)[0]
    for at in reversed(list(_places(value[-1:], words[: len(value) - 1]))):
        last = words[: at + 1]
        if value.endswith(last) and _ends_twice(value, last, words[at + 1 :], line[start:end]):
            return value.removesuffix(last)
    return value


def _places(char: str, words: str) -> Iterator[int]:
    """Yield where a character stands in words; nowhere where there is none."""
    at = words.find(char) if char else -1
    while at >= 0:
        yield at
        at = words.find(char, at + 1)


def _figures_before(words: str) -> str:
    match: re.Match[str] | None = _FIGURES_BEFORE.search(words)
    if match:
        return match[0]
    match = _NUMERALS_BEFORE.search(words)
    return (match["one"] or match["more"]) if match else ""


def _opening_figures(value: str) -> str:
    match = _FIGURES_FIRST.match(value) or _NUMERALS_FIRST.match(value)
    return match[0] if match else ""


def _is_whole(given: str, beside: str, token: str) -> bool:
    """Tell whether figures are the whole number, not what the marker beside some stands for.

    Into XX go two; how many go into a blank its length does not tell.
    """
    if not token.strip(_BLANK):
        return _count(beside) >= _SHORTEST_WORD
    return _count(given) > len(token)


def _count(figures: str) -> int:
    return len(_FIGURE.findall(figures))


def _spelt(words: str, value: str) -> int:
    """Return how many characters of a value spell the words; joiners count in neither."""
    at = 0
    for char in words:
        if char in _JOINERS:
            at += value.startswith(char, at)
            continue
        while value[at : at + 1] in tuple(_JOINERS):
            at += 1
        if not value.startswith(char, at):
            return 0
        at += 1
    return at


def _is_said_twice(words: str, first: int) -> bool:
    """Tell whether the words from `first` on, before a marker, are no chance at a value's start."""
    repeated = words[first:]
    if _LETTER.match(repeated) and _LETTER.match(words[first - 1 : first] if first else ""):
        return False
    if _ALL_HAN.fullmatch(repeated):
        level = len(repeated) >= _SHORTEST_WORD and repeated[-1] in _LEVELS
        return repeated == "第" or level or len(repeated) >= _SHORTEST_WORDS
    ink = "".join(_INK.findall(repeated))
    return len(ink) >= _SHORTEST_WORD and _count(ink) < len(ink)


def _is_wrapped(value: str, opening: str, following: str) -> bool:
    """Tell whether a value brings the brackets that its marker stands in: 《民法典》 for 《XX》."""
    closing = _CLOSERS.get(opening)
    return closing == following and value.find(following) == len(value) - 1


def _ends_twice(value: str, last: str, following: str, token: str) -> bool:
    if _LETTER.match(last[-1]) and _LETTER.match(following):
        return False
    if last in _UNITS:
        return bool(_FIGURE.match(value[-2]))
    if last in _CLOSERS.values():
        opening = next(each for each, closing in _CLOSERS.items() if closing == last)
        return value.count(last) > value.count(opening)
    if last[0] in _SENTENCE_MARKS:
        return True
    if _ALL_HAN.fullmatch(last):
        return False
    ink = "".join(_INK.findall(last))
    if _count(ink) < len(ink):
        return len(ink) >= _SHORTEST_WORD
    figures = _FIGURES_LAST.search(value)
    return bool(ink) and figures is not None and _is_whole(figures[0], last, token)
