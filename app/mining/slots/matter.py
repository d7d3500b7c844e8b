"""What in a report belongs to its year: times, figures, names that the next one has others for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.mining.slots.volatile import find_volatile
from app.mining.slots.volatile_rules import OWN_TIME
from app.patterns import lazy
from app.text.characters import HAN
from app.text.dates import WRITTEN_DATE
from app.text.markers import find_markers
from app.text.sentences import split_sentences
from app.text.surnames import SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from app.mining.slots.owners import Owned

MatterKind = Literal["time", "figure", "name"]

# How many points there are changes with the points, and not with the year.
_KINDS: Mapping[str, MatterKind] = {
    "period": "time",
    "courses": "name",
    "study": "name",
    "subject": "name",
    "organizer": "name",
    "campaign": "name",
    "event": "name",
    "unit": "name",
    "place": "name",
    "person": "name",
    "self": "name",
}
_SHORTEST_STUDY = 4
_DAY = r"\d{1,2}月(?:份|\d{1,2}日)?"
_PART = rf"{_DAY}|[上下]半年|以来|[初底末]"
_TIME = lazy(
    rf"{WRITTEN_DATE}(?:以来)?|(?:(?<!\d)[12]\d{{3}}|二[〇○零][〇○零一二三四五六七八九]{{2}})年(?:度|{_PART})?"
    rf"|[今去前本当]年(?:{_PART})?|[上下]半年|(?<!\d){_DAY}|[一二三四]季度|近期|日前|{OWN_TIME.pattern}"
)
# Whatever is counted: there are more measure words than a list would hold (盏, 筐, 例).
_FIGURE = lazy(
    rf"(?<![第\d])(?<!\d[.,，])\d+(?:[.,，]\d+)*(?:[%％‰]|[{HAN}]{{1,5}})"
    rf"|[二三四五六七八九十百千两][一二三四五六七八九十百千]*[余多]?(?:位(?!一体)|[名岁户家人次])[{HAN}]{{0,4}}"
)
_PERSON = lazy(
    rf"[{SURNAMES}][{HAN}]{{1,2}}(?:教授|老师|研究员|院士|同志|书记|主任|[局部院校所处科]长)"
)
_MEETING = lazy(
    r"党的[一二三四五六七八九十]+大|[一二三四五六七八九十]+届[一二三四五六七八九]中全会|“?十[三四五六]五”?(?:规划|时期)"
)


class Matter(NamedTuple):
    """Words that belong to a report's year, and the paragraph they stand in (from 0)."""

    kind: MatterKind
    words: str
    paragraph: int


class _Found(NamedTuple):
    start: int
    end: int
    kind: MatterKind


def yearly_matter(lines: Sequence[str], owned: Sequence[Owned] = ()) -> list[Matter]:
    """Return the matter of a report's lines in reading order, none twice in one line.

    `owned` are the names of its writer. What is left open by a placeholder is left out.
    """
    return [
        Matter(kind, words, number)
        for number, line in enumerate(lines)
        for kind, words in dict.fromkeys(_in_line(line, owned))
    ]


def _in_line(line: str, owned: Sequence[Owned]) -> Iterator[tuple[MatterKind, str]]:
    found: list[_Found] = []
    for one in (*_patterned(line, _TIME, "time"), *_held(line, owned), *_rest(line)):
        at = bisect_left(found, one)
        behind_last = not at or found[at - 1].end <= one.start
        if behind_last and (at == len(found) or one.end <= found[at].start):
            found.insert(at, one)
    for start, end, kind in found:
        if not find_markers(line[start:end]):
            yield kind, line[start:end]


def _held(line: str, owned: Sequence[Owned]) -> Iterator[_Found]:
    """Yield what mining takes out of each sentence, so that it fits another report."""
    for sentence in split_sentences(line):
        for held in find_volatile(sentence.text, owned):
            kind = _KINDS.get(held.kind)
            # 培训 alone is a study of any year.
            if kind and not (held.kind == "study" and held.end - held.start < _SHORTEST_STUDY):
                yield _Found(sentence.start + held.start, sentence.start + held.end, kind)


def _rest(line: str) -> Iterator[_Found]:
    yield from _patterned(line, _PERSON, "name")
    yield from _patterned(line, _MEETING, "name")
    yield from _patterned(line, _FIGURE, "figure")


def _patterned(line: str, pattern: re.Pattern[str], kind: MatterKind) -> Iterator[_Found]:
    for match in pattern.finditer(line):
        yield _Found(match.start(), match.end(), kind)
