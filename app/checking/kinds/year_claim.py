"""Years that a report gives to something, and that are not its years."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_YEAR = lazy(r"(?P<near>今年|本年度?|明年|去年)|(?<!\d)(?P<year>(?:19|20)\d\d)\s*年")
_NEAR = {"今": 0, "本": 0, "明": 1, "去": -1}
_IS = lazy("是|正值|恰逢|适逢|喜逢|时值|迎来|系|作为")
_NOT_OF_IT = lazy(r"[到至从自前后以]|[（(]|《")
_FARTHEST = 40


class Claim(Model):
    """What happens in one year: `words` is a regular expression.

    Its group `n` counts the years since `year`, as in 成立(?P<n>…)周年.
    """

    words: str
    year: int


class YearClaim(Rule):
    """Finds what is said to be in a year, this year or the next, and is in another one.

    This year is that of the report's own date. `{right}` in the message is the right year.
    """

    kind: Literal["year_claim"]
    claims: tuple[Claim, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the words of each claim that does not hold."""
        own = manuscript.date.year if manuscript.date else None
        for line in manuscript.prose:
            for pattern, year in self._patterns:
                for match in pattern.finditer(line.text):
                    right = year + (
                        numeral_value(match["n"]) or 0 if "n" in match.groupdict() else 0
                    )
                    said = self._said(line, match.start(), own)
                    if said and said[1] != right:
                        yield self.finding(line, said[0], match.end(), right=right)

    def _said(self, line: Line, end: int, own: int | None) -> tuple[int, int] | None:
        """Return where the year that words belong to stands before them, and which it is."""
        sentence = line.sentence_at(end)
        begin = max(sentence.start if sentence else 0, end - _FARTHEST)
        years = list(_YEAR.finditer(line.uncited, begin, end))
        if not years:
            return None
        last = years[-1]
        between = line.uncited[last.end() : end]
        if not _IS.search(between) or _NOT_OF_IT.search(between):
            return None
        if last["year"]:
            return last.start(), int(last["year"])
        return (last.start(), own + _NEAR[last["near"][0]]) if own else None

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], int]]:
        return [(lazy(claim.words), claim.year) for claim in self.claims]
