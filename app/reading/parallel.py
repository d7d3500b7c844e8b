"""Paragraphs that are points because they open alike: a frame, a rhythm, a short first sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_SENTENCE = 34
_LONGEST_CLAUSE = 30
_SHORT = 20
_VERY_SHORT = 14
_SHORTEST_REST = 15
_FARTHEST = 3  # Paragraphs from one point to the next.

_SENTENCE = lazy(r"(?:“[^”]*”|《[^》]*》|[^“”《》。！？；：…!?;:])+")
_CLAUSE = lazy(r"(?:“[^”]*”|《[^》]*》|[^“”《》，,。！？；：…!?;:])+")
_QUOTED = lazy(r"[“《]([^”》]*)[”》]")
_MARKS = "“”《》，、—"
# Words of grammar, of which parallel sentences have the same in the same order.
_FRAME_WORDS = "从到在以用把让要是的了不之为有也都能才就出得里中上和与是越最更只还没"
# A paragraph that opens so tells one thing more: 还有一件事…, 更要紧的是….
_FURTHER = lazy(
    r"(?:还有(?!\d)|再(?:一个|有|者|就是)|另外|此外|其次|除此之外|同样|更(?:要紧|重要|难得|可贵|让我|触动)|再往后|读到(?:最后|后面)|后来(?=[，我读看])|不仅如此|[第另]二)"
)
_SUPERLATIVE = lazy(r".{0,8}(?:最[^，。]{1,8}的|印象.{0,2}深|触动|感触|难忘|感动)")

ENOUGH = 3.0
"""How alike neighbours are that are points together with a third."""

_CERTAIN = 5.0


class Opening(NamedTuple):
    """How a paragraph opens: its first sentence or clause, without what stands in quotations.

    `brief` tells how much shorter than a sentence of prose it is: 0, 1 or 2.
    """

    words: str
    quoted: tuple[str, ...]
    text: str
    brief: int


class Chain(NamedTuple):
    """Paragraphs that open alike: their places, and how alike they are in all."""

    places: tuple[int, ...]
    likeness: float


def opening_of(text: str) -> Opening | None:
    """Return how a paragraph opens, or None for one whose first clause is too long to head it."""
    found = _SENTENCE.match(text)
    brief = 0
    if found and len(found[0]) <= _LONGEST_SENTENCE and len(text) - found.end() >= _SHORTEST_REST:
        brief = (len(found[0]) <= _SHORT) + (len(found[0]) <= _VERY_SHORT and "，" not in found[0])
    else:
        found = _CLAUSE.match(text)
        if found is None or len(found[0]) > _LONGEST_CLAUSE:
            return None
    quoted = tuple(_QUOTED.findall(found[0]))
    return Opening(_QUOTED.sub("“”", found[0]), quoted, text, brief)


def likeness(one: Opening, other: Opening) -> float:
    """Return how alike two paragraphs open: 0 for any two of prose, 3 and more for siblings."""
    if one.text == other.text:
        return 0.0
    return _in_form(one, other) + _told_further(one, other)


def head_alike(one: Opening, other: Opening) -> bool:
    """Tell whether the first sentences of two points are headings."""
    return bool(one.brief and other.brief) or _in_form(one, other) >= ENOUGH


def is_couplet(one: Opening, other: Opening) -> bool:
    """Tell whether two paragraphs open so much alike, and at such length, as two points do."""
    return likeness(one, other) >= _CERTAIN and abs(len(one.words) - len(other.words)) <= 1


def best_chain(openings: Sequence[Opening | None], enough: float = ENOUGH) -> Chain:
    """Return the paragraphs that open alike, as many and as much alike as there are.

    Between two of them up to two others may stand that only go on, if the two are more alike.
    """
    best: list[Chain] = []
    for place, opening in enumerate(openings):
        chain = Chain((place,), 0.0)
        for earlier in range(max(place - _FARTHEST, 0), place):
            before = openings[earlier]
            if opening is None or before is None:
                continue
            alike = likeness(before, opening)
            if alike >= enough + 1.5 * (place - earlier > 1):
                longer = Chain((*best[earlier].places, place), best[earlier].likeness + alike)
                chain = max(chain, longer, key=_weight)
        best.append(chain)
    return max(best, key=_weight, default=Chain((), 0.0))


def _in_form(one: Opening, other: Opening) -> float:
    a, b = one.words, other.words
    before = _shared(a, b)
    behind = _shared(a[before:][::-1], b[before:][::-1])
    a, b = a[before : len(a) - behind], b[before : len(b) - behind]
    told = 0.0 + min(before, 3) + min(behind, 3)
    told += 1.5 * (bool(marks := _marks(one.words)) and marks == _marks(other.words))
    told += (abs(len(a) - len(b)) <= 1) + 0.5 * (len(a) == len(b))
    frame = [sign for sign in a if sign in _FRAME_WORDS]
    told += bool(frame) and frame == [sign for sign in b if sign in _FRAME_WORDS]
    told += 0.5 * min(sum((Counter(a) & Counter(b)).values()), 4)
    return told + min(one.brief, other.brief)


def _weight(chain: Chain) -> tuple[int, float]:
    return len(chain.places), chain.likeness


def _shared(a: str, b: str) -> int:
    """Return how many characters two words have in common at their beginning."""
    return next(
        (at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _marks(words: str) -> str:
    return "".join(sign for sign in words if sign in _MARKS)


def _told_further(one: Opening, other: Opening) -> float:
    """Return how much the second says itself that it goes on a list: 还有…, 最难忘的是…."""
    if _FURTHER.match(other.text):
        return ENOUGH
    both = _SUPERLATIVE.match(one.text) and _SUPERLATIVE.match(other.text)
    return 2.0 if both else 0.0
