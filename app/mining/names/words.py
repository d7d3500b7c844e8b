"""The words of a sentence, each with its place and its part of speech as jieba's list gives it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.lexicon import official_words
from app.mining.names.unit_words import general_words, unit_endings
from app.mining.names.work_words import before_works, work_endings
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Tagger = Callable[[str, bool], Iterable[tuple[str, str]]]

_SURROGATE = lazy("[\ud800-\udfff]")
_ORDINAL = lazy("第[一二三四五六七八九十百]+")
_LONGEST = 6
_OFFICIAL_TAG = "official"
_OFFICE_TAG = "n"
_SHORTEST_OFFICE = 3  # Shorter ones the dictionary holds, or they are parts of other words.
_FREQUENT = 10_000  # So that a word of ours is never cut for two of the dictionary's.


class Word(NamedTuple):
    """A word: its place, itself, and its tag; without a dictionary the tag is empty."""

    start: int
    end: int
    text: str
    tag: str


def words_of(text: str) -> list[Word]:
    """Return the words of a text, none of them guessed: what no list knows stands by characters."""
    # Half a character, which a broken file may hold, is no text to a Rust library.
    safe = _SURROGATE.sub("\ufffd", text)
    tag = _tagger()
    official = official_words()
    found: list[Word] = []
    at = 0
    for word, kind in tag(safe, False) if tag else _by_lists(safe):
        end = at + len(word)
        # The dictionary keeps its own tag of a word that it holds already.
        found.append(Word(at, end, word, _OFFICIAL_TAG if word in official else kind))
        at = end
    return found


def has_dictionary() -> bool:
    """Tell whether the dictionary is there; without it more sentences are left in doubt."""
    return _tagger() is not None


@cache
def _tagger() -> Tagger | None:
    try:
        from rjieba import Jieba
    except ImportError:
        return None
    # A dictionary of our own: words added to the shared one would change how titles break.
    jieba = Jieba()
    for word in official_words():
        jieba.add_word(word, _FREQUENT, _OFFICIAL_TAG)
    for word in unit_endings() | work_endings():
        if len(word) >= _SHORTEST_OFFICE:
            jieba.add_word(word, _FREQUENT, _OFFICE_TAG)
    tagger: Tagger = jieba.tag
    return tagger


def _by_lists(text: str) -> Iterator[tuple[str, str]]:
    """Yield the longest words that our own lists know, and the characters between them."""
    known = _known()
    at = 0
    while at < len(text):
        ends = range(min(len(text), at + _LONGEST), at + 1, -1)
        ordinal = _ORDINAL.match(text, at)
        end = next((end for end in ends if text[at:end] in known), at + 1)
        end = ordinal.end() if ordinal else end
        yield text[at:end], ""
        at = end


@cache
def _known() -> frozenset[str]:
    endings = unit_endings() | work_endings()
    return official_words() | general_words() | before_works() | endings
