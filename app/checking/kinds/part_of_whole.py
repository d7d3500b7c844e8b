"""Parts that are more than their whole, or that do not make it up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import counts_alike, is_percent, shown_as
from app.checking.other_readings import LINES_BACK, fit_as_sums
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.facts.fact_text import fact_text
from app.patterns import lazy, those_in
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.facts.figures import Figure
    from app.models.finding import Finding

_LEAD = "其中"
_BALLOTS = lazy("张?有效票")
_STATE = lazy("优秀|优良|良好|[已未不]|完成|正在|归并|合并|剔除|扣除|去掉|删|减|重复|注销")
_NOT_PART = lazy("共|累计|[又再另比较增还]|每|各|均|加上|连同")
_INSIDE = lazy(rf"[{HAN}]{{1,6}}(?:当中|中|里)[，,]?(?:有|只有|就有|仅有)?")
_FARTHEST = 12
_BEFORE = 12
_TWO = 2
_ALL = 100.0


class PartOfWhole(Rule):
    """Finds a part that is greater than its whole: 12户，其中15户; 40名中有45名; 18条，采纳20条.

    It stands behind 其中 or 中, or with a word of `states` (采纳, 及格) right behind the whole.
    Nothing is found in a sentence with one of the words of `unless`, nor, of states, where what was
    planned is told (`planned`).
    """

    kind: Literal["part_of_whole"]
    states: Regex = "(?!)"
    planned: Regex = "(?!)"
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each part that is more than its whole."""
        lines = manuscript.prose
        for number, line in enumerate(lines):
            near = lines[max(0, number - LINES_BACK) : number + 1]
            for listed in line.quantities_by_sentence:
                counted = [one for one in listed if one.figure.number.exact and one.is_counted]
                words = line.text[listed[0].sentence : listed[-1].clause[1]]
                if len(counted) < _TWO or any(word in words for word in self.unless):
                    continue
                for at, part in enumerate(counted[1:], 1):
                    wholes = self._wholes(line.text, counted[max(0, at - _BEFORE) : at], part)
                    if not wholes or any(part.size <= whole.size for whole in wholes):
                        continue
                    if not any(fit_as_sums(near, [part], whole.size) for whole in wholes):
                        yield self.finding(line, part.start, part.end, whole=wholes[-1].figure.text)

    def _wholes(self, text: str, before: Sequence[Quantity], part: Quantity) -> list[Quantity]:
        """Return the figures that a part may be of; none where it is no part."""
        last = before[-1]
        lead = text.rfind(_LEAD, last.end, part.start)
        if lead >= 0 and part.start - lead <= _FARTHEST + len(_LEAD):
            return [one for one in before if one.is_like(part)]
        if not last.is_like(part) or last.is_each or part.is_each:
            return []
        if _INSIDE.fullmatch(text, last.end, part.start):
            return [last]
        between = text[last.end : part.clause[0]]
        stated = self._states.search(part.before) and part.is_exact and last.is_exact
        # 优秀8人，合格30人: both of them are parts.
        planned = self._planned.search(last.label) or _NOT_PART.search(part.before)
        planned = planned or _STATE.search(last.before) or self._states.search(last.before)
        beside = len(between) <= _FARTHEST and between.count("，") == 1
        return [last] if stated and beside and not planned and not last.is_aside else []

    @cached_property
    def _states(self) -> re.Pattern[str]:
        return lazy(self.states)

    @cached_property
    def _planned(self) -> re.Pattern[str]:
        return lazy(self.planned)


class Partition(Rule):
    """Finds parts that cannot overlap, and are more than their whole: 60人，其中男35人、女28人.

    `parts` are regular expressions for the words beside the figures of one kind each. A whole
    stands before 其中; that of percentages is 100, and they need no 其中. Where `whole` is given,
    it matches words beside a whole of whatever measure (到会45人, 共45票), and one that fits is
    enough. With `complete` the parts must make up the whole. Nothing is found in a sentence that
    `unless` matches.
    """

    kind: Literal["partition"]
    parts: tuple[str, ...]
    complete: bool = False
    whole: Regex = ""
    unless: Regex = ""

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the parts that are too many."""
        lines = manuscript.prose
        for number, line in enumerate(lines):
            if len(those_in(self._patterns, line.parts)) < _TWO:
                continue
            near = lines[max(0, number - LINES_BACK) : number + 1]
            for figures in line.figures_by_sentence:
                yield from self._of_sentence(near, figures)

    def _of_sentence(self, lines: Sequence[Line], figures: Sequence[Figure]) -> Iterator[Finding]:
        line = lines[-1]
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
        if len(found) < _TWO or any(not counts_alike(found[0], each) for each in found):
            return
        begin, end = told.sentence_at(found[0].start)
        if self.unless and self._unless.search(line.text, begin, end):
            return
        total = sum(figure.number.size for figure in found)
        wholes = self._wholes_of(line.text, figures, found)
        every = len(found) == len(self.parts) and self.complete
        spare = 0.5 * is_percent(found[0])
        if wholes and all(
            total > whole + spare or (every and total < whole - 0.5) for whole in wholes
        ):
            starts = {each.start for each in found}
            parts = [one for one in line.quantities if one.start in starts]
            if parts and any(fit_as_sums(lines, parts, whole) for whole in wholes):
                return
            sums = {"sum": shown_as(total, found[0]), "whole": shown_as(wholes[-1], found[0])}
            yield self.finding(line, found[0].start, found[-1].end, **sums)

    def _wholes_of(
        self, text: str, figures: Sequence[Figure], found: Sequence[Figure]
    ) -> list[float]:
        """Return what may be the whole of some parts."""
        whole = self._whole(text, figures, found[0])
        wholes = [] if whole is None else [whole]
        for figure in figures if self.whole else ():
            begin, end = max(0, figure.start - _FARTHEST), figure.end + 4
            beside = self._beside.search(text, begin, figure.start)
            if figure not in found and (beside or _BALLOTS.match(text, figure.end, end)):
                wholes.append(figure.number.size)
        return wholes

    def _whole(self, text: str, figures: Sequence[Figure], first: Figure) -> float | None:
        if is_percent(first):
            return _ALL
        before = [figure for figure in figures if figure.end <= first.start]
        if not before or not counts_alike(before[-1], first):
            return None
        between = text[before[-1].end : first.start]
        return before[-1].number.size if "其中" in between or "，" in between[:1] else None

    @cached_property
    def _beside(self) -> re.Pattern[str]:
        return lazy(self.whole)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return lazy(self.unless)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [lazy(part) for part in self.parts]
