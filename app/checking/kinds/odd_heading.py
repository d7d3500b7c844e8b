"""A heading that breaks its set: made otherwise than all others, or far longer or shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.headings import are_couplets, common_to, frame_of, set_of, share_a_clause
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.headings import Frame, Heading
    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_FEWEST = 3
_MOST = 30  # No set of headings has more; so a list of any length takes no time.


class OddHeading(Rule):
    """Finds the one heading of a run that is not like the others, which are all like each other.

    By its `frame`: the others have at least `frame` characters in common, one less where there are
    three of them, and it has not half as many. These are at both ends of a clause that begins
    alike; or anywhere, in one order, where the clauses of the others are of a length, and its own
    are not. By its `length`: the others have at least two clauses of a length and `shortest`
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

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the heading of each run that breaks it."""
        for run in manuscript.runs:
            headings = set_of(run)
            if (
                not _FEWEST <= len(headings) <= _MOST
                or max(len(each.words) for each in headings) > self.longest
            ):
                continue
            odd = self._by_frame(headings)
            if self.by == "length" and odd is None:
                odd = self._by_length(headings)
            elif self.by == "length":
                odd = None
            if odd:
                line = manuscript.lines[odd.point.line]
                like = next(each.words for each in headings if each is not odd)
                yield self.finding(line, odd.start, odd.end, like=like)

    def _by_frame(self, headings: Sequence[Heading]) -> Heading | None:
        if not all(each.followed for each in headings):
            return None
        odd = [each for each in headings if self._breaks(each, _others(headings, each))]
        return odd[0] if len(odd) == 1 else None

    def _breaks(self, heading: Heading, others: Sequence[Heading]) -> bool:
        if len({other.words for other in others}) < len(others):
            return False
        if len(others) < _FEWEST and share_a_clause(*others):
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
