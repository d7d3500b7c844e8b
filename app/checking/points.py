"""The points of a report as rules look at them: siblings that number on, in runs."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import ONE_HAN
from app.text.numerals import numeral
from app.text.ordinals import (
    SEQUENCE_STYLE,
    SPOKEN_STYLES,
    is_certain,
    make_ordinal,
    read_loose,
    read_ordinal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.report import Block, Place
    from app.text.ordinals import Ordinal

_NUMERALS = lazy("[一二三四五六七八九十]+")
_FIGURES = lazy("[0-9]+")


class Point(NamedTuple):
    """A point: its block, the line and the offset that it begins at, and its number, if any."""

    block: Block
    line: int
    start: int
    ordinal: Ordinal | None

    @property
    def end(self) -> int:
        """Return the offset behind the number, without the blanks after it."""
        return self.start + len(self.block.ordinal.rstrip())

    @property
    def number(self) -> int:
        """Return what the point's number counts, 0 where it has none."""
        return self.ordinal.number if self.ordinal else 0

    @property
    def style(self) -> str:
        """Return how the point is numbered, such as `一是`; empty where it is not."""
        return self.ordinal.style if self.ordinal else ""

    @property
    def counts(self) -> bool:
        """Tell whether the point has a number that must fit in: 最后 may stand at any."""
        return self.style not in ("", SEQUENCE_STYLE)

    @property
    def is_certain(self) -> bool:
        """Tell whether it is a number whatever stands beside it, and before words in Chinese."""
        words = self.block.paragraphs[0].text[len(self.block.ordinal) :]
        return is_certain(self.style) and ONE_HAN.search(words) is not None

    def numbered(self, number: int) -> str:
        """Return another number as this point would have it."""
        own = self.block.ordinal.strip()
        try:
            return make_ordinal(own, number)
        except ValueError:  # Words of the writer's own: 第一步，, 镜头一：.
            return _FIGURES.sub(str(number), _NUMERALS.sub(numeral(number), own))

    @property
    def is_spoken(self) -> bool:
        """Tell whether the number is a word: 一是, 第一，."""
        return self.style in SPOKEN_STYLES


@dataclass
class Run:
    """Siblings that number on, and the point that they stand below.

    A point among them that has no number is one of them. `told` counts all points that stand side
    by side from the first on, whatever their numbers.
    """

    parent: Point | None
    points: list[Point] = field(default_factory=list)
    told: int = 0

    @property
    def first(self) -> Point:
        """Return the first point."""
        return self.points[0]

    @property
    def numbered(self) -> list[Point]:
        """Return the points that have a number which must fit in."""
        return [point for point in self.points if point.counts]

    @property
    def last(self) -> int:
        """Return the number of the last point that has one, else 0."""
        return next((point.number for point in reversed(self.points) if point.counts), 0)

    @property
    def headings(self) -> list[Point]:
        """Return the points that have a heading."""
        return [point for point in self.points if point.block.heading]

    @property
    def counts(self) -> set[int]:
        """Return all that the points may be counted as: lost and slipped numbers allowed.

        Of points over several lines, those behind other text may be counted apart.
        """
        inline = self.points[0].line == self.points[-1].line
        told = 0 if inline and self.told < self.last else self.told
        return {told, self.last, len(self.points), len(self.numbered)} - {0}


def find_runs(blocks: Sequence[tuple[Block, Place]]) -> list[Run]:
    """Return the runs of points of a report, given its blocks with their places, in order.

    What is below a numbered lead of actions stands beside it in the tree, and is below it here.
    """
    standing = {id(block): place for block, place in blocks}
    tops = [block for block, _ in blocks if block.level <= 1]
    families = _families(tops, standing)
    found = [run for parent, siblings in families for run in _runs(parent, siblings)]
    return sorted(found, key=lambda run: (run.first.line, run.first.start))


def _families(
    tops: Sequence[Block], standing: dict[int, Place]
) -> Iterator[tuple[Point | None, list[Point | None]]]:
    """Yield each parent with the points right below it; None is where other text stands between."""
    top: list[Point | None] = []
    below: list[Point | None] = []
    lead: Point | None = None
    for block in tops:
        point = _point(block, standing[id(block)])
        yield from _below(point, standing)
        if lead and block.level and block.role == "action" and point.style != lead.style:
            below.append(point)
            continue
        if lead:
            yield lead, below
        lead, below = (point if block.role == "action_lead" and point.ordinal else None), []
        top.append(point if block.level else None)
    if lead:
        yield lead, below
    yield None, top


def _below(parent: Point, standing: dict[int, Place]) -> Iterator[tuple[Point, list[Point | None]]]:
    children = [_point(child, standing[id(child)]) for child in parent.block.children]
    if children:
        yield parent, list(children)
        for child in children:
            yield from _below(child, standing)


def _point(block: Block, place: Place) -> Point:
    ordinal = None
    if block.ordinal:
        words = block.paragraphs[0].text
        ordinal = read_ordinal(words) or read_loose(words)
        ordinal = ordinal if ordinal and ordinal.number > 0 else None
    return Point(block, place.first, place.start, ordinal)


def _runs(parent: Point | None, siblings: Sequence[Point | None]) -> Iterator[Run]:
    """Yield the runs among siblings: each begins with one, or with a number that follows none."""
    by_style: dict[str, _OfStyle] = defaultdict(_OfStyle)
    latest: _Growing | None = None
    for point in siblings:
        if point is None:
            latest = None
            continue
        beside = latest if latest and latest.run.first.block.role == point.block.role else None
        if beside:
            beside.run.told += 1
        latest = _goes_on(by_style[point.style], beside, point)
        if latest is None:
            latest = _Growing(Run(parent, told=1))
            yield latest.run
        latest.add(point, by_style[point.style])


@dataclass(eq=False)
class _Growing:
    """A run while points are added to it, with what is asked of all its points each time."""

    run: Run
    numbers: set[int] = field(default_factory=set)
    last: int = 0
    # In the order of the runs of each style that it has points of.
    orders: dict[_OfStyle, int] = field(default_factory=dict)

    def add(self, point: Point, own: _OfStyle) -> None:
        """Add a point of a style."""
        self.run.points.append(point)
        self.numbers.add(point.number)
        if not point.counts:
            return
        for style, order in self.orders.items():
            style.forget(self.last + 1, order)
        self.orders.setdefault(own, len(own.runs))
        if self.orders[own] == len(own.runs):
            own.runs.append(self)
        self.last = point.number
        for style, order in self.orders.items():
            insort(style.followed[self.last + 1], order)

    @property
    def is_slip(self) -> bool:
        """Tell whether it has not yet counted on, so that a further 一、 behind it is a slip."""
        return self.numbers == {1}


@dataclass(eq=False)
class _OfStyle:
    """The runs that have a point of one style, in the order in which they got the first.

    `followed` are their places in that order, by the number that would go on each.
    """

    runs: list[_Growing] = field(default_factory=list)
    followed: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def forget(self, number: int, order: int) -> None:
        """Take away that a run would be gone on with by a number."""
        del self.followed[number][bisect_left(self.followed[number], order)]

    def before(self, number: int) -> _Growing | None:
        """Return the last of the runs that a number would go on."""
        followed = self.followed.get(number)
        return self.runs[followed[-1]] if followed else None


def _goes_on(own: _OfStyle, beside: _Growing | None, point: Point) -> _Growing | None:
    """Return the run that a point goes on: one of its style, or the one it stands beside.

    A list may be numbered like the one around it; what goes on that one closes the list.
    """
    latest = own.runs[-1] if own.runs else None
    if point.number == 1:
        return latest if latest is beside and latest and latest.is_slip else None
    if not point.counts:
        return beside
    if run := own.before(point.number):
        return run
    if beside and point.number - 1 in (beside.last, beside.run.points[-1].number):
        return beside
    if latest is None or (point.is_spoken and latest is not beside):
        return None
    return None if point.number < latest.last and point.number in latest.numbers else latest
