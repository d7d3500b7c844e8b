"""Meetings beside a year that they were not held in, or a document that another one passed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Month
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_DAY = r"(?P<year>(?<!\d)(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月(?:\d{1,2}日)?(?:至\d{1,2}日)?)?"
_HELD = "(?:在北京|在京)?(?:胜利)?(?:召开|举行|闭幕|开幕)"
_OF = "(?:党的|中国共产党)?"
_PASSED = "(?:审议)?(?:并)?(?:通过|作出)"
_TOLD = ("会《", "会的《", "召开", "举行", "闭幕", "开幕", "通过", "作出", "（1", "（2", "(1", "(2")
_FRAMES = (
    rf"{_DAY}[，,]?{_HELD}的{_OF}(?P<meeting>{{meetings}})",
    rf"{_DAY}[，,]{_OF}(?P<meeting>{{meetings}}){_HELD}(?!的|以来|后|之后)",
    rf"(?P<meeting>{{meetings}})(?:于|在|是在|是){_DAY}{_HELD}",
    rf"(?P<meeting>{{meetings}})[（(]{_DAY}(?:{_HELD})?[）)]",
    rf"{_DAY}[，,]?{_OF}(?P<meeting>{{meetings}}){_PASSED}",
)
_WORKS = (
    rf"(?P<meeting>{{meetings}})(?:[^。；：《》]{{0,10}}{_PASSED}(?:了|的)?[《“\"]?|的?《)"
    r"(?P<work>{works})"
)
_BY = (
    r"《(?P<work>{works})[^《》]{0,30}》[，,]?(?:就?是|由|系|于|为)?(?:在|由)?(?:党的|中国共产党)?"
    rf"(?P<meeting>{{meetings}})(?:上)?{_PASSED}"
)


class Meeting(Model):
    """A meeting by its `name`, the months it was held in, and what it passed."""

    name: str = Field(min_length=2)
    held: tuple[Month, ...] = Field(min_length=1)
    passed: tuple[str, ...] = ()


class Meetings(Rule):
    """Finds a meeting said to be held when it was not, or to pass what another one did.

    `{right}` is when it was held, or which one passed it. Where the sentence has a word of
    `unless`, it says itself that this is a slip.
    """

    kind: Literal["meetings"]
    meetings: tuple[Meeting, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each meeting with what does not fit."""
        by_name = {each.name: each for each in self.meetings}
        owners = {work: each.name for each in self.meetings for work in each.passed}
        for line in manuscript.written:
            text = line.text
            if not any(word in text for word in _TOLD):
                continue
            for frame in self._frames:
                for match in frame.finditer(text):
                    meeting = by_name[match["meeting"]]
                    if _fits(match, meeting) or line.told_at(match.start()).names(self.unless):
                        continue
                    right = _month(meeting.held[0])
                    said = f"“{meeting.name}”是{right}召开的"
                    yield self.finding(line, *match.span(), right=said)
            for match in (found for each in self._works for found in each.finditer(text)):
                owner = owners[match["work"]]
                is_slip = line.told_at(match.start()).names(self.unless)
                if match["meeting"] != owner and not is_slip:
                    said = f"这是{owner}通过的"
                    yield self.finding(line, *match.span("meeting"), right=said)

    @cached_property
    def _frames(self) -> list[re.Pattern[str]]:
        return [lazy(frame.replace("{meetings}", self._names)) for frame in _FRAMES]

    @cached_property
    def _works(self) -> list[re.Pattern[str]]:
        works = "|".join(re.escape(work) for each in self.meetings for work in each.passed)
        # Meetings need not have passed anything, and nothing would stand everywhere.
        frames = (frame.replace("{works}", works) for frame in (_WORKS, _BY) if works)
        return [lazy(frame.replace("{meetings}", self._names)) for frame in frames]

    @cached_property
    def _names(self) -> str:
        names = sorted((each.name for each in self.meetings), key=len, reverse=True)
        either = "|".join(map(re.escape, names))
        return rf"(?<![第一二三四五六七八九十百])(?:{either})(?![队学型类胆庆])"


def _fits(match: re.Match[str], meeting: Meeting) -> bool:
    if not match["month"]:
        return any(month.startswith(match["year"]) for month in meeting.held)
    return f"{match['year']}-{int(match['month']):02}" in meeting.held


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"
