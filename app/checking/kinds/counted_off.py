"""Things that are counted, and then told one by one: 三位前辈：一位…，一位….; 三周：第一周…."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral, numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_COUNT = r"(?<![第这那前后上每其中一二三四五六七八九十百千万\d多近])(?P<n>[两二三四五六七八九])"
_GAP = 20  # Characters from a measure word to the first of its things.
_BEHIND = 300  # Characters in which the things are told.
_SENTENCE_END = lazy("[。！？]")
# Behind these, things may be told in other words, or not all of them are.
_OTHERS = lazy("其余|其他|另外?[两二三几]|剩下|余下|还有[两二三几]|最后|等")
_WHOLE = lazy("(?:共|分|为期|历时|用|设)[了为成]?$")


class CountedOff(Rule):
    """Finds the number of things that are then told one by one, and there are more or fewer.

    They are told as 一位…，一位… or as 第一周…，第二周…, in the `measures` of their number. Fewer
    are a fault only where a colon promises them all, or a word such as 共 stands before. What
    numbers a point is another rule's. The message may tell `many`.
    """

    kind: Literal["counted_off"]
    measures: tuple[str, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that does not fit."""
        starts = {
            (run.first.line, run.first.start) for run in manuscript.runs if len(run.points) > 1
        }
        for line in manuscript.prose:
            for match in self._counts.finditer(line.text):
                many = _told(match, line)
                if many and (line.number, match.start("list")) not in starts:
                    yield self.finding(line, *match.span("at"), many=many)

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        measures = "|".join(map(re.escape, self.measures))
        counted = _COUNT.replace("?P<n>", "?:")
        other = f"{counted}个?(?:{measures})"  # The number right before its things is theirs.
        return lazy(
            f"(?P<at>{_COUNT}个?(?P<m>{measures}))"
            f"(?=(?P<gap>(?:(?!{other})[^：；。！？]){{0,{_GAP}}}?"
            "(?P<stop>[：，。；]))(?P<list>第?一(?P=m)))"
        )


def _told(match: re.Match[str], line: Line) -> int:
    """Return how many things are told behind a number, 0 where it fits or nobody knows."""
    wanted, measure = numeral_value(match["n"]) or 0, match["m"]
    behind = line.text[match.start("list") : match.end() + _BEHIND]
    if match["list"].startswith("第"):
        many = _in_order(behind, measure)
        whole = bool(_WHOLE.search(line.text[: match.start()])) and many > 2
        whole = whole or match["stop"] == "："
    else:
        behind = _SENTENCE_END.split(behind)[0]
        many = len(
            re.findall(
                f"(?:^|[，；])(?:另外?一{measure}|(?:还有|再|又)一{measure}(?=[是，：])|一{measure})",
                behind,
            )
        )
        whole = match["stop"] == "："
    if many < 2 or many == wanted:
        return 0
    return many if many > wanted or (whole and not _OTHERS.search(behind)) else 0


def _in_order(text: str, measure: str) -> int:
    """Return the last number that the text counts to, from the first on: 第一周…第四周."""
    at, many = 0, 0
    while (at := text.find(f"第{numeral(many + 1)}{measure}", at)) >= 0:
        many += 1
    return many
