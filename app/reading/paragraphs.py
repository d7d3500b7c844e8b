"""What a paragraph outside every point is: opening, thought, lead, plan, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reading.cues import (
    has_next_step,
    leads_to_actions,
    pledges,
    reflects_on_lacks,
    starts_lead,
    starts_steps,
)
from app.reading.nesting import section_of_point
from app.reading.parts import ACTION, BODY, CLOSING, INSIGHT, LEAD, OPENING, SECTIONS, WEAKNESS
from app.reading.plans import plans
from app.reading.sections import section_of
from app.reading.stretches import Line, PointGroup
from app.text.page_lines import is_editorial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.reading.nesting import Item
    from app.reading.parts import Part

_SHORTEST_SENTENCE = 25
_SHORTEST_THOUGHT = 60
_LONGEST_LEAD = 60
_FEWEST_THOUGHTS = 2
_MOST_THOUGHTS = 6


def thoughts(items: Sequence[Item], parts: Mapping[int, Sequence[Part]]) -> dict[int, Line]:
    """Return the long paragraphs of a report without points of insight, each of which tells one.

    The first opens it; one that plans, looks back at lacks, or is the last, is none.
    """
    if any(INSIGHT in of_group for of_group in parts.values()):
        return {}
    before = next(iter(parts), len(items) - 1)
    lines = [item for item in items[:before] if isinstance(item, Line)]
    first = next((at for at, line in enumerate(lines) if len(line.text) >= _SHORTEST_SENTENCE), 0)
    found = {
        at: line
        for at, line in enumerate(lines)
        if at > first and not (_leads(items, parts, at) or _acts_or_lacks(line.text))
    }
    long = all(len(line.text) >= _SHORTEST_THOUGHT for line in found.values())
    return found if long and _FEWEST_THOUGHTS <= len(found) <= _MOST_THOUGHTS else {}


def part_of_line(
    items: Sequence[Item], parts: Mapping[int, Sequence[Part]], number: int, *, headed: bool
) -> Part:
    """Return what a paragraph outside every point is, by its words and its place."""
    line = items[number]
    if not isinstance(line, Line):
        raise TypeError(f"no paragraph: {line}")
    section = section_of(line.text) if headed else None
    if section in ("opening", "closing"):
        return SECTIONS[section]
    if section == "action" or _leads(items, parts, number):
        return LEAD
    if section or is_editorial(line.text):
        return BODY
    last = number + 1 == len(items)
    if not parts:
        return _part_in_essay(line.text, number, len(items))
    before = [part for at in parts if at < number for part in parts[at]]
    if not any(part in (INSIGHT, ACTION) for part in before):
        return OPENING
    if _plans(line.text, last=last):
        return ACTION
    if not last and reflects_on_lacks(line.text):
        return WEAKNESS
    return BODY if any(at > number for at in parts) else CLOSING


def _acts_or_lacks(text: str) -> bool:
    return _plans(text, last=False) or reflects_on_lacks(text) or is_editorial(text)


def _part_in_essay(text: str, number: int, count: int) -> Part:
    """Return what a paragraph is in a body without any points."""
    if number == 0:
        return OPENING
    last = number + 1 == count
    if _plans(text, last=last):
        return ACTION
    return CLOSING if last and count > _FEWEST_THOUGHTS else BODY


def _leads(items: Sequence[Item], parts: Mapping[int, Sequence[Part]], number: int) -> bool:
    """Tell whether a paragraph leads to the actions right behind it."""
    line, group = items[number], items[number + 1] if number + 1 in parts else None
    if not isinstance(line, Line) or not isinstance(group, PointGroup):
        return False
    acts = parts[number + 1][0] == ACTION and section_of_point(group.points[0]) is None
    announces = line.text.rstrip().endswith(("：", "——")) or len(line.text) <= _LONGEST_LEAD
    return leads_to_actions(line.text) or (acts and announces)


def _plans(text: str, *, last: bool) -> bool:
    """Tell whether a paragraph says itself what comes next, without points.

    In the last one a next step that is spoken of in passing belongs to the closing.
    """
    if last:
        return starts_steps(text) or (plans(text) and not pledges(text))
    return starts_lead(text) or has_next_step(text) or plans(text)
