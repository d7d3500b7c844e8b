"""Where in an outline a phrase of the bank can be fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.models.outline import Content, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.outline import Outline, Point
    from app.models.phrase import Phrase

# By a role, or the first part of one.
_BLOCKS = {
    "title": "title",
    "salutation": "audience",
    "opening": "opening",
    "action_lead": "next_steps.lead",
    "closing": "closing",
    "signoff": "signoff",
}
_POINTS = {"insight": "insights", "action": "next_steps"}
_GROW = ("opening", "closing")
_LONGEST = 12


class Fit(NamedTuple):
    """A place of an outline where a phrase fits: its key, its name, whether it is there already.

    `after_own` tells that the writer's own words there stay before it.
    """

    key: str
    name: str
    is_there: bool = False
    after_own: bool = False


def fits(outline: Outline, phrase: Phrase) -> list[Fit]:
    """Return the places of an outline where a phrase fits by its role, in reading order.

    A whole point fits nowhere: it is fixed sentence by sentence.
    """
    first, _dot, part = phrase.role.partition(".")
    if first in _BLOCKS:
        return list(_block(outline, _BLOCKS[first], phrase))
    key, is_heading = _POINTS[first], part == "heading"
    section = getattr(outline, key)
    if not part or section is False:
        return []
    held = list(_points(section, key, phrase, is_heading=is_heading)) if section else []
    # A measure of the bank's is a step of its own; an insight needs what its writer did.
    more = [_another(section)] if first == "action" and not is_heading else []
    # Steps that follow from answers stand there by themselves, and go once one is written.
    if not section and any(fact.change for one in outline.insights.items for fact in one.facts):
        more = []
    return held + more


def _block(outline: Outline, key: str, phrase: Phrase) -> Iterator[Fit]:
    names = {
        "title": _("标题"),
        "audience": _("称谓"),
        "opening": _("开头"),
        "next_steps.lead": _("下一步的引语"),
        "closing": _("结尾"),
        "signoff": _("结束语"),
    }
    first = key.partition(".")[0]
    if key != first and not isinstance(getattr(outline, first), Section):
        return
    held = outline.next_steps.lead if outline.next_steps and key != first else getattr(outline, key)
    is_there = isinstance(held, Content) and _holds(held, phrase.id)
    yield Fit(key, names[key], is_there, key in _GROW and isinstance(held, Content))


def _points(section: Section, key: str, phrase: Phrase, *, is_heading: bool) -> Iterator[Fit]:
    for number, point in enumerate(section.items):
        if point.content:
            continue
        name = _("体会第 {} 条") if key == "insights" else _("下一步第 {} 条")
        told = name.format(number + 1)
        if words := _called(point):
            told = f"{told}（{words}）"
        if is_heading:
            heading = point.heading
            is_there = isinstance(heading, Content) and _holds(heading, phrase.id)
            yield Fit(f"{key}[{number}].heading", _("{}的标题").format(told), is_there)
        else:
            is_there = any(pin.id == phrase.id for pin in point.pin)
            yield Fit(f"{key}[{number}].pin", told, is_there)


def _another(section: Section | None) -> Fit:
    number = len(section.items) if section else 0
    return Fit(f"next_steps[{number}].pin", _("下一步另起一条"))


def _holds(content: Content, phrase: str) -> bool:
    return any(not isinstance(piece, str) and piece.id == phrase for piece in content.pieces)


def _called(point: Point) -> str:
    """Return the few words by which its writer knows a point."""
    told = [one.fact for one in point.facts] + [one.measure for one in point.measures]
    words = point.theme or (told[0] if told else "")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
