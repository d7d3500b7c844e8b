"""The placeholders of a text, those that stand for one name together in a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.names import Placeholder
from app.patterns import lazy
from app.placeholders.dates import date_spans
from app.placeholders.grouping import bare_name, groups_of
from app.placeholders.kinds import FoundMarker, kinds_of
from app.text.label_names import label_key
from app.text.labels import kind_of_label
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.placeholders.dates import DateSpan
    from app.placeholders.form import Form
    from app.text.labels import NameKind

__all__ = ["bare_name", "context", "context_of", "find_placeholders"]

_SHOWN = 12
_INK = lazy(r"\S")
_INDENT = lazy(r"\s*")


def find_placeholders(lines: Sequence[str], form: Form | None = None) -> list[Placeholder]:
    """Return every placeholder of the lines in order, with its kind and its group (from 1).

    The parts of a date hold the whole of it. `form` holds what is open beside the markers, and says
    for a line what the table asks for in its cell (姓名), which tells the kind where nothing nearer
    does. Time grows with the lines and with the markers; a line that holds no sign of a marker
    costs one search.
    """
    found = [
        FoundMarker(marker, line, number)
        for number, line in enumerate(lines)
        for marker in find_markers(line)
    ]
    # Only a form loads what knows of forms: a draft goes without, and is made sooner.
    if form and form.places:
        from app.placeholders.form_markers import with_places

        found = with_places(found, lines, form.places)
    dates = date_spans(found)
    kinds = _with_dates(kinds_of(found), dates)
    groups = groups_of(found, kinds, dates)
    # Two cells of one column are two names, so that its head has no say in the groups.
    headings = [form.heading(item.paragraph) if form else "" for item in found]
    kinds = [
        kind_of_label(heading) if kind == "unknown" and heading else kind
        for kind, heading in zip(kinds, headings, strict=True)
    ]
    wholes = {at: span.whole for span in dates for at in range(span.first, span.last + 1)}
    tables = form.tables if form else {}
    placeholders = [
        _placeholder(
            item,
            kind=kind,
            group=group,
            date=wholes.get(at),
            label=_label(item.label or headings[at], kind),
            table=tables.get(item.paragraph, 0),
        )
        for at, (item, kind, group) in enumerate(zip(found, kinds, groups, strict=True))
    ]
    if not form or not form.grids:
        return placeholders
    from app.placeholders.asked_before import with_labels_before
    from app.placeholders.row_names import with_row_names

    return with_labels_before(with_row_names(placeholders, form), form.grids)


def _label(label: str, kind: NameKind) -> str:
    """Return a label, but of a date that stands behind a signature and is not named by it."""
    return "" if kind == "date" != kind_of_label(label_key(label)) else label


def shortened(text: str, longest: int) -> str:
    """Return a text, a longer one without its middle."""
    half = longest // 2
    return f"{text[:half]}……{text[-half:]}" if len(text) > longest else text


def context(line: str, start: int, end: int) -> str:
    """Return a marker with the words around it: `…推动〔XXX〕建设…`."""
    opens = _INDENT.match(line, 0, start)
    indent = opens.end() if opens else 0
    left = line[max(indent, start - _SHOWN) : start]
    right = line[end : end + _SHOWN]
    before = "…" if start - indent > _SHOWN else ""
    if _INK.search(line, end + _SHOWN):
        return f"{before}{left}〔{line[start:end]}〕{right}…"
    return f"{before}{left}〔{line[start:end]}〕{right.rstrip()}"


def context_of(place: Placeholder, line: str) -> str:
    """Return a placeholder with the words around it, in an empty line its label: `姓名〔〕`."""
    shown = context(line, place.start, place.end)
    return f"{place.label}{shown}" if place.label and not line.strip() else shown


def _placeholder(item: FoundMarker, **told: object) -> Placeholder:
    marker, place = item.marker, item.place
    if place:
        built = {"shape": place.shape, "choices": place.choices, "boxes": place.boxes}
        told = {**told, **built, "takes": place.takes}
    return Placeholder.model_validate(
        {
            "token": marker.token,
            "text": marker.text,
            "paragraph": item.paragraph,
            "start": marker.start,
            "end": marker.end,
            "doubt": marker.doubt,
            **told,
        }
    )


def _with_dates(kinds: list[NameKind], dates: Sequence[DateSpan]) -> list[NameKind]:
    for span in dates:
        for at in range(span.first, span.last + 1):
            kinds[at] = span.kind
    return kinds
