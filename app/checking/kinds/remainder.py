"""What is left of a whole, or is not done of it, where it and what is done make another number."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from app.checking.figures import shown_as
from app.checking.other_readings import LINES_BACK, fit_as_sums
from app.checking.quantities import by_place, far_whole
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

# So many figures before what is left may be the whole and its parts.
_MOST = 6
_NEAR = 120
_FAR = 0.35
_LINES_BACK = 3
_BUT = ("除", "除了", "除去")
_KEPT = lazy("(?:实际|实有|保留|留下|采用|采纳|还有)[^，。；]{0,4}$")
_LEFT_OUT = lazy("归并|合并|剔除|扣除|去掉|删除|删去|删掉|减掉|减去|剔掉|注销")


class Remainder(Rule):
    """Finds 90户，已走访67户，还剩33户: no whole before it is what is done and what is left.

    What is left says so (其余, 还剩, 结余) or says what it is not, beside what is (及格43人，
    不及格3人). The whole stands before both in the sentence, or in the one before. Nothing is found
    where any of the figures between make up one before them, nor beside words that `unless`
    matches. What a whole is merged into is the whole from there on (13条，合并为8条). `{whole}` is
    the whole, `{sum}` what the parts make.
    """

    kind: Literal["remainder"]
    unless: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each whole with what is done of it and what is left."""
        lines = manuscript.prose
        for number, line in enumerate(lines):
            counted = [one for one in line.quantities if one.is_counted]
            for at, left in enumerate(counted):
                kept = left.is_rest or left.undone or _KEPT.search(left.before)
                if kept and left.is_exact and not left.is_each:
                    yield from self._of(
                        lines[max(0, number - LINES_BACK) : number + 1], counted, at
                    )
                    if left.undone:
                        near = lines[max(0, number - _LINES_BACK) : number + 1]
                        yield from self._of_far(near, counted, at)

    def _of_far(
        self, lines: Sequence[Line], counted: Sequence[Quantity], at: int
    ) -> Iterator[Finding]:
        """Yield what is done and what is not, of a whole that a line before tells of."""
        left, line = counted[at], lines[-1]
        before = [one for one in _before(counted[:at], left) if one.sentence == left.sentence]
        if len(before) != 1 or not before[0].has_state(left.undone) or not before[0].is_exact:
            return
        total = before[0].size + left.size
        whole = far_whole(lines, total, before[0])
        if whole is None or self._unless.search(line.text, before[0].clause[0], left.clause[1]):
            return
        sums = {"whole": whole.figure.text, "sum": shown_as(total, left.figure)}
        yield self.finding(line, before[0].start, left.end, **sums)

    def _of(self, lines: Sequence[Line], counted: Sequence[Quantity], at: int) -> Iterator[Finding]:
        left, line = counted[at], lines[-1]
        before = _before(counted[:at], left)
        behind = counted[at + 1 : at + 2]
        parts, wholes = self._done(before, behind, left)
        if left.is_rest or _is_kept(before, left):
            parts, wholes = before[1:], before[:1]
        if not parts or not wholes or any(not one.is_exact for one in (*parts, *wholes)):
            return
        if self._fits(before, parts, left, any_of=not parts[0].before.startswith(_BUT)):
            return
        if fit_as_sums(lines, sorted([*parts, left], key=by_place), wholes[-1].size):
            return
        places = [wholes[-1], *parts, left]
        start, end = min(one.start for one in places), max(one.end for one in places)
        if self._unless.search(
            line.text, wholes[-1].clause[0], max(one.clause[1] for one in places)
        ):
            return
        total = sum(one.size for one in (*parts, left))
        if abs(total - wholes[-1].size) > _FAR * wholes[-1].size:
            return  # 其余支部40人 is of another whole.
        sums = {"whole": wholes[-1].figure.text, "sum": shown_as(total, left.figure)}
        yield self.finding(line, start, end, **sums)

    def _done(
        self, before: Sequence[Quantity], behind: Sequence[Quantity], left: Quantity
    ) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
        """Return what has the state that what is left has not, and the whole before it."""
        for place in range(len(before) - 1, -1, -1):
            if before[place].has_state(left.undone):
                return before[place : place + 1], before[max(0, place - 1) : place]
        done = [one for one in behind if one.is_like(left) and one.has_state(left.undone)]
        return done, before[-1:]

    def _fits(
        self,
        before: Sequence[Quantity],
        parts: Sequence[Quantity],
        left: Quantity,
        *,
        any_of: bool,
    ) -> bool:
        """Tell whether what is left makes up some figure with those behind it, or any of them."""
        for place, whole in enumerate(before):
            others = [*before[place + 1 :], *(one for one in parts if one not in before)]
            for many in range(1 if any_of else len(others), len(others) + 1):
                for some in combinations(others, many):
                    spare = whole.leeway + left.leeway if whole.figure.number.places else 0
                    total = left.size + sum(one.size for one in some)
                    if abs(total - whole.size) <= spare + 1e-6:
                        return True
        return False

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return lazy(self.unless)


def _is_kept(before: Sequence[Quantity], left: Quantity) -> bool:
    """Tell whether a figure is what is kept, behind what is left out: 归并7条，实际采用17条."""
    kept = _KEPT.search(left.before) is not None
    return kept and len(before) > 1 and _LEFT_OUT.search(before[-1].before) is not None


def _before(counted: Sequence[Quantity], left: Quantity) -> list[Quantity]:
    """Return the figures of its measure before what is left, of its sentence or the last one."""
    near = [one for one in counted[-_MOST:] if left.start - one.end <= _NEAR]
    near = [one for one in near if one.is_like(left) and not one.is_each]
    merged = next((at for at in reversed(range(len(near))) if near[at].is_merged), 0)
    near = near[merged:]
    here = [one for one in near if one.sentence == left.sentence]
    if len(here) > 1:
        return here
    last = max((one.sentence for one in near if one.sentence < left.sentence), default=-1)
    return [one for one in near if one.sentence in (last, left.sentence)]
