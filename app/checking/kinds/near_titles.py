"""Titles of works that are those of known ones but for a character, or for what sort they are."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.like_characters import are_alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_TITLE = lazy(
    r"《(?P<title>[^《》\n]{5,60}?)(?:[（(](?:试行|[^（）()]{0,12}(?:版|修订|修正))[）)])?》"
)
_ENDS = 4
_SURE = 8
_SORT = 2


class NearTitles(Rule):
    """Finds a title that is one of `titles` but for one character, or but for its last word.

    A longer one may have any wrong character, a shorter one, or one that ends with a word of
    `common`, only one that sounds or looks alike. `sorts` are the last words that titles are taken
    for one another by: 准则 for 条例. `known` are other works, whose titles come near.
    """

    kind: Literal["near_titles"]
    titles: tuple[str, ...] = Field(min_length=1)
    known: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each title that is not quite one of them."""
        known = {*self.titles, *self.known}
        for line in manuscript.written:
            if "《" not in line.text:
                continue
            for match in _TITLE.finditer(line.text):
                said = match["title"]
                if said in known:
                    continue
                right = next((one for one in self._candidates(said) if self._is_it(said, one)), "")
                if right:
                    yield self.finding(line, *match.span("title"), fix=right)

    def _candidates(self, said: str) -> Iterator[str]:
        """Yield the titles that begin or end like one."""
        yield from self._by_ends.get(said[:_ENDS], ())
        yield from self._by_ends.get(said[-_ENDS:], ())

    def _is_it(self, said: str, title: str) -> bool:
        """Tell whether what is said can only be a title written wrongly."""
        if said[:-_SORT] == title[:-_SORT] and {said[-_SORT:], title[-_SORT:]} <= {*self.sorts}:
            return len(title) >= _SURE
        short, long = sorted((said, title), key=len)
        at = next((at for at, (a, b) in enumerate(zip(said, title, strict=False)) if a != b), None)
        if at is None or len(long) - len(short) > 1:
            return False
        sure = len(title) >= _SURE and not title.endswith(self.common)
        if len(long) == len(short):
            same = said[at + 1 :] == title[at + 1 :]
            return same and (sure or are_alike(said[at], title[at]))
        return sure and long[at + 1 :] == short[at:]

    @cached_property
    def _by_ends(self) -> dict[str, list[str]]:
        by_ends: defaultdict[str, list[str]] = defaultdict(list)
        for title in self.titles:
            by_ends[title[:_ENDS]].append(title)
            by_ends[title[-_ENDS:]].append(title)
        return dict(by_ends)
