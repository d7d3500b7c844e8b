"""Changes that run against their words, and by another measure than they say."""

from __future__ import annotations

from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import is_percent, shown_as
from app.checking.other_readings import fit_as_change
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import amount

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_FARTHEST = 12
_APART = lazy(
    r"(?:相差|差距|差了?|落后|领先|超出|高出|低了|高了|快了?|慢了?|多了?|少了?|[多少高低][用花借收办出种产写跑]了?)"
    r"(?:为|是|达|整整)?$"
)
_ONLY_EARLIER = lazy(
    r"(?:而)?(?:去年|上年|上月|上个月|上季度|上周|上期|前年)(?:同期|同月)?(?:为|是|只有|仅为|仅有)?"
)
_PAST = lazy("[去前上]年")
_LAST = lazy("上个?[月周季]|[1-9一二三四五六七八九十]月|[一二三四]季度")
_DOUBLED = lazy(r"翻了?(?P<times>[一二两三四\d])番")
_POINTS = ("个百分点", "百分点", "个点")
_ROUGHLY = 0.15
_UP = lazy("[增升涨多扩]|提高")
_DOWN = lazy("[降减少缩落省]|压")
_NOW = lazy("今年|本年|今|现在?|目前|本[月季期次]")
# So many figures before how much something has changed may be what has changed.
_MOST = 6
# How many words may stand between the later figure and how much it has changed.
_BETWEEN = 16


class _Changed(NamedTuple):
    old: Quantity
    new: Quantity

    @property
    def end(self) -> int:
        return max(self.old.end, self.new.end)

    @property
    def difference(self) -> float:
        return abs(self.new.size - self.old.size)


class Change(Rule):
    """Finds 由7天压缩到9天: what the words of `less` or `more` say goes the other way.

    `since` stands before the first figure, and a word of `less` or `more` between the two. A
    sentence with a word of `unless` tells of ranks, which count the other way.
    """

    kind: Literal["change"]
    since: Regex
    more: Regex
    less: Regex
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each change that runs against its word."""
        for line, listed in self._sentences(manuscript):
            for old, new in pairwise(listed):
                if self._is_change(line.text, old, new):
                    word = line.text[old.end : new.start]
                    up, down = self._more.search(word), self._less.search(word)
                    grows = new.size - old.size
                    if (up and not down and grows < 0) or (down and not up and grows > 0):
                        yield self.finding(line, old.start, new.end)

    def _sentences(self, manuscript: Manuscript) -> Iterator[tuple[Line, Sequence[Quantity]]]:
        for line in manuscript.prose:
            for listed in line.quantities_by_sentence:
                end = listed[-1].clause[1]
                if not any(word in line.text[listed[0].sentence : end] for word in self.unless):
                    yield line, [each for each in listed if each.figure.number.exact]

    def _is_change(self, text: str, old: Quantity, new: Quantity) -> bool:
        between = text[old.end : new.start]
        if len(between) > _FARTHEST or "每" in between or not old.is_like(new):
            return False
        if self._since.search(text, max(0, old.start - _FARTHEST), old.start) is None:
            return False
        return bool(self._more.search(between) or self._less.search(between))

    @cached_property
    def _since(self) -> re.Pattern[str]:
        return lazy(self.since)

    @cached_property
    def _more(self) -> re.Pattern[str]:
        return lazy(self.more)

    @cached_property
    def _less(self) -> re.Pattern[str]:
        return lazy(self.less)


class Growth(Change):
    """Finds 由50增至60，增长30%: by how much something has changed does not fit its figures.

    The two figures stand as for `change`, or side by side, one of them behind a word of `earlier`
    (去年同期16起，比去年的20件). `by` stands right before how much it has changed, and between the
    figures and it nothing but words that are said before, or a word of `subjects`. `{right}` is
    how much it is.
    """

    kind: Literal["growth"]  # type: ignore[assignment]  # a kind of its own with the same fields
    by: Regex
    earlier: Regex
    subjects: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield how much something has changed, where it has not."""
        for line, listed in self._sentences(manuscript):
            for at, by in enumerate(listed):
                changed = self._changed(line.text, listed[max(0, at - _MOST) : at], by)
                changed = changed or self._behind(line.text, listed[at : at + 3])
                changed = changed or self._around(listed, at)
                compared = None if changed else self._compared(listed[max(0, at - 4) : at], by)
                if (compared or changed) and fit_as_change(listed, by):
                    continue
                if compared and (right := self._right(compared, by)) is not None:
                    yield self.finding(line, compared.old.start, by.end, right=right)
                if changed and self._by.search(by.before) and self._is_since(changed, by):
                    right = self._turned(changed, by) or self._right(changed, by)
                    if right is not None:
                        places = [*changed, by]
                        begin, end = min(x.start for x in places), max(x.end for x in places)
                        yield self.finding(line, begin, end, right=right)
            yield from self._doubled(line, listed)

    def _doubled(self, line: Line, listed: Sequence[Quantity]) -> Iterator[Finding]:
        begin, end = (listed[0].sentence, listed[-1].clause[1]) if listed else (0, 0)
        for match in _DOUBLED.finditer(line.text, begin, min(end + _BETWEEN, len(line.text))):
            before = [each for each in listed if each.end <= match.start() and not each.is_time]
            changed = self._pair(line.text, before)
            times = amount(match["times"]) if not match["times"].isdigit() else int(match["times"])
            if changed is None or not times or not changed.old.size:
                continue
            between = line.text[changed.end : match.start()]
            ratio = changed.new.size / changed.old.size
            off = abs(ratio / 2**times - 1) > _ROUGHLY
            if off and self._is_said_of(line.text, changed, between):
                right = f"{ratio:.2f}".rstrip("0").rstrip(".") + "倍"
                begin = min(changed.old.start, changed.new.start)
                yield self.finding(line, begin, match.end(), right=right)

    def _changed(self, text: str, before: Sequence[Quantity], by: Quantity) -> _Changed | None:
        """Return the two figures right before how much something has changed."""
        word = self._by.search(by.before)
        if word is None:
            return None
        fitting = (q for q in reversed(before) if not q.is_time or by.is_time or by.percent)
        # The last two are all that is asked for, of however many.
        changed = self._pair(text, [*islice(fitting, 2)][::-1])
        if changed is None or not changed.old.size:
            return None
        between = text[changed.end : by.start - len(word[0])]
        return changed if self._is_said_of(text, changed, between) else None

    def _behind(self, text: str, listed: Sequence[Quantity]) -> _Changed | None:
        """Return the two figures right behind how much it has changed: 下降20%，由25降至20."""
        if len(listed) < 3 or not listed[1].size:
            return None
        by, old, new = listed
        between = text[by.end : old.start]
        beside = between[:1] in ("，", ",", "（", "(") and len(between) < _FARTHEST
        is_change = beside and self._is_change(text, old, new)
        return _Changed(old, new) if is_change and between[1:2] in ("由", "从") else None

    def _around(self, listed: Sequence[Quantity], at: int) -> _Changed | None:
        """Return the figures on both sides: 收入2.3亿元，增收0.2亿元，去年同期为2.1亿元."""
        if "其中" in listed[at].before:
            return None
        told = [one for one in listed[at + 1 : at + 4] if self._by.search(one.before) is None]
        near = [one for one in listed[max(0, at - 2) : at] if self._by.search(one.before) is None]
        if not told or not near or not told[0].is_like(near[-1]) or not told[0].size:
            return None
        old, new = told[0], near[-1]
        # 去年同期为2.1亿元 names nothing but the time.
        plain = _ONLY_EARLIER.fullmatch(old.before) is not None
        alone = all(one.is_exact and not one.is_aside for one in (old, new))
        return _Changed(old, new) if plain and alone and not _PAST.search(new.before) else None

    def _is_since(self, changed: _Changed, by: Quantity) -> bool:
        """Tell whether a change is since the earlier figure: 环比 is not since last year."""
        if "环比" in by.before:
            return _LAST.search(changed.old.before) is not None
        return "同比" not in by.before or _LAST.search(changed.old.before) is None

    def _compared(self, before: Sequence[Quantity], by: Quantity) -> _Changed | None:
        """Return two figures side by side that are compared: 94%，我们只有89%，相差5个百分点."""
        # 多花了2万元材料费 tells of something else.
        if _APART.search(by.before) is None or "比" in by.before or by.behind.strip():
            return None
        points = by.figure.unit in _POINTS
        here = [one for one in before if one.sentence == by.sentence]
        alike = [one for one in here if is_percent(one.figure) == points]
        alike = [one for one in alike if points or one.is_like(by)]
        if len(alike) != 2 or any(q.is_aside or q.is_each or not q.is_exact for q in alike):
            return None
        one, other = alike
        beside = other.start - one.end <= _BETWEEN and by.start - other.end <= _BETWEEN
        return _Changed(one, other) if beside and one.size else None

    def _pair(self, text: str, listed: Sequence[Quantity]) -> _Changed | None:
        """Return the last two figures as the old and the new one, where that can be told."""
        if len(listed) < 2 or not listed[-2].is_like(listed[-1]):
            return None
        first, last = listed[-2:]
        if not (first.is_exact or self._since.search(first.before)) or last.is_aside:
            return None
        if self._by.search(first.before) or self._by.search(last.before):
            return None
        if self._is_change(text, first, last):
            return _Changed(first, last)
        before = [self._is_earlier(one) for one in (first, last)]
        if before == [False, True]:
            return _Changed(last, first)
        return _Changed(first, last) if before == [True, False] else None

    def _is_earlier(self, one: Quantity) -> bool:
        """Tell whether a figure is of the time before: 去年96起, but not 今年同期72起."""
        match = self._earlier.search(one.before)
        return match is not None and not _NOW.search(one.before)

    def _is_said_of(self, text: str, changed: _Changed, between: str) -> bool:
        """Tell whether words between figures and what is said of them name nothing new."""
        if len(between) > _BETWEEN:
            return False
        subject = self._subjects.sub("", between).strip("，,的、")
        begin = min(changed.old.sentence, changed.new.sentence)
        return not subject or (len(subject) > 1 and subject in text[begin : changed.end])

    def _turned(self, changed: _Changed, by: Quantity) -> str | None:
        """Return how a figure has changed that is said to have changed the other way."""
        word = self._by.search(by.before)
        up, down = (bool(word and signs.search(word[0])) for signs in (_UP, _DOWN))
        grows = changed.new.size - changed.old.size
        if up == down or not grows or up == (grows > 0):
            return None
        share = f"{changed.difference / changed.old.size * 100:.1f}".removesuffix(".0") + "%"
        return ("增加" if grows > 0 else "减少") + share

    def _right(self, changed: _Changed, by: Quantity) -> str | None:
        """Return by how much a figure has changed, where it is not as much as is said."""
        old, new = changed
        # Who says 4亿 beside 4.8亿 has not rounded it to whole ones.
        spare = 2 * min(old.leeway, new.leeway)
        if by.figure.unit in _POINTS:
            if old.percent is None or new.percent is None:
                return None
            difference = abs(new.percent - old.percent)
            scale = 1 if is_percent(old.figure) else 10
            off = abs(difference - by.size) > scale * spare * (scale == 1) + by.leeway
            whole = not any(each.figure.number.places for each in (old, new, by))
            exact = whole and abs(difference - by.size) > 0
            return shown_as(difference, by.figure) if (exact if whole else off) else None
        if old.is_like(by) and not is_percent(old.figure):
            numbers = [each.figure.number for each in (old, new, by)]
            exact = not any(number.places for number in numbers)
            exact = exact and len({number.scale for number in numbers}) == 1
            off = abs(changed.difference - by.size) > (0 if exact else spare + by.leeway) + 1e-6
            return shown_as(changed.difference, by.figure) if off else None
        if by.percent is None or old.percent is not None:
            return None
        share = changed.difference / old.size * 100
        number = old.figure.number
        rounding = 100 * spare / old.size if number.places or number.scale else 0
        # 近两成, 约三分之一: as much as one unit of the share more or less.
        rounding = max(rounding, by.unit_of_share * (1 if by.is_exact else 2))
        if by.figure.unit == "倍":
            rounding = max(rounding, 15.0)
        off = abs(share - by.percent) > rounding
        return f"{share:.1f}".removesuffix(".0") + "%" if off else None

    @cached_property
    def _by(self) -> re.Pattern[str]:
        return lazy(self.by)

    @cached_property
    def _earlier(self) -> re.Pattern[str]:
        return lazy(self.earlier)

    @cached_property
    def _subjects(self) -> re.Pattern[str]:
        return lazy(self.subjects)
