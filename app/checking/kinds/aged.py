"""Words about what lay ahead or went on, in a report of a later date."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Day
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy
from app.text.dates import years_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding


# The first year of 2020—2024年.
_SPAN = lazy(r"(?<!\d)((?:19|20)\d\d)(?=[—－~～至-])")
# A line so short is a heading; so many lines are the report's title and what is around it.
_HEADING = 30
_TITLE = 4


class Past(Model):
    """Something by any of its `words`, and the last day of it."""

    words: tuple[str, ...] = Field(min_length=1)
    until: Day

    @property
    def last_day(self) -> tuple[int, ...]:
        """Return year, month and day."""
        return tuple(map(int, self.until.split("-")))


class Aged(Rule):
    """Finds what a report says of `events` as of something to come, or to go on.

    `frames` are regular expressions with `{event}` in them, for the words of any event. What a
    report says is found if its own date is later than the last day of the event, and if the
    sentence has none of the words of `unless`, and neither its line nor its heading nor the
    report's title names a year up to that day. The message may have `{until}` in it.
    """

    kind: Literal["aged"]
    frames: tuple[str, ...] = Field(min_length=1)
    events: tuple[Past, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what has aged."""
        own = manuscript.date
        past = {word: each for each in self.events for word in each.words} if own else {}
        words = [word for word in past if word in manuscript.text]
        for line in manuscript.prose if words else ():
            if not any(word in line.text for word in words):
                continue
            for match in self._pattern.finditer(line.uncited):
                event = past[next(word for name, word in match.groupdict().items() if word)]
                if own is None or own.begins <= event.last_day:
                    continue
                history = any(year <= event.last_day[0] for year in _years(manuscript, line))
                if not history and not line.told_at(match.start()).names(self.unless):
                    until = "{}年{}月".format(*event.last_day)
                    yield self.finding(line, *match.span(), until=until)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted((word for each in self.events for word in each.words), key=len, reverse=True)
        one = "|".join(map(re.escape, words))
        return lazy(
            "|".join(
                frame.replace("{event}", f"(?P<event{number}>{one})")
                for number, frame in enumerate(self.frames)
            )
        )


def _years(manuscript: Manuscript, line: Line) -> Iterator[int]:
    """Yield the years that a line, its heading and the report's title name."""
    before = manuscript.lines[_TITLE : line.number]
    heading = next((one for one in reversed(before) if len(one.text) <= _HEADING), line)
    for one in (line, heading, *manuscript.lines[:_TITLE]):
        yield from years_in(one.text)
        yield from (int(year) for year in _SPAN.findall(one.text))
