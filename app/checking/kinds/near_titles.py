"""Titles of works that are those of known ones but for a character, or for what sort they are."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.beginnings import begin_alike
from app.text.like_characters import are_alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_TITLE = lazy(
    r"《(?P<title>[^《》\n]{5,60}?)(?:[（(](?:试行|[^（）()]{0,12}(?:版|修订|修正|年))[）)])?》"
)
# Other bodies name their papers so, too: only what is said to be of the centre is one of these.
_ABOUT = lazy("(?P<body>[^《》]{0,24}?)(?=关于)")
_CENTRE = lazy("中央|国务院|中办|国办|两办|全会|习近平")
_MARKS = str.maketrans("", "", "、，, “”\u3000")
_NUMBERS = frozenset("〇零一二三四五六七八九十0123456789")
_BESIDE = 16
_ENDS = 4
_SURE = 8
_SORT = 2
# A title without some of its words still has so many, and so many of its first and last ones.
_LONG = 10
_HEAD = 6
_TAIL = 3


class NearTitles(Rule):
    """Finds a title that is one of `titles` but for one character, its last word, or some within.

    A longer one may have any wrong character, a shorter one, or one that ends with a word of
    `common`, only one that sounds or looks alike. `sorts` are the last words that titles are taken
    for one another by: 准则 for 条例. `known` are other works, whose titles come near. What is
    关于 something may be the paper of any body: it is held against those of the centre only where
    the title or what stands before it tells of the centre.
    """

    kind: Literal["near_titles"]
    titles: tuple[str, ...] = Field(min_length=1)
    known: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each title that is not quite one of them."""
        for line in manuscript.written:
            if "《" not in line.text:
                continue
            for match in _TITLE.finditer(line.text):
                before = line.text[max(0, match.start() - _BESIDE) : match.start()]
                body, said = _parted(match["title"])
                if said.translate(_MARKS) in self._known:
                    continue
                if said.startswith("关于") and not _CENTRE.search(before + body):
                    continue
                right = next((one for one in self._candidates(said) if self._is_it(said, one)), "")
                if right:
                    yield self.finding(line, *match.span("title"), fix=body + right)

    def _candidates(self, said: str) -> Iterator[str]:
        """Yield the titles that begin or end like one."""
        yield from self._by_ends.get(said[:_ENDS], ())
        yield from self._by_ends.get(said[-_ENDS:], ())

    def _is_it(self, said: str, title: str) -> bool:
        """Tell whether what is said can only be a title written wrongly."""
        said, title = said.translate(_MARKS), title.translate(_MARKS)
        if said[:-_SORT] == title[:-_SORT] and {said[-_SORT:], title[-_SORT:]} <= {*self.sorts}:
            return len(title) >= _SURE
        head, tail = begin_alike(said, title), begin_alike(said[::-1], title[::-1])
        shared = min(len(said), len(title))
        sure = len(title) >= _SURE and not title.endswith(self.common)
        if len(said) == len(title):
            wrong, right = said[head : head + 1], title[head : head + 1]
            if head + tail < shared - 1 or {wrong, right} <= _NUMBERS:
                return False
            return sure or are_alike(wrong, right)
        if head + tail < shared or not sure:
            return False
        lacks = len(title) - len(said)
        return abs(lacks) == 1 or (
            lacks > 0 and shared >= _LONG and head >= _HEAD and tail >= _TAIL
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        known = (*self.titles, *self.known)
        return frozenset(_parted(title)[1].translate(_MARKS) for title in known)

    @cached_property
    def _by_ends(self) -> dict[str, list[str]]:
        by_ends: defaultdict[str, list[str]] = defaultdict(list)
        for title in (_parted(each)[1] for each in self.titles):
            by_ends[title[:_ENDS]].append(title)
            by_ends[title[-_ENDS:]].append(title)
        return dict(by_ends)


def _parted(title: str) -> tuple[str, str]:
    """Return the body whose paper it is, as far as a title tells it, and the rest."""
    body = _ABOUT.match(title)
    return (body["body"], title[body.end() :]) if body else ("", title)
