"""Numbers of groups and of what each one has, beside a total that they do not make."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import shown_as
from app.checking.other_readings import fit_as_product
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_EACH = lazy(
    rf"(?:(?P<lead>平均)?每[一个]?个?(?P<of>[{HAN}])|(?P<by>[人户班组村校])均)[{HAN}]{{0,8}}$"
)
_EVERY = lazy(
    rf"各(?:自|有|为|派|评|选|推荐|抽|出|报|开展?|办|举办|组织|讲|配备?)[{HAN}]{{0,4}}$|各$"
)
_FEW = 8
_SHORT = 16
_OTHERS = lazy("另|其他|其余|新|又|再|还")
_PEOPLE = ("人", "名", "位")
_NAME = 4
_CLAUSES = 2
# So many figures around what each has may say how many there are.
_MOST = 8
_SHARE = 0.02


class Product(Rule):
    """Finds 分5组，每组6人，共36人: the number of groups times what each has is another total.

    What each has stands behind 每 or 人均, the groups before it; the total behind a word of `total`
    in the same sentence, or before `divided` and the groups, or right before 人均. Nothing is found
    in a clause with a word of `unless`. `{right}` is what the total should be.
    """

    kind: Literal["product"]
    total: Regex
    divided: Regex
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each total that is no product."""
        for line in manuscript.prose:
            if any(word in line.text for word in "每均各"):
                for listed in line.quantities_by_sentence:
                    yield from self._of_sentence(line, listed)

    def _of_sentence(self, line: Line, listed: Sequence[Quantity]) -> Iterator[Finding]:
        for at, each in enumerate(listed):
            if _EVERY.search(each.before):
                yield from self._of_every(line, listed, at)
                continue
            match = _EACH.search(each.before)
            counts = each.is_exact and each.percent is None and each.figure.kind != "age"
            if match is None or not counts or self._is_excused(line, each):
                continue
            total = self._total(line, listed, at, match)
            if total is None or not total.is_exact or total.is_aside:
                continue
            # 每月两次，每次1.5学时: how many there are of each may be a product, too.
            groups = [group for group in self._groups(listed, at, match) if group[1] is not total]
            spare = self._spare(each, total, rough=bool(match["by"] or match["lead"]))
            fits = [abs(size * each.size - total.size) <= spare * size for size, _ in groups]
            if groups and not any(fits) and not fit_as_product(listed, each, total):
                ends = [each, total, groups[-1][1]]
                right = shown_as(groups[-1][0] * each.size, total.figure)
                start, end = min(one.start for one in ends), max(one.end for one in ends)
                yield self.finding(line, start, end, right=right)

    def _of_every(self, line: Line, listed: Sequence[Quantity], at: int) -> Iterator[Finding]:
        """Yield 12名，三个车间各评5名: how many there are of those that have so many each."""
        if at < _CLAUSES:
            return
        total, groups, each = listed[at - 2 : at + 1]
        beside = groups.clause == each.clause and len(each.before) <= _FEW
        between = line.text[total.end : groups.start]
        near = total.is_like(each) and not groups.is_like(each) and len(between) <= _SHORT
        exact = all(one.is_exact for one in (total, groups, each))
        alone = not (self._is_excused(line, each) or _OTHERS.search(between + groups.before))
        if beside and near and exact and alone and groups.is_counted and each.is_counted:
            size = groups.size * each.size
            apart = size != total.size and total.size - size < each.size
            if apart and not fit_as_product(listed, each, total):
                right = shown_as(size, total.figure)
                yield self.finding(line, total.start, each.end, right=right)

    def _total(
        self, line: Line, listed: Sequence[Quantity], at: int, match: re.Match[str]
    ) -> Quantity | None:
        """Return the total that what each has belongs to."""
        each = listed[at]
        alike = [one for one in listed[at + 1 : at + _MOST] if one.is_like(each)]
        if alike and self._total_lead.search(alike[0].before):
            return alike[0]
        if not at or alike:
            return None
        before = [one for one in listed[max(0, at - _MOST) : at] if one.is_like(each)]
        if match["by"] or match["lead"]:
            # 480户次，人均40户次; 2万元，惠及40名学生，人均500元.
            near = before and line.text[before[-1].end : each.clause[0]].count("，") <= _CLAUSES
            return before[-1] if near and len(before) == 1 else None
        divided = at > 1 and self._divided.search(listed[at - 1].before) is not None
        return listed[at - 2] if divided and listed[at - 2].is_like(each) else None

    def _groups(
        self, listed: Sequence[Quantity], at: int, match: re.Match[str], *, inner: bool = True
    ) -> list[tuple[float, Quantity]]:
        """Return how many groups there may be, and the figure that says so."""
        of = match["of"] or match["by"]
        found: list[tuple[float, Quantity]] = []
        for place in range(max(0, at - _MOST), min(len(listed), at + _MOST)):
            one = listed[place]
            if place == at or not one.figure.number.exact or not _is_of(one, of):
                continue
            each = _EACH.search(one.before)
            if each is None:
                found.append((one.size, one))
            elif inner and place < at:
                outer = self._groups(listed, place, each, inner=False)
                found += [(size * one.size, one) for size, _ in outer]
        return found

    def _is_excused(self, line: Line, each: Quantity) -> bool:
        return any(word in line.text[slice(*each.clause)] for word in self.unless)

    def _spare(self, each: Quantity, total: Quantity, *, rough: bool) -> float:
        """Return by how much what each has may be off."""
        if rough:
            return max(each.leeway, _SHARE * each.size)
        return each.leeway if each.figure.number.places and total.figure.number.scale else 1e-6

    @cached_property
    def _total_lead(self) -> re.Pattern[str]:
        return lazy(self.total)

    @cached_property
    def _divided(self) -> re.Pattern[str]:
        return lazy(self.divided)


def _is_of(one: Quantity, of: str) -> bool:
    """Tell whether a figure counts groups that are named by a character: 6个小组, 5组, 12个月."""
    if of in _PEOPLE:
        return one.figure.unit in _PEOPLE
    return of in one.figure.unit or of in one.behind[:_NAME]
