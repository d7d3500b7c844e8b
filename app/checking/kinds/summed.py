"""Things that are counted behind their list: 思想、工作、作风四个方面."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_FARTHEST = 80  # Characters before a number in which its list stands.
_LONGEST = 8
_FEWEST = 2
_SPREAD = 2
_AND = lazy("[和与及]")
_LIST = lazy(f"[{HAN}、]*$")
_NUMBERS = lazy("[一二三四五六七八九十]+")
# What ends in one of these is no last member: it leads to the number, or leaves some out.
_LEADS = "等的了是有这那各共出成为在对从到抓做以及其他另外下上前后"


class Summed(Rule):
    """Finds the number before one of `measures` that the list right before it belies.

    Only a list of members about as long as each other is one. The message may tell `many`.
    """

    kind: Literal["summed"]
    measures: tuple[str, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the number with its measure word."""
        for line in manuscript.prose:
            for match in self._counts.finditer(line.text) if "、" in line.text else ():
                listed = _LIST.search(line.text, max(match.start() - _FARTHEST, 0), match.start())
                members = listed[0].split("、") if listed else []
                apart = [each for member in members for each in _AND.split(member)]
                wanted = numeral_value(match["n"])
                if _is_list(apart) and wanted not in (len(members), len(apart)):
                    yield self.finding(line, *match.span(), many=len(apart))

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        measures = "|".join(map(re.escape, self.measures))
        return re.compile(f"(?P<n>[两二三四五六七八九])(?:{measures})")


def _is_list(members: list[str]) -> bool:
    """Tell whether words are members of one list; before the first, other words may stand."""
    if len(members) < _FEWEST or any(_NUMBERS.fullmatch(each) or not each for each in members):
        return False
    first, *others = [len(member) for member in members]
    shortest, longest = min(others), max(others)
    alike = longest <= min(_LONGEST, shortest + _SPREAD) and first >= shortest
    return alike and members[-1][-1] not in _LEADS
