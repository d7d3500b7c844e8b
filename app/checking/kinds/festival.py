"""Feasts beside a day that is not theirs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_LINK = (
    r"(?:[（(]|[，,]?(?:这天|这一天|当天)?正?[是为逢]|的)"
    r"(?:我国|我们自己的|我们的)?(?:第[^，。]{1,6}个)?"
)
_NOT_IT = "(?!前|后|期间|来临|假期|将|到来|即)"


class Festival(Rule):
    """Finds a day of the year with one of `days` right behind it that falls on another day.

    `days` are the feasts of the sun's calendar by name, each as month and day. `{right}` is the
    day of the feast.
    """

    kind: Literal["festival"]
    days: dict[str, str] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each feast on another day."""
        for line in manuscript.prose:
            for date in line.dates:
                named = self._named.match(line.text, date.end) if date.day else None
                if named is None:
                    continue
                month, day = map(int, self.days[named["name"]].split("-"))
                if (date.month, date.day) != (month, day):
                    right = f"{month}月{day}日"
                    yield self.finding(line, date.start, named.end(), right=right)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        names = "|".join(sorted(map(re.escape, self.days), key=len, reverse=True))
        return lazy(rf"{_LINK}[“]?(?P<name>{names})[”]?{_NOT_IT}")
