"""The lines under a title in an outline's own terms: who speaks, when, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.models.outline import Content, Speaker
from app.text.byline_forms import byline_form, form_parts, place_for
from app.text.bylines import split_byline
from app.text.dates import long_date, no_such_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.text.bylines import BylinePart, Field


class Byline(NamedTuple):
    """Who speaks and when, as an outline says it, and the lines where they are not the usual."""

    speaker: Speaker | Literal[False] = False
    date: str | Literal[False] = False
    lines: tuple[str, ...] | Content | None = None


def take_byline(text: str) -> Byline:
    """Return a byline taken apart; a draft of it has the same lines, character for character."""
    said: dict[Field, str] = {}
    lines = tuple(
        "".join(_taken(part, said) for part in split_byline(line)) for line in text.split("\n")
    )
    if not said or _written(lines, said) != text:
        return Byline(lines=Content(pieces=(text,)))
    who = {field: words for field, words in said.items() if field != "date"}
    usual = byline_form([*who], speaker=bool(who), date="date" in said)
    form = None if [*lines] == usual else lines
    return Byline(Speaker.model_validate(who) if who else False, said.get("date", False), form)


def _taken(part: BylinePart, said: dict[Field, str]) -> str:
    """Return what a part becomes in a form, its words kept among what is said.

    What an earlier line has said otherwise, and a day that no calendar has, stay words.
    """
    field, text = part.field, part.text
    if field is None or said.get(field, text) != text or no_such_day(text):
        return text
    place = place_for(field, text)
    if text != place:
        said[field] = text
    return place


def _written(lines: Sequence[str], said: Mapping[Field, str]) -> str:
    """Return the lines that drafting makes of a form."""
    return "\n".join(
        "".join(
            part.text
            if part.place is None or part.place.field not in said
            else said[part.place.field]
            if part.place.as_written
            else long_date(said[part.place.field])
            for part in form_parts(line)
        )
        for line in lines
    )
