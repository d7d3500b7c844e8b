"""The headings of a run beside each other: their clauses, and the frame that they share."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.points import Point, Run
    from app.models.report import Block

_CLAUSE_STOP = lazy("[，,；;：:]")
_WORDS = lazy(f"[{HAN}“]")
_QUOTED = lazy("“[^”]*”|《[^》]*》")


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
    def end(self) -> int:
        """Return the offset behind the words."""
        return self.start + len(self.words)


def headings_of(run: Run) -> list[Heading]:
    """Return the headings of a run's numbered points that are of one kind, such as insights."""
    first = run.first.block
    kind = first.role, first.note
    return [
        _heading(point)
        for point in run.points
        if point.ordinal and (point.block.role, point.block.note) == kind and point.block.heading
    ]


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
    clauses = tuple(_CLAUSE_STOP.split(_QUOTED.sub("“”", words)))
    start = point.start + len(point.block.ordinal)
    return Heading(point, start, words, clauses, _is_followed(point.block))


def _is_followed(block: Block) -> bool:
    texts = (span for span in block.paragraphs[0].spans if span.part == "text")
    return bool(len(block.paragraphs) > 1 or block.children or any(span.text for span in texts))
