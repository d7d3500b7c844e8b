"""Two events of one thing in a clause after the other, the later one with the earlier date."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_DATE = r"(?P<year{n}>(?:19|20)\d\d)年(?:底|初|(?P<month{n}>\d{{1,2}})月)?(?:份|\d{{1,2}}日)?"
# What is told of each date: before it (竣工时间是2016年8月) or behind it (2016年8月竣工).
_TOLD = (
    r"(?:(?P<before{n}>{events})(?:时间|日期)?(?:是|为|于|在|：)|于|在)?{date}"
    r"(?:[，,]?(?:正式|顺利|全面|全线)?(?P<behind{n}>{events}))?"
)
_AROUND = 8
_PAIR = 2


class Course(Rule):
    """Finds two dates of one sentence at events of one `course` that are in the wrong order.

    A course names its events from the first to the last. Where a word of `unless` stands
    in or beside them, the events are not those of one thing.
    """

    kind: Literal["event_order"]
    courses: tuple[tuple[str, ...], ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each pair that runs backwards."""
        for line in manuscript.prose:
            if line.text.count("年") < _PAIR:
                continue
            for course, pattern in self._patterns:
                if sum(event in line.text for event in course) < _PAIR:
                    continue
                for match in pattern.finditer(line.uncited):
                    events = [_event(match, number) for number in (1, 2)]
                    around = line.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
                    if None in events or any(word in around for word in self.unless):
                        continue
                    first, second = (course.index(str(event)) for event in events)
                    if first != second and (first < second) == _is_later(match):
                        yield self.finding(line, *match.span())

    @cached_property
    def _patterns(self) -> list[tuple[tuple[str, ...], re.Pattern[str]]]:
        return [(course, _pattern(course)) for course in self.courses]


def _pattern(course: tuple[str, ...]) -> re.Pattern[str]:
    events = "|".join(map(re.escape, sorted(course, key=len, reverse=True)))
    one, other = (
        _TOLD.format(n=number, events=events, date=_DATE.format(n=number)) for number in (1, 2)
    )
    return lazy(rf"{one}(?:的|了)?[，,、；;]?(?:并|又|再|而)?{other}")


def _event(match: re.Match[str], number: int) -> str | None:
    before, behind = match[f"before{number}"], match[f"behind{number}"]
    return None if before and behind else before or behind


def _is_later(match: re.Match[str]) -> bool | None:
    """Tell whether the first date is later than the second, None where that cannot be told."""
    years = [int(match[f"year{number}"]) for number in (1, 2)]
    months = [numeral_value(match[f"month{number}"] or "") for number in (1, 2)]
    if years[0] != years[1]:
        return years[0] > years[1]
    if None in months or months[0] == months[1]:
        return None
    return (months[0] or 0) > (months[1] or 0)
