"""The places of a form among the markers of its text: one list, in order, none over another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.messages import N_
from app.placeholders.kinds import FoundMarker
from app.text.affixes import affix_after, affix_before
from app.text.label_names import label_key
from app.text.labels import kind_of_label
from app.text.marker_shapes import DRAWN
from app.text.markers import Marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.placeholders.form import FormPlace
    from app.text.labels import NameKind

_ALONE = N_("单独一行的下划线也可能是分隔线")
_DRAWN = ("blank", "leader", "cell", "row")


def with_places(
    found: Sequence[FoundMarker], lines: Sequence[str], places: Sequence[FormPlace]
) -> list[FoundMarker]:
    """Return the markers of a text with what a form leaves open, in order.

    A sign over what is only drawn says more of it and comes first, and so does a date of which the
    parts are underlined; one within what Word asks for (【姓名】 in a content control) is part of
    that.
    """
    by_line: dict[int, list[FoundMarker]] = defaultdict(list)
    for item in found:
        by_line[item.paragraph].append(item)
    here: dict[int, list[FormPlace]] = defaultdict(list)
    for place in places:
        here[place.line].append(place)
    return [
        item for n in sorted({*by_line, *here}) for item in _merged(by_line[n], lines[n], here[n])
    ]


def _merged(
    found: Sequence[FoundMarker], line: str, places: Sequence[FormPlace]
) -> list[FoundMarker]:
    """Return the markers of a line, none of which overlap, and its places, by one pass."""
    waiting = sorted(found, key=_span, reverse=True)
    made: list[FoundMarker] = []
    for place in sorted(places, key=lambda each: each[:3]):
        while waiting and waiting[-1].marker.start < max(place.end, place.start + 1):
            made.append(waiting.pop())
        at = len(made)
        while at and made[at - 1].marker.end >= place.start:
            at -= 1
        near = made[at:]
        beside = [item for item in near if not _overlaps(item, place)]
        says_more = any(_says_more(item) for item in near if _overlaps(item, place))
        if not (place.shape in _DRAWN and says_more):
            made[at:] = beside
            made.append(FoundMarker(_marker(line, place), line, place.line, place))
    return sorted([*made, *waiting], key=_span)


def _says_more(item: FoundMarker) -> bool:
    return item.marker.kind == "date" or bool(item.marker.token.strip())


def _span(item: FoundMarker) -> tuple[int, int]:
    return item.marker.start, item.marker.end


def _overlaps(item: FoundMarker, place: FormPlace) -> bool:
    marker = item.marker
    if place.start == place.end:
        return marker.start < place.start < marker.end
    return marker.start < place.end and place.start < marker.end


def _marker(line: str, place: FormPlace) -> Marker:
    token = line[place.start : place.end]
    after = affix_after(line, place.end) if place.shape in _DRAWN else None
    alone = place.shape == "blank" and not (place.label or line.strip())
    doubt = _ALONE if alone else None
    kind = _kind(line, place)
    return Marker(token, place.start, place.end, token, kind, doubt, DRAWN, after, place.label)


def _kind(line: str, place: FormPlace) -> NameKind:
    kind = kind_of_label(label_key(place.label))
    after = affix_after(line, place.end)
    if after and after.kind == "number":
        return "number"
    if kind != "unknown" or place.shape in ("cell", "row"):
        return kind
    before = affix_before(line, place.start, blank=True)
    near = next((affix for affix in (after, before) if affix and affix.sure), after or before)
    return near.kind if near else "unknown"
