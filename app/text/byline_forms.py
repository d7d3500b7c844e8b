"""How the lines under a title are written: who speaks and when, each in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.text.bylines import Field

_PLACE = lazy("【(单位|职务|姓名|日期|日期照写)】")


class Place(NamedTuple):
    """A place for what an outline says; a date is written out unless it stands `as_written`."""

    field: Field
    as_written: bool = False


class FormPart(NamedTuple):
    """A part of a line: words that stand, or the place that they stand for."""

    text: str
    place: Place | None = None


_PLACES: Mapping[str, Place] = {
    "单位": Place("unit"),
    "职务": Place("post"),
    "姓名": Place("name"),
    "日期": Place("date"),
    "日期照写": Place("date", as_written=True),
}


def byline_form(given: Sequence[str], *, speaker: bool, date: bool) -> list[str]:
    """Return the usual lines: unit and post parted from the name by a blank, the date in （）.

    `given` are those of unit, post and name that are said; of a speaker of whom nothing is said
    all three are asked for. `speaker` and `date` tell whether there is such a line at all.
    """
    before = [name for name in ("单位", "职务") if not given or _PLACES[name].field in given]
    line = "".join(f"【{name}】" for name in before) + ("　" if before else "") + "【姓名】"
    return [*([line] if speaker else []), *(["（【日期】）"] if date else [])]


def form_parts(line: str) -> Iterator[FormPart]:
    """Yield the parts of a line of a form, none of them empty."""
    at = 0
    for match in _PLACE.finditer(line):
        if match.start() > at:
            yield FormPart(line[at : match.start()])
        yield FormPart(match[0], _PLACES[match[1]])
        at = match.end()
    if at < len(line):
        yield FormPart(line[at:])


def place_for(field: Field, text: str) -> str:
    """Return the place in which a text of this field would be written as it stands."""
    as_written = field == "date" and long_date(text) != text
    return next(f"【{name}】" for name, place in _PLACES.items() if place == (field, as_written))
