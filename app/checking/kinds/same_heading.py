"""A heading that says what another of its set says, word for word or but for a word."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, Literal

from app.checking.headings import are_alike, frame_of, headings_of, set_of, share_a_clause
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.headings import Heading
    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_MARKS = lazy(r"[\W_]+")
_FEWEST = 3
_MOST = 100
_LONGEST = 30


class SameHeading(Rule):
    """Finds the later of two headings of a run that are the same, marks apart.

    Where `masked`, it finds the later of the only two that are made alike, clause by clause, in a
    run of at least three: all clauses begin or end in two characters that are the same, and half
    of all their characters are; or the later of the only two that share a clause. The message may
    tell `other`, the heading it is like.
    """

    kind: Literal["same_heading"]
    masked: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the second heading of each pair."""
        for run in manuscript.runs:
            pairs = _alike(set_of(run)) if self.masked else _same(headings_of(run))
            for one, other in pairs:
                line = manuscript.lines[other.point.line]
                yield self.finding(line, other.start, other.end, other=one.words)


def _same(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Heading]]:
    first: dict[str, Heading] = {}
    for heading in headings:
        words = _MARKS.sub("", heading.words)
        if words and first.setdefault(words, heading) is not heading:
            yield first[words], heading


def _alike(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Heading]]:
    if len(headings) > _MOST or any(len(each.words) > _LONGEST for each in headings):
        return  # These are sentences, or nobody made them alike.
    followed = all(each.followed for each in headings)
    pairs = list(combinations(headings, 2)) if len(headings) >= _FEWEST else []
    related = _two(pair for pair in pairs if any(map(_is_shared, _frames(*pair))))
    if len(related) == 1 and are_alike(*related[0]):
        yield related[0]
        return
    if not followed:
        return
    shared = _two(pair for pair in pairs if share_a_clause(*pair))
    if len(shared) == 1:
        yield shared[0]


def _two(pairs: Iterator[tuple[Heading, Heading]]) -> list[tuple[Heading, Heading]]:
    """Return the first two of some pairs: whether one is alone is all that is asked of them."""
    return list(islice(pairs, 2))


def _frames(one: Heading, other: Heading) -> list[int]:
    """Return how many characters each clause of two headings shares with that of the other."""
    pairs = zip(one.clauses, other.clauses, strict=False)
    return [frame_of(pair).size for pair in pairs]


def _is_shared(size: int) -> bool:
    return size > 1
