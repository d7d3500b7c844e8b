"""Figures of titles and headings that the text below tells otherwise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_COUNTED = ("people", "things", "money")
_HAN_RUN = lazy(f"[{HAN}]+")
_NEAR = 8
_MOST_LINES = 12


class HeadingFigure(Rule):
    """Finds 前后走访农户302户 below the heading 走访320户, told of the same deed and thing.

    Nothing is found where the text has the heading's figure, too, tells several, or parts of it,
    and where a word of `unless` stands beside a figure. `{other}` is the heading's.
    """

    kind: Literal["heading_figure"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each figure that is another one than in the heading."""
        lines = manuscript.own_prose
        heads = [at for at, line in enumerate(lines) if _is_head(line)]
        for number, at in enumerate(heads):
            head = lines[at]
            of_all = head.block is not None and head.block.role == "title"
            end = len(lines) if of_all else [*heads, len(lines)][number + 1]
            below = lines[at + 1 : end if of_all else min(end, at + _MOST_LINES)]
            for one in head.quantities:
                if self._counts(one):
                    yield from self._below(one, below)

    def _below(self, head: Quantity, lines: Sequence[Line]) -> Iterator[Finding]:
        alike = [(line, one) for line in lines for one in line.quantities if one.is_like(head)]
        same = [(line, one) for line, one in alike if self._counts(one) and _is_same(head, one)]
        sizes = {one.size for _, one in same}
        sums = {sum(one.size for _, one in alike), sum(one.size for _, one in same)}
        told = any(one.size == head.size for _, one in alike)
        pairs = any(one.size + sum(sizes) == head.size for _, one in alike)
        if not told and len(sizes) == 1 and head.size not in sums and not pairs:
            line, one = same[0]
            yield self.finding(line, one.start, one.end, other=head.figure.text)

    def _counts(self, one: Quantity) -> bool:
        words = one.before + one.behind
        counts = one.figure.kind in _COUNTED and one.is_exact and not one.is_aside
        return counts and not any(word in words for word in self.unless)


def _is_head(line: Line) -> bool:
    block = line.block
    begins = block is not None and bool(block.paragraphs) and block.paragraphs[0] is line.paragraph
    named = block is not None and (block.role == "title" or bool(block.heading))
    return begins and named and not line.text.rstrip().endswith(("。", "；", "："))


def _is_same(head: Quantity, one: Quantity) -> bool:
    """Tell whether two figures are told with the same words before and behind them."""
    before, behind = _pairs(head.before[-_NEAR:]), _pairs(head.behind[:_NEAR])
    theirs = _pairs(one.before[-2 * _NEAR :])
    every = theirs | _pairs(one.behind[:_NEAR])
    fits = (not before or bool(before & theirs)) and (not behind or bool(behind & every))
    return fits and bool(before or behind)


def _pairs(words: str) -> set[str]:
    """Return the characters of some words two by two."""
    return {a + b for run in _HAN_RUN.findall(words) for a, b in pairwise(run)}
