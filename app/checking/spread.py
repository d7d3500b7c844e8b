"""Members of an expression told one by one: 一是道路自信来自…；二是理论自信来自…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.checking.listed import Item, Listed
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEWEST = 4
_AFFIX = 2
_POINT = lazy(
    r"(?:^|(?<=[，；。：、,;: ]))"
    r"(?:[一二三四五六七八九十](?:是|要)|[其第][一二三四五六七八九十][，,、]?)(?:要|就是|必须)?"
)
# Before each member the same word may stand: 一是坚持创新，二是坚持协调.
_LEAD = "(?:坚持|坚定|增强|树立|树牢|强化|推动|推进|实现|加强|严守|遵守|促进|突出|抓好|抓|讲)?"
_CLAUSE = lazy(rf"{_LEAD}(?P<said>[{HAN}]{{2,8}})(?=[，。；：、,;:]|$)")
_BEGINS = r"(?:(?<=[，；。：、,;:（和与及是即为括])|(?<=[一二三四五六七八九十][是要]))"
_ENDS = frozenset("。；！，、：）”")


def told_one_by_one(
    text: str, at: int, members: Sequence[str], forms: Mapping[str, int], suffix: str
) -> Listed | None:
    """Return the members told behind a place in their order, each at its own, but for one of them.

    They stand at the beginnings of numbered points, or wherever a clause begins if all of them
    end with the same word and are as long as each other.
    """
    count = len(members)
    if count < _FEWEST:
        return None
    sizes = {len(member) - len(suffix) for member in members}
    affixed = _affixed(text, at, forms, suffix, sizes.pop()) if len(sizes) == 1 else []
    for items in (_points(text, at, forms), affixed):
        listed = Listed(tuple(items), goes_on=False)
        if len(items) == count and listed.in_place and len(listed.strangers) == 1:
            return listed
    return None


def _points(text: str, at: int, forms: Mapping[str, int]) -> list[Item]:
    """Return what the points of a line begin with, or nothing where one of them says no word."""
    items: list[Item] = []
    member = lazy(_LEAD + f"(?P<said>{_one_of(forms)})")
    for point in _POINT.finditer(text, at):
        said = member.match(text, point.end()) or _CLAUSE.match(text, point.end())
        if said is None:
            return []
        items.append(Item(said["said"], *said.span("said"), forms.get(said["said"])))
    return items


def _affixed(text: str, at: int, forms: Mapping[str, int], suffix: str, size: int) -> list[Item]:
    """Return all words with the end of the members; a stranger goes on as a member does."""
    if len(suffix) < _AFFIX or not size:
        return []
    words = lazy(rf"{_BEGINS}{_LEAD}(?P<said>[{HAN}]{{{size}}}{re.escape(suffix)})")
    found = [
        Item(match["said"], *match.span("said"), forms.get(match["said"]))
        for match in words.finditer(text, at)
    ]
    behind = {text[item.end : item.end + 1] for item in found if item.number is not None} | _ENDS
    fits = all(item.number is not None or text[item.end : item.end + 1] in behind for item in found)
    return found if fits else []


def _one_of(forms: Mapping[str, int]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
