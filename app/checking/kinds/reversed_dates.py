"""Stretches of time that end before they begin, or last another number of days than they say."""

from __future__ import annotations

from datetime import date as day_of
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN
from app.text.dates import LEAP_YEAR
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_TO = lazy(r"(?:起|开始)?\s*(?:至|到|—{1,2}|－{1,2}|-{1,2}|–|～|~)\s*")
_TO_LATER = lazy(rf"[{HAN}]{{0,4}}[，,]?[至到]")
_BEGUN = "开始|开班|启动|报到|开幕|出发|开课|开训|开营|进驻|入驻|动工|开工|启程|集结|开讲|开展|起"
_ENDED = "结束|结业|闭幕|返程|返回|收官|完成|离开|撤回|竣工|完工|结课|闭营|散会|回到|归队"
# 3月4日开始，3月8日结束: the first day begins what the last one ends.
_BEGUN_LATER = lazy(rf"[{HAN}]{{0,6}}?(?:{_BEGUN})[{HAN}]{{0,6}}[，,、；]?(?:[至到于并]|于)?")
_THEN_ENDED = lazy(rf"(?:止|[{HAN}]{{0,4}}?(?:{_ENDED}))")
_YEARS = lazy(r"(?<!\d)((?:19|20)\d\d)年?(?:至|到|—{1,2}|－{1,2}|-|–|～|~)((?:19|20)\d\d)年")
_NUMBER = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_LASTS = lazy(
    rf"(?:[^，。；！？\d]{{0,14}}[，（(]){{0,2}}[^，。；！？\d每各批次轮期班]{{0,10}}"
    rf"(?:为期|历时|持续|前后)(?P<days>{_NUMBER})天"
)
# 共学习了六天: free days between may not count, but there cannot be more.
_WITHIN = lazy(
    rf"(?:[^，。；！？\d]{{0,14}}[，（(]){{0,2}}(?:共|一共|连续|集中)[^，。；！？\d每各批次轮期班]{{0,8}}?"
    rf"(?P<days>{_NUMBER})天"
)
# 42天的春运自1月14日起，到2月22日结束: how long it lasts stands first.
_BEFORE = lazy(
    rf"(?<![\d.第])(?P<days>{_NUMBER})天的[^，。；！？\d每各批次轮期班]{{1,12}}(?:自|从|由|于)$"
)
_FAR = 24
_MONTHS = lazy(rf"[^。；！？\d]{{0,24}}?(?:了|为期|历时|持续)(?P<months>{_NUMBER})个月(?![多零半])")
_FEBRUARY = 2
_MONTH = 30.4
_NEAR = 0.7


class ReversedDates(Rule):
    """Finds a stretch of time whose end lies before its begin.

    Where neither day has a year, the end may lie in the next one unless both are of one month.
    """

    kind: Literal["reversed_dates"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each stretch that runs backwards."""
        for line in manuscript.prose:
            for first, last in _stretches(line, _TO):
                if _runs_backwards(first, last):
                    yield self.finding(line, first.start, last.end)
            for match in _YEARS.finditer(line.uncited):
                if int(match[2]) < int(match[1]):
                    yield self.finding(line, *match.span())


class CountedDays(Rule):
    """Finds how many days or months a stretch of time is said to last, where it lasts others.

    Whether the first day counts is left open. The two days stand side by side, or with `by_words`
    words stand between them. `{right}` is how long it lasts.
    """

    kind: Literal["counted_days"]
    by_words: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each length that does not fit."""
        for line in manuscript.prose:
            for first, last in _stretches(line, _TO, _TO_LATER):
                side_by_side = _TO.fullmatch(line.text, first.end, last.start) is not None
                days = None if side_by_side == self.by_words else _days(first, last)
                if days is None:
                    continue
                said = _LASTS.match(line.text, last.end)
                within = None if said else _WITHIN.match(line.text, last.end)
                more = within and (numeral_value(within["days"]) or 0) > days + 1
                if more or (said and numeral_value(said["days"]) not in (days, days + 1)):
                    end = (said or within).end()  # type: ignore[union-attr]
                    yield self.finding(line, first.start, end, right=f"{days + 1}天")
                before = _BEFORE.search(line.text, max(0, first.start - _FAR), first.start)
                if before and numeral_value(before["days"]) not in (days, days + 1):
                    yield self.finding(line, before.start(), last.end, right=f"{days + 1}天")
                months = _MONTHS.match(line.text, last.end)
                if months and not _are_months(days, numeral_value(months["months"])):
                    right = f"{days / _MONTH:.1f}".removesuffix(".0") + "个月"
                    yield self.finding(line, first.start, months.end(), right=right)


def _are_months(days: int, months: int | None) -> bool:
    return months is None or abs(days / _MONTH - months) < _NEAR


def _stretches(line: Line, *links: re.Pattern[str]) -> Iterator[tuple[WrittenDate, WrittenDate]]:
    """Yield the two dates of each stretch; the last one has the year of the first."""
    for first, last in zip(line.dates, line.dates[1:], strict=False):
        linked = any(link.fullmatch(line.text, first.end, last.start) for link in links)
        begun = _BEGUN_LATER.fullmatch(line.text, first.end, last.start)
        linked = linked or bool(begun and _THEN_ENDED.match(line.text, last.end))
        if first.exists and last.exists and linked:
            yield first, last


def _runs_backwards(first: WrittenDate, last: WrittenDate) -> bool:
    if first.day is None or last.day is None:
        if first.year and last.year:
            return (last.year, last.month) < (first.year, first.month)
        return False
    if first.year is None and last.year is None:
        return first.month == last.month and last.day < first.day
    year = last.year or first.year
    return last._replace(year=year).ends < first._replace(year=first.year or year).begins


def _days(first: WrittenDate, last: WrittenDate) -> int | None:
    """Return how many days lie between two days of one year, if that can be told."""
    year = first.year or last.year
    if first.day is None or last.day is None or (last.year or year) != year:
        return None
    if year is None and first.month <= _FEBRUARY < last.month:
        return None
    begin, end = (day_of(year or LEAP_YEAR, *one.begins[1:]) for one in (first, last))
    return (end - begin).days if end >= begin else None
