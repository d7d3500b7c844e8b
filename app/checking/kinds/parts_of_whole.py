"""Parts side by side that are more than their whole, or all parts there are and less than it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import shown_as
from app.checking.listed_parts import ASIDE, listed_parts
from app.checking.other_readings import LINES_BACK, fit_as_sums
from app.checking.quantities import far_whole
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.listed_parts import Parts
    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_GROUPS = lazy(r"(?P<n>[两二三四五六七八九十]|\d{1,2})个?小?(?P<of>.)")
_DIVIDED = lazy(r"[^，。；\d]{0,10}(?:分(?:成|为|别在|在)?|编(?:成|为)|组成)")
_GOES_ON = lazy(
    "[^。；]{0,16}?(?:其他|其余|另|剩|还有|此外|余下|等(?!级)|主要)|[，、；]第?[三四五六七八九十丙丁戊]"
)
_COMPOSED = lazy("[^，。；：、]{0,8}组成")
_OF = lazy("由[^，。；]{0,6}$|组成[，：]")
_COLON = lazy("[^，。；：、]{0,6}：[^，。；：、]{1,8}")
_ABOUT_OTHERS = lazy("其他|其余|另|[中里]，|去年|上年|同期")
_OTHERS = lazy("其他|其余|另")
_FARTHEST = 40
_NEAR = 160
_LINES_BACK = 4
_SEVERAL = 3
_SHORT = 4
_LITTLE = 0.12
# What is counted together: two 乡镇 are a 乡 and a 镇.
_ALIKE = ("乡镇道", "县市区旗", "村区", "班组", "科室股", "校园学", "局委办", "所队")
_MORE = 1 + 1e-9
_FAR = 1.25
_UNDONE = ("未", "没", "尚未", "还未", "还没")
_CHIEFS = ("队长", "组长", "主任", "团长", "会长", "班长", "主任委员", "领队")
_MEMBERS = ("队员", "组员", "成员", "委员", "团员", "会员", "班员")
_ALL = 100.0
_ROUNDED = 0.6


class PartsOfWhole(Rule):
    """Finds parts side by side that do not fit the whole right before them.

    They are too many if they cannot overlap: what is alike at the end of their names has a word of
    `sorts` (甲组、乙组), they number on (第一路、第二路), or they are money behind 其中, or three
    there whose names end alike. They are too few if they are all there are: behind `lead`
    (按类型分), if they number on, are of all ages, or as many as the groups that the whole is
    divided into (84名教师分六个组), in a line before, too; and where three of a sort lack less than
    the least of them, or little is lacking behind 其中. Parts do not overlap behind 其中 if no name
    has a word of `crossing`, nor where words of `alone` stand behind them. Each of `contrasts` is
    words for parts that cannot overlap (医生、护士); the very words of one (线上、线下) are all
    there is. The whole of percentages is 100. Nothing is found in a sentence with a word of
    `unless`.
    """

    kind: Literal["parts_of_whole"]
    sorts: tuple[str, ...]
    lead: Regex
    contrasts: tuple[tuple[str, ...], ...] = ()
    crossing: Regex = ""
    alone: Regex = "(?!)"
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each whole with parts that are too many or too few."""
        lines = manuscript.prose
        for at, line in enumerate(lines):
            for parts in listed_parts(line.text, line.quantities):
                exact = all(each.is_exact for each in parts.quantities)
                if exact and not self._is_excused(line, parts):
                    whole = self._misfit(lines, at, parts)
                    near = lines[max(0, at - LINES_BACK) : at + 1]
                    if whole is not None and not fit_as_sums(near, parts.quantities, whole.size):
                        yield self._told(line, parts, whole.figure.text)
            if line.text.count("占") > 1:
                yield from self._shares(line)

    def _shares(self, line: Line) -> Iterator[Finding]:
        """Yield percentages side by side of parts that cannot overlap, if they are too many."""
        for parts in listed_parts(line.text, line.quantities, shares=True):
            every = all("占" in one.before and one.is_exact for one in parts.quantities)
            apart = self._contrast(parts.names) or parts.are_all_ages
            apart = apart or (parts.closed and self._is_one_view(parts))
            apart = apart or self._is_alone(line.text, parts)
            if every and apart and parts.size > _ALL + _ROUNDED:
                yield self._told(line, parts, "100%")

    def _told(self, line: Line, parts: Parts, whole: str) -> Finding:
        told = shown_as(parts.size, parts.quantities[0].figure)
        return self.finding(line, parts.start, parts.end, whole=whole, sum=told)

    def _contrast(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the words of one contrast that some names have, each another one."""
        for words in self.contrasts:
            has = [[word for word in words if word in name] for name in names]
            longest = [max(each, key=len) for each in has if each]
            if len(set(longest)) == len(names):
                return words
        return ()

    def _is_excused(self, line: Line, parts: Parts) -> bool:
        if any(one.is_merged for one in parts.quantities):
            return True  # 13条，合并为8条，采纳6条: what stands behind is of the 8.
        first, last = parts.quantities[0], parts.quantities[-1]
        words = line.text[max(first.sentence, first.start - _NEAR) : last.clause[1]]
        return any(word in words for word in self.unless)

    def _misfit(self, lines: Sequence[Line], at: int, parts: Parts) -> Quantity | None:
        """Return the whole that parts do not fit."""
        text = lines[at].text
        whole = _right_before(text, lines[at].quantities, parts)
        if whole is None:
            divided = _divided(lines[max(0, at - _LINES_BACK) : at + 1], parts)
            if divided is None and parts.are_numbered and len(parts.names) >= _SEVERAL:
                # 一连46人、二连45人 are of 新生182人 in a line before.
                exact = not _GOES_ON.match(text, parts.end)
                near = lines[max(0, at - _LINES_BACK) : at + 1]
                return far_whole(near, parts.size, parts.quantities[0]) if exact else None
            return divided if divided and divided.size != parts.size else None
        between = text[whole.end : parts.start]
        if any(one.size >= whole.size for one in parts.quantities):
            return None  # One that is no less than the whole is no part of it.
        if parts.size > whole.size * _MORE:
            rest = len(parts.names) >= _SEVERAL and parts.names[-1].startswith(_UNDONE)
            closed = parts.closed and self._is_one_view(parts)
            if (closed or rest) and parts.size <= _FAR * whole.size:
                return whole
            apart = self._are_apart(parts, between) or self._is_alone(text, parts)
            return whole if apart else None
        lacking = whole.size - parts.size
        if lacking <= 0 or _GOES_ON.match(text, parts.end):
            return None
        least = min(each.size for each in parts.quantities)
        of_a_sort = len(parts.names) >= _SEVERAL and self._are_sorts(parts) and "其中" in between
        if parts.closed and parts.size * _FAR < whole.size:
            return None
        if self._are_composing(between, text[parts.end :]):
            return whole
        few = lacking < least and (of_a_sort or self._nearly(parts, between, lacking / whole.size))
        return whole if few or self._are_all(parts, text[whole.start : parts.start]) else None

    def _are_all(self, parts: Parts, words: str) -> bool:
        """Tell whether parts are all there are, by the words from the whole up to the first."""
        groups = {(numeral_value(match["n"]), match["of"]) for match in _GROUPS.finditer(words)}
        counted = any((len(parts.names), end) in groups for end in self._ends(parts))
        led = self._lead.search(words) is not None
        pair = len(self._contrast(parts.names)) == len(parts.names) and "其中" in words
        said = parts.closed or led or counted or pair or self._are_posts(parts)
        return said or parts.are_numbered or parts.are_all_ages or parts.are_stages

    def _are_posts(self, parts: Parts) -> bool:
        """Tell whether parts are those who lead a body and its members: 队长1名，队员8名."""
        ends = parts.names[-1].endswith(_MEMBERS)
        return ends and any(name.endswith(_CHIEFS) for name in parts.names[:-1])

    def _are_composing(self, between: str, behind: str) -> bool:
        """Tell whether words say that parts make up their whole: by a colon, 由…组成, 包括."""
        return bool(_COMPOSED.match(behind) or _OF.search(between) or _COLON.fullmatch(between))

    def _ends(self, parts: Parts) -> set[str]:
        """Return the characters that parts may be counted by: 两个乡镇 are 石桥镇 and 青山乡."""
        ends = {name[-1:] for name in parts.names}
        alike = next((group for group in _ALIKE if ends <= set(group)), "")
        return {*parts.tail[-1:], *alike} - {""}

    def _nearly(self, parts: Parts, between: str, lack: float) -> bool:
        """Tell whether parts that lack a little are told as all there are."""
        told = "其中" in between or "包括" in between or "分别" in between
        if "包括" in between and len(parts.names) >= _SEVERAL and lack <= _LITTLE:
            return True
        most = _LITTLE if len(parts.names) >= _SEVERAL else _LITTLE / 3
        return told and lack < most and self._is_one_view(parts)

    def _is_one_view(self, parts: Parts) -> bool:
        """Tell whether no name is of a quality that others of the parts may have as well."""
        return not any(self._crossing.search(name) for name in parts.names)

    def _are_sorts(self, parts: Parts) -> bool:
        return any(sort in parts.tail for sort in self.sorts)

    def _are_apart(self, parts: Parts, between: str) -> bool:
        """Tell whether no two parts can overlap, by their names."""
        if parts.are_numbered or parts.are_all_ages or self._are_sorts(parts):
            return True
        if self._contrast(parts.names) or self._lead.search(between) or parts.are_stages:
            return True
        if self._are_posts(parts):
            return True
        # 属实45条、部分属实20条: the one may hold the other.
        if any(a != b and a in b for a in parts.names for b in parts.names):
            return False
        if len(parts.names) >= _SEVERAL and parts.tail and max(map(len, parts.names)) <= _SHORT:
            return True
        told = any(word in between for word in ("其中", "包括", "分别", "分为", "分成"))
        if not told or len(set(parts.names)) < len(parts.names):
            return False
        ends = {name[-2:] for name in parts.names}
        alike = len(parts.names) >= _SEVERAL and len(ends) == 1
        return alike or parts.quantities[0].figure.kind == "money" or self._is_one_view(parts)

    def _is_alone(self, text: str, parts: Parts) -> bool:
        """Tell whether words around the parts say that each thing belongs to one of them."""
        begin = max(parts.quantities[0].sentence, parts.start - _NEAR)
        return self._alone.search(text, begin, parts.end + _FARTHEST) is not None

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return lazy(self.alone)

    @cached_property
    def _crossing(self) -> re.Pattern[str]:
        return lazy(self.crossing)

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return lazy(self.lead)


def _right_before(text: str, quantities: Sequence[Quantity], parts: Parts) -> Quantity | None:
    """Return the quantity that the parts follow upon, if they are of one measure with it."""
    first = parts.quantities[0]
    before = [one for one in quantities if one.end <= first.start and one.figure.kind not in ASIDE]
    alike = [one for one in before[-2:] if one.is_like(first)]
    if not alike:
        return None
    whole = alike[-1]
    between = text[whole.end : first.start]
    near = len(between) <= _FARTHEST and between.count("。") <= 1
    if whole.sentence != first.sentence:
        # One of several before it is a part itself.
        listed = [one for one in before if one.sentence == whole.sentence and one.is_like(whole)]
        near = near and len(listed) == 1 and not _ABOUT_OTHERS.search(between)
    counts = (
        whole.is_exact
        and not whole.is_aside
        and not whole.is_each
        and not _ABOUT_OTHERS.search(whole.before)
    )
    return whole if near and counts else None


def _divided(lines: Sequence[Line], parts: Parts) -> Quantity | None:
    """Return the whole that lines before say to be divided into just so many such parts."""
    of = parts.tail[-1:]
    for line in reversed(lines) if of else ():
        for match in _GROUPS.finditer(line.text) if of in line.text else ():
            if match["of"] != of or numeral_value(match["n"]) != len(parts.names):
                continue
            for whole in line.quantities:
                divides = _DIVIDED.fullmatch(line.text, whole.end, match.start())
                if divides and whole.is_like(parts.quantities[0]) and whole.is_exact:
                    return whole
    return None
