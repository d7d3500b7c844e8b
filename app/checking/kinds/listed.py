"""Things of which as many are named as do not stand in the list behind: “三勤”：腿勤、嘴勤."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import NUMERAL, numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

# “四到”：眼到、口到、手到、心到: a number, a word, and the same word in every member.
_NAMED = lazy(
    rf"(?P<at>“(?P<n>{NUMERAL}|[两2-9])(?:个)?(?P<word>[\u4e00-\u9fff])”)"
    r"(?:[：:]|，(?:即|就是|也就是)|——|（即?)(?P<list>[^，。；：！？“”（）]{3,80})"
)
_FEWEST = 2


class Listed(Rule):
    """Finds a quoted number and word (“三勤”) that the members listed right behind belie.

    Only members that all begin or end in the word count; the message may tell `many`.
    """

    kind: Literal["listed"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the number and its word."""
        for line in manuscript.prose:
            for match in _NAMED.finditer(line.text):
                many = _members(match)
                if many >= _FEWEST and many != numeral_value(match["n"]):
                    yield self.finding(line, *match.span("at"), many=many)


def _members(match: re.Match[str]) -> int:
    """Return how many members a list has, 0 if it is none."""
    members = re.split("[、和与及]", match["list"])
    word = match["word"]
    ends = all(member.endswith(word) and len(member) > 1 for member in members)
    begins = all(member.startswith(word) and len(member) > 1 for member in members)
    return len(members) if ends or begins else 0
