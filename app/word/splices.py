"""What is written where among the characters of a part, and the part with all of it done."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


def without_lost(splices: Iterable[Splice]) -> list[Splice]:
    """Return splices of which none stands in what another takes away, and is lost with it.

    Nor does one stand within what another writes anew, as the result of a field that is filled.
    """
    made = list(splices)
    gone = joined((each.start, each.end) for each in made if not each.raw)
    starts = [start for start, _ in gone]
    kept = []
    for each in made:
        near = gone[max(0, bisect_right(starts, each.start) - 1) :][:2]
        if each.raw and not any(start < each.end and each.start < end for start, end in near):
            kept.append(each)
    return [*_outermost(kept), *(Splice(start, end, "") for start, end in gone)]


def _outermost(splices: Iterable[Splice]) -> Iterator[Splice]:
    """Yield splices but those within another; what is put in at the edge of one is not."""
    start = end = -1
    for each in sorted(splices, key=lambda each: (each.start, -each.end)):
        is_within = each.start < end and each.end <= end
        if is_within and each != (start, start, each.raw):
            continue
        yield each
        if each.end > each.start:
            start, end = each.start, each.end


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans that overlap as one, in order."""
    wide: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if wide and start < wide[-1][1]:
            wide[-1] = wide[-1][0], max(end, wide[-1][1])
        else:
            wide.append((start, end))
    return wide
