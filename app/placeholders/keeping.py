"""Markers that are to stay as they are: a names sheet gives them their own characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan


class SplitPlan(NamedTuple):
    """A plan without the edits that change nothing, and the markers which those keep."""

    plan: FillPlan
    kept: tuple[Placeholder, ...]


def split_kept(plan: FillPlan, lines: Sequence[str]) -> SplitPlan:
    """Return a plan of lines, with what it keeps told apart from what it changes.

    An edit that changes nothing would yet move text between the runs of a Word file.
    """
    keeping = [
        edit for edit in plan.edits if lines[edit.paragraph][edit.start : edit.end] == edit.value
    ]
    if not keeping:
        return SplitPlan(plan, ())
    kept_by_line: dict[int, list[tuple[int, int]]] = {}
    for edit in keeping:
        # A place may have no characters at all, as a list of Word's does.
        end = max(edit.end, edit.start + 1)
        kept_by_line.setdefault(edit.paragraph, []).append((edit.start, end))
    kept = tuple(
        place
        for place in plan.placeholders
        if any(
            start <= place.start < end or (start, end) == (place.start, place.end)
            for start, end in kept_by_line.get(place.paragraph, ())
        )
    )
    unchanged = set(keeping)
    edits = tuple(edit for edit in plan.edits if edit not in unchanged)
    return SplitPlan(plan._replace(edits=edits), kept)


def in_order(places: Sequence[Placeholder]) -> list[Placeholder]:
    """Return markers in the order of the file."""
    return sorted(places, key=lambda place: (place.paragraph, place.start))
