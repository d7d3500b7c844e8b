"""A whole, what is done of it and what is not, where the two do not make up the whole."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import shown_as
from app.checking.other_readings import LINES_BACK, fit_as_sums
from app.checking.quantities import by_place
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy, those_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

# So many figures around a whole may be its parts.
_MOST = 12
_FURTHER = lazy("(?:另|另有|另外|还有|此外)[^，。；]{0,3}$")


class _Told(NamedTuple):
    quantity: Quantity
    part: str


class Balance(Rule):
    """Finds a sentence such as 应到40人，实到38人，缺席3人.

    What stands before a figure in its clause, or behind it where it begins one, tells by the
    regular expressions `whole`, `done` and `rest` what it counts; behind 另有, what stands behind
    it by `pending`; of how many there are, beside some that are not, by `roster`. With `any_order`
    the whole may stand behind its parts, and figures need no measure (应到40，实到38). Left out are
    figures behind 其中 and in brackets, and sentences with a word of `unless`. `{whole}` and
    `{sum}` are the numbers.
    """

    kind: Literal["balance"]
    whole: Regex
    done: Regex
    rest: Regex
    pending: Regex = ""
    roster: Regex = ""
    any_order: bool = False
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each whole that is not the sum of its parts."""
        lines = manuscript.prose
        for number, line in enumerate(lines):
            if not all(those_in(needed, line.parts) for needed in self._needed):
                continue
            near = lines[max(0, number - LINES_BACK) : number + 1]
            for listed in line.quantities_by_sentence:
                words = line.text[listed[0].sentence : listed[-1].clause[1]]
                if not any(word in words for word in self.unless):
                    yield from self._of_sentence(near, listed)

    def _of_sentence(self, lines: Sequence[Line], listed: Sequence[Quantity]) -> Iterator[Finding]:
        said = [*self._said(listed)]
        at = next((at for at, each in enumerate(said) if each.part == "whole"), None)
        if at is None and any(each.part == "rest" for each in said):
            at = next((at for at, each in enumerate(said) if each.part == "roster"), None)
        if at is None:
            return
        whole = said[at].quantity
        behind = said[at + 1 : at + _MOST]
        behind = behind[: next((n for n, p in enumerate(behind) if p.part == "whole"), None)]
        parts = [*(said[max(0, at - _MOST) : at] if self.any_order else []), *behind]
        parts = [each for each in parts if self._is_like(whole, each.quantity)]
        done = [each.quantity for each in parts if each.part == "done"]
        rest = [each.quantity for each in parts if each.part == "rest"]
        if len(done) != 1 or not self._are_all(listed, whole, [*done, *rest]):
            return
        total = done[0].size + sum(each.size for each in rest)
        ways = {total, *(done[0].size + each.size for each in rest)}
        # 除2人驻村外，应到39人: those before the whole are none of it.
        ways.add(done[0].size + sum(each.size for each in rest if each.start > whole.start))
        # 整改12条，正在整改2条，长期坚持1条: another part may make up what is lacking.
        others = [one for one in listed if one.is_like(whole) and one.start > whole.start]
        ways |= {total + one.size for one in others if one not in (*done, *rest)}
        if done[0].size > whole.size or (rest and whole.size not in ways):
            if fit_as_sums(lines, sorted([*done, *rest], key=by_place), whole.size):
                return
            places = [whole, *done, *rest]
            start, end = min(each.start for each in places), max(each.end for each in places)
            sums = {"sum": shown_as(total, whole.figure), "whole": whole.figure.text}
            yield self.finding(lines[-1], start, end, **sums)

    def _said(self, listed: Sequence[Quantity]) -> Iterator[_Told]:
        for one in listed:
            counts = one.figure.kind in ("people", "things", "money") or (
                self.any_order and one.figure.kind == "bare"
            )
            if not counts or not one.is_exact or one.is_aside or "其中" in one.before:
                continue
            if _FURTHER.search(one.before):
                pending = self.pending and re.search(self.pending, one.behind)
                yield _Told(one, "rest" if pending else "further")
                continue
            words = one.behind if len(one.before) <= self.any_order else one.before
            part = next((part for part, pattern in self._parts if pattern.search(words)), None)
            if part:
                yield _Told(one, part)

    def _is_like(self, whole: Quantity, other: Quantity) -> bool:
        bare = self.any_order and "bare" in (whole.figure.kind, other.figure.kind)
        return bare or whole.is_like(other)

    def _are_all(
        self, listed: Sequence[Quantity], whole: Quantity, parts: Sequence[Quantity]
    ) -> bool:
        """Tell whether no other figure of the kind stands among them."""
        start, end = (choose([whole, *parts], key=by_place).start for choose in (min, max))
        among = [one for one in listed if start <= one.start <= end and self._is_like(whole, one)]
        return len(among) == len(parts) + 1

    @cached_property
    def _parts(self) -> list[tuple[str, re.Pattern[str]]]:
        # What is not done is said with the words for what is: 未整改.
        return [
            ("rest", lazy(self.rest)),
            ("done", self._done),
            ("whole", lazy(self.whole)),
            *([("roster", lazy(self.roster))] if self.roster else []),
        ]

    @cached_property
    def _needed(self) -> list[list[re.Pattern[str]]]:
        """Return the patterns of which one must match somewhere: for what is done, for a whole."""
        wholes = [pattern for part, pattern in self._parts if part in ("whole", "roster")]
        return [[self._done], wholes]

    @cached_property
    def _done(self) -> re.Pattern[str]:
        return lazy(self.done)
