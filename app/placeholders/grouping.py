"""Which markers stand for one name, told by their context."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.kinds import is_byline, is_listed, road_after
from app.text.affixes import place_part
from app.text.labels import label_before
from app.text.marker_shapes import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.placeholders.dates import DateSpan
    from app.placeholders.kinds import FoundMarker
    from app.text.labels import NameKind

GroupKey = tuple[str | int, ...]

_OTHERS = ("先进", "兄弟", "其他", "其它", "外地", "周边", "友邻")
_NEAR = 2
_POST = lazy(r"(?:副?..)$")
_CLAUSE = lazy(r"(?:^|[，。；：！？])[^，。；：！？]*我(?:是|叫)[^，。；：！？]*$")
_FROM = 24
_SPEAKERS = ("汇报人", "发言人", "交流人", "报告人", "述职人")
_FIRST_LINES = 6


def bare_name(token: str) -> str:
    """Return the words of a bracketed token (`单位` of 【单位】); any other token as it is."""
    return words_in(token) or token


def groups_of(
    found: Sequence[FoundMarker], kinds: Sequence[NameKind], dates: Sequence[DateSpan]
) -> list[int]:
    """Return the group of each marker, from 1 in order of appearance.

    One group are the parts of a date, the same words in brackets, the same token with the same
    level of government (XX市, XX市委), with the same word or post, and what stands for the place
    the text is about. Figures, lone parts of dates and blanks are each their own, and so are
    the members of a row (XXX、XXX).
    """
    keys = [_key(item, kind, at) for at, (item, kind) in enumerate(zip(found, kinds, strict=True))]
    for span in dates:
        keys[span.first : span.last + 1] = [("date", span.first)] * (span.last + 1 - span.first)
    groups: dict[GroupKey, int] = {}
    return [groups.setdefault(key, len(groups) + 1) for key in _by_row(found, keys)]


def _by_row(found: Sequence[FoundMarker], keys: Sequence[GroupKey]) -> list[GroupKey]:
    """Return the keys, those that a row of names repeats made different."""
    apart: list[GroupKey] = []
    row: dict[GroupKey, int] = defaultdict(int)
    for at, (item, key) in enumerate(zip(found, keys, strict=True)):
        if at and not is_listed(found[at - 1], item):
            row.clear()
        # XX县委、XX县政府 are of one county, 王某、王某 two people.
        member = (*key, item.marker.text)
        apart.append((*key, row[member]) if row[member] and key[0] != "bracket" else key)
        row[member] += 1
    return apart


def _key(item: FoundMarker, kind: NameKind, at: int) -> GroupKey:
    if item.place:
        return ("alike", item.place.alike) if item.place.alike else ("own", at)
    token, grouped = item.marker.token, item.marker.shape.grouped
    if grouped == "words":
        return ("bracket", bare_name(token))
    affix = item.marker.after
    affixed = affix.words if affix and affix.sure else ""
    if affixed == "大" and kind == "number":
        return ("congress", token)
    if kind in ("number", "date") or grouped == "alone":
        return ("own", at)
    if kind == "person":
        return _person_key(item, affixed)
    others = item.line.endswith(_OTHERS, 0, item.marker.start)
    if kind == "place":
        return ("place", token, place_part(affixed) or affixed or road_after(item), others)
    if affixed:
        return (kind, token, affixed, others)
    after = item.line[item.marker.end : item.marker.end + _NEAR]
    return (kind, token, after) if after[:1].isalnum() else ("own", at)


def _person_key(item: FoundMarker, affixed: str) -> GroupKey:
    """Return the key of a person: the speaker, or whoever holds the post beside the name."""
    marker, line = item.marker, item.line
    surname = marker.text.partition(marker.token)[0]
    if affixed or surname:
        return ("person", marker.token, surname, affixed)
    if _is_speaker(item):
        return ("speaker", marker.token)
    label = label_before(line, marker.start)
    before = line[max(0, marker.start - _FROM) : marker.start].rstrip()
    post = _POST.search(before)
    return ("person", marker.token, "", label.words if label else post[0] if post else before)


def _is_speaker(item: FoundMarker) -> bool:
    label = label_before(item.line, item.marker.start)
    if label:
        return label.words in _SPEAKERS
    before = item.line[max(0, item.marker.start - _FROM) : item.marker.start]
    if _CLAUSE.search(before):
        return True
    return item.paragraph < _FIRST_LINES and is_byline(item)
