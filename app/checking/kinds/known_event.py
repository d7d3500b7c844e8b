"""Meetings, documents and other events whose days are known, told of at another time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from app.checking.regex import Day, Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy
from app.text.characters import BLOT

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.moments import Moment
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_FAR = 24
_DEED = (
    "(?:在[^，。；]{1,6}?)?(?:胜利|隆重|圆满|正式)?"
    "(?:召开|开幕|举行|举办|闭幕|落下帷幕|结束|印发|发布|出台|公布|颁布|通过|启动|部署)"
)
_DAY_BEHIND = lazy(r"[》”]?(?:已经?|是|就是)?[于在]?$")
_DEED_BEHIND = lazy(_DEED)
# 第二十大 and 一百二十大 are no 二十大.
_GOES_ON = "一二三四五六七八九十第"
_DEED_BEFORE = lazy(rf"{_DEED}的(?:党的)?[“《]?$")


class Event(Model):
    """Something by any of its `words`, its first and its last day; it is new for some years.

    What `has_editions` bore its name before and may be told of at any time, but not as new.
    """

    words: tuple[str, ...] = Field(min_length=1)
    since: Day
    until: Day | None = None
    new_for: int = 1
    has_editions: bool = False

    @property
    def first(self) -> tuple[int, ...]:
        """Return year, month and day of its first day."""
        return tuple(map(int, self.since.split("-")))

    @property
    def last(self) -> tuple[int, ...]:
        """Return year, month and day of its last day."""
        return tuple(map(int, (self.until or self.since).split("-")))

    @property
    def old(self) -> tuple[int, ...]:
        """Return the day from which nobody calls it new."""
        return (self.last[0] + self.new_for, *self.last[1:])


class _Named(NamedTuple):
    line: Line
    event: Event
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.line.text[max(0, self.start - _FAR) : self.start]

    @property
    def behind(self) -> str:
        return self.line.text[self.end : self.end + _FAR]


class KnownEvent(Rule):
    """Finds one of `events` told of as to come when it is over, as over before it was, or as new
    years later; and one with a day beside it that is not its.

    `to_come`, `over` and `new` are what stands right before it or behind it, the place of the event
    marked `{event}`. The first day of all is the report's own. Nothing is found in a sentence that
    names a year before the report's or has a word of `unless`. `{when}` is when it was.
    """

    kind: Literal["known_event"]
    events: tuple[Event, ...] = Field(min_length=1)
    to_come: tuple[Regex, ...]
    over: tuple[Regex, ...]
    new: tuple[Regex, ...]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each event that is told at a wrong time."""
        own = manuscript.date
        words = [word for word in self._events if word in manuscript.text]
        for line in manuscript.prose if words else ():
            if not any(word in line.text for word in words):
                continue
            moments = manuscript.moments.get(line.number, ())
            for one in self._named(line, words):
                span = self._misdated(one, moments) or (own and self._untimely(one, own))
                if span:
                    yield self.finding(line, *span, when=_when(one.event))

    def _named(self, line: Line, words: Sequence[str]) -> Iterator[_Named]:
        taken = 0
        found = [(line.text.find(word), -len(word), word) for word in words]
        while found := [each for each in found if each[0] >= 0]:
            start, _, word = min(found)
            goes_on = start > 0 and line.text[start - 1] in _GOES_ON
            is_name = start >= taken and not goes_on
            if is_name and (word[0] in "《“" or line.uncited[start] != BLOT):
                yield _Named(line, self._events[word], start, start + len(word))
                taken = start + len(word)
            found.remove((start, -len(word), word))
            found.append((line.text.find(word, start + 1), -len(word), word))

    def _misdated(self, one: _Named, moments: Sequence[Moment]) -> tuple[int, int] | None:
        """Return the words of an event and of a day that it was not on."""
        text = one.line.text
        for moment in () if one.event.has_editions else moments:
            if not moment.years or moment.limit:
                continue
            between = text[moment.end : one.start]
            is_before = moment.end <= one.start and _fits(_DEED_BEFORE, between)
            is_behind = (
                one.end <= moment.start
                and moment.start - one.end < _FAR
                and _DAY_BEHIND.fullmatch(text, one.end, moment.start)
                and _DEED_BEHIND.match(text, moment.end)
            )
            if (is_before or is_behind) and not _meet(moment, one.event):
                return min(one.start, moment.start), max(one.end, moment.end)
        return None

    def _untimely(self, one: _Named, own: WrittenDate) -> tuple[int, int] | None:
        """Return the words of an event that is told of at a time that is not the report's."""
        event, told = one.event, one.line.told_at(one.start)
        words = one.line.text[one.start : one.end]
        years = [year for year in told.years if str(year) not in words]
        is_history = any(year <= event.last[0] for year in years)
        checks = (
            event.last < own.begins and not is_history and not event.has_editions,
            own.ends < event.first and not event.has_editions,
            event.old < own.begins and not is_history,
        )
        for sides, is_wrong in zip(self._sides, checks, strict=True):
            for before, behind in sides if is_wrong and not told.names(self.unless) else ():
                start, end = before.search(one.before), behind.match(one.behind)
                if start and end:
                    return one.start - len(start[0]), one.end + end.end()
        return None

    @cached_property
    def _sides(self) -> list[list[tuple[re.Pattern[str], re.Pattern[str]]]]:
        return [list(map(_parted, frames)) for frames in (self.to_come, self.over, self.new)]

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {word: event for event in self.events for word in event.words}


def _parted(frame: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, _, behind = frame.partition("{event}")
    return lazy(f"(?:{before})$"), lazy(behind)


def _fits(pattern: re.Pattern[str], between: str) -> bool:
    return len(between) < _FAR and pattern.match(between) is not None


def _meet(moment: Moment, event: Event) -> bool:
    """Tell whether a time and an event have a day in common in one of the time's years."""
    return any(
        (year, *moment.first) <= event.last and event.first <= (year, *moment.last)
        for year in moment.years
    )


def _when(event: Event) -> str:
    first, last = ("{}年{}月{}日".format(*day) for day in (event.first, event.last))
    return first if first == last else f"{first}至{last}"
