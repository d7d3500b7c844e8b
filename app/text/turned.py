"""Quotation marks turned the wrong way round, or straight, of which their partners tell the sense.

”一次办好“ is turned as a whole, ”一次办好” and “一次办好“ in one mark, the good one's partner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

QUOTES = "“”‘’"
"""Quotation marks, each pair side by side."""

_STRAIGHT = '"'
_SORTS = ("“”", "‘’")
_LATIN = lazy("[A-Za-z0-9]")
# What is quoted as a name or a saying is short and has no mark that ends a clause in it.
_SAYING = lazy(r"[^，。；：！？、,;:]{1,20}\Z")
_MIXED = lazy("“[^“”‘’，。；：！？]{1,20}’|‘[^“”‘’，。；：！？]{1,20}”")
# What stands between two quotations (”的要求和“, ”他又说：“) is none.
_PARTING = lazy(r"[的等之，。；：！？、）]|.*(?:[和与及或到是而的，；：、（]|开展|推进|落实)\Z")
# Where nothing can be closed, and where nothing can be opened.
_NONE_BEFORE = lazy("[：（《]")
_NONE_BEHIND = lazy("[，。；！？）》]")
_WHOLE = lazy(r"[。！？]\Z")

# What a reading of some marks costs: least is most likely.
_ALONE = 1.0
_TURNED = 1.0
_BOTH_TURNED = 0.9
_STRAIGHT_ONE = 0.5


class Turned(NamedTuple):
    """A mark, or a quotation, that is turned: its offsets, and what should stand there."""

    start: int
    end: int
    fix: str


def turned_marks(text: str, alone: Collection[int], straight: Collection[int] = ()) -> list[Turned]:
    """Return the turned marks of a text, and those of another sort than their partner.

    The marks at the places `alone` have no partner. `straight` are the places of straight marks
    that may open or close. Where several readings of the marks are as likely, or quotations stand
    within quotations, none is turned.
    """
    found = [one for sort in _SORTS for one in _turned(text, sort, straight)]
    return found or list(_mixed(text, alone))


def _mixed(text: str, alone: Collection[int]) -> Iterator[Turned]:
    """Yield the inner mark of each pair that has one inner and one outer mark: “六五’."""
    for match in _MIXED.finditer(text):
        if match.start() in alone and match.end() - 1 in alone:
            inner, outer = ("‘", "“") if match[0][0] == "‘" else ("’", "”")
            at = match.start() if inner == "‘" else match.end() - 1
            yield Turned(at, at + 1, outer)


def _turned(text: str, sort: str, straight: Collection[int]) -> Iterator[Turned]:
    opener, closer = sort[0], sort[1]
    places = [
        at
        for at, char in enumerate(text)
        if (char in sort and not (sort == _SORTS[1] and _is_apostrophe(text, at)))
        or (at in straight and sort == _SORTS[0])
    ]
    if len(places) == 1 or _is_nested(text, places, sort):
        return
    for first, last in _likeliest(text, places, sort):
        inner = text[first + 1 : last]
        is_turned = [text[first] != opener, text[last] != closer]
        if all(is_turned):
            if _STRAIGHT in (text[first], text[last]):
                yield Turned(first, first + 1, opener)
                yield Turned(last, last + 1, closer)
            else:
                yield Turned(first, last + 1, f"{opener}{inner}{closer}")
        elif is_turned[0]:
            yield Turned(first, first + 1, opener)
        elif is_turned[1]:
            yield Turned(last, last + 1, closer)


def _likeliest(text: str, places: Sequence[int], sort: str) -> Iterator[tuple[int, int]]:
    """Yield the pairs that marks make, side by side, in the reading of least cost.

    Of two that cost the same, that which leaves a mark alone is taken.
    """
    costs = [0.0, _ALONE]
    paired: set[int] = set()
    for at in range(len(places) - 2, -1, -1):
        alone = costs[-1] + _ALONE
        both = costs[-2] + _cost(text, places[at], places[at + 1], sort)
        costs.append(min(alone, both))
        if both < alone:
            paired.add(at)
    at = 0
    while at < len(places):
        if at in paired:
            yield places[at], places[at + 1]
        at += 1 + (at in paired)


def _cost(text: str, first: int, last: int, sort: str) -> float:
    """Return how unlikely it is that two marks are the two ends of one quotation."""
    opener, closer = sort[0], sort[1]
    signs = text[first] + text[last]
    if signs == sort:
        return 0.0
    if _STRAIGHT in signs:
        opens, closes = text[first] in (opener, _STRAIGHT), text[last] in (closer, _STRAIGHT)
        return _STRAIGHT_ONE * signs.count(_STRAIGHT) if opens and closes else 2 * _ALONE
    inner = text[first + 1 : last]
    if not inner or _PARTING.match(inner):
        return 2 * _ALONE
    sure = text[first] == closer and first > 0 and _NONE_BEFORE.match(text, first - 1)
    if text[last] == opener:
        is_whole = text[first] == opener and _WHOLE.search(inner)
        sure = sure or is_whole or _NONE_BEHIND.match(text, last + 1)
    # A piece that is torn out of its line is all that stands in it.
    if signs == closer + opener and (first, last) == (0, len(text) - 1):
        return 2 * _ALONE
    if not sure and not _SAYING.match(inner):
        return 2 * _ALONE
    return _BOTH_TURNED if signs == closer + opener else _TURNED


def _is_apostrophe(text: str, at: int) -> bool:
    return any(_LATIN.match(text, max(0, one)) is not None for one in (at - 1, at + 1))


def _is_nested(text: str, places: Sequence[int], sort: str) -> bool:
    """Tell whether a quotation that is closed has another in it that is closed."""
    depths: list[bool] = []
    for at in places:
        if text[at] == sort[0]:
            depths.append(False)
        elif text[at] == sort[1] and depths:
            if depths.pop():
                return True
            depths[-1:] = [True] * bool(depths)
    return False
