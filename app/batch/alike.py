"""Rows whose drafts are much alike: which two, how much, and one sentence of both."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

from app.copying.alike import Drafts
from app.messages import _, plural
from app.placeholders.finding import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.batch.naming import Target
    from app.copying.alike import Alike

_TOLD = 5
_LONGEST_SHOWN = 40


class _Pair(NamedTuple):
    share: float
    first: int
    second: int
    text: str


class AlikeRows:
    """The drafts of rows as they are made, each held against those of the rows before it."""

    def __init__(self, least: float, lines_of: Callable[[Target], tuple[str, ...]]) -> None:
        """Take two for alike that share at least so much of the shorter one.

        `lines_of` returns the lines of a draft that was made before.
        """
        self._least = least
        self._lines_of = lines_of
        self._drafts: Drafts | None = None
        self._bodies: set[str] = set()
        self._pairs: list[_Pair] = []
        self._count = 0

    def keep(self, target: Target, body: str) -> None:
        """Take in a row whose draft was made before."""
        self.add(target.row.number, self._lines_of(target), body)

    def add(self, number: int, lines: Sequence[str], body: str) -> Alike | None:
        """Return the row before it whose draft is most alike to that of a row, if it is so much.

        Drafts of one `body` are of the same words, and told as such.
        """
        if not lines:
            return None
        if self._drafts is None:
            self._drafts = Drafts()
        found = self._drafts.add(number, lines)
        is_twin = body in self._bodies
        self._bodies.add(body)
        if found is None or found.share < self._least:
            return None
        if is_twin:
            return found
        self._count += 1
        heapq.heappush(self._pairs, _Pair(found.share, -found.number, -number, found.text))
        if len(self._pairs) > _TOLD:
            heapq.heappop(self._pairs)
        return found

    def told(self) -> Iterator[str]:
        """Yield the pairs that are most alike, a line each, and how many there are besides."""
        for pair in sorted(self._pairs, reverse=True):
            text = shortened(pair.text, _LONGEST_SHOWN)
            yield _("第 {first} 行和第 {second} 行有 {share:.0%} 相同，如：{text}").format(
                first=-pair.first, second=-pair.second, share=pair.share, text=text
            )
        if self._count > len(self._pairs):
            yield plural(
                "这样相像的共 {} 份，逐份列在报告里：给它们不同的事例", self._count
            ).format(self._count)
