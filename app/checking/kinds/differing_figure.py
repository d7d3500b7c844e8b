"""A figure that comes up again, and is another one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.figures import measure_of
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.checking.things import Naming, things_of
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.things import Thing
    from app.models.finding import Finding

_LOW = 10
_TURNED = 2
# Characters of a noun that is no known one.
_LONGEST = 6
# Where so much is counted in one measure, nobody takes up one figure without saying which.
_MOST = 40
# A figure far below another one is of a part of it.
_NEARLY = 0.8
_COUNTED = ("people", "things", "money", "size")
# 三个方面, 四层意思: each list has its own.
_VAGUE = frozenset("个种层类条项点步句字道件面")
_BELOW = ("近", "将近", "接近", "不到", "不足")
_SCOPED = lazy(rf"(?P<of>[{HAN}]{{2,6}}?)[里上中内下]?的$")
_IN_ALL = lazy("共|累计|先后|前后|合计")
_JOINED = lazy("[和及与、]")
_OWNER = 6
_SHORT = 2
_ONE_OF = "甲乙丙丁一二三四五六七八九十"
_THESE = lazy(r"(?:这|那|上述|以上)$")
_OTHERS = lazy(r"(?:其余|另|剩|还有|余下)[^，。]*$|^$")


class DifferingFigure(Rule):
    """Finds 25名新警全部合格 behind 二十三名新入职民警参加: one thing, two figures.

    `names`, `deeds` and `events` hold words for one thing, each row one. A figure stands for what
    was told before where `all_of` matches the words behind its noun, where `known` matches those
    before it, behind the deed that the other one is told with (走访的21个乡镇), behind what it is
    told of (平台上的11处隐患), and where it is a clause of its own. Two figures of a whole are one
    where `whole` matches before both with the same word in its group, or the wider of `scopes` has
    the less; so are two of which two neighbouring digits are changed over. What `sorts` matches
    makes it a part. Nothing is found beside a word of `unless`, nor where other figures make up one
    of the two or what lies between them. `{other}` is the earlier one.
    """

    kind: Literal["differing_figure"]
    names: tuple[str, ...] = Field(min_length=1)
    deeds: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    sorts: Regex
    all_of: Regex
    known: Regex
    whole: Regex
    bare: Regex
    level_of: Regex
    fewer: Regex
    unless: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each figure that is another one than before."""
        found = [
            (one, other)
            for told in self._by_measure(manuscript)
            for at, one in enumerate(told)
            if (other := self._earlier(one, told[:at], told[at + 1 :])) is not None
        ]
        for one, other in sorted(found, key=lambda pair: (pair[0].line.number, pair[0].start)):
            words = other.quantity.figure.text
            words = other.noun + words if other.is_named_before else words + other.noun
            yield self.finding(one.line, one.start, one.end, other=words)

    def _by_measure(self, manuscript: Manuscript) -> Iterator[Sequence[Thing]]:
        """Yield the things of each measure, where there are not too many."""
        told = [
            one
            for line in manuscript.own_prose
            for one in things_of(line)
            if one.quantity.figure.kind in _COUNTED or one.quantity.figure.unit == "年"
        ]
        measured: dict[tuple[str, str], list[Thing]] = {}
        for one in told:
            measured.setdefault(measure_of(one.quantity.figure), []).append(one)
        for alike in measured.values():
            if 1 < len(alike) <= _MOST and len({one.size for one in alike}) > 1:
                for one in alike:
                    one.read(self._naming)
                yield alike

    def _earlier(self, one: Thing, told: Sequence[Thing], later: Sequence[Thing]) -> Thing | None:
        """Return the earlier figure of the same thing, if it is another one."""
        if any(_agree(one, each) for each in told) or one.is_excused:
            return None
        same = [each for each in told if self._is_same(one, each)]
        if len({each.size for each in same}) != 1:
            return None
        other = same[-1]
        is_right = not _is_scoped(one, other) and _is_made_up(one, other, told, later)
        return None if is_right else other

    def _is_same(self, one: Thing, other: Thing) -> bool:
        if not other.quantity.is_exact or other.is_excused:
            return False
        if one.quantity.figure.unit == "年":
            return one.fits(other) and "我" in one.lead + other.lead
        if _is_sum(one, other):
            return True
        # 初中部有教师46名，小学部有教师64名: what is told beside each other is not one.
        beside = one.line is other.line and one.quantity.sentence == other.quantity.sentence
        if beside and one.quantity.is_exact:
            return False
        return self._is_owned(one, other) or (one.fits(other) and self._is_one(one, other))

    def _is_one(self, one: Thing, other: Thing) -> bool:
        """Tell whether two figures of one noun are of the same thing."""
        if _is_scoped(one, other):
            return not one.places - other.places
        # Of few only it is read where and when they were.
        if not self._may_be_one(one, other) or one.places - other.places:
            return False
        apart = one.events and other.events and not one.events & other.events
        return not (apart or one.times - other.times)

    def _may_be_one(self, one: Thing, other: Thing) -> bool:
        ours = self._whole_of(one)
        theirs = self._whole_of(other) if ours else ""
        if ours and theirs:
            return ours == theirs or self._is_narrower(one, other, (ours, theirs))
        return self._takes_up(one, other, is_whole=bool(ours))

    def _takes_up(self, one: Thing, other: Thing, *, is_whole: bool) -> bool:
        if _is_turned(one, other):
            # A number of people may be of anybody: their group has to be named.
            return bool(one.kinds & other.kinds) or not (one.is_of_people or other.is_of_people)
        apart = one.line.number - other.line.number
        if _is_few(one) and (one.quantity.figure.unit in _VAGUE or apart > 1):
            return False
        if one.is_of_people or (other.is_of_people and one.quantity.is_exact):
            return False
        if is_whole and other.size < _NEARLY * one.size:
            return False
        if one.size < _NEARLY * other.size:
            return False
        topic = not one.lead and one.follows.startswith("，") and apart and not _is_few(one)
        if topic or self._acts(one, other) or self._is_total(one, other):
            return True
        return self._is_known(one, other) or self._is_known(other, one)

    def _is_known(self, one: Thing, other: Thing) -> bool:
        """Tell whether a figure stands for a group that the reader knows."""
        # 参加考试的工人240人 tells of them for the first time.
        if self._known.search(one.lead) and not _is_few(one) and not one.is_named_before:
            return True
        if one.lead.endswith("的") and one.deeds & other.deeds:
            return True
        free = self._bare.fullmatch(one.lead) or self._whole.search(one.lead)
        places = range(1) if one.kinds else range(2, _LONGEST)
        return bool(free) and any(self._all_of.match(one.follows, at) for at in places)

    def _acts(self, one: Thing, other: Thing) -> bool:
        """Tell whether more people do something than were told of before; fewer may be a part."""
        near = other.size < one.size < other.size / _NEARLY
        is_group = bool(one.kinds) and one.quantity.figure.kind == "people" and not _is_few(one)
        if not near or not is_group or one.modifier != other.modifier or one.is_named_before:
            return False
        is_free = self._bare.fullmatch(one.lead) is not None and not _JOINED.match(one.follows)
        return is_free and not self._fewer.search(other.sentence + one.sentence)

    def _is_total(self, one: Thing, other: Thing) -> bool:
        """Tell whether two sentences sum up the same deed of the same time."""
        if not all(_IN_ALL.search(each.lead) for each in (one, other)):
            return False
        both = one.times == other.times and one.places == other.places
        return both and bool(one.deeds & other.deeds)

    def _is_owned(self, one: Thing, other: Thing) -> bool:
        """Tell whether a level is that of whom the other figure is of: 追上丁班45千瓦时的水平."""
        if self._level.match(one.follows) is None:
            return False
        owner = one.ending[-_OWNER:]
        ends = [owner[at:] for at in range(len(owner) - 1)]
        # 车间 alone may be any.
        return any(end in other.ahead for end in ends if len(end) > _SHORT or end[0] in _ONE_OF)

    def _whole_of(self, one: Thing) -> str:
        match = self._whole.search(one.lead)
        if match is None:
            return ""
        return next((each for each in match.groups() if each), "")

    def _is_narrower(self, one: Thing, other: Thing, wholes: tuple[str, str]) -> bool:
        """Tell whether the wider whole of two has the less."""
        ours, theirs = (
            next((at for at, scope in enumerate(self.scopes) if of in scope), -1) for of in wholes
        )
        apart = (ours - theirs) * (one.size - other.size)
        return min(ours, theirs) >= 0 and apart < 0

    @cached_property
    def _all_of(self) -> re.Pattern[str]:
        return lazy(self.all_of)

    @cached_property
    def _fewer(self) -> re.Pattern[str]:
        return lazy(self.fewer)

    @cached_property
    def _level(self) -> re.Pattern[str]:
        return lazy(self.level_of)

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return lazy(self.known)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return lazy(self.whole)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return lazy(self.bare)

    @cached_property
    def _naming(self) -> Naming:
        sorts, unless = lazy(self.sorts), lazy(self.unless)
        return Naming(self.names, self.deeds, self.events, sorts, unless)


def _is_few(one: Thing) -> bool:
    number = one.quantity.figure.number
    return number.han and number.size <= _LOW and one.quantity.figure.unit != "年"


def _agree(one: Thing, other: Thing) -> bool:
    """Tell whether two figures may be one: 近300人 are no 312, and 300多人 no 296."""
    if one.quantity.is_exact:
        return one.size == other.size
    if one.about in _BELOW:
        return other.size <= one.size or other.size > one.size / _NEARLY
    return True


def _is_turned(one: Thing, other: Thing) -> bool:
    """Tell whether a figure is another one with two neighbours among its digits changed over."""
    if one.quantity.figure.number.scale != other.quantity.figure.number.scale:
        return False
    ours, theirs = one.digits, other.digits
    if len(ours) != len(theirs):
        return False
    apart = [at for at, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]]
    if len(apart) != _TURNED or apart[1] != apart[0] + 1:
        return False
    return ours[apart[0]] == theirs[apart[1]] and ours[apart[1]] == theirs[apart[0]]


def _is_sum(one: Thing, other: Thing) -> bool:
    """Tell whether money is that which its line told of: 那21万元."""
    money = one.quantity.figure.kind == "money" and one.line is other.line
    return money and _THESE.search(one.lead) is not None


def _is_scoped(one: Thing, other: Thing) -> bool:
    """Tell whether a figure is more of what is told with the other: 平台上的11处隐患."""
    more = other.size < one.size < other.size / _NEARLY**2
    if not more or one.is_named_before or one.quantity.figure.kind == "money":
        return False
    scope = _SCOPED.search(one.lead)
    if scope is None:
        return False
    if any(time in one.lead for time in one.times if not time.startswith("本")):
        return False
    words = other.sentence
    return any(scope["of"][at : at + 2] in words for at in range(len(scope["of"]) - 1))


def _is_made_up(one: Thing, other: Thing, told: Sequence[Thing], later: Sequence[Thing]) -> bool:
    """Tell whether other figures make up one of two, or what lies between them."""
    every = [each.size for each in told]
    beside = [each.size for each in later if each.line is one.line and _OTHERS.search(each.lead)]
    apart = abs(one.size - other.size)
    sums = {a + b for at, a in enumerate(every) for b in every[at + 1 :]}
    return apart in {*every, *beside} - {other.size} or one.size in {*sums, sum(every)}
