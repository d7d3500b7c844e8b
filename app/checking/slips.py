"""Numbers of points that do not count on: left out, twice, out of order, lost, of another list."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, pairwise
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
    from collections.abc import Iterable, Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.points import Point, Run

Fault = Literal["skipped", "repeated", "disordered", "lost", "late", "mixed"]

# What stands for the first before 第二: 头一条，, 首条：, 第一条。.
_FIRST = lazy(
    "(?:先[说讲看])?(?:(?:头一|首|第[一1])(?:方面|[点条个件桩宗样种步句关课层招])[^，、：:。；\\s]{0,2}?"
    "(?:[是，、：:。\\s]|$)|头一[是，：])|其一"
)
_IN_WORDS = {2: "首先", 3: "其次"}  # What stands for the number before: 首先，…第二，….
_FARTHEST = 300  # Lines from a section to the next that goes on its numbers.
_NEAR = 3  # By how much a number slips: 1., 17. is no slip.
_LATEST = 6  # With which a list that lost its first numbers may begin.
_MOST = 100  # Whose numbers slip more often than that counts nothing.
_LONGEST = 40  # Characters of a number and of what tells that it is one.
_STOPS = ("。", "；", "！", "？", "，", "：")
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
    order = _Order(manuscript.runs)
    for run in manuscript.runs:
        slips = list(islice(_slips(run), _MOST))
        if run.first.style in SECTION_FIGURES and manuscript.has_decimals:
            slips = [slip for slip in slips if slip.fault == "lost"]
        if slips:
            stray = _stray(run, order, manuscript)
            found += [stray] if stray else slips
        if len(found) > _MOST:
            break
    standing = {id(slip): _standing_in(slip, found, manuscript) for slip in found}
    known = {id(other.point.block) for other in standing.values() if other}
    for slip in found:
        other = standing[id(slip)]
        if _goes_on_mixed(slip, found) or (other is None and _is_open(slip, order)):
            continue
        if other or id(slip.point.block) not in known:
            is_sure = slip.point.is_certain or slip.fault == "lost"
            if other or (is_sure and not _is_excused(slip, order, manuscript)):
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
        later = (number for number, at in last.items() if at > place)
        fault = _fault(before.number, point.number, seen, later)
        if fault and not (fault == "skipped" and lost):
            yield _slip(fault, point, before)
        seen.add(point.number)


def _fault(before: int, number: int, seen: set[int], later: Iterable[int]) -> Fault | None:
    """Return what is wrong with a number behind another; of two that changed places, the first.

    `later` are those that stand further on.
    """
    if number in seen:
        # Of 一、三、三、 the second is right: the first should be 二.
        slipped = number == before > 1 and number - 1 not in seen
        return None if slipped else "repeated"
    # Of more numbers than were seen, one is missing.
    between = range(before + 1, min(number, before + len(seen) + 2))
    if seen.issuperset(between):
        return None
    is_later = any(before < other < number and other not in seen for other in later)
    return "disordered" if is_later else "skipped"


def _lost(run: Run) -> Iterator[Slip]:
    """Yield the points without a number that stand just where one is missing."""
    for place, point in enumerate(run.points[1:-1], 1):
        before, after = run.points[place - 1], run.points[place + 1]
        if not point.ordinal and before.counts and after.number == before.number + 2:
            yield _slip("lost", point, before)


def _slip(fault: Fault, point: Point, before: Point | None) -> Slip:
    should = (before or point).numbered(before.number + 1 if before else 1)
    return Slip(fault, point, before, should)


class _Order:
    """The points of all runs as they stand in the text, the run of each, and those alike."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = {id(point): run for run in runs for point in run.points}
        self._points = sorted((point for run in runs for point in run.points), key=_place)
        self._places = [_place(point) for point in self._points]
        self._alike: dict[tuple[int, str], list[Point]] = {}
        for point in self._points:
            self._alike.setdefault((point.number, point.style), []).append(point)

    def run(self, point: Point) -> Run:
        """Return the run of a point."""
        return self._runs[id(point)]

    def right_before(self, point: Point) -> Point | None:
        """Return the last point before another, of whatever list."""
        at = bisect_left(self._places, _place(point))
        return self._points[bisect_left(self._places, self._places[at - 1])] if at else None

    def alike_before(self, point: Point) -> Point:
        """Return the last point of a point's number and style before it."""
        alike = self._alike[point.number, point.style]
        return alike[bisect_left(alike, _place(point), key=_place) - 1]


def _stray(run: Run, order: _Order, manuscript: Manuscript) -> Slip | None:
    """Return the point of a run that belongs to the list right before it: （一）, 二、 for （二）.

    Without it, its run counts on, and so does the other with it; or its number stands once more in
    the run, and it is written as the points of the other are: 1.…。, 2.…。, 二、…。 for 3.
    """
    numbered = run.numbered
    wrong = (at for at, point in enumerate(numbered) if point.number != at + 1)
    at = next(wrong, len(numbered) - 1)
    # Without another one, the numbers before the first that is wrong would not count on.
    for point in numbered[max(1, at - 1) : at + 1]:
        others = [each for each in numbered if each is not point]
        rest = [each.number for each in others]
        if len(rest) > 1 and rest == [*range(1, len(rest) + 1)]:
            inner = order.right_before(point)
            if inner is None or rank_of(inner.style) <= rank_of(point.style):
                continue
            if inner.number == point.number - 1 or (
                point.number in rest and _is_written_as(inner, point, others, manuscript)
            ):
                return Slip("mixed", point, inner, inner.numbered(inner.number + 1))
    return None


def _is_written_as(
    inner: Point, point: Point, others: Sequence[Point], manuscript: Manuscript
) -> bool:
    """Tell whether a point is, or is none, a line of its own without a stop, unlike its run.

    What stands below it may tell, too: （三）, written 二、, and （四） as if below that.
    """
    below = next((run.first for run in manuscript.runs if run.parent is point), None)
    if below:
        return (below.style, below.number) == (inner.style, inner.number + 2)
    alone, *rest = (
        not manuscript.lines[each.line].text.rstrip().endswith(_STOPS)
        for each in (point, inner, *others)
    )
    return rest[0] == alone and alone not in rest[1:]


def _standing_in(slip: Slip, others: Sequence[Slip], manuscript: Manuscript) -> Slip | None:
    """Return the point of another list that is the number left out: 一、, （二）, 三、.

    It has the number left out, or stands alone: （1）, （一）, （3）.
    """
    first = slip.after
    if slip.fault != "skipped" or first is None or slip.point.number != first.number + 2:
        return None
    between = [
        (other.point, other.point.number == first.number + 1)
        for other in others
        if _place(first) < _place(other.point) < _place(slip.point)
    ]
    lone = [
        (run.first, run.first.is_certain and not run.first.block.children)
        for run in manuscript.runs
        if len(run.points) == 1 and _place(first) < _place(run.first) < _place(slip.point)
    ]
    for point, fits in (*between, *lone):
        if fits and point.style != first.style:
            return Slip("mixed", point, first, slip.should)
    return None


def _goes_on_mixed(slip: Slip, others: Sequence[Slip]) -> bool:
    """Tell whether a list that seems to begin late goes on what was written as of another."""
    point = slip.point
    return slip.fault == "late" and any(
        other.fault == "mixed"
        and other.should == point.numbered(point.number - 1)
        and _place(other.point) < _place(point)
        for other in others
    )


def _is_open(slip: Slip, order: _Order) -> bool:
    """Tell whether it is the first of two like numbers that may be the wrong one.

    It stands right behind a deeper list, which it may go on, and the run counts on without it.
    """
    if slip.fault != "repeated":
        return False
    run = order.run(slip.point)
    first = next(each for each in run.numbered if _is_same(each, slip.point))
    numbers = [each.number for each in run.numbered if each is not first]
    if first.block.children or numbers != [*range(1, len(numbers) + 1)]:
        return False
    inner = order.right_before(first)
    deeper = inner is not None and rank_of(inner.style) > rank_of(first.style)
    return deeper and numbers[-1] > first.number


def _is_excused(slip: Slip, order: _Order, manuscript: Manuscript) -> bool:
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
        return _goes_on_another(point, order.run(point), manuscript) or _opens(
            point.number - 1, order.alike_before(point), point, manuscript
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
    if any(each in text for each in before for text in texts):
        return True
    counts_second = point.is_spoken and point.number == 2
    return counts_second and any(
        _FIRST.match(text, clause.end()) for text in texts for clause in _CLAUSE.finditer(text)
    )


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
            words = text[clause.end() : min(end, clause.end() + _LONGEST)]
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
