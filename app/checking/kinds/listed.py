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

_COUNT = rf"(?P<n>{NUMERAL}|[两2-9])"
_LIST = r"(?:[：:]|，(?:即|就是|也就是)|——|（即?)(?P<list>[^，。；：！？“”（）]{3,80})"
# “四到”：眼到、口到、手到、心到: a number, a word, and the same word in every member.
_NAMED = lazy(rf"(?P<at>“{_COUNT}[个条项种大道]?(?P<word>[\u4e00-\u9fff]{{1,4}})”){_LIST}")
# 三个词：敬畏、坚持、感恩。: a number of words, and nothing else up to the stop.
_WORDS = lazy(
    rf"(?<![第这那上])(?P<at>{_COUNT}个(?:关键)?词)[：:](?P<list>[^，。；：！？（）]{{3,60}})。"
)
# 两句话：把法条记在脑子里，把百姓装在心里。: sayings, told apart by how each of them begins.
_SAYINGS = lazy(
    rf"(?<![第这那上])(?P<at>{_COUNT}句话)[^，。；：！？“”]{{0,8}}[：:](?P<list>[^。；：！？“”]{{5,80}})。"
)
_MARKS = "“”‘’《》"
_LONGEST_WORD = 6
_FEWEST = 2


class Listed(Rule):
    """Finds a number that the members listed right behind belie: “三勤”：腿勤、嘴勤; 三个词：….

    Of a quoted name, only members that all begin or end in its word count. Those whose words
    `never` names are fixed expressions, and another rule's. The message may tell `many`.
    """

    kind: Literal["listed"]
    never: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the number and its word."""
        for line in manuscript.prose:
            named = (
                match for match in _NAMED.finditer(line.text) if match["word"] not in self.never
            )
            counted = [(match, _with_word(match)) for match in named]
            counted += [(match, _words(match)) for match in _WORDS.finditer(line.text)]
            counted += [(match, _sayings(match)) for match in _SAYINGS.finditer(line.text)]
            for match, many in counted:
                if many >= _FEWEST and many != numeral_value(match["n"]):
                    yield self.finding(line, *match.span("at"), many=many)


def _with_word(match: re.Match[str]) -> int:
    """Return how many members a list has that all begin or end in the word, else 0."""
    members = _members(match["list"])
    word = match["word"]
    ends = all(member.endswith(word) and member != word for member in members)
    begins = all(member.startswith(word) and member != word for member in members)
    return len(members) if ends or begins else 0


def _words(match: re.Match[str]) -> int:
    members = _members(match["list"])
    return len(members) if all(len(member) <= _LONGEST_WORD for member in members) else 0


def _sayings(match: re.Match[str]) -> int:
    sayings = match["list"].split("，")
    return len(sayings) if len({saying[:1] for saying in sayings}) == 1 else 0


def _members(text: str) -> list[str]:
    return [member.strip(_MARKS) for member in re.split("[、和与及]", text)]
