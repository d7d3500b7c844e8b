"""A names sheet that was filled in elsewhere, taken into the fields of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError
from app.placeholders.grouping import bare_name
from app.placeholders.sheets import offer, read_sheet
from app.placeholders.sheets.words import EMPTY

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.names import NameSheet, Placeholder
    from app.workflow.pages.fill.fillings import Filling, OpenForm


def names_in(path: Path) -> NameSheet | None:
    """Return the names sheet in a file, None for one that is none."""
    try:
        return read_sheet(path)
    except InputError:
        return None


def with_names(form: OpenForm, filling: Filling, sheet: NameSheet) -> Filling:
    """Return a filling with the values of a names sheet, which win over what was typed."""
    content = offer(form.found, form.lines, lambda n: form.source.where(n).label, sheet)
    single = {row.n: row.value for row in content.rows if row.value is not None}
    for question in form.asked:
        values = {
            each.n: value
            for each in question.places
            if (value := single.get(each.n, _named(each.place.place, sheet))) is not None
        }
        words = {n: value or EMPTY for n, value in values.items()}
        if len(words) == len(question.places) and len(set(words.values())) == 1:
            filling = filling.with_word(question.group, words[question.places[0].n])
        else:
            for n, said in words.items():
                filling = filling.with_apart(n, said)
    return filling


def _named(place: Placeholder, sheet: NameSheet) -> str | None:
    """Return what a sheet says for all places that are called like one."""
    keys = (place.date, place.text, place.label, place.token, bare_name(place.token))
    return next((sheet.names[key] for key in keys if key and key in sheet.names), None)
