"""A value on a line that is drawn to be written on: what of the line it takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from app.patterns import lazy

if TYPE_CHECKING:
    from app.models.names import Placeholder
    from app.word.pictures import PlacedPicture

_NEWLINE = lazy(r"\r\n|\n|\r|\v")
_TAB = 4  # Half characters to the next usual stop.
_APART = 2


class Edit(NamedTuple):
    """The characters `start` to `end` of a line become `value`, or a picture and no words."""

    paragraph: int
    start: int
    end: int
    value: str
    picture: PlacedPicture | None = None


class Stretch(NamedTuple):
    """The characters `start` to `end` of a line."""

    start: int
    end: int


def is_blank(place: Placeholder) -> bool:
    """Tell whether a place is drawn, and has a label or a line of its own: no sign stands there."""
    return place.is_blank and (place.shape != "marker" or bool(place.label))


def taken_by(value: str, place: Placeholder, line: str) -> Stretch:
    """Return the part of a blank that a value takes, so that what follows it stays in its place.

    It stands in the middle of an underlined blank, and at the start of one that only keeps two
    labels apart; of tabs those go that it reaches over. A value as wide as the blank takes all of
    it, but for the space before the next label.
    """
    blank = line[place.start : place.end]
    needed = max(map(_width, _NEWLINE.split(value)), default=0)
    if place.shape == "leader":
        return Stretch(place.start, place.start)
    if "\t" in blank:
        return Stretch(place.start, place.start + min(len(blank), needed // _TAB))
    if place.shape == "blank":
        spare = (_width(blank) - needed) // 2
        left = _reach(blank, spare)
        right = _reach(blank[::-1], spare)
        return Stretch(place.start + left, place.end - right)
    return Stretch(place.start, place.start + _reach(blank, min(needed, _width(blank) - _APART)))


def boxed(edit: Edit, place: Placeholder) -> list[Edit]:
    """Return the edits that write a value, a figure to a box where there are boxes enough."""
    figures = edit.value.replace(" ", "")
    if not place.boxes or len(figures) > len(place.boxes):
        return [edit]
    return [Edit(line, 0, 0, figure) for line, figure in zip(place.boxes, figures, strict=False)]


def _reach(blank: str, width: int) -> int:
    """Return how many characters of a blank are no wider than this."""
    reached = 0
    for count, char in enumerate(blank):
        reached += _width(char)
        if reached > width:
            return count
    return len(blank)


def _width(text: str) -> int:
    return sum(_TAB if char == "\t" else 1 + (east_asian_width(char) in "WF") for char in text)
