"""Runs whose members are written in several ways: 1、…, 2：…, 3.… or 一是…；二要…；三是…"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from app.text.ordinals import BARE_STYLE, FIGURE_STYLES, SPOKEN_STYLES, rank_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.reading.stretches import Mark


def in_one_style(marks: Sequence[Mark], *, inside: bool = False) -> list[Mark]:
    """Return the marks, in order, each in the style of the run that it goes on.

    A mark goes on a run of another style where none of its own has the number before it, and that
    run, of the same kind or going on behind it, lacks just this number. `inside` a paragraph
    no section goes on.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, mark in enumerate(marks):
        places[mark.style].append(place)
    if len(places) == 1:
        return list(marks)
    last: dict[str, int] = {}
    joined: dict[str, str] = {}
    found: list[Mark] = []
    for place, mark in enumerate(marks):
        style = mark.style
        if mark.number > 1 and last.get(style) != mark.number - 1:
            following = _following(marks, places, place)
            open_runs = {run: at for run, at in last.items() if not inside or _may_go_on(run)}
            style = _adopting(mark, open_runs, following, joined.get(style)) or style
            joined[mark.style] = style
        last.pop(style, None)
        last[style] = mark.number
        found.append(mark if style == mark.style else replace(mark, style=style))
    return found


def _adopting(
    mark: Mark, last: dict[str, int], following: Mapping[str, int], joined: str | None
) -> str | None:
    """Return the style of the latest run that a mark of another style goes on, if there is one.

    `joined` is the run that the mark before it in its own style has gone on.
    """
    latest = next(reversed(last), None)
    for style in reversed(last):
        if last[style] != mark.number - 1:
            continue
        after = following.get(style)
        # Between the number before and the one after it, whatever counts is a number.
        if after == mark.number + 1:
            return style
        ends = after in (None, 1) and mark.style != BARE_STYLE
        if ends and (style == joined or _of_a_kind(style, mark.style)):
            return style
        if style == latest and (after in (None, 1) or after > mark.number):
            second = mark.number == 2 and following.get(mark.style) == 3
            if second or _counts_on(style, mark.style):
                return style
    return None


def _may_go_on(style: str) -> bool:
    return style in (*FIGURE_STYLES, *SPOKEN_STYLES)


def _of_a_kind(one: str, other: str) -> bool:
    return any(one in kind and other in kind for kind in (FIGURE_STYLES, SPOKEN_STYLES))


def _counts_on(style: str, other: str) -> bool:
    """Tell whether a number right behind a point goes on counting: 一、…, 2、…, （3）…

    A section does not go on a list.
    """
    known = other in SPOKEN_STYLES or rank_of(other) < rank_of("一是")
    return other in FIGURE_STYLES or (known and rank_of(style) <= rank_of(other))


def _following(
    marks: Sequence[Mark], places: Mapping[str, Sequence[int]], place: int
) -> dict[str, int]:
    """Return the next number of each style after a place."""
    later: Iterable[tuple[str, int]] = ((style, bisect(at, place)) for style, at in places.items())
    return {
        style: marks[places[style][number]].number
        for style, number in later
        if number < len(places[style])
    }
