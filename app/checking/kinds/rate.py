"""Rates and shares that do not follow from the numbers beside them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.other_readings import fit_as_share
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

_RATE = lazy(rf"(?P<of>[{HAN}]{{2}})(?:[率度]|占比|比例|比重)(?:[已为是达到约仅近]|只有){{0,3}}$")
_BOUND = r"(?:约|近|接近|将近|超过|超|逾|过|不到|不足|高达|大约)?"
_SHARE = lazy(rf"^(?:约)?占(?:比|到|了)?(?:为|是|达)?(?:(?P<of>[^，。；]{{1,10}})的)?{_BOUND}$")
# 超过一半 is a clause of its own.
_BARE_SHARE = lazy(r"^(?:刚好|正好|还)?(?:超过|不到|不足|接近|将近|过)(?P<of>)$")
_OF_PLANNED = lazy(r"^(?:占|完成|达到)[^，。；]{2,12}$")
_ALL = lazy(r"总数?|全部|全体|总人数|总量|其|总户数|它|所有")
_COUNTED = ("people", "things", "money", "size")
# 不合格6批次 is no part of the 合格率.
_NOT = "不"
# 应参学85名: what was to be is the whole of it.
_PLANNED = lazy("[应拟]|计划")
_COMPARED = lazy(r"(?:而)?(?:去年|上年|上月|上个月|上季度|前年)(?:同期|同月)?(?:为|是|只有|仅为)?")
_DUE = lazy("应(?![用急对该届])")
_REAL = lazy("实(?:际|到|有|收|发|考|参|交|缴)")
_TOOK_PART = lazy("(?:参[考学训会加]|到[课会场]|出勤|出席|回收|收缴|发放|受训|考勤)率")
_BETWEEN = 20
_NEAR = 160
# So many figures before a rate may be its part and its whole.
_MOST = 24


class Rate(Rule):
    """Finds 应考46人，合格44人，合格率98.6%: no number before the part makes it that share.

    The part of a rate stands in a clause with its word (合格), or with a word of `done` where the
    rate's own word is `finished`; that of a share (占35%) right before it. What it may be a part of
    are the numbers before it in the sentence, and behind a word of `planned` in the one before.
    `{right}` is the share of the one right before.
    """

    kind: Literal["rate"]
    finished: str
    done: Regex
    planned: Regex
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each rate that nothing makes."""
        for line in manuscript.prose:
            if "率" in line.text or "占" in line.text:
                listed = line.quantities
                for at, rate in enumerate(listed):
                    if at and rate.percent is not None and not self._is_excused(line, rate):
                        yield from self._at(line, listed[max(0, at - _MOST) : at], rate)

    def _is_excused(self, line: Line, rate: Quantity) -> bool:
        words = line.text[max(rate.sentence, rate.start - _NEAR) : rate.clause[1]]
        exact = rate.is_exact or (rate.bound and rate.figure.number.exact)
        return not exact or any(word in words for word in self.unless)

    def _at(self, line: Line, before: Sequence[Quantity], rate: Quantity) -> Iterator[Finding]:
        named, share = _RATE.search(rate.before), _SHARE.search(rate.before)
        if share is None and not rate.behind:
            share = _BARE_SHARE.search(rate.before)
        part = None
        if rate.before == "的":
            part, before = self._of_planned(line, before), before[-1:]
        elif named:
            part = self._part(before, rate, named["of"])
        elif share and self._is_of_these(line, before, share["of"]):
            part = self._right_before(line, before, rate)
        undone = self._undone(before, rate, named["of"]) if named and part is None else None
        part = part or undone
        if part is None or not part.is_exact or not part.size:
            return
        wholes = before if rate.before == "的" else self._wholes(before, part, rate)
        pairs = [(part, whole) for whole in wholes if whole.size >= part.size]
        shares = [100 * one.size / whole.size for one, whole in pairs]
        if undone is not None:
            shares = [100 - share for share in shares]
        fits = any(_is_about(share, rate, *pair) for share, pair in zip(shares, pairs, strict=True))
        if shares and not fits and not fit_as_share(line.quantities, rate):
            right = f"{shares[-1]:.1f}".removesuffix(".0") + "%"
            yield self.finding(line, part.start, rate.end, right=right)

    def _part(self, before: Sequence[Quantity], rate: Quantity, of: str) -> Quantity | None:
        """Return the figure in a clause with the word of a rate; None where there are several."""
        found: list[Quantity] = []
        for one in reversed(before):
            if one.sentence != rate.sentence:
                break
            # 收回180份，回收率90%: the same word turned round.
            words = one.before if len(one.before) > 1 else one.behind
            if one.behind.startswith(of):
                words = of
            said = (of in words or of[::-1] in words) and _NOT not in words
            said = said and not _PLANNED.search(words)
            said = said or (of == self.finished and self._done.search(one.before) is not None)
            # 结案560件，结案率: what is decided is told by the first character alone as well.
            if said and one.figure.kind in ("people", "things"):
                found.append(one)
        return found[0] if len(found) == 1 else None if found else _real(before, rate)

    def _undone(self, before: Sequence[Quantity], rate: Quantity, of: str) -> Quantity | None:
        """Return the only figure that says what the word of a rate is not said of: 不合格4批次."""
        here = [one for one in before if one.sentence == rate.sentence and one.is_counted]
        said = [one for one in here if of in one.before]
        return said[0] if len(said) == 1 and said[0].undone.startswith(of) else None

    def _of_planned(self, line: Line, before: Sequence[Quantity]) -> Quantity | None:
        """Return what is a share of the figure right before 的: 4.5亿元，占年度计划6亿元的65%."""
        if len(before) < 2 or not _OF_PLANNED.search(before[-1].before):
            return None
        part, whole = before[-2:]
        between = line.text[part.end : whole.start - len(whole.before)]
        return part if between in ("，", ",") and part.is_like(whole) else None

    def _right_before(
        self, line: Line, before: Sequence[Quantity], rate: Quantity
    ) -> Quantity | None:
        """Return the figure in the clause right before a share, or before it in its own."""
        part = before[-1]
        between = line.text[part.end : rate.start - len(rate.before)]
        near = part.sentence == rate.sentence and between.count("，") == 1
        near = near and len(between) <= _BETWEEN
        return part if near and part.figure.kind in _COUNTED else None

    def _wholes(
        self, before: Sequence[Quantity], part: Quantity, rate: Quantity
    ) -> Sequence[Quantity]:
        earlier = [
            one
            for one in before
            if one.start < part.start and one.is_like(part) and one.figure.number.exact
        ]
        # 前年150件 is beside the whole, and not of it.
        now = [one for one in earlier if not _COMPARED.fullmatch(one.before)]
        earlier = now or earlier
        here = [one for one in earlier if one.sentence == rate.sentence]
        if not here and part.before.startswith("其中") and earlier:
            return [one for one in earlier if one.sentence == earlier[-1].sentence]
        if not earlier:
            here = [one for one in before if one.start > part.start and one.is_like(part)]
        return here or [one for one in earlier[-1:] if self._planned.search(one.before)]

    def _is_of_these(self, line: Line, before: Sequence[Quantity], of: str | None) -> bool:
        """Tell whether what something is a share of is told before it."""
        if not of or _ALL.fullmatch(of):
            return True
        words = _ALL.sub("", of)[:2]
        return len(words) > 1 and words in line.text[before[-1].sentence : before[-1].end]

    @cached_property
    def _done(self) -> re.Pattern[str]:
        return lazy(self.done)

    @cached_property
    def _planned(self) -> re.Pattern[str]:
        return lazy(self.planned)


def _real(before: Sequence[Quantity], rate: Quantity) -> Quantity | None:
    """Return the figure of what really was, beside that of what was to be: 应考86人，实际80人."""
    here = [one for one in before if one.sentence == rate.sentence and one.is_counted]
    due = [one for one in here if _DUE.search(one.before)]
    real = [one for one in here if _REAL.search(one.before)]
    return real[0] if len(due) == len(real) == 1 and _TOOK_PART.match(rate.before) else None


def _is_about(share: float, rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Tell whether a share is as much as a rate says, both of them rounded or cut off."""
    rough = 100 * (part.rounding + share / 100 * whole.rounding) / whole.size
    return rate.admits(share, rough)
