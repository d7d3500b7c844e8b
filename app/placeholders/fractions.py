"""Decimal fractions with a marker on either side of the point, `XX.XX%`: one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.placeholders.kinds import FoundMarker

_POINTS = (".", "．")
_SIGNS = "XxＸｘ×*＊_＿○〇◯△某"
_WHOLE = lazy(rf"(?P<begun>\d*)[{_SIGNS}]+[.．][{_SIGNS}]+(?P<unit>.*)")
_FIGURE = lazy(r"\s*(?P<figure>[+-]?\d[\d,，]*(?:[.．]\d+)?)\s*(?P<unit>[^\d\s]{0,5})\s*")
_BEGUN = lazy(r"(?<![\d.．])\d{1,4}$")


def fraction_at(found: Sequence[FoundMarker], first: int) -> str:
    """Return the fraction of which a marker, by index, is the whole part: `1X.XX%`; else nothing.

    The figures before it and the unit behind are part of it.
    """
    if first + 1 >= len(found):
        return ""
    item, following = found[first], found[first + 1]
    line, start, end = item.line, item.marker.start, following.marker.end
    if item.paragraph != following.paragraph or following.marker.kind != "number":
        return ""
    if line[item.marker.end : following.marker.start] not in _POINTS:
        return ""
    if line.startswith(_POINTS, end) or item.marker.kind not in ("number", "unknown"):
        return ""
    begun = _BEGUN.search(line[max(0, start - 6) : start])
    if line[:start].endswith((*_POINTS, *"0123456789")) and not begun:
        return ""
    unit = following.marker.after.words if following.marker.after else ""
    return line[start - len(begun[0] if begun else "") : end + len(unit)]


def is_fraction(whole: str) -> bool:
    """Tell whether a whole that several markers make is a fraction, and no date."""
    return _WHOLE.fullmatch(whole) is not None


def figure_as(whole: str, value: str) -> str | None:
    """Return a figure in the place of a whole fraction, with a unit once; None for no figure.

    For `XX.XX%` 12.5 gives 12.5%, as 12.5% does.
    """
    given, asked = _FIGURE.fullmatch(value), _WHOLE.fullmatch(whole)
    if given is None or asked is None or not given["figure"].startswith(asked["begun"]):
        return None
    unit = asked["unit"] if asked["unit"].startswith(given["unit"]) else given["unit"]
    return given["figure"] + unit
