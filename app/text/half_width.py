"""Half-width marks in Chinese text: who types them throughout, made full-width and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import CLOSERS, HAN, OPENERS
from app.text.pairs import unpaired_marks

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

_FULL = str.maketrans(",;:?!.", "，；：？！。")
_CLOSERS = CLOSERS.replace(")", "")
_BEFORE = rf"[{HAN}{_CLOSERS}]"
_BEHIND = rf"[{HAN}{OPENERS.replace('(', '')}]"
_FULL_MARK = "，、；：。"
_NUMERAL = "一二三四五六七八九十"
_SPACED = ",;:?!"
# A mark beside a Chinese character is Chinese, be there a figure or a Latin word on its other
# side; 3,000, 8:30 and a:b are left. A dot ends a sentence: behind a numeral it belongs to a
# point's number (一.加强学习, （一）.加强学习), and the one before a suffix to the name of a file.
# Beside a full-width mark it is one too many, but three are an ellipsis.
_MARK = lazy(
    rf"(?<={_BEFORE})[,;:?!]+(?<!\d点:(?=\d))"
    rf"|(?<=[，；：？！。、…A-Za-z0-9%])[,;:?!]+(?= ?{_BEHIND})"
    rf"|(?<=[{_FULL_MARK}])[,;:.](?= ?{_BEHIND}|$)|(?<={_BEFORE})\.(?=[{_FULL_MARK}])"
    rf"|(?<={_BEFORE})(?<![{_NUMERAL}])(?<![{_NUMERAL}\d][)）])\.(?= ?{_BEHIND}|[{_CLOSERS}]|$)"
    r"(?![\w.]{0,40}\.[A-Za-z]{2,4}(?![A-Za-z]))"
)
_BRACKETS = lazy(r"[(（][^()（）]*[)）](?!\.[A-Za-z])")
_QUOTES = lazy(r'"[^"]*"')
_LATIN = lazy(r"[A-Za-z0-9]")
_HAN = lazy(rf"[{HAN}]")
# A quotation mark of which nothing else tells whether it opens or closes.
_STRAIGHT = lazy(
    rf"""(?<=[{HAN}，。：；])["'](?=[{HAN}])|(?<=[{HAN}。！？])["'](?=[{HAN}，。：；、！？）“]|$)"""
)
# What is quoted, and may have straight marks in it or about it.
_QUOTED = lazy("“[^“”]*”")
_LONELY = lazy(rf"(?<=[{HAN}])[()](?=[{HAN}])")
# A line that names a source sets dots between its parts: [1] 张三.专著[M].
_CITES = lazy(r"^\s*\[\d+\]|\[[A-Z](?:/[A-Z]{2})?\]")
_ANY = lazy("[,;:?!.()\"']")
_BETWEEN = lazy(rf"(?<=[{HAN}])(?:([,;:?!])|[，；：？！])(?= ?[{HAN}])")


class Habit(NamedTuple):
    """What a report writes half-width throughout: its marks, its quotation marks."""

    marks: bool
    quotes: bool


class HalfMark(NamedTuple):
    """A half-width mark in Chinese text: its offsets, and the mark that should stand there."""

    start: int
    end: int
    full: str | None


class Widened(NamedTuple):
    """A text with full-width marks, and how its source writes each mark that was made so."""

    text: str
    marks: dict[str, str]


def habit_of(lines: Iterable[str]) -> Habit:
    """Return what some lines write half-width: marks by their number, quotes if all are."""
    text = "\n".join(lines)
    half = [bool(match[1]) for match in _BETWEEN.finditer(text)]
    return Habit(2 * sum(half) > len(half), '"' in text and "“" not in text and "”" not in text)


def widened(line: str, habit: Habit) -> str:
    """Return a line with full-width marks, character for character as long as it was.

    Quotation marks become pairs where it is plain which of them open and which close.
    """
    if habit.quotes and '"' in line and _is_plain(line):
        line = _QUOTES.sub(lambda match: _paired(line, match), line)
    if habit.marks:
        line = _BRACKETS.sub(_bracketed, line)
        line = _MARK.sub(lambda match: match[0].translate(_FULL), line)
    return line


def half_width_marks(text: str) -> Iterator[HalfMark]:
    """Yield the half-width marks of Chinese text, in order.

    The blank behind a mark goes with it. A quotation mark that may open or close, and a bracket
    that stands alone, have no full-width mark that is sure; one of two pairs about the same words
    has an empty one.
    """
    if not _ANY.search(text):
        return
    has_straight = '"' in text
    wide = widened(text, Habit(marks=True, quotes=has_straight and not unpaired_marks(text)))
    within = _within(text) if has_straight else {}
    cites = _CITES.search(text) is not None
    sure = {
        at
        for at, (here, mark) in enumerate(zip(text, wide, strict=True))
        if here != mark
        and not (cites and here == ".")
        and (here == '"' or _HAN.search(text, max(0, at - 2), at + 3))
    }
    lonely = {match.start() for one in (_STRAIGHT, _LONELY) for match in one.finditer(wide)}
    for at in sorted(sure | lonely):
        blank = text[at] in _SPACED and _HAN.match(text, at + 2) and text[at + 1] == " "
        full = within.get(at, wide[at]) if at in sure else None
        yield HalfMark(at, at + 1 + bool(blank), full)


def _within(text: str) -> dict[int, str]:
    """Return what the straight marks of a pair should be that stands in or about another pair.

    About the same words one pair is too many; about some of them it is the inner one.
    """
    found: dict[int, str] = {}
    for match in _QUOTED.finditer(text):
        first, last = match.start() - 1, match.end()
        if first >= 0 and text[first] == text[last : last + 1] == '"':
            found |= {first: "", last: ""}
        inner = [at for at in range(first + 2, last - 1) if text[at] == '"']
        if inner == [first + 2, last - 2]:
            found |= dict.fromkeys(inner, "")
        elif len(inner) % 2 == 0:
            found |= dict(zip(inner, "‘’" * len(inner), strict=False))
    return found


def written(source: str, wide: str) -> Widened | None:
    """Return a passage as it is said, by its source and the same made wide.

    None if it writes a mark in two ways, so that `narrowed` could not give back its source. The
    blank that a half-width mark has behind it goes with the mark.
    """
    text = ""
    marks: dict[str, str] = {}
    for at, (here, mark) in enumerate(zip(source, wide, strict=True)):
        if here != mark:
            blank = here in _SPACED and source.startswith(" ", at + 1)
            marks.setdefault(mark, here + " " * blank)
        # The blank stands for itself where the mark before it is as it was.
        behind = at and here == " " and source[at - 1] != wide[at - 1] and source[at - 1] in _SPACED
        if not behind:
            text += mark
    return Widened(text, marks) if narrowed(text, marks) == source else None


def narrowed(text: str, marks: Mapping[str, str]) -> str:
    """Return a text with each mark as its source writes it."""
    return text.translate({ord(mark): here for mark, here in marks.items()}) if marks else text


def _is_plain(line: str) -> bool:
    """Tell whether each quotation mark of a line can only open or only close."""
    return line.count('"') % 2 == 0 and not any(
        _LATIN.match(line[match.start() - 1 : match.start()])
        or _LATIN.match(line[match.end() : match.end() + 1])
        or not match[0].strip('"').strip()
        for match in _QUOTES.finditer(line)
    )


def _bracketed(match: re.Match[str]) -> str:
    """Return an aside in Chinese brackets, or as it is where nothing about it is Chinese."""
    mixed = match[0][0] + match[0][-1] != "()"
    if mixed or _HAN.search(match[0]) or _HAN.match(match.string, max(0, match.start() - 1)):
        return f"（{match[0][1:-1]}）"
    return match[0]


def _paired(line: str, match: re.Match[str]) -> str:
    """Return a quotation in Chinese marks, or as it is where nothing about it is Chinese."""
    around = line[max(0, match.start() - 1) : match.end() + 1]
    return f"“{match[0][1:-1]}”" if _HAN.search(around) else match[0]
