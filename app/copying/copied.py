"""How much of a report stands in other texts: which characters, and in which sentence of which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.copying.candidates import candidates, units_of_lines
from app.copying.matching import Known, Matching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.copying.held import Held
    from app.copying.matching import Match
    from app.copying.plain import Plain

BORROWED, FORMULA = 1, 2
"""How the characters of a report are marked; the writer's own with 0."""


class Origin(NamedTuple):
    """A sentence of a source: the source's file and name, the sentence, its line, from 0."""

    file: int
    name: str
    text: str
    line: int


class Passage(NamedTuple):
    """Characters `start` to `end` of a line of the report, borrowed from a sentence of a source.

    `borrowed` of them are, `beyond_formulae` of these are no set formulae.
    """

    line: int
    start: int
    end: int
    source: Origin
    borrowed: int
    beyond_formulae: int


class Shares(NamedTuple):
    """How many characters there are, how many are borrowed, and beyond set formulae."""

    length: int
    borrowed: int
    beyond_formulae: int

    @property
    def share(self) -> float:
        """Return which share is borrowed."""
        return self.borrowed / self.length if self.length else 0.0

    @property
    def share_without_formulae(self) -> float:
        """Return which share is borrowed, set formulae not counted as such."""
        return self.beyond_formulae / self.length if self.length else 0.0


class Copied(NamedTuple):
    """What of a report is borrowed: passages in its order, and how much by line.

    `marks` are the report's characters, line by line: `BORROWED`, `FORMULA` or 0.
    """

    passages: tuple[Passage, ...]
    lines: tuple[Shares, ...]
    marks: tuple[bytes, ...]

    @property
    def whole(self) -> Shares:
        """Return how much of the whole report is borrowed."""
        return Shares(*map(sum, zip(*self.lines, strict=True))) if self.lines else Shares(0, 0, 0)

    @property
    def share(self) -> float:
        """Return which share of the report is borrowed."""
        return self.whole.share

    @property
    def share_without_formulae(self) -> float:
        """Return which share of the report is borrowed, set formulae not counted as such."""
        return self.whole.share_without_formulae

    def by_source(self) -> dict[str, int]:
        """Return how many characters are from each source, by its name, most first."""
        found: dict[str, int] = {}
        for passage in self.passages:
            found[passage.source.name] = found.get(passage.source.name, 0) + passage.borrowed
        return dict(sorted(found.items(), key=lambda each: -each[1]))


def copied(lines: Sequence[str], held: Held) -> Copied:
    """Return what of a report's lines stands in some sources."""
    every = list(units_of_lines(lines))
    found = held.sources.postings({gram for unit in every for gram in unit.grams})
    known = Known(held.sources)
    matchings = [Matching(unit, lines[unit.line], found, held, known) for unit in every]
    for matching, likely in zip(matchings, candidates(every, found, held), strict=True):
        matching.match(likely)
    for n, matching in enumerate(matchings):
        matching.go_on(matchings[max(n - 1, 0) : n + 2])
    marks = [bytearray(len(line)) for line in lines]
    passages: list[Passage] = []
    for matching in matchings:
        unit = matching.unit
        _mark(marks[unit.line], unit.plain, matching.said, matching.said)
        for match in matching.matches:
            passages.append(_passage(matching, match, held))
            _mark(marks[unit.line], unit.plain, match.marks, matching.formulae)
    passages.sort(key=lambda passage: passage[:3])
    shares = tuple(_shares(line, mark) for line, mark in zip(lines, marks, strict=True))
    return Copied(tuple(passages), shares, tuple(map(bytes, marks)))


def _passage(matching: Matching, match: Match, held: Held) -> Passage:
    unit, source = matching.unit, match.source
    # A line may hold thousands of units: only this one's characters are looked at.
    first, last = unit.plain.starts[0], unit.plain.ends[-1]
    marks = bytearray(last - first)
    _mark(marks, unit.plain, match.marks, matching.formulae, first)
    file = held.sources.file_of(match.number) or 0
    shares = _shares(matching.line[first:last], marks)
    return Passage(
        unit.line,
        unit.plain.starts[match.marks.index(1)],
        unit.plain.ends[match.marks.rindex(1)],
        Origin(file, held.sources.name(file), source.text, source.line),
        shares.borrowed,
        shares.beyond_formulae,
    )


def _mark(
    marks: bytearray, unit: Plain, taken: bytearray, formulae: bytearray, first: int = 0
) -> None:
    """Mark borrowed characters of a line from its `first` on, with the punctuation among them."""
    for n, is_taken in enumerate(taken):
        if is_taken:
            goes_on = taken[n + 1 : n + 2] == b"\1" and formulae[n + 1] == formulae[n]
            stop = unit.starts[n + 1] if goes_on else unit.ends[n]
            mark = FORMULA if formulae[n] else BORROWED
            start = unit.starts[n]
            marks[start - first : stop - first] = bytes((mark,)) * (stop - start)


def _shares(line: str, marks: bytes | bytearray) -> Shares:
    if any(map(str.isspace, line)):
        kept = [n for n, char in enumerate(line) if not char.isspace()]
        marks = bytes(marks[n] for n in kept)
    return Shares(len(marks), len(marks) - marks.count(0), marks.count(BORROWED))
