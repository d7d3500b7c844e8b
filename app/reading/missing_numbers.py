"""Points whose number was lost among numbered siblings: 一、…, …, 三、…"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.reading.announcing import announced
from app.reading.chains import chains_in
from app.reading.parallel import ENOUGH, likeness, opening_of
from app.reading.stretches import Line, Mark
from app.reading.unmarked import is_heading_line, special_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SHORTEST_POINT = 25
_BRIEF = 2


def missing_marks(lines: Sequence[Line], marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Return the points without a number that a run lacks, by line.

    Where the others are headings alone, a heading is missing; else a paragraph that opens as they
    do, or briefly.
    """
    found: dict[int, Mark] = {}
    place = {line.index: at for at, line in enumerate(lines)}
    for before, after in _gaps(lines, marks):
        start = place[before.line] + 1 if before else 1
        between = [line for line in lines[start : place[after.line]] if line.index not in marks]
        if missing := _missing(between, lines[place[after.line] - 1], before, after):
            text = missing.text
            number = after.number - 1
            found[missing.index] = Mark(
                missing.index, missing.offset, "", number, after.style, text
            )
    return found


def _gaps(
    lines: Sequence[Line], marks: Mapping[int, Mark]
) -> Iterator[tuple[Mark | None, Mark]]:
    """Yield the neighbours of each run between which one number is missing."""
    in_order = [marks[line.index] for line in lines if line.index in marks]
    for style in dict.fromkeys(mark.style for mark in in_order):
        run = [mark for mark in in_order if mark.style == style]
        if run[0].number == 2 and in_order[0] is run[0]:
            yield None, run[0]
        yield from ((one, other) for one, other in pairwise(run) if other.number == one.number + 2)


def _missing(
    between: Sequence[Line], last: Line, before: Mark | None, after: Mark
) -> Line | None:
    if is_heading_line(after.head):
        headings = [line for line in between if is_heading_line(line.text)]
        named = [line for line in headings if special_heading(line.text)] or headings
        return named[0] if len(named) == 1 else None
    long = [line for line in between if len(line.text) >= _SHORTEST_POINT]
    if before is None and last in long[-1:] and announced(last.text) is None:
        within = (mark.style for chain in chains_in(last) for mark in chain.marks)
        return None if after.style in within else last
    like = opening_of((before or after).head)
    told = ((line, opening_of(line.text)) for line in long)
    alike = [
        (line, likeness(like, opening) if like else 0.0)
        for line, opening in told
        if opening and (opening.brief == _BRIEF or (like and likeness(like, opening) >= ENOUGH))
    ]
    return max(alike, key=lambda each: each[1])[0] if alike else None
