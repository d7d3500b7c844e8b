"""The headings of a run beside each other: their clauses, and the frame that they share."""

from __future__ import annotations

from functools import reduce
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import COLONS, HAN
from app.text.ordinals import is_certain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.points import Point, Run
    from app.models.report import Block

_CLAUSE_STOP = lazy("[，,；;：:]")
_WORDS = lazy(f"[{HAN}“]")
_SHORTEST = 4
_FEWEST = 2
_SIZES = (2, 3, 4)  # Characters of a word that headings share.
_FIGURES = lazy("[0-9０-９]")
_QUOTED = lazy("“[^”]*”|《[^》]*》")
_NO_QUOTATION = "“”"  # What stands for one, whatever it says.


class Heading(NamedTuple):
    """A heading: its point, the offset of its words, and its clauses, quotations left empty.

    One that is not `followed` by a text of its own may be a sentence in a list.
    """

    point: Point
    start: int
    words: str
    clauses: tuple[str, ...]
    followed: bool

    @property
    def shape(self) -> tuple[int, ...]:
        """Return how long the clauses are."""
        return tuple(map(len, self.clauses))

    def kept(self, common: str) -> str:
        """Return what of some characters stands in the heading, in their order."""
        return _in_both(common, "，".join(self.clauses))

    @property
    def end(self) -> int:
        """Return the offset behind the words."""
        return self.start + len(self.words)


def headings_of(run: Run) -> list[Heading]:
    """Return the headings of a run's numbered points that are of one kind, such as insights.

    Labels (格式：) are no headings.
    """
    points = _of_one_kind(run)
    return [_heading(point) for point in points if point.is_certain and _heads(point.block)]


def set_of(run: Run) -> list[Heading]:
    """Return the headings of a run if they make a set, which at most one of its points is out of.

    Where several points have no heading, those of the others are sentences.
    """
    headings = headings_of(run)
    return headings if len(_of_one_kind(run)) - len(headings) <= 1 else []


def whole_set_of(run: Run) -> list[Heading]:
    """Return the headings of all points of a run, whatever each is of, if one has none at most.

    The odd one of a set may seem to be of another kind than the others.
    """
    points = [point for point in run.points if point.is_certain and _heads(point.block)]
    return [_heading(point) for point in points] if len(run.points) - len(points) <= 1 else []


def _of_one_kind(run: Run) -> list[Point]:
    first = run.first.block
    kind = first.role, first.note
    return [point for point in run.points if (point.block.role, point.block.note) == kind]


def _heads(block: Block) -> bool:
    stops = (span.text for span in block.paragraphs[0].spans if span.part == "stop")
    return bool(block.heading) and not any(stop.startswith(tuple(COLONS)) for stop in stops)


class Frame(NamedTuple):
    """What some clauses have in common at their beginning and at their end."""

    head: str
    tail: str

    @property
    def size(self) -> int:
        """Return how many characters of words are in common."""
        return _size(self.head) + _size(self.tail)

    def shared(self, clause: str) -> int:
        """Return how many of these characters another clause has as well."""
        head = _common_head([self.head, clause])
        return _size(head) + _size(_common_tail([self.tail, clause[len(head) :]]))


def frame_of(clauses: Sequence[str]) -> Frame:
    """Return what all of some clauses begin and end with."""
    head = _common_head(clauses)
    return Frame(head, _common_tail([clause[len(head) :] for clause in clauses]))


def named_by(run: Run) -> list[str]:
    """Return the word that all points of a run are numbered by, or that all begin or end in.

    第一阶段：, 专题一：; （一）强化学习, （二）强化管理.
    """
    style = run.first.style
    unit = style[2:-1] if style.startswith("第一") else style.removesuffix("一：")
    if len(run.points) < _FEWEST:
        return []
    if not is_certain(style) or style.startswith("第一"):
        return [unit] if unit and unit != style else []
    heads = [point.block.heading for point in run.points]
    shared = Frame("", "") if not all(heads) else frame_of(heads)
    ends = [end for size in _SIZES for end in (shared.head[:size], shared.tail[-size:])]
    return [end for end in ends if len(end) in _SIZES]


def are_couplets(headings: Sequence[Heading], spread: int) -> bool:
    """Tell whether headings have as many clauses, each about as long as those of the others."""
    shapes = [heading.shape for heading in headings]
    if len({len(shape) for shape in shapes}) != 1:
        return False
    sides = zip(*shapes, strict=True)
    return all(max(side) - min(side) <= spread for side in sides)


def share_a_clause(one: Heading, other: Heading) -> bool:
    """Tell whether two headings of as many clauses have the same words at one place only."""
    several = len(one.clauses) == len(other.clauses) > 1
    if not several or one.clauses == other.clauses:
        return False
    return any(
        clause == same and len(clause) >= _SHORTEST and _NO_QUOTATION not in clause
        for clause, same in zip(one.clauses, other.clauses, strict=True)
    )


def are_alike(one: Heading, other: Heading) -> bool:
    """Tell whether two headings, not the same, are made alike in every clause of several."""
    sizes = [frame_of(pair).size for pair in zip(one.clauses, other.clauses, strict=False)]
    several = len(one.clauses) == len(other.clauses) > 1
    if not several or min(sizes) < _FEWEST or one.clauses == other.clauses:
        return False
    return 2 * sum(sizes) >= max(len(each.words) - several for each in (one, other))


def common_to(headings: Sequence[Heading]) -> str:
    """Return the characters, but figures, that headings have in one order, commas among them."""
    return reduce(_in_both, (_FIGURES.sub("", "，".join(each.clauses)) for each in headings))


def _in_both(one: str, other: str) -> str:
    """Return the longest run of characters, not always side by side, that two texts share."""
    best = [""] * (len(other) + 1)
    for char in one:
        before = ""
        for place, same in enumerate(other, 1):
            kept = best[place]
            best[place] = before + char if char == same else max(kept, best[place - 1], key=len)
            before = kept
    return best[-1]


def _size(words: str) -> int:
    return len(_WORDS.findall(words))


def _common_head(texts: Sequence[str]) -> str:
    # What the first and the last in order have in common, all have.
    first, last = min(texts), max(texts)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(char for char, _ in same)


def _common_tail(texts: Sequence[str]) -> str:
    return _common_head([text[::-1] for text in texts])[::-1]


def _heading(point: Point) -> Heading:
    words = point.block.heading
    clauses = tuple(_CLAUSE_STOP.split(_QUOTED.sub(_NO_QUOTATION, words)))
    start = point.start + len(point.block.ordinal)
    return Heading(point, start, words, clauses, _is_followed(point.block))


def _is_followed(block: Block) -> bool:
    texts = (span for span in block.paragraphs[0].spans if span.part == "text")
    return bool(len(block.paragraphs) > 1 or block.children or any(span.text for span in texts))
