"""Two events of one thing, the later one with the earlier time, or too soon behind the first."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.moments import Moment
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_SENTENCE = lazy("[^。！？]+")
# What stands between an event and the time told behind it, or in front of it.
_AT = lazy("(?:的?(?:时间|日期))?(?:是|为|于|在|：|[^，。；\\d]{0,12}早在)")
_HELD = lazy("(?:召开|举行|举办|开始)")
_BETWEEN = lazy("[^。；\\d]{0,14}")
_AROUND = 8
_PAIR = 2


class Gap(Model):
    """How many years lie at least between two events."""

    first: Regex
    then: Regex
    years: int


class _Event(NamedTuple):
    step: int
    moment: Moment
    start: int
    end: int


class Course(Rule):
    """Finds two times of one sentence at events of one `course` that are in the wrong order.

    A course names its events from the first to the last, each as a regular expression; `gaps` tells
    how many years lie between two. Where a word of `unless` stands in or beside them, the events
    are not those of one thing.
    """

    kind: Literal["event_order"]
    courses: tuple[tuple[Regex, ...], ...] = ()
    gaps: tuple[Gap, ...] = ()
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each pair that runs backwards."""
        own = manuscript.date
        for number, moments in manuscript.moments.items():
            if len(moments) < _PAIR:
                continue
            line = manuscript.lines[number]
            starts = [one.start for one in moments]
            for sentence in _SENTENCE.finditer(line.uncited):
                first, last = (bisect_left(starts, place) for place in sentence.span())
                inside = moments[first:last]
                for start, end in self._wrong(sentence, inside, own):
                    around = line.text[max(0, start - _AROUND) : end + _AROUND]
                    if not any(word in around for word in self.unless):
                        yield self.finding(line, start, end)

    def _wrong(
        self, sentence: re.Match[str], moments: Sequence[Moment], own: WrittenDate | None
    ) -> Iterator[tuple[int, int]]:
        places = self._places(sentence) if len(moments) >= _PAIR else ()
        for pattern, years in self._patterns if len(places) >= _PAIR else ():
            events = list(_events(pattern, sentence, places, moments))
            for one in events:
                for other in events:
                    if one.step < other.step and _is_wrong(one.moment, other.moment, own, years):
                        yield min(one.start, other.start), max(one.end, other.end)

    def _places(self, sentence: re.Match[str]) -> Sequence[int]:
        """Return where in a sentence an event of any course may be named."""
        text = sentence.string
        return [match.start() for match in self._any.finditer(text, *sentence.span())]

    @cached_property
    def _any(self) -> re.Pattern[str]:
        steps = [step for course in self.courses for step in course]
        steps += [step for gap in self.gaps for step in (gap.first, gap.then)]
        return lazy(f"(?={'|'.join(dict.fromkeys(steps))})")

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], int]]:
        courses = [(course, 0) for course in self.courses]
        courses += [((gap.first, gap.then), gap.years) for gap in self.gaps]
        return [
            (lazy("|".join(f"(?P<s{at}>{step})" for at, step in enumerate(course))), years)
            for course, years in courses
        ]


def _events(
    pattern: re.Pattern[str],
    sentence: re.Match[str],
    places: Sequence[int],
    moments: Sequence[Moment],
) -> Iterator[_Event]:
    """Yield the events of a sentence with the time that is told of each; an event has one."""
    text = sentence.string
    for place in places:
        match = pattern.match(text, place, sentence.end())
        if match is None:
            continue
        step = int((match.lastgroup or "s0")[1:])
        behind = next((one for one in moments if one.start >= match.end()), None)
        before = next((one for one in reversed(moments) if one.end <= match.start()), None)
        if behind and (
            _AT.fullmatch(text, match.end(), behind.start)
            or (behind.start == match.end() and _HELD.match(text, behind.end))
        ):
            yield _Event(step, behind, match.start(), behind.end)
        elif before and _BETWEEN.fullmatch(text, before.end, match.start()):
            yield _Event(step, before, before.start, match.end())


def _is_wrong(first: Moment, then: Moment, own: WrittenDate | None, years: int) -> bool:
    """Tell whether a time is surely before another one, or not so many years behind it."""
    if first is then:
        return False
    if first.said and then.said:
        if not (first.years and then.years):
            return False
        if years:
            return first.years[0] <= then.years[0] < first.years[0] + years
        return then.ends < first.begins
    if years or first.said or then.said or first.is_year or then.is_year:
        return False
    is_over = own is not None and max(first.last, then.last) <= own.ends[1:]
    return then.last < first.first and (is_over or first.first[0] == then.last[0])
