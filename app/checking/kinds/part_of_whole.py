"""Parts that are more than their whole, or that do not make it up."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import counts_alike, figures_by_sentence, is_percent, shown_as
from app.checking.rule import Rule
from app.facts.fact_text import fact_text
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding

_LEAD = lazy("其中")
_INSIDE = lazy(rf"[{HAN}]{{1,6}}(?:当中|中|里)[，,]?(?:有|只有|就有|仅有)?")
_FARTHEST = 12
_BEFORE = 12
_ROUNDED = 0.5
_TWO = 2
_SEVERAL = 3
_MORE = 1 + 1e-9
_PART_LINK = lazy(rf"(?:(?P<lead>[，,]?其中[：:]?)|[、，,；;和])(?P<name>[{HAN}]{{2,8}})")
_ALL = 100.0
_ALL_TOLD = lazy("[。；]|，(?!其他|其余|另|剩|还有|此外|主要)")
_COUNTED = ("people", "things", "money", "size")


class PartOfWhole(Rule):
    """Finds a figure behind 其中 or 40名学生中 that is greater than the one before it.

    Nothing is found in a sentence with one of the words of `unless`.
    """

    kind: Literal["part_of_whole"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each part that is more than its whole."""
        for line in manuscript.prose:
            for (start, end), figures in figures_by_sentence(line):
                if any(word in line.text[start:end] for word in self.unless):
                    continue
                for lead in _LEAD.finditer(line.text, start, end):
                    yield from self._at(line, lead, figures)
                for whole, part in itertools.pairwise(figures):
                    inside = _INSIDE.fullmatch(line.text, whole.end, part.start)
                    if inside and _is_more(part, [whole]):
                        yield self.finding(line, part.start, part.end, whole=whole.text)

    def _at(self, line: Line, lead: re.Match[str], figures: Sequence[Figure]) -> Iterator[Finding]:
        at = bisect_left(figures, lead.end(), key=lambda figure: figure.start)
        before, behind = figures[max(0, at - _BEFORE) : at], figures[at : at + 1]
        if not before or not behind or behind[0].start - lead.end() > _FARTHEST:
            return
        part = behind[0]
        alike = [figure for figure in before if counts_alike(figure, part)]
        if _is_more(part, alike):
            yield self.finding(line, part.start, part.end, whole=alike[-1].text)


def _is_more(part: Figure, wholes: Sequence[Figure]) -> bool:
    """Tell whether a figure is more than each of some others that it could be a part of."""
    alike = [whole for whole in wholes if counts_alike(whole, part) and whole.counts]
    more = all(part.number.size > whole.number.size for whole in alike)
    return part.kind in _COUNTED and bool(alike) and more


class Partition(Rule):
    """Finds parts that cannot overlap, and are more than their whole: 60人，其中男35人、女28人.

    `parts` are regular expressions for the words beside the figures of one kind each. A whole
    stands before 其中; that of percentages is 100, and they need no 其中. With `complete` the
    parts must make up the whole.
    """

    kind: Literal["partition"]
    parts: tuple[str, ...]
    complete: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the parts that are too many."""
        for line in manuscript.prose:
            for _, figures in figures_by_sentence(line):
                yield from self._of_sentence(line, figures)

    def _of_sentence(self, line: Line, figures: Sequence[Figure]) -> Iterator[Finding]:
        told = fact_text(line.text)
        named: dict[int, Figure] = {}
        last = 0
        for figure in figures:
            begin, _ = told.clause_at(figure.start)
            before = line.text[max(begin, last) : figure.start]
            last = figure.end
            for number, pattern in enumerate(self._patterns):
                if pattern.search(before) and named.setdefault(number, figure) is not figure:
                    return
        found = sorted(named.values(), key=lambda figure: figure.start)
        if len(found) < 2 or any(not counts_alike(found[0], each) for each in found):
            return
        total = sum(figure.number.size for figure in found)
        whole = self._whole(line.text, figures, found[0])
        every = len(found) == len(self.parts) and self.complete
        if whole and (
            total > whole + 0.5 * is_percent(found[0]) or (every and total < whole - 0.5)
        ):
            sums = {"sum": shown_as(total, found[0]), "whole": shown_as(whole, found[0])}
            yield self.finding(line, found[0].start, found[-1].end, **sums)

    def _whole(self, text: str, figures: Sequence[Figure], first: Figure) -> float | None:
        if is_percent(first):
            return _ALL
        before = [figure for figure in figures if figure.end <= first.start]
        if not before or not counts_alike(before[-1], first):
            return None
        between = text[before[-1].end : first.start]
        return before[-1].number.size if "其中" in between or "，" in between[:1] else None

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [lazy(part) for part in self.parts]
