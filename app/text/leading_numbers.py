"""A number that a writer has set before words, told from words that only look numbered."""

from __future__ import annotations

from typing import NamedTuple

from app.patterns import lazy
from app.text.numerals import NUMERAL
from app.text.ordinals import (
    SEQUENCE_STYLE,
    has_verb,
    rank_of,
    read_bare,
    read_ordinal,
    style_named,
)

_VERB = lazy("[要抓靠](?![：:，,])")
_BLANK = lazy(rf"(?P<number>(?P<n>{NUMERAL})[ \t　]+)(?P<rest>(?![要抓靠]).+)")
_CLAUSE = lazy(r"[。；;，,：:！？]\s*|\n\s*")


class LeadingNumber(NamedTuple):
    """A number before some words, as much of it as can be taken away; `style` as of `Ordinal`."""

    text: str
    number: int
    style: str

    @property
    def is_spoken(self) -> bool:
        """Tell whether it is a word that is spoken with the others: 一是, 第一， or 首先，."""
        return rank_of(self.style) == rank_of("一是")


def leading_number(text: str, place: int, places: int) -> LeadingNumber | None:
    """Return the number that opens the words at a place (from 1) of several, or None.

    Words that count within themselves (一是…；二是…) open with no number of theirs, and words that
    only look numbered (三抓三促, 十一、春节保供, 1.5万户) with none at all.
    """
    first = _read(text, place, places)
    if first is None or has_verb(first.style):
        return first
    # 一、一是提高站位 has its number twice.
    again = _read(text[len(first.text) :], place, places)
    if again is None or again.number != first.number:
        return first
    return first._replace(text=first.text + again.text)


def _read(text: str, place: int, places: int) -> LeadingNumber | None:
    found = read_ordinal(text)
    if found is None:
        return _set_off(text, place)
    rest, style = text[len(found.text) :], style_named(found.style)
    if not rest.strip() or (style.never_before and style.never_before.match(rest)):
        return None
    if _counts_on(rest, found.style, found.number) or (style.is_loose and found.number > places):
        return None
    if not style.has_verb:
        return LeadingNumber(found.text, found.number, found.style)
    if found.number != place and found.style != SEQUENCE_STYLE:
        return None
    verb = _VERB.search(found.text)
    number = found.text[: verb.start()] if verb else found.text
    return LeadingNumber(number, found.number, found.style)


def _set_off(text: str, place: int) -> LeadingNumber | None:
    """Return a bare numeral that only a blank sets off, where it counts: 一 提高站位."""
    found = _BLANK.match(text)
    bare = read_bare(found["n"] + found["rest"]) if found else None
    if not found or not bare or bare.number != place:
        return None
    return LeadingNumber(found["number"], bare.number, bare.style)


def _counts_on(rest: str, style: str, number: int) -> bool:
    """Tell whether a clause within some words has the next number of a style."""
    for clause in _CLAUSE.finditer(rest):
        following = read_ordinal(rest[clause.end() :])
        if following and (following.style, following.number) == (style, number + 1):
            return True
    return False
