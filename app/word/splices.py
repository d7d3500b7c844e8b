"""What is written where among the characters of a part, and the part with all of it done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Splice(NamedTuple):
    """The characters `start` to `end` of a part become `raw`."""

    start: int
    end: int
    raw: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a part with its splices made; raise `ValueError` where two overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, raw in sorted(splices):
        if not at <= start <= end:
            raise ValueError(f"{start} to {end} overlaps what ends at {at}")
        pieces += (text[at:start], raw)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
