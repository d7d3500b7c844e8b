"""Figures of the parts of a year that do not make that of the whole."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import shown_as
from app.checking.other_readings import fit_as_total
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_PERIOD = lazy(
    r"全年|[上下]半年|[一二三四]季度|(?<!\d)(?:1[0-2]|[1-9])月(?!\d|底|末|初|中|上|下|[一二三]?十?日)"
)
_RUN = lazy(rf"[{HAN}]{{2,}}")
_EACH = lazy("各[^，。；]{0,8}$")
_PARTS = {"全年": range(1, 13), "上半年": range(1, 7), "下半年": range(7, 13)}
_COUNTED = ("people", "things", "money", "size")
_LINES = 3
_FARTHEST = 160
# So many figures behind a whole may be its parts.
_MOST = 24
_NEAR = 8


class _Told(NamedTuple):
    line: Line
    quantity: Quantity
    months: frozenset[int]
    size: float
    words: str

    @property
    def pairs(self) -> set[str]:
        return {a + b for run in _RUN.findall(self.words) for a, b in pairwise(run)}


class YearParts(Rule):
    """Finds 全年14次，上半年6次，下半年6次: the parts of a time make another number than the whole.

    The parts are told in the same line or soon behind it, of the same deed or thing, and are all
    the time there is. Nothing is found in a sentence that `unless` matches. `{sum}` is what they
    make, `{whole}` the whole.
    """

    kind: Literal["year_parts"]
    unless: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the last part of each time that does not make it up."""
        told = [(at, one) for at, line in enumerate(manuscript.prose) for one in self._told(line)]
        for number, (at, whole) in enumerate(told):
            if len(whole.months) > 1 and whole.size == whole.quantity.size:
                around = told[max(0, number - _MOST) : number + _MOST]
                near = [one for place, one in around if at <= place <= at + _LINES]
                yield from self._parts(whole, near)

    def _parts(self, whole: _Told, near: Sequence[_Told]) -> Iterator[Finding]:
        parts = [one for one in near if _is_within(whole, one) and _is_part(whole, one)]
        months = [month for one in parts for month in one.months]
        total = sum(one.size for one in parts)
        tiles = len(months) == len(whole.months) and set(months) == whole.months
        spare = sum(one.quantity.rounding for one in (whole, *parts))
        if tiles and abs(total - whole.size) > spare + 1e-6:
            last = parts[-1]
            lines = [*{one.line.number: one.line for one in (whole, *parts)}.values()]
            if fit_as_total(lines, [one.quantity for one in parts], total, whole.quantity):
                return
            words = {
                "sum": shown_as(total, last.quantity.figure),
                "whole": whole.quantity.figure.text,
            }
            yield self.finding(last.line, last.quantity.start, last.quantity.end, **words)

    def _told(self, line: Line) -> Iterator[_Told]:
        if _PERIOD.search(line.text) is None:
            return
        for one in line.quantities:
            begin = max(one.sentence, one.start - _FARTHEST)
            words = line.text[begin : one.start]
            counts = one.figure.kind in _COUNTED and one.is_exact and not one.is_aside
            clause = line.text[begin : min(one.clause[1], one.end + _FARTHEST)]
            if not counts or self._unless.search(clause):
                continue
            periods = list(_PERIOD.finditer(words))
            if not periods:
                continue
            each = _EACH.search(one.before) is not None
            named = _last_run(words, periods) if each else periods[-1:]
            months = frozenset(month for match in named for month in _months(match[0]))
            times = len(named) if each else 1
            around = one.before[-2 * _NEAR :] + "，" + one.behind[:_NEAR]
            yield _Told(line, one, months, one.size * times, _PERIOD.sub("，", around))

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return lazy(self.unless)


def _last_run(words: str, periods: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Return the last of some periods and those that are listed with it: 7月、8月、9月."""
    at = len(periods) - 1
    while at and words[periods[at - 1].end() : periods[at].start()] in ("、", "和", ""):
        at -= 1
    return periods[at:]


def _months(period: str) -> Sequence[int]:
    if period in _PARTS:
        return _PARTS[period]
    number = numeral_value(period.rstrip("月季度")) or 0
    return [number] if period.endswith("月") else range(3 * number - 2, 3 * number + 1)


def _is_within(whole: _Told, part: _Told) -> bool:
    """Tell whether a figure is of some months of a time, or of each of all of them."""
    is_each = part.size != part.quantity.size
    return part.months < whole.months or (is_each and part.months == whole.months)


def _is_part(whole: _Told, part: _Told) -> bool:
    """Tell whether a figure is of the deed or thing of another one, or names none beside it."""
    if not whole.quantity.is_like(part.quantity) or part.quantity is whole.quantity:
        return False
    beside = part.line is whole.line and part.quantity.sentence == whole.quantity.sentence
    return bool(whole.pairs & part.pairs) or (beside and not part.pairs)
