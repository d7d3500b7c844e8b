"""Stretches from one part of a year, a month or a day to an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_TO = "(?:至|到|—{1,2}|-|～)"
_YEAR = r"(?:(?P<year{n}>(?<!\d)(?:19|20)\d\d)年)?"
_PART = r"(?P<part{n}>(?:年|月)?[初底末]|[上中下]旬|第?[一二三四]季度|[上下]半年)"
_MONTH = r"(?:(?P<month{n}>\d{{1,2}})月)?"
_ONE, _OTHER = (_YEAR.format(n=n) + _MONTH.format(n=n) + _PART.format(n=n) for n in (1, 2))
_PARTS = lazy(_ONE + _TO + _OTHER)
_HOUR = r"(?P<hour{n}>\d{{1,2}})(?:[:：](?P<minute{n}>[0-5]\d)|[点时](?:(?P<past{n}>[0-5]?\d)分)?)"
_FIRST, _SECOND = (_HOUR.format(n=n) for n in (1, 2))
_HOURS = lazy(rf"(?<![\d:：])(?P<half>上午|下午)?{_FIRST}{_TO}{_SECOND}(?![\d:：])")
_HALF = "(?P<half{n}>上午|下午|早上|清晨|凌晨|中午|晚上?)"
_CLOCK = _HALF + _HOUR
_BEGUN, _ENDED = (_CLOCK.format(n=n) for n in (1, 2))
_LASTED = lazy(
    rf"{_BEGUN}(?:准时|正式)?(?:开始|开会|召开|出发|开班|签到|起)[^，。；！？\d]{{0,6}}[，,]?[至到于]{{0,2}}{_ENDED}"
    "(?=[^，。；！？]{0,4}(?:结束|散会|散场|收工|返回|返程|下课|闭幕|止))"
)
_LATE = ("下午", "晚", "晚上", "中午")
_NOON = 12
_RANKS = {"初": 0, "上": 0, "中": 1, "底": 2, "末": 2, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}
_WORKING_DAY = range(7, 20)


class ReversedParts(Rule):
    """Finds 5月底到5月初, 2025年第四季度至第二季度, 上午11点至9点.

    Where no year stands, quarters and months may go on in the next one; hours of the night, too.
    """

    kind: Literal["reversed_parts"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each stretch that runs backwards."""
        for line in manuscript.prose:
            for hint, pattern, runs_backwards in _SORTS:
                if not hint.search(line.text):
                    continue
                for match in pattern.finditer(line.uncited):
                    if runs_backwards(match):
                        yield self.finding(line, *match.span())


def _parts(match: re.Match[str]) -> bool:
    first, last = match["part1"], match["part2"]
    year = match["year1"]
    if match["year2"] and match["year2"] != year:
        return bool(year) and int(match["year2"]) < int(year)
    if not year and not (match["month1"] and match["month2"] in (None, match["month1"])):
        return False
    if match["month1"] and match["month2"] and match["month1"] != match["month2"]:
        return bool(year) and int(match["month2"]) < int(match["month1"])
    return _kind(first) == _kind(last) and _rank(last) < _rank(first)


def _kind(part: str) -> str:
    return part[-1] if part[-1] in "旬度年" else "初"


def _rank(part: str) -> int:
    return _RANKS[part.removeprefix("第").lstrip("年月")[0]]


def _hours(match: re.Match[str]) -> bool:
    begin, end = (_minutes(match, number) for number in (1, 2))
    working = all(int(match[f"hour{number}"]) in _WORKING_DAY for number in (1, 2))
    if match["half"] == "下午" and int(match["hour1"]) > int(match["hour2"]):
        return False
    return end < begin and working


def _minutes(match: re.Match[str], number: int) -> int:
    past = match[f"minute{number}"] or match[f"past{number}"] or 0
    return int(match[f"hour{number}"]) * 60 + int(past)


def _lasted(match: re.Match[str]) -> bool:
    begin, end = (
        _minutes(match, number)
        + 60 * _NOON * (match[f"half{number}"] in _LATE and int(match[f"hour{number}"]) < _NOON)
        for number in (1, 2)
    )
    return end < begin and match["half2"] != "凌晨"


_SORTS = (
    (lazy(f"[初底末旬度年]{_TO}"), _PARTS, _parts),
    (lazy(rf"[\d点时分]{_TO}\d"), _HOURS, _hours),
    (lazy("[上下]午|晚"), _LASTED, _lasted),
)
