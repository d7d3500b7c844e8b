"""Recorded pieces found again in a text that may have been edited since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.markup.origins import RecordedSpan

# A shorter piece away from its neighbours may be anybody's word.
_LEAST_ALONE = 4


class Placed(NamedTuple):
    """A piece whose words stand in the text from `start` to `end`."""

    piece: RecordedSpan
    start: int
    end: int


def fits(pieces: Sequence[RecordedSpan], text: str) -> bool:
    """Tell whether a text is what was recorded, letter for letter."""
    return sum(piece.length for piece in pieces) == len(text) and len(
        _head(pieces, text, 0, len(text))
    ) == len(pieces)


def likeness(pieces: Sequence[RecordedSpan], text: str) -> int:
    """Return how many characters at the two ends of a text are as recorded."""
    head = _head(pieces, text, 0, len(text))
    at = head[-1].end if head else 0
    tail = _tail(pieces[len(head) :], text, at, len(text))
    return at + (len(text) - tail[0].start if tail else 0)


def align(pieces: Sequence[RecordedSpan], text: str) -> list[Placed]:
    """Return the pieces that still stand in an edited text, in order, each as a whole.

    The pieces at its two ends are taken first; between them the longest one that is found again
    divides what is left, and so on.
    """
    return _align(pieces, text, 0, len(text))


def _align(pieces: Sequence[RecordedSpan], text: str, start: int, end: int) -> list[Placed]:
    head = _head(pieces, text, start, end)
    start = head[-1].end if head else start
    tail = _tail(pieces[len(head) :], text, start, end)
    end = tail[0].start if tail else end
    left = pieces[len(head) : len(pieces) - len(tail)]
    return [*head, *_between(left, text, start, end), *tail]


def _between(pieces: Sequence[RecordedSpan], text: str, start: int, end: int) -> list[Placed]:
    for number in sorted(range(len(pieces)), key=lambda n: -pieces[n].length):
        piece = pieces[number]
        if piece.length < _LEAST_ALONE:
            break
        last = end - piece.length
        at = next((at for at in range(start, last + 1) if piece.fits(text, at)), None)
        if at is not None:
            before = _align(pieces[:number], text, start, at)
            after = _align(pieces[number + 1 :], text, at + piece.length, end)
            return [*before, Placed(piece, at, at + piece.length), *after]
    return []


def _head(pieces: Sequence[RecordedSpan], text: str, start: int, end: int) -> list[Placed]:
    placed: list[Placed] = []
    for piece in pieces:
        if start + piece.length > end or not piece.fits(text, start):
            break
        placed.append(Placed(piece, start, start + piece.length))
        start += piece.length
    return placed


def _tail(pieces: Sequence[RecordedSpan], text: str, start: int, end: int) -> list[Placed]:
    placed: list[Placed] = []
    for piece in reversed(pieces):
        if end - piece.length < start or not piece.fits(text, end - piece.length):
            break
        placed.append(Placed(piece, end - piece.length, end))
        end -= piece.length
    return placed[::-1]
