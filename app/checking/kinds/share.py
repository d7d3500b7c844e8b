"""Shares of more than all."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import is_percent, shown
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.facts.figures import every_figure
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_ALL = 100.0
_BEFORE = 24
_SIDE_BY_SIDE = lazy("[、和与及，]|以及")
_ROUNDED = 0.6


class Share(Rule):
    """Finds a percentage of more than 100 behind words that allow of no more.

    `before` is a regular expression for them; what `unless` matches among them allows of more.
    """

    kind: Literal["share"]
    before: Regex
    unless: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each share of more than all."""
        for line in manuscript.lines:
            if "%" not in line.text and "％" not in line.text:
                continue
            for figure in every_figure(line.text):
                if not is_percent(figure) or figure.number.size <= _ALL:
                    continue
                begin = max(0, figure.start - _BEFORE)
                found = self._before.search(line.text, begin, figure.start)
                if found and not self._unless.search(found[0]):
                    yield self.finding(line, figure.start, figure.end)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return lazy(self.before)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return lazy(self.unless)


class ShareSum(Rule):
    """Finds percentages behind a word of `lead`, side by side, that make more than 100."""

    kind: Literal["share_sum"]
    lead: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the shares of one whole that are too many."""
        for line in manuscript.prose:
            for lead in self._lead.finditer(line.text):
                shares = [f for f in every_figure(line.text) if f.start >= lead.end()]
                listed = shares[:1] if shares and shares[0].start - lead.end() <= 2 else []
                for share in shares[1:]:
                    if listed and _SIDE_BY_SIDE.fullmatch(line.text, listed[-1].end, share.start):
                        listed.append(share)
                    else:
                        break
                total = sum(share.number.size for share in listed)
                if listed and all(map(is_percent, listed)) and total > _ALL + _ROUNDED:
                    yield self.finding(line, listed[0].start, listed[-1].end, sum=shown(total))

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return lazy(self.lead)
