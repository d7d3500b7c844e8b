"""Names of units, told by the words they end in and by what stands before those."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.lexicon import FREE, no_persons
from app.mining.names.public import PUBLIC_UNITS
from app.mining.names.unit_words import (
    BEFORE_UNITS,
    NAME_WORDS,
    general_words,
    naming_endings,
    officers,
    unit_endings,
)
from app.mining.names.work_words import METAPHORS, before_works, work_endings
from app.patterns import lazy
from app.text.characters import HAN
from app.text.divisions import is_root_of_division
from app.text.surnames import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mining.names.evidence import Kind
    from app.mining.names.words import Word

PLACE = "◇"
"""What stands in a text where a place was."""

_HAN = lazy(rf"[{HAN}]+")
_ORDINAL = lazy("第[一二三四五六七八九十百]+")
_MOST_WORDS = 5
_LONGEST_ENDING = 4
_COUNTED = lazy("[一二两三四五六七八九十百千几数多半0-9]+[个所家座间名位条支处级类种批]")
# The dictionary may take the last two characters of a place for a word: 草|市镇, 黑|山镇.
_TORN_PLACES = frozenset("镇乡村")
# Before them one character may be a name, unless it says what sort of place it is.
_NAMING_TAGS = frozenset("nabgz")
_DESCRIBING = frozenset("古重边山水美特穷贫小城乡农省市县各")
# Two general characters side by side are a name, unless they are the levels of the administration.
_ADMINISTRATIVE = frozenset("省市县区乡镇村街州国各")
# Who is one of whose people: 我们振华员工.
_ONE_OF = frozenset(("我们", "咱们", "作为", "成为", "全体"))
_MEMBERS = "员工 职工 教师 老师 学子 师生 医护 人 同仁 干警 青年"
_PEOPLE = frozenset(_MEMBERS.split())
_NAME_TAGS = frozenset(("nz", "ns", "nt", "nr", "nrt"))
# Before a place an official word is its name: 龙门社区, 江山镇.
_PLACES = frozenset(
    ("村", "屯", "镇", "乡", "县", "市", "区", "街道", "社区", "小区", "家园", "新村")
)
_BOUNDARY_TAGS = "c p u d r f y e o x m q t i l z k h"
_BOUNDARIES = frozenset(_BOUNDARY_TAGS.split())


class _Ending(NamedTuple):
    """The ending of a unit in a word, what of the word stands before it, and its sort."""

    text: str
    inside: str
    naming: bool
    kind: Kind = "unit"


def find_units(words: Sequence[Word]) -> Iterator[Evidence]:
    """Yield the names of units among the words of a sentence."""
    for at, word in enumerate(words):
        ending = _ending(word.text)
        # Without a dictionary a single character is no word: 部 of 部署.
        if ending and not ending.naming and not word.tag and len(word.text) == 1:
            continue
        found = _unit(words, at, ending) if ending else None
        if found or (found := _torn_place(words, at) or _our_people(words, at)):
            yield found


@cache
def _ending(word: str) -> _Ending | None:
    if word in work_endings():
        return _Ending(word, "", naming=True, kind="work")
    if word in officers():
        return _Ending(word, "", naming=True)
    if word in unit_endings():
        return _Ending(word, "", word in naming_endings())
    for size in range(min(_LONGEST_ENDING, len(word) - 1), 0, -1):
        ending = word[-size:]
        if ending in unit_endings() and (size > 1 or len(word) > 2):
            return _Ending(ending, word[:-size], ending in naming_endings())
    return None


def _our_people(words: Sequence[Word], at: int) -> Evidence | None:
    """Return whose people the writer is one of: 我们振华员工, 作为振华青年."""
    word = words[at]
    if word.tag not in _NAME_TAGS or at == 0 or at + 1 == len(words) or len(word.text) == 1:
        return None
    if words[at - 1].text not in _ONE_OF or words[at + 1].text not in _PEOPLE:
        return None
    if word.text in general_words() or PUBLIC_UNITS.fullmatch(word.text):
        return None
    return Evidence(word.start, word.end, word.text, "unit", Strength.CLEAR)


def _torn_place(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a place of three characters of which the dictionary took two for a word: 草市镇."""
    word = words[at]
    if len(word.text) != 2 or word.text[1] not in _TORN_PLACES or at == 0:
        return None
    first = words[at - 1]
    named = len(first.text) == 1 and first.tag[:1] in _NAMING_TAGS and _HAN.fullmatch(first.text)
    if not named or first.text in BEFORE_UNITS or first.text in _DESCRIBING:
        return None
    return Evidence(first.start, word.end, first.text + word.text, "unit", Strength.CLEAR)


def _unit(words: Sequence[Word], at: int, ending: _Ending) -> Evidence | None:
    """Return the unit whose name ends in a word, if it has a name of its own."""
    word = words[at]
    proper = _names_inside(word, ending)
    start = at if proper else None
    strength = Strength.SURE if proper else Strength.DOUBT
    passed = False
    first = at
    while first > 0 and at - first < _MOST_WORDS and words[first - 1].end == words[first].start:
        before = words[first - 1]
        known = _proper(before, ending)
        if _is_predicate(words, first - 1) or (not known and _is_boundary(before, ending)):
            break
        first -= 1
        general = _is_general(before, ending) and not (ending.naming and _is_made_up(words, first))
        if known or (ending.naming and not general):
            start = first
            strength = max(strength, _strength(known=known, passed=passed))
        elif not general and start is None:
            break
        passed = True
    if start is None:
        return None
    text = "".join(one.text for one in words[start : at + 1])
    if PUBLIC_UNITS.fullmatch(text):
        return None
    if len(text) <= len(ending.text) + 1:
        strength = min(strength, Strength.CLEAR)
    return Evidence(words[start].start, word.end, text, ending.kind, strength)


def _strength(*, known: bool, passed: bool) -> Strength:
    """Return how much a word says before a unit; less, if it is common and others stand between."""
    if known:
        return Strength.SURE
    return Strength.DOUBT if passed else Strength.CLEAR


def _names_inside(word: Word, ending: _Ending) -> bool:
    """Tell whether a word of the dictionary is a whole unit's name: 复旦大学, 城关镇."""
    inside = ending.inside
    if not inside or inside in general_words() or not ending.naming:
        return False
    if word.tag == "nr" and word.text[0] not in SURNAMES:
        return False
    return word.tag in ("nt", "ns", "nz", "nr") and len(inside) > 1


def _is_general(word: Word, ending: _Ending) -> bool:
    if word.text in general_words() or word.tag in ("b", "ad", "vn"):
        return True
    if ending.kind == "work" and word.text in before_works():
        return True
    return word.tag == "official" and not _names_there(word, ending)


def _names_there(word: Word, ending: _Ending) -> bool:
    """Tell whether an official word is a name before an ending: 龙门社区, 金钥匙工程."""
    return word.text in METAPHORS or (ending.kind == "unit" and ending.text in _PLACES)


def _is_predicate(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word says something of what is before it: 我只明白社区…."""
    tag = words[at].tag
    if at == 0 or tag not in ("a", "nr", "nz"):
        return False
    before = words[at - 1]
    # What is longer and tagged as an adverb may be a verb: 立足.
    said = before.tag[:1] == "d" and len(before.text) == 1
    return said or (tag == "a" and before.tag[:1] == "r")


def _is_made_up(words: Sequence[Word], at: int) -> bool:
    """Tell whether two general characters stand together that are no word: 学军小学."""
    pair = [word.text for word in words[at : at + 2]]
    if any(len(one) > 1 or one not in general_words() or one in _ADMINISTRATIVE for one in pair):
        return False
    return words[at].end == words[at + 1].start


def _is_boundary(word: Word, ending: _Ending) -> bool:
    """Tell whether no name of a unit goes on before a word."""
    text, tag = word.text, word.tag
    if not _HAN.fullmatch(text):
        return True
    if text in general_words() or text in NAME_WORDS:
        return False
    if tag == "official":
        return not _names_there(word, ending)
    if len(text) == 1:
        return text in BEFORE_UNITS
    if _COUNTED.fullmatch(text):
        return True
    return tag[:1] in _BOUNDARIES or tag.startswith("v") or tag in ("ul", "uj")


def _proper(word: Word, ending: _Ending) -> bool:
    """Tell whether a word looks like a name by itself."""
    text, tag = word.text, word.tag
    if text == PLACE or tag == "place" or _ORDINAL.fullmatch(text) or text in NAME_WORDS:
        return True
    if ending.kind == "work" and text in before_works():
        return False
    if text in general_words() or tag == "official" or not _HAN.fullmatch(text):
        return False
    if len(text) == 1:
        return text not in FREE and text not in BEFORE_UNITS
    if ending.naming and is_root_of_division(text):
        return True
    if tag == "nr":
        return len(text) <= 3 and (text[0] in SURNAMES or text not in no_persons())
    return tag in ("ns", "nt", "nz", "nrt")
