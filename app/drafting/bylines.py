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
    from app.text.byline_forms import FormPart


def write_byline(outline: Outline, wording: Wording) -> tuple[Words, ...]:
    """Return the lines: the outline's own, else the usual ones."""
    given, date = outline.byline, outline.date
    speaker = outline.speaker or Speaker.model_construct()
    if isinstance(given, Content):
        return wording.content(given.pieces, "byline", None)
    lines: Sequence[str] = given or ()
    if given is None:
        told = [field for field, words in speaker if words]
        lines = byline_form(told, speaker=outline.speaker is not False, date=date is not False)

    def words(part: FormPart, line: int) -> Words:
        if part.place and part.place.field == "date":
            return value_words(date_value(date, as_written=part.place.as_written))
        if part.place:
            said, key = getattr(speaker, part.place.field), f"speaker.{part.place.field}"
            return value_words(Value(said, key, part.text.strip("【】")))
        return fixed(part.text, "byline") if given is None else own(part.text, f"byline[{line}]")

    return in_lines([words(part, at) for part in form_parts(line)] for at, line in enumerate(lines))
