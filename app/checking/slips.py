"""Numbers of points that do not count on: left out, twice, out of order, lost, of another list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text.ordinals import (
    COLON_STYLE,
    SECTION_FIGURES,
    SPOKEN_STYLES,
    rank_of,
    read_loose,
    read_ordinal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.points import Point, Run

Fault = Literal["skipped", "repeated", "disordered", "lost", "late", "mixed"]

_IN_WORDS = {2: "首先", 3: "其次"}  # What stands for the number before: 首先，…第二，….
_FARTHEST = 300  # Lines from a section to the next that goes on its numbers.
_NEAR = 3  # By how much a number slips: 1., 17. is no slip.
_LATEST = 6  # With which a list that lost its first numbers may begin.
_CLAUSE = lazy(r"^|[。；;，,：:！？\s]\s*")


class Slip(NamedTuple):
    """A fault of a number, its point, the one that it should go on from, and what it should be."""

    fault: Fault
    point: Point
    after: Point | None
    should: str

    @property
    def before(self) -> str:
        """Return the number of the point before, as it is written."""
        return self.after.block.ordinal.strip() if self.after else ""

    @property
    def goes_on_words(self) -> bool:
        """Tell whether the point before is numbered by a word: 一是, 第一，."""
        return self.after is not None and self.after.is_spoken


def slips_of(manuscript: Manuscript) -> Iterator[Slip]:
    """Yield the slips of all runs; what another reading of the lines accounts for is none.

    A number that stands for one of the list around it, or within it, is `mixed`.
    """
    found: list[Slip] = []
    for run in manuscript.runs:
        slips = list(_slips(run))
        if run.first.style in SECTION_FIGURES and manuscript.has_decimals:
            slips = [slip for slip in slips if slip.fault == "lost"]
        if slips:
            stray = _stray(run, manuscript)
            found += [stray] if stray else slips
    standing = {id(slip): _standing_in(slip, found) for slip in found}
    known = {id(other.point.block) for other in standing.values() if other}
    for slip in found:
        other = standing[id(slip)]
        if other or id(slip.point.block) not in known:
            is_sure = slip.point.is_certain or slip.fault == "lost"
            if other or (is_sure and not _is_excused(slip, manuscript)):
                yield other or slip


def _slips(run: Run) -> Iterator[Slip]:
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


def _lost(run: Run) -> Iterator[Slip]:
    """Yield the points without a number that stand just where one is missing."""
    for place, point in enumerate(run.points[1:-1], 1):
        before, after = run.points[place - 1], run.points[place + 1]
        if not point.ordinal and before.counts and after.number == before.number + 2:
            yield _slip("lost", point, before)


def _slip(fault: Fault, point: Point, before: Point | None) -> Slip:
    should = (before or point).numbered(before.number + 1 if before else 1)
    return Slip(fault, point, before, should)


def _stray(run: Run, manuscript: Manuscript) -> Slip | None:
    """Return the point of a run that belongs to the list right before it: （一）, 二、 for （二）.

    Without it, its run counts on, and so does the other with it.
    """
    for point in run.numbered[1:]:
        rest = [each.number for each in run.numbered if each is not point]
        if len(rest) > 1 and rest == [*range(1, len(rest) + 1)]:
            inner = _right_before(point, manuscript.runs)
            deeper = inner and rank_of(inner.style) > rank_of(point.style)
            if inner and deeper and inner.number == point.number - 1:
                return Slip("mixed", point, inner, inner.numbered(point.number))
    return None


def _right_before(point: Point, runs: Sequence[Run]) -> Point | None:
    """Return the last point before another, of whatever list."""
    before = [each for run in runs for each in run.points if _place(each) < _place(point)]
    return max(before, key=_place, default=None)


def _standing_in(slip: Slip, others: Sequence[Slip]) -> Slip | None:
    """Return the slip of another list that is the number left out: 一、, （二）, 三、."""
    first = slip.after
    if slip.fault != "skipped" or first is None or slip.point.number != first.number + 2:
        return None
    for other in others:
        between = _place(first) < _place(other.point) < _place(slip.point)
        if between and other.point.number == first.number + 1 and other.point.style != first.style:
            return Slip("mixed", other.point, first, slip.should)
    return None


def _is_excused(slip: Slip, manuscript: Manuscript) -> bool:
    """Tell whether what a number should go on from, or what is left out, stands there unread."""
    point, first = slip.point, slip.after
    if slip.fault == "late" or first is None:
        return point.number > _LATEST or _stands_above(point, manuscript)
    if slip.fault == "lost":
        return slip.should in manuscript.lines[point.line].text
    if abs(point.number - first.number) > _NEAR:
        return True  # It refers to a numbered thing, and counts nothing.
    if slip.fault == "repeated":
        if point.number == 1:
            return _is_below(point, manuscript)
        run = next(run for run in manuscript.runs if point in run.points)
        same = [each for run in manuscript.runs for each in run.points if _is_same(each, point)]
        first = max((each for each in same if _place(each) < _place(point)), key=_place)
        return _goes_on_another(point, run, manuscript) or _opens(
            point.number - 1, first, point, manuscript
        )
    wanted = range(first.number + 1, point.number)
    return slip.fault == "skipped" and any(
        _opens(number, first, point, manuscript) for number in wanted
    )


def _goes_on_another(point: Point, own: Run, manuscript: Manuscript) -> bool:
    """Tell whether a number goes on a list in which the one that has it already stands."""
    return any(
        run is not own
        and (run.parent == own.parent or own.parent in run.points)
        and (run.first.style, run.last) == (point.style, point.number - 1)
        and _place(run.first) < _place(own.first)
        for run in manuscript.runs
    )


def _is_same(one: Point, other: Point) -> bool:
    return (one.number, one.style) == (other.number, other.style)


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


def _opens(number: int, first: Point, last: Point, manuscript: Manuscript) -> bool:
    """Tell whether a number opens a clause between two points, of whose list it may be."""
    sign = first.numbered(number)
    word = sign.rstrip("，、：: ")
    for at in range(first.line, last.line + 1):
        text = manuscript.lines[at].text
        start = first.end if at == first.line else 0
        end = last.start if at == last.line else len(text)
        if first.is_spoken and word in text[start:end]:
            return True
        for clause in _CLAUSE.finditer(text, start, end):
            words = text[clause.end() : end]
            found = read_ordinal(words) or read_loose(words)
            if words.startswith(sign):
                return True  # 2.14年…, which reads as a figure.
            if found and found.number == number and _may_be_of(found.style, first.style):
                return True
    return False


def _may_be_of(style: str, other: str) -> bool:
    figures = {*SECTION_FIGURES, COLON_STYLE}
    kinds = (figures, SPOKEN_STYLES)
    return style == other or any(style in kind and other in kind for kind in kinds)


def _is_below(point: Point, manuscript: Manuscript) -> bool:
    """Tell whether a second 1. begins a list below the first, which a further 2. goes on."""
    return any(
        other.first.number == 2
        and other.first.style == point.style
        and other.first.line > point.line
        for other in manuscript.runs
    )


def _place(point: Point) -> tuple[int, int]:
    return point.line, point.start
