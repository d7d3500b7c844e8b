"""Rates that do not follow from the numbers beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.figures import counts_alike, figures_by_sentence, is_percent, leeway
from app.checking.rule import Rule
from app.facts.fact_text import fact_text
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding

_RATE = lazy(rf"(?P<of>[{HAN}]{{2}})[率度](?:已|为|是|达|达到|约|约为|仅为|只有)?$")
_AT_LEAST_ONE = 1.0


class Rate(Rule):
    """Finds 应考46人，合格44人，合格率98.6%: no number before the part makes it that share.

    The part stands in a clause with the word of the rate (合格); what it may be a part of are the
    greater numbers before it in the sentence. `{right}` is the share of the one right before.
    """

    kind: Literal["rate"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each rate that nothing makes."""
        for line in manuscript.prose:
            if "率" not in line.text:
                continue
            for (start, end), figures in figures_by_sentence(line):
                if not any(word in line.text[start:end] for word in self.unless):
                    yield from self._of_sentence(line, figures)

    def _of_sentence(self, line: Line, figures: Sequence[Figure]) -> Iterator[Finding]:
        for at, rate in enumerate(figures):
            begin = figures[at - 1].end if at else 0
            found = _RATE.search(line.text, begin, rate.start)
            if not is_percent(rate) or found is None:
                continue
            part = self._part(line, figures[:at], found["of"])
            if part is None:
                continue
            wholes = [
                figure
                for figure in figures[:at]
                if figure.start < part.start and counts_alike(figure, part)
                if figure.number.size >= part.number.size > 0
            ]
            shares = [100 * part.number.size / whole.number.size for whole in wholes]
            spare = _AT_LEAST_ONE + leeway(rate)
            if shares and all(abs(share - rate.number.size) > spare for share in shares):
                right = f"{shares[-1]:.1f}".removesuffix(".0") + "%"
                yield self.finding(line, part.start, rate.end, right=right)

    def _part(self, line: Line, figures: Sequence[Figure], of: str) -> Figure | None:
        """Return the last figure in a clause with the word of a rate."""
        told = fact_text(line.text)
        for figure in reversed(figures):
            start, _ = told.clause_at(figure.start)
            before = told.plain[start : figure.start]
            # 收回180份，回收率90%: the same word turned round.
            if (of in before or of[::-1] in before) and figure.kind in ("people", "things"):
                return figure
        return None
