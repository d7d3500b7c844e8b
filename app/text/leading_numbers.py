"""A number that a writer has set before words, told from words that only look numbered."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.text.numerals import NUMERAL
from app.text.ordinals import rank_of, read_bare, read_ordinal

_SPOKEN = rank_of("一是")
# The verb of such a number belongs to the words behind it: 一要提高站位, 二抓队伍.
_VERBAL = ("一要", "一抓", "一靠", "首先，")
_VERB = re.compile("[要抓靠](?![：:，,])")
# Numbers whose signs stand in ordinary words too: 十一、春节保供; 8.三八节.
_LOOSE = ("一、", "1.", "1、", "1）")
# （2）班, and a numeral behind a numeral with its verb: 三抓三促.
_NO_NUMBER = {"（1）": re.compile("[班组号院排连中]")} | dict.fromkeys(
    ("一要", "一抓", "一靠"), re.compile("[一两二三四五六七八九十]")
)
_BLANK = re.compile(rf"(?P<number>(?P<n>{NUMERAL})[ \t　]+)(?P<rest>(?![要抓靠]).+)")
_CLAUSE = re.compile(r"[。；;，,：:！？]\s*|\n\s*")


class LeadingNumber(NamedTuple):
    """A number before some words, as much of it as can be taken away; `style` as of `Ordinal`."""

    text: str
    number: int
    style: str

    @property
    def is_spoken(self) -> bool:
        """Tell whether it is a word that is spoken with the others: 一是, 第一， or 首先，."""
        return rank_of(self.style) == _SPOKEN


def leading_number(text: str, place: int, places: int) -> LeadingNumber | None:
    """Return the number that opens the words at a place (from 1) of several, or None.

    Words that count within themselves (一是…；二是…) open with no number of theirs, and words that
    only look numbered (三抓三促, 十一、春节保供, 1.5万户) with none at all.
    """
    found = read_ordinal(text)
    if found is None:
        return _set_off(text, place)
    rest = text[len(found.text) :]
    odd = _NO_NUMBER.get(found.style)
    if not rest.strip() or (odd and odd.match(rest)) or _counts_on(rest, found.style, found.number):
        return None
    if found.style in _LOOSE and found.number > places:
        return None
    if found.style not in _VERBAL:
        # 一、一是提高站位 has its number twice.
        again = leading_number(rest, place, places)
        more = again.text if again and again.number == found.number else ""
        return LeadingNumber(found.text + more, found.number, found.style)
    verb = _VERB.search(found.text)
    if found.number != place and found.style != "首先，":
        return None
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
