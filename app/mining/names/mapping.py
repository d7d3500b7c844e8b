"""What one report says of its house: whose it is, the names it is sure of, the words in doubt.

A pure mapper: reports can be mapped in any order and on any machine, and merged afterwards.
"""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.abbreviations import abbreviations
from app.mining.names.evidence import NAMES, Evidence, Strength
from app.mining.names.person_words import TAGS
from app.mining.names.scanning import scan
from app.mining.names.unit_words import unit_endings
from app.mining.names.words import words_of
from app.mining.slots.owners import owned_words
from app.patterns import lazy
from app.text.characters import HAN
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.mining.slots.owners import Owned
    from app.models.report import Report

_WRITER = lazy(
    "(?:我是(?:一名|一位)?来自|我是|我来自|我叫|来自|"
    f"作为)(?P<unit>[{HAN}（）()]{{3,24}}?)(?:的|，|。|、|$)"
)
_CALLED_FOR_SHORT = (
    *("医院", "小学", "中学", "大学", "学院", "幼儿园", "公司", "集团", "银行", "检察院", "法院"),
    *("社区", "街道", "镇", "乡"),
)
_SHORTEST_CORE = 2
_SHORTEST_NAME = 3


class Named(NamedTuple):
    """A name that a report is sure of, and whether it stands for a unit, a person or a work."""

    words: str
    kind: str


class ReportNames(NamedTuple):
    """What one report tells of names; small, and all that the merge needs."""

    report: str
    folder: str
    owned: tuple[Owned, ...]
    units: frozenset[str]
    names: frozenset[Named]
    doubts: frozenset[str]
    cores: frozenset[str]


def map_names(
    report: Report,
    owned: Sequence[Owned] | None = None,
    scanned: Callable[[str], Iterable[Evidence]] | None = None,
) -> ReportNames:
    """Return what a report tells of names.

    `owned` are the names of its writer, `scanned` returns the evidence in a sentence; who knows
    them already gives them.
    """
    owned = tuple(owned_words(report) if owned is None else owned)
    scanned = scanned or partial(scan, owned=owned)
    evidence = [one for sentence in _sentences(report) for one in scanned(sentence)]
    names = {Named(words, one.kind) for one in evidence for words in _masked(one)}
    names |= {Named(one.words, one.kind) for one in owned}
    units = {one.words for one in evidence if one.kind == "unit"}
    own = {one.words for one in owned if one.kind == "unit"} | set(_own_units(report, units))
    doubts = {one.words for one in evidence if one.strength == Strength.DOUBT}
    return ReportNames(
        report.name,
        str(PurePosixPath(report.name).parent),
        owned,
        frozenset(own),
        frozenset(names),
        frozenset(doubts),
        frozenset(_core(one.words) for one in evidence if _goes_by_core(one)) - {""},
    )


def _sentences(report: Report) -> Iterator[str]:
    for block in report.walk():
        for paragraph in block.paragraphs:
            for sentence in split_sentences(paragraph.text):
                yield sentence.text


def _masked(evidence: Evidence) -> Iterator[str]:
    """Yield the words that are a name wherever the house says them."""
    words = evidence.words
    if evidence.kind not in NAMES or len(words) < _SHORTEST_NAME:
        return
    if evidence.strength == Strength.SURE or evidence.kind == "work":
        yield words
    if evidence.strength == Strength.SURE and evidence.kind == "person":
        yield from _given_name(words)
    if evidence.strength == Strength.SURE and evidence.kind == "unit":
        yield from abbreviations(words)
        if core := _core(words):
            yield core


def _given_name(person: str) -> Iterator[str]:
    """Yield what a person is called by among friends, 若兰 for 白若兰, where it is no word."""
    given = person[1:]
    if len(given) == _SHORTEST_CORE:
        (first, *others) = words_of(given)
        if others or first.tag in TAGS:
            yield given


def _goes_by_core(evidence: Evidence) -> bool:
    """Tell whether a unit may be called by its own name alone: 柳林 for 柳林医院."""
    return evidence.kind == "unit" and evidence.words.endswith(_CALLED_FOR_SHORT)


def _core(unit: str) -> str:
    """Return what a unit is called by for short, or nothing: 柳林 of 柳林医院."""
    for size in range(4, 0, -1):
        if len(unit) > size and unit[-size:] in unit_endings():
            core = unit[:-size]
            return core if _SHORTEST_CORE <= len(core) <= _SHORTEST_NAME else ""
    return ""


def _own_units(report: Report, units: Iterable[str]) -> Iterator[str]:
    """Yield the units that the writer says to be of."""
    text = "\n".join(report.paragraphs)
    said = {match["unit"] for match in _WRITER.finditer(text)}
    for unit in units:
        if any(unit in one for one in said):
            yield unit
