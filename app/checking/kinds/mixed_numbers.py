"""Numbers in one run that are not written alike: 一、…, 2、…, 三、…"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.text.ordinals import SEQUENCE_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.checking.points import Point, Run
    from app.models.finding import Finding


class MixedNumbers(Rule):
    """Finds the numbers of a run that are not written as most of it, or as its first, are.

    Where all of them are words (一是, 二要), they are for the rule that is `spoken`; 首先 and 最后
    go with any of these. The message may tell `should`, the number as the others are written.
    """

    kind: Literal["mixed_numbers"]
    spoken: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that is written otherwise, and what stands for one of another list."""
        for slip in manuscript.slips:
            point = slip.point
            if slip.fault == "mixed" and (point.is_spoken and slip.goes_on_words) == self.spoken:
                line = manuscript.lines[point.line]
                yield self.finding(line, point.start, point.end, should=slip.should)
        for run in manuscript.runs:
            like = _most_alike(run)
            if not like or not like.is_certain or _is_of_two(run, manuscript):
                continue
            for point in run.points:
                if self._is_odd(point, like):
                    should = like.numbered(point.number)
                    line = manuscript.lines[point.line]
                    yield self.finding(line, point.start, point.end, should=should)

    def _is_odd(self, point: Point, like: Point) -> bool:
        if not point.ordinal or not _is_set_off(point) or point.style == like.style:
            return False
        if point.style == SEQUENCE_STYLE and (like.is_spoken or point.number > 1):
            return False
        return (point.is_spoken and like.is_spoken) == self.spoken


def _is_of_two(run: Run, manuscript: Manuscript) -> bool:
    """Tell whether a run was read of two lists: one goes on a number that is none of its points."""
    own = {point.block.ordinal.strip() for point in run.points}
    # Of points with the number before, only the farthest has all lines to look through.
    before = {
        point.numbered(point.number - 1): point.line for point in run.numbered if point.number > 1
    }
    return any(
        words not in own and words in line.text
        for words, last in before.items()
        for line in manuscript.lines[run.first.line : last + 1]
    )


def _most_alike(run: Run) -> Point | None:
    """Return a point whose number is written as most are, the first of them where none prevails."""
    numbered = run.numbered
    if len(numbered) < 2:
        return None
    counts = Counter(point.style for point in numbered)
    return max(numbered, key=lambda point: counts[point.style])


def _is_set_off(point: Point) -> bool:
    """Tell whether a mark or a word stands behind a number: 2：, and not a blank alone."""
    return not point.block.ordinal.rstrip()[-1:].isnumeric()
