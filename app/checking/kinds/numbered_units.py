"""Stretches and groups that are numbered on beyond how many there are: 三周, 第四周."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_NUMBERED = lazy(r"第(?P<n>[一二三四五六七八九十]{1,2})(?P<of>个?.)")
_LEAST = 3


class NumberedUnits(Rule):
    """Finds 用三周时间，第一周…，第四周: units numbered on from the first are others than are said.

    `announced` is a regular expression for how many there are, with the groups `n` and `of`; they
    are numbered behind it in the same line. `{right}` is how many they are.
    """

    kind: Literal["numbered_units"]
    announced: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number of units with those that follow."""
        for line in manuscript.prose:
            if "第一" in line.text:
                yield from self._in_line(line)

    def _in_line(self, line: Line) -> Iterator[Finding]:
        numbered: dict[str, list[re.Match[str]]] = {}
        for match in _NUMBERED.finditer(line.text):
            numbered.setdefault(match["of"][-1], []).append(match)
        said = {match["of"]: match for match in self._announced.finditer(line.text)}
        for of, matches in numbered.items():
            numbers = [numeral_value(match["n"]) for match in matches]
            runs = numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= _LEAST
            lead = said.get(of)
            many = numeral_value(lead["n"]) if lead else None
            if lead and runs and lead.end() <= matches[0].start() and many != len(numbers):
                yield self.finding(line, lead.start(), lead.end(), right=len(numbers))

    @cached_property
    def _announced(self) -> re.Pattern[str]:
        return lazy(self.announced)
