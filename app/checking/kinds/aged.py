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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


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
    sentence neither names a year up to that day nor has any of the words of `unless` in it. The
    message may have `{until}` in it.
    """

    kind: Literal["aged"]
    frames: tuple[str, ...] = Field(min_length=1)
    events: tuple[Past, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what has aged."""
        own = manuscript.date
        past = {word: each for each in self.events for word in each.words} if own else {}
        for line in manuscript.prose if own else ():
            for match in self._pattern.finditer(line.uncited):
                event = past[next(word for name, word in match.groupdict().items() if word)]
                told = line.told_at(match.start())
                history = any(year <= event.last_day[0] for year in told.years)
                now = not history and not told.names(self.unless)
                if own and own.begins > event.last_day and now:
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
