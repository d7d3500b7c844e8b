"""A heading that breaks its set: made otherwise than all others, or far longer or shorter."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.headings import (
    are_alike,
    are_couplets,
    common_to,
    frame_of,
    set_of,
    share_a_clause,
    whole_set_of,
)
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.headings import Frame, Heading
    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_FEWEST = 3
_PAIR = 2
_MATTER = (
    "下一步|打算|计划|规划|存在|不足|问题|差距|短板|建议|情况|"
    "概况|体会|收获|今后|方向|整改|安排|总结|附"
)
_WAY = lazy("[从由].{1,14}[到向]")  # 从“要我学”到“我要学” and 从会议室到田埂上 are of one make.
_MOST = 30  # No set of headings has more; so a list of any length takes no time.


class OddHeading(Rule):
    """Finds the one heading of a run that is not like the others, which are all like each other.

    By its `frame`: the others have at least `frame` characters in common, one less where there are
    three of them, and it has not half as many. These are at both ends of a clause that begins
    alike; or anywhere, in one order, where the clauses of the others are of a length, and its own
    are not. Or the others, three at least, are couplets of clauses that differ by no more than
    `rhythm`, and it is none; but no heading of `matter` at either end is told: reports close so.
    Of three, two are one couplet with a character at one place, and it has but one clause.
    By its `length`: the others have at least two clauses of a length and `shortest`
    characters, and it has less than half of theirs or more than twice as many. What is found by
    its frame is not told by its length, and a sentence that nothing follows is no heading, unless
    it is too short for one; nor are headings where one is longer than `longest`. Of a length are
    clauses that differ by no more than `spread`.
    """

    kind: Literal["odd_heading"]
    by: Literal["frame", "length"]
    frame: int = 4
    spread: int = 1
    shortest: int = 6
    longest: int = 30
    rhythm: int = 2
    matter: Regex = _MATTER

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the heading of each run that breaks it."""
        for run in manuscript.runs:
            headings = self._headings(set_of(run))
            whole = self._headings(whole_set_of(run))
            odd, unequal = self._by_frame(headings), self._by_length(headings)
            if self.by == "length":
                odd = None if odd else unequal
            elif unequal is None:
                odd = odd or self._by_rhythm(whole)
            if odd:
                line = manuscript.lines[odd.point.line]
                like = next(each.words for each in whole if each.point is not odd.point)
                yield self.finding(line, odd.start, odd.end, like=like)

    def _headings(self, headings: list[Heading]) -> list[Heading]:
        """Return headings if they are as many and as long as those of a set."""
        if not _FEWEST <= len(headings) <= _MOST:
            return []
        return headings if max(len(each.words) for each in headings) <= self.longest else []

    def _by_rhythm(self, headings: Sequence[Heading]) -> Heading | None:
        """Return the one heading that is no couplet among others that are."""
        if len(headings) <= _FEWEST:
            return self._of_three(headings)
        odd = [each for each in headings if self._is_no_couplet(each, _others(headings, each))]
        if len(odd) != 1:
            return None
        ends = odd[0] in (headings[0], headings[-1])
        return None if ends and self._of_matter.search(odd[0].words) else odd[0]

    def _of_three(self, headings: Sequence[Heading]) -> Heading | None:
        """Return the one of three headings that is of one clause, where two are one couplet."""
        for heading in headings:
            others = _others(headings, heading)
            if len(heading.clauses) > 1 or not are_couplets(others, 0):
                continue
            several = len(others[0].clauses) > 1 and not _say_the_same(heading, *others)
            alike = _same_places(others) > len(others[0].clauses) - 1
            matter = self._of_matter.search(heading.words)
            if several and alike and not matter and all(each.followed for each in headings):
                return heading
        return None

    def _is_no_couplet(self, heading: Heading, others: Sequence[Heading]) -> bool:
        if not are_couplets(others, self.rhythm):
            return False
        many = len(others[0].clauses)
        common = common_to(others)
        if many > 1 and len(heading.clauses) != many:
            followed = all(each.followed for each in (heading, *others))
            return followed or len(common.replace("，", "")) >= _PAIR
        unequal = abs(heading.shape[0] - others[0].shape[0]) > _PAIR
        if many == 1 and unequal and _same_places(others) >= _PAIR and not heading.kept(common):
            return True
        if many > 1 and are_couplets([heading, *others], self.rhythm):
            return False
        frames = [frame_of([each.clauses[place] for each in others]) for place in range(many)]
        shared = sum(
            frame.shared(clause) for frame, clause in zip(frames, heading.clauses, strict=False)
        )
        size = sum(frame.size for frame in frames)
        if many > 1 and size > 1 and not shared:
            return True
        keeps = 3 * len(heading.kept(common)) >= len(common) or self._of_matter.search(
            heading.words
        )
        return len(common) >= self.frame - 1 and not shared and not keeps

    @cached_property
    def _of_matter(self) -> re.Pattern[str]:
        return lazy(self.matter)

    def _by_frame(self, headings: Sequence[Heading]) -> Heading | None:
        if not all(each.followed for each in headings):
            return None
        odd = [each for each in headings if self._breaks(each, _others(headings, each))]
        if len(odd) != 1 or self._closes(odd[0], headings):
            return None
        return odd[0]

    def _closes(self, heading: Heading, headings: Sequence[Heading]) -> bool:
        """Tell whether a short last heading only says what it is of: 存在的问题和不足."""
        plain = len(heading.clauses) == 1 and self._of_matter.search(heading.words)
        others = [len(each.words) for each in _others(headings, heading)]
        return bool(plain) and heading is headings[-1] and len(heading.words) < min(others)

    def _breaks(self, heading: Heading, others: Sequence[Heading]) -> bool:
        if len({other.words for other in others}) < len(others):
            return False
        if len(others) < _FEWEST and _say_the_same(heading, *others):
            return False  # Two that say the same are no set, but one too many.
        least = self.frame - (len(others) >= _FEWEST)
        for place in range(min(len(other.clauses) for other in others)):
            frame = frame_of([other.clauses[place] for other in others])
            own = heading.clauses[place] if place < len(heading.clauses) else ""
            if frame.head and frame.size >= least and not self._keeps(heading, others, frame, own):
                return True
        return self._lacks_rhythm(heading, others, least)

    def _keeps(
        self, heading: Heading, others: Sequence[Heading], frame: Frame, clause: str
    ) -> bool:
        """Tell whether a heading has half of a frame, at its ends or, if long enough, anywhere."""
        if all(_WAY.match(each.words) for each in (heading, *others)):
            return True
        anywhere = len(heading.kept(frame.head + frame.tail))
        short = len(heading.words) < min(len(other.words) for other in others)
        return 2 * max(frame.shared(clause), 0 if short else anywhere) >= frame.size

    def _lacks_rhythm(self, heading: Heading, others: Sequence[Heading], least: int) -> bool:
        # Two labels of one clause (前端架构、后端架构) are of a length by chance.
        few = len(others[0].clauses) < 2 and len(others) < _FEWEST
        if few or not are_couplets(others, self.spread):
            return False
        if are_couplets([heading, *others], self.spread):
            return False
        common = common_to(others)
        return len(common) >= least and 2 * len(heading.kept(common)) < len(common)

    def _by_length(self, headings: Sequence[Heading]) -> Heading | None:
        odd = [each for each in headings if self._stands_out(each, _others(headings, each))]
        return odd[0] if len(odd) == 1 else None

    def _stands_out(self, heading: Heading, others: Sequence[Heading]) -> bool:
        if len(others) < _FEWEST and _say_the_same(heading, *others):
            return False
        lengths = [len(other.words) for other in others]
        shortest, longest = min(lengths), max(lengths)
        if shortest < self.shortest or len(others[0].clauses) < 2:
            return False
        if not are_couplets(others, self.spread):
            return False
        if len(heading.words) > 2 * longest:
            return heading.followed
        return 2 * len(heading.words) < shortest


def _others(headings: Sequence[Heading], heading: Heading) -> list[Heading]:
    return [other for other in headings if other is not heading]


def _say_the_same(heading: Heading, one: Heading, other: Heading) -> bool:
    """Tell whether two headings are too much alike, and a third not less than they in form."""
    alike = are_alike(one, other) and len(heading.clauses) == len(one.clauses)
    return alike or share_a_clause(one, other)


def _same_places(headings: Sequence[Heading]) -> int:
    """Return at how many places headings of one length have the same character."""
    words = [each.words for each in headings]
    if len(set(map(len, words))) > 1:
        return 0
    return sum(len(set(column)) == 1 for column in zip(*words, strict=True))
