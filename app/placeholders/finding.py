"""The placeholders of a text, those that stand for one name together in a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.names import Placeholder
from app.text.glue import glue_after
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.text.markers import Marker

_BRACKETS = "{}【】〔〕[]［］"
_OTHERS = ("先进", "兄弟", "其他", "外地", "周边")
_NEAR = 2
_SHOWN = 12

GroupKey = tuple[str | int, ...]


class _Found(NamedTuple):
    """A marker, the line it stands in, and that line's number."""

    marker: Marker
    line: str
    paragraph: int


def find_placeholders(lines: Sequence[str]) -> list[Placeholder]:
    """Return every placeholder of the lines in order, with its group (from 1).

    Markers share a group where their context says that they stand for one name: the same token
    with the same word glued to it, the same words in brackets, the parts of one date. Figures
    are each their own.
    """
    found = [
        _Found(marker, line, number)
        for number, line in enumerate(lines)
        for marker in find_markers(line)
    ]
    groups: dict[GroupKey, int] = {}
    return [
        Placeholder(
            **marker._asdict(), paragraph=paragraph, group=groups.setdefault(key, len(groups) + 1)
        )
        for (marker, _, paragraph), key in zip(found, _keys(found), strict=True)
    ]


def bare_name(token: str) -> str:
    """Return the words of a bracketed token (`单位` of 【单位】); any other token as it is."""
    return token.strip(_BRACKETS).strip() if token[0] in _BRACKETS else token


def context(line: str, start: int, end: int) -> str:
    """Return a marker with the words around it: `…推动〔XXX〕建设…`."""
    before, after = line[:start].lstrip(), line[end:].rstrip()
    left = before if len(before) <= _SHOWN else "…" + before[-_SHOWN:]
    right = after if len(after) <= _SHOWN else after[:_SHOWN] + "…"
    return f"{left}〔{line[start:end]}〕{right}"


def _keys(found: list[_Found]) -> list[GroupKey]:
    keys: list[GroupKey] = []
    for at, item in enumerate(found):
        if at and _continues_a_date(found[at - 1], item):
            # One date is one name, though it holds a marker for each of its parts.
            keys[-1] = ("date", _first_of_date(found, at - 1))
            keys.append(keys[-1])
        else:
            keys.append(_key(item, at))
    return keys


def _continues_a_date(before: _Found, item: _Found) -> bool:
    return (
        before.paragraph == item.paragraph
        and before.marker.kind == item.marker.kind == "date"
        and before.marker.end + len(before.marker.text) - len(before.marker.token)
        == item.marker.start
    )


def _first_of_date(found: list[_Found], at: int) -> int:
    while at and _continues_a_date(found[at - 1], found[at]):
        at -= 1
    return at


def _key(item: _Found, at: int) -> GroupKey:
    marker, line = item.marker, item.line
    if marker.token[0] in _BRACKETS:
        return ("bracket", bare_name(marker.token))
    glue = glue_after(line, marker.end)
    glued = glue.words if glue and glue.sure else ""
    if marker.kind == "number" and glued != "大":
        return ("number", at)
    if marker.kind == "place" and not glued:
        return ("place", marker.token, line[: marker.start].endswith(_OTHERS))
    if glued or marker.text != marker.token:
        return (marker.kind, marker.token, marker.text)
    before, after = line[: marker.start].rstrip()[-_NEAR:], line[marker.end :][:_NEAR]
    return (marker.kind, marker.token, before if marker.kind == "person" else after)
