"""Points whose number was lost among numbered siblings: 一、…, …, 三、…"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from app.reading.announcing import announced
from app.reading.chains import chains_in
from app.reading.cues import leads_to_actions, starts_closing, starts_lead
from app.reading.parallel import ENOUGH, likeness, opening_of
from app.reading.stretches import Line, Mark
from app.reading.unmarked import heads_text, is_heading_line, special_heading
from app.text.ordinals import rank_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SHORTEST_POINT = 25
_BRIEF = 2
_SECTION_RANK = 2  # 一、 and （一） head sections, with or without text of their own below.


def missing_marks(lines: Sequence[Line], marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Return the points without a number that a run lacks, by line.

    Where the others are headings alone, a heading is missing; else a paragraph that opens as they
    do, or briefly.
    """
    found = _before_first(lines, marks)
    for gap in _gaps(lines, marks):
        if missing := _missing(gap):
            number = gap.like.number + (1 if gap.kind == "last" else gap.step)
            found[missing.index] = Mark(
                missing.index, missing.offset, "", number, gap.like.style, missing.text
            )
    return found


class _Gap(NamedTuple):
    """Where a number is missing: a sibling, the lines in question, and by how much it differs."""

    kind: str
    like: Mark
    lines: Sequence[Line]
    step: int = 1
    wanted: bool = False


def _gaps(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[_Gap]:
    """Yield the places of each run where a number is missing: the first, one between, the last."""
    place = {line.index: at for at, line in enumerate(lines)}
    in_order = [marks[line.index] for line in lines if line.index in marks]
    for style in dict.fromkeys(mark.style for mark in in_order):
        run = [mark for mark in in_order if mark.style == style]
        first, last = place[run[0].line], place[run[-1].line]
        before = [marks[line.index] for line in lines[:first] if line.index in marks]
        if run[0].number == 2 and all(rank_of(mark.style) > rank_of(style) for mark in before):
            yield _Gap("first", run[0], _plain(lines[1:first], marks), -1)
        for one, other in pairwise(run):
            if other.number == one.number + 2:
                between = lines[place[one.line] + 1 : place[other.line]]
                yield _Gap("between", one, _plain(between, marks))
        count = announced(lines[first - 1].text) if first else None
        wanted = count == len(run) + 1
        if wanted or is_heading_line(run[-1].head) or last - first < len(run):
            yield _Gap("last", run[-1], _behind(lines[last + 1 :], marks), 1, wanted)


def _before_first(lines: Sequence[Line], marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Return the headings alone above a run of headings that begins with its third or fourth.

    There are as many as the number says, or one more where it is a slip.
    """
    first = next(
        (mark for mark in marks.values() if rank_of(mark.style) == _SECTION_RANK - 1), None
    )
    if first is None or first.number <= 2 or not is_heading_line(first.head):
        return {}
    above = [line for line in lines if line.index <= first.line]
    bare = [
        line
        for line, after in pairwise(above)
        if line.index not in marks
        and is_heading_line(line.text)
        and heads_text(line.text, after.text)
    ]
    if len(bare) not in (first.number - 1, first.number):
        return {}
    return {
        line.index: Mark(line.index, line.offset, "", number, first.style, line.text)
        for number, line in enumerate(bare, 1)
    }


def _plain(lines: Sequence[Line], marks: Mapping[int, Mark]) -> list[Line]:
    return [line for line in lines if line.index not in marks]


def _behind(lines: Sequence[Line], marks: Mapping[int, Mark]) -> list[Line]:
    """Return the plain lines behind the last point of a run, up to what comes after the points."""
    told = takewhile(
        lambda line: not (starts_lead(line.text) or leads_to_actions(line.text)), lines
    )
    return _plain(list(told), marks)


def _missing(gap: _Gap) -> Line | None:
    if is_heading_line(gap.like.head):
        return _missing_heading(gap)
    long = [line for line in gap.lines if len(line.text) >= _SHORTEST_POINT]
    if gap.kind == "last":
        long = [line for line in long[:1] if not starts_closing(line.text)]
        if gap.wanted or not long:
            return long[0] if long else None
    if gap.kind == "first":
        told = [at for at, line in enumerate(long) if announced(line.text) is not None]
        long = long[told[-1] + 1 :] if told else long
        if len(long) == 1:
            within = (mark.style for chain in chains_in(long[0]) for mark in chain.marks)
            return None if gap.like.style in within else long[0]
    return _most_alike(gap, long)


def _missing_heading(gap: _Gap) -> Line | None:
    """Return the only heading among some lines, or the only one that names a section."""
    headings = [
        line
        for line, after in pairwise(
            [*gap.lines, replace(gap.lines[-1], text="")] if gap.lines else []
        )
        if is_heading_line(line.text) and (gap.kind != "last" or heads_text(line.text, after.text))
    ]
    named = [line for line in headings if special_heading(line.text)] or headings
    if gap.kind == "last" and rank_of(gap.like.style) > _SECTION_RANK:
        return None
    return named[0] if len(named) == 1 else None


def _most_alike(gap: _Gap, lines: Sequence[Line]) -> Line | None:
    like = opening_of(gap.like.head)
    least = ENOUGH + (gap.kind == "last")
    found: list[tuple[float, Line]] = []
    for line in lines:
        if opening := opening_of(line.text):
            alike = likeness(like, opening) if like else 0.0
            if alike >= least or (opening.brief == _BRIEF and gap.kind != "last"):
                found.append((alike, line))
    return max(found, key=lambda each: each[0])[1] if found else None
