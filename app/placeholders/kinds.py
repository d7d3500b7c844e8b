"""What kind of name a marker stands for, told by the markers and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.form_labels import label_at
from app.text.affixes import place_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.placeholders.form import FormPlace
    from app.text.labels import NameKind
    from app.text.markers import Marker


class FoundMarker(NamedTuple):
    """A marker, the line it stands in, and that line's number.

    `place` is what a form leaves open there, if it is no sign of the text.
    """

    marker: Marker
    line: str
    paragraph: int
    place: FormPlace | None = None

    @property
    def label(self) -> str:
        """Return what the form calls the place, or nothing."""
        if self.place or not self.marker.shape.to_write_on:
            return self.marker.label
        marker = self.marker
        return label_at(self.line, marker.start, marker.end) or marker.label

    @property
    def affixed(self) -> str:
        """Return the words right after the token that belong to the name's word."""
        marker = self.marker
        return marker.text[marker.text.index(marker.token) + len(marker.token) :]


_LISTED = ("、", "和", "与", "及", "以及")
_FROM = 24
_BODY = "局委办厅院处科心学司团部行镇乡村道区县市"
_BYLINE = lazy(rf"[{_BODY}][ \u3000]+$")
_I_AM = lazy(r"我(?:是|叫|来自)[^，。；！？]*的$|尊敬的$")
_ENDS = lazy(r"[ \u3000]*(?:[，。；：:）)]|$)")
_ROAD = lazy(r"路(?![线径程过由口上费])|街(?![头])|大道|机场|车站|广场|公园|大厦|会议室|景区")


def kinds_of(found: Sequence[FoundMarker]) -> list[NameKind]:
    """Return the kind of each marker.

    What is missing of `*区委` is the name of a place. Names in a row are of one kind.
    """
    kinds = [_kind(item) for item in found]
    # First from the end, as the last one of a row often says what all of them are.
    for at in range(len(found) - 2, -1, -1):
        if _takes_kind(kinds[at], found[at]) and is_listed(found[at], found[at + 1]):
            kinds[at] = kinds[at + 1]
    for at in range(1, len(found)):
        if _takes_kind(kinds[at], found[at]) and is_listed(found[at - 1], found[at]):
            kinds[at] = kinds[at - 1]
    return kinds


def is_listed(item: FoundMarker, following: FoundMarker) -> bool:
    """Tell whether two markers are members of one row: `XXX、XXX和XXX`."""
    if item.paragraph != following.paragraph:
        return False
    end = item.marker.end + len(item.affixed)
    start = following.marker.start
    # A surname before the token belongs to the name.
    start -= following.marker.text.index(following.marker.token)
    return start - end <= len("以及") and item.line[end:start] in _LISTED


def is_byline(item: FoundMarker) -> bool:
    """Tell whether a marker stands where a speaker's name does: `XX局　XXX`, `我是XX局的XXX`."""
    marker, line = item.marker, item.line
    if not _ENDS.match(line, marker.end):
        return False
    before = line[max(0, marker.start - _FROM) : marker.start]
    return bool(_BYLINE.search(before) or _I_AM.search(before))


def road_after(item: FoundMarker) -> str:
    """Return the word after a marker that tells of a road or a public place, or nothing."""
    match = _ROAD.match(item.line, item.marker.end)
    return match[0] if match else ""


def _kind(item: FoundMarker) -> NameKind:
    marker = item.marker
    if item.place:
        return marker.kind
    if marker.kind == "unit" and place_part(item.affixed):
        return "place"
    if marker.kind != "unknown" or marker.shape.grouped == "words":
        return marker.kind
    if is_byline(item):
        return "person"
    return "place" if road_after(item) else "unknown"


def _takes_kind(kind: NameKind, item: FoundMarker) -> bool:
    """Tell whether a marker has no kind and no word of its own that might tell one."""
    if kind != "unknown" or item.place or item.marker.shape.grouped == "words":
        return False
    affix = item.marker.after
    return affix is None or not affix.sure
