"""Faults of a sentence that a writer would want mended before it is used again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text.characters import CLOSERS, HAN, OPENERS
from app.text.doubled import doubled_characters, doubled_words, may_meet
from app.text.half_width import HalfMark, half_width_marks
from app.text.pairs import unpaired_marks
from app.text.turned import QUOTES, turned_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.text.turned import Turned

FaultKind = Literal[
    "中文里用了半角标点",
    "破折号写法不对",
    "省略号写法不对",
    "标点重复",
    "标点不成对",
    "引号方向不对",
    "字重复",
    "词重复",
    "固定名称缺字",
    "词语缺字",
    "句子缺成分",
]
"""What a fault can be, in words for people."""

_BEFORE = rf"[{HAN}{re.escape(CLOSERS)}]"
_BEHIND = rf"[{HAN}{re.escape(OPENERS)}]"
# Each pattern is a fault of the text as it stands, and what should stand there, if only one thing
# can; no pattern needs a word list to judge. A text without its `sign` is not looked through.
_PATTERNS: tuple[tuple[re.Pattern[str], re.Pattern[str], FaultKind, str | None], ...] = (
    (
        lazy("[-－—]"),
        lazy(
            rf"－－+|(?<={_BEFORE})--+|(?<!-)--+(?={_BEHIND})|—{{3,}}|—[-－]|[-－]—"
            rf"|(?:^|(?<=[，。；：”》]))—(?=[{HAN}“《])"
        ),
        "破折号写法不对",
        "——",
    ),
    # Twelve dots may stand for a whole paragraph; more than six lead to a page's number.
    (
        lazy(r"…|。。。|\.\.\.|．．．|···"),
        lazy(
            rf"。{{3,}}|(?<!．)．{{3,6}}(?!．)|(?<!·)·{{3,6}}(?!·)|(?<=[{HAN}，。、；”》])\.{{3,6}}(?!\.)|(?<!\.)\.{{3,6}}(?=[{HAN}，。、；“《])"
            rf"|(?<=[{HAN}，。、；：！？”》])…(?!…)|(?<!…)…(?=[{HAN}，。、；：！？“《])"
            r"|(?<!…)…{3}(?!…)|(?<=[^…\s])…{4}(?!…)|(?<!…)…{4}(?=[^…\s])"
        ),
        "省略号写法不对",
        "……",
    ),
    # 党的二十大 and its like are fixed names; after 党 the 的 may not be missing.
    (lazy("党"), lazy(r"党(?:十[五六七八九]|二十)大"), "固定名称缺字", None),
    # 力 at the head of a clause before a verb of two characters has lost 全, 大, 努 or 着.
    (lazy("力"), lazy(r"(?<=[，、；。])力(?:推动|促进|打造|保障|支持)"), "词语缺字", None),
    # An adverb, a verb and 的 at the head of a clause that then has no predicate of its own.
    (
        lazy("[造建]"),
        lazy(
            r"(?<=[，；。])(?:着力|全力|努力|奋力|加快)(?:打造|建设|构建)的"
            r"(?![^，。；]*(?:是|已|成为|取得|得到))"
        ),
        "句子缺成分",
        None,
    ),
)
# One of two marks of one sort goes; of two sorts nobody can tell which was meant, but that a
# comma goes before a stop's mark (，！).
_MARKS = lazy(r"(?<!。)(?!。{3})[，、；：。]{2,}|[，、；：](?=[！？])|(?<=[！？])[，、；：。]")


_COMMA = lazy("[，。、]")


class Fault(NamedTuple):
    """A fault: what it is, its offsets in the text, and what should stand there if it is sure."""

    what: FaultKind
    start: int
    end: int
    fix: str | None = None


def find_faults(text: str) -> list[Fault]:
    """Return the faults of a text, in order: unpaired marks, doubled or lost characters, signs."""
    faults = [
        Fault(what, match.start(), match.end(), fix)
        for sign, pattern, what, fix in _PATTERNS
        if sign.search(text)
        for match in pattern.finditer(text)
    ]
    faults += (
        Fault("字重复", start, end, None if may_meet(text, start, end) else text[start])
        for start, end in doubled_characters(text)
    )
    faults += (
        Fault("词重复", start, end, text[start : (start + end) // 2])
        for start, end in doubled_words(text)
    )
    half = list(half_width_marks(text))
    wide = _widened(text, half)
    doubled = [
        Fault("标点重复", match.start(), match.end(), _one_mark(match[0]))
        for match in _MARKS.finditer(wide)
    ]
    # A half-width mark beside a full one is one too many, and nothing to be widened.
    is_doubled = {at for one in doubled for at in range(one.start, one.end)}
    faults += doubled
    faults += _senses(text, wide, [mark for mark in half if mark.start not in is_doubled])
    return sorted(faults, key=lambda fault: (fault.start, fault.end))


def _senses(text: str, wide: str, half: list[HalfMark]) -> Iterator[Fault]:
    """Yield what is wrong with the width, the sense and the partners of marks."""
    alone = unpaired_marks(wide)
    straight = {mark.start for mark in half if text[mark.start] == '"' and mark.full is None}
    turned: dict[int, Turned] = {}
    if straight or any(wide[at] in QUOTES for at in alone):
        turned = {one.start: one for one in turned_marks(wide, alone, straight)}
        for at, one in turned.items():
            wide = wide[:at] + one.fix + wide[one.end :]
        alone = unpaired_marks(wide)
    for mark in half:
        sense = turned.pop(mark.start, None)
        fix = sense.fix if sense else mark.full
        # Among full-width marks a lone dot may stand for any of them, or for nothing.
        is_stray = fix == "。" and mark.end < len(text) and _COMMA.search(text) is not None
        yield Fault("中文里用了半角标点", mark.start, mark.end, None if is_stray else fix)
    yield from (Fault("引号方向不对", *one) for one in turned.values())
    yield from (Fault("标点不成对", at, at + 1) for at in alone)


def _one_mark(marks: str) -> str | None:
    """Return the mark that should stand where several do, if one alone can."""
    if len(marks) == 1:
        return ""
    return marks[0] if len(set(marks)) == 1 else None


def _widened(text: str, half: list[HalfMark]) -> str:
    """Return a text with those of its half-width marks made full-width that surely should be."""
    if not half:
        return text
    signs = list(text)
    for mark in half:
        signs[mark.start] = mark.full or signs[mark.start]
    return "".join(signs)
