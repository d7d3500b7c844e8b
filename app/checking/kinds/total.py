"""Totals that are not the sum of what is listed before them."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import shown_as
from app.checking.other_readings import LINES_BACK, fit_as_total
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_LEAST_PARTS = 2
_NEAR = 0.15
# So many figures before a total may be its parts.
_MOST = 8
_FARTHEST = 24
# What may stand between two parts that are told in one breath: 完小3所、初中2所.
_BETWEEN = lazy(r"(?:[、和与及]|以及)[^，。；：:！？\d（）()]{0,8}")
_EVERY_ONE = lazy(r"(?:^|(?P<names>[^，。；：\d]*))各(?:有|配|派|办|讲|开展)?$")
# 全镇耕地总面积 is more than what lies before it.
_SCOPE = lazy("全(?!年)|一行")
_PERIOD = lazy("全年|[上下]半年|季度")
_JOINED = lazy("[、和与及]")


class _Part(NamedTuple):
    quantity: Quantity
    size: float
    is_each: bool


class Total(Rule):
    """Finds figures side by side, and behind them a total that they do not make.

    `lead` matches the words before a total; what `every` matches says that it is of all there is
    (全所26人). A total that is far from the sum is of others, too, unless the figures are told in
    one breath and `lead` matches; so is one of a deed of `outcomes` that the parts are not told
    with. A part may be what each of several has (三个班组各6人). Nothing is found where some of the
    parts make the total, nor beside words that `unless` matches.
    """

    kind: Literal["total"]
    lead: Regex
    every: Regex = "(?!)"
    outcomes: Regex = "(?!)"
    unless: Regex = "(?!)"

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each list with its total."""
        lines = manuscript.prose
        for number, line in enumerate(lines):
            near = lines[max(0, number - LINES_BACK) : number + 1]
            for listed in line.quantities_by_sentence:
                for at, total in enumerate(listed):
                    led = self._lead.search(total.before)
                    if at and total.is_exact and (led or self._every.search(total.before)):
                        parts = self._parts(line.text, listed[max(0, at - _MOST) : at], total)
                        yield from self._misfit(near, parts, total, is_led=led is not None)

    def _misfit(
        self, lines: Sequence[Line], parts: Sequence[_Part], total: Quantity, *, is_led: bool
    ) -> Iterator[Finding]:
        if len(parts) < _LEAST_PARTS and not any(part.is_each for part in parts):
            return
        line = lines[-1]
        begin, end = parts[0].quantity.start, total.end
        words = line.text[max(parts[0].quantity.clause[0], begin - _FARTHEST) : end]
        if _PERIOD.search(total.before) or self._unless.search(words):
            # What the parts of a year make is told with the year.
            return
        if self._is_outcome(parts, total):
            return
        if self._fits(parts, total):
            return
        sum_of = sum(part.size for part in parts)
        near = abs(sum_of - total.size) <= _NEAR * total.size
        near = near or (is_led and self._is_one_breath(line.text, parts, total))
        if near and not fit_as_total(lines, [part.quantity for part in parts], sum_of, total):
            yield self.finding(line, begin, end, sum=shown_as(sum_of, total.figure))

    def _is_outcome(self, parts: Sequence[_Part], total: Quantity) -> bool:
        """Tell whether a total is of a deed that its parts are not told with."""
        done = self._outcomes.search(total.before)
        return done is not None and not any(done[0] in p.quantity.before for p in parts)

    def _is_one_breath(self, text: str, parts: Sequence[_Part], total: Quantity) -> bool:
        if _SCOPE.search(total.before):
            return False
        ends = [part.quantity for part in parts]
        listed = all(_BETWEEN.fullmatch(text, one.end, two.start) for one, two in pairwise(ends))
        return listed and text.count("，", ends[-1].end, total.start) <= 1

    def _parts(self, text: str, before: Sequence[Quantity], total: Quantity) -> list[_Part]:
        """Return the figures side by side that a total closes."""
        parts: list[_Part] = []
        behind = total
        owners = None
        for place in range(len(before) - 1, -1, -1):
            one = before[place]
            if one is owners:
                continue
            if not one.is_like(total):
                # 三个班组合计61人: how many there are of what is added up is no part of it.
                if not parts and one.clause == total.clause:
                    continue
                break
            between = text[behind.end : behind.start] or text[one.end : behind.start]
            apart = len(between) > _FARTHEST or between.count("，") > _LEAST_PARTS
            if apart or one.is_aside or not one.is_exact or self._lead.search(one.before):
                break
            times, owners = _times(text, before[place - 1] if place else None, one)
            if one.is_each and not times:
                break
            parts.insert(0, _Part(one, one.size * (times or 1), is_each=times > 0))
            behind = owners or one
        return parts

    def _fits(self, parts: Sequence[_Part], total: Quantity) -> bool:
        """Tell whether some of the parts make the total, or all of them as they are rounded."""
        numbers = [one.figure.number for one in (total, *(part.quantity for part in parts))]
        whole = not any(number.places for number in numbers)
        exact = whole and len({number.scale for number in numbers}) == 1
        # Who says 5万 beside 1.2万 has not rounded it to whole ones.
        spare = total.leeway + len(parts) * min(part.quantity.leeway for part in parts)
        if abs(sum(part.size for part in parts) - total.size) <= (0 if exact else spare) + 1e-6:
            return True
        sizes = [part.size for part in parts]
        return any(
            abs(sum(some) - total.size) <= 1e-6
            for many in range(_LEAST_PARTS, len(sizes))
            for some in combinations(sizes, many)
        )

    @cached_property
    def _every(self) -> re.Pattern[str]:
        return lazy(self.every)

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return lazy(self.lead)

    @cached_property
    def _outcomes(self) -> re.Pattern[str]:
        return lazy(self.outcomes)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return lazy(self.unless)


def _times(text: str, before: Quantity | None, one: Quantity) -> tuple[float, Quantity | None]:
    """Return how many have so many each, and the figure that says so; 0 where it is not each.

    三个班组各6人 are three, 工长、安全员各1人 are two.
    """
    every = _EVERY_ONE.search(one.before)
    if every is None:
        return 0, None
    between = text[before.end : one.start] if before else ""
    if before and not before.is_like(one) and before.is_exact and len(between) <= _FARTHEST / 2:
        return before.size, before
    names = every["names"] or ""
    return (len(_JOINED.findall(names)) + 1, None) if _JOINED.search(names) else (0, None)
