"""The lines of a draft under its title: who speaks and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.supply import Value
from app.drafting.wording import date_value, fixed, in_lines, own, value_words
from app.models.outline import Content, Speaker
from app.text.byline_forms import byline_form, form_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.drafting.plan import Words
    from app.drafting.wording import Wording
    from app.models.outline import Outline
    from app.text.byline_forms import FormPart, Place


def write_byline(outline: Outline, wording: Wording) -> tuple[Words, ...]:
    """Return the lines: the outline's own, else the usual ones."""
    given = outline.byline
    if isinstance(given, Content):
        return wording.content(given.pieces, "byline", None)
    lines = _usual(outline) if given is None else given or ()
    written = (
        [_part(part, outline, number) for part in form_parts(line)]
        for number, line in enumerate(lines)
    )
    return in_lines(written)


def _usual(outline: Outline) -> Sequence[str]:
    speaker = outline.speaker or Speaker.model_construct()
    return byline_form(
        [field for field, words in speaker if words],
        speaker=outline.speaker is not False,
        date=outline.date is not False,
    )


def _part(part: FormPart, outline: Outline, line: int) -> Words:
    if part.place:
        return value_words(_value(outline, part.place, part.text.strip("【】")))
    if outline.byline is None:
        return fixed(part.text, "byline")
    return own(part.text, f"byline[{line}]")


def _value(outline: Outline, place: Place, asks: str) -> Value:
    if place.field == "date":
        return date_value(outline, as_written=place.as_written)
    said = getattr(outline.speaker or Speaker.model_construct(), place.field)
    return Value(said, f"speaker.{place.field}", asks)
