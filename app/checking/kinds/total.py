"""Totals that are not the sum of what is listed before them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import counts_alike, figures_by_sentence, leeway, shown_as
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding

_LEAST_PARTS = 2
_NEAR = 0.12
# What may stand between two parts: 完小3所、初中2所 or 2.1万元和1.5万元.
_BETWEEN = lazy(r"(?:[、和与及]|以及)[^，。；：:！？\d（）()]{0,8}")


class Total(Rule):
    """Finds figures side by side, and behind them a total that they do not make.

    `lead` is a regular expression for what stands between the last of them and the total; `every`
    is one for words that say that it is of all there is (全所26人), and it may be of others, too,
    if it is far from their sum.
    """

    kind: Literal["total"]
    lead: str
    every: str = "(?!)"

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each list with its total."""
        for line in manuscript.prose:
            if self._lead.search(line.text) is None and self._every.search(line.text) is None:
                continue
            for _, figures in figures_by_sentence(line):
                for at, total in enumerate(figures):
                    parts = self._parts(line.text, figures[:at], total)
                    total_of = sum(part.number.size for part in parts)
                    spare = leeway(total) + sum(map(leeway, parts))
                    whole = all(not part.number.places for part in (*parts, total))
                    exact = whole and len({part.number.scale for part in (*parts, total)}) == 1
                    off = abs(total_of - total.number.size)
                    near = off <= _NEAR * total.number.size
                    wrong = off > (0 if exact else spare) + 1e-6
                    if (
                        len(parts) >= _LEAST_PARTS
                        and wrong
                        and (near or self._is_led(line, parts[-1], total))
                    ):
                        sum_told = shown_as(total_of, total)
                        yield self.finding(line, parts[0].start, total.end, sum=sum_told)

    def _parts(self, text: str, before: Sequence[Figure], total: Figure) -> list[Figure]:
        """Return the figures side by side that a total closes."""
        # 三个班组合计61人: how many there are of what is added up is no part of it.
        if before and not counts_alike(before[-1], total):
            before = before[:-1]
        if not before or not total.number.value:
            return []
        leads = (self._lead, self._every)
        if not any(lead.fullmatch(text, before[-1].end, total.start) for lead in leads):
            return []
        parts: list[Figure] = []
        for figure in reversed(before):
            if not counts_alike(figure, total):
                break
            if parts and not _BETWEEN.fullmatch(text, figure.end, parts[0].start):
                break
            parts.insert(0, figure)
        return parts

    def _is_led(self, line: Line, last: Figure, total: Figure) -> bool:
        return self._lead.fullmatch(line.text, last.end, total.start) is not None

    @cached_property
    def _every(self) -> re.Pattern[str]:
        return lazy(self.every)

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return lazy(self.lead)
