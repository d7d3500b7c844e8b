"""Numbers of points that do not count on: left out, twice, out of their order, lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.rule import Rule
from app.text.ordinals import SECTION_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Point, Run
    from app.models.finding import Finding

Fault = Literal["skipped", "repeated", "disordered", "lost", "late"]


_IN_WORDS = {2: "首先", 3: "其次"}  # What stands for the number before: 首先，…第二，….
_FARTHEST = 60  # Lines from a section to the next that goes on its numbers.


class Numbers(Rule):
    """Finds the points of a run whose numbers have one `fault`.

    A number is `skipped` or `repeated`, stands before one that it should follow (`disordered`), is
    `lost` between two others, or it is the first and neither one nor what goes on a list above
    (`late`). The message may tell `before`, the number before, and `should`, what would count on.
    """

    kind: Literal["numbers"]
    fault: Fault

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the numbers; of a point that lost its own, its first words."""
        for run in manuscript.runs:
            of_two_ranks = manuscript.has_decimals and run.first.style in SECTION_FIGURES
            if of_two_ranks and self.fault != "lost":
                continue
            for slip in _slips(run):
                point = slip.point
                if slip.fault != self.fault or not (point.is_certain or self.fault == "lost"):
                    continue
                if self.fault == "late" and _stands_above(point, manuscript):
                    continue
                if self.fault == "skipped" and _stands_between(slip, manuscript):
                    continue
                if self.fault == "repeated" and point.number == 1 and _is_below(run, manuscript):
                    continue
                line = manuscript.lines[point.line]
                if self.fault == "lost" and slip.should in line.text:
                    continue
                end = point.end if point.ordinal else _head_end(point, line)
                yield self.finding(line, point.start, end, before=slip.before, should=slip.should)


def _head_end(point: Point, line: Line) -> int:
    """Return where the heading of a point without a number ends, else its line."""
    return point.start + len(point.block.heading) or len(line.text)


def _stands_above(point: Point, manuscript: Manuscript) -> bool:
    """Tell whether the number before a point's stands in the lines above, wherever that is."""
    if not (point.line or point.start):
        return True  # Of a text that begins so nothing is known.
    before = [point.numbered(point.number - 1)]
    if point.is_spoken and point.number in _IN_WORDS:
        before.append(_IN_WORDS[point.number])
    above = manuscript.lines[max(point.line - _FARTHEST, 0) : point.line]
    texts = [manuscript.lines[point.line].text[: point.start], *(line.text for line in above)]
    return any(each in text for each in before for text in texts)


def _stands_between(slip: _Slip, manuscript: Manuscript) -> bool:
    """Tell whether the number that is missed opens a line between, for which it is no point."""
    first = slip.after.line if slip.after else 0
    between = manuscript.lines[first + 1 : slip.point.line]
    return any(line.text.startswith(slip.should) for line in between)


def _is_below(run: Run, manuscript: Manuscript) -> bool:
    """Tell whether a second 1. begins a list below the first, which a further 2. goes on."""
    return any(
        other.first.number == 2
        and other.first.style == run.first.style
        and other.first.line > run.points[-1].line
        for other in manuscript.runs
    )


class _Slip(NamedTuple):
    fault: Fault
    point: Point
    after: Point | None
    should: str

    @property
    def before(self) -> str:
        """Return the number of the point before, as it is written."""
        return self.after.block.ordinal.strip() if self.after else ""


def _slips(run: Run) -> Iterator[_Slip]:
    numbered = run.numbered
    if not numbered:
        return
    if numbered[0].number != 1 and numbered[0] is run.first:
        yield _slip("late", numbered[0], None)
    yield from _lost(run)
    seen = {numbered[0].number}
    lost = sum(not point.ordinal for point in run.points)
    last = {point.number: place for place, point in enumerate(numbered)}
    for place, (before, point) in enumerate(pairwise(numbered), 1):
        later = {
            number for number in range(before.number, point.number) if last.get(number, 0) > place
        }
        fault = _fault(before.number, point.number, seen, later)
        if fault and not (fault == "skipped" and lost):
            yield _slip(fault, point, before)
        seen.add(point.number)


def _fault(before: int, number: int, seen: set[int], later: set[int]) -> Fault | None:
    """Return what is wrong with a number behind another; of two that changed places, the first.

    `later` are those between them that stand further on.
    """
    if number in seen:
        # Of 一、三、三、 the second is right: the first should be 二.
        slipped = number == before > 1 and number - 1 not in seen
        return None if slipped else "repeated"
    missing = {*range(before + 1, number)} - seen
    if not missing:
        return None
    return "disordered" if missing & later else "skipped"


def _lost(run: Run) -> Iterator[_Slip]:
    """Yield the points without a number that stand just where one is missing."""
    for place, point in enumerate(run.points[1:-1], 1):
        before, after = run.points[place - 1], run.points[place + 1]
        if not point.ordinal and before.counts and after.number == before.number + 2:
            yield _slip("lost", point, before)


def _slip(fault: Fault, point: Point, before: Point | None) -> _Slip:
    should = (before or point).numbered(before.number + 1 if before else 1)
    return _Slip(fault, point, before, should)
