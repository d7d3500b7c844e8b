"""Days and months that a report calls yesterday or last month, beside its own date."""

from __future__ import annotations

from datetime import date as day_of
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1}
_MONTHS = {"本月": 0, "上个月": -1, "上月": -1, "下个月": 1, "下月": 1}
_NEAR = lazy(
    rf"(?P<near>{'|'.join([*_DAYS, *_MONTHS])})(?:[（(]|，?(?:也就是|也即|即|就是)|是)"
    r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
)
_MOST = 12
# A report that bears an earlier day than this one's many days ago was not written then.
_LATE = 10


class NearDay(Rule):
    """Finds 昨天，也就是7月31日 in a report of 30 July: the day cannot be that one.

    A report may be dated some days after it was written. `{own}` is its own day or month.
    """

    kind: Literal["near_day"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each day that is called by a wrong word."""
        own = manuscript.date
        for line in manuscript.prose if own and own.year else ():
            for match in _NEAR.finditer(line.uncited):
                day = int(match["day"]) if match["day"] else None
                if own and _is_later(own, match["near"], int(match["month"]), day):
                    said = f"{own.month}月{own.day}日" if own.day else f"{own.month}月"
                    yield self.finding(line, *_whole(match.string, *match.span()), own=said)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    return start, end + (text[end : end + 1] in ("）", ")") and "（" in text[start:end])


def _is_later(own: WrittenDate, near: str, month: int, day: int | None) -> bool:
    """Tell whether a day or month is later than the one that a word means at the latest."""
    if near in _MONTHS:
        return 0 < (month - own.month - _MONTHS[near]) % _MOST <= _MOST / 2
    if own.day is None or day is None:
        return False
    latest = day_of(own.year or 1, own.month, own.day) + timedelta(_DAYS[near])
    said = own._replace(month=month, day=day)
    if not said.exists or not said.year:
        return False
    return 0 < (day_of(said.year, month, day) - latest).days <= _LATE
