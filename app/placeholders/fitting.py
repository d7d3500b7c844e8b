"""The headers of a list, or the names of a sheet, held against what a form asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.placeholders.grouping import bare_name
from app.placeholders.others import list_rows, others_places
from app.text.label_matching import Matching, match_labels
from app.text.label_names import is_same_label
from app.text.markers import tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.models.names import NameSheet, Placeholder

__all__ = ["Fitted", "Matching", "fit_headers", "fit_names", "tell_near", "tell_otherwise"]

_MOST_TOLD = 3


class Fitted(NamedTuple):
    """A names sheet whose names are the form's own labels, and how they were found."""

    sheet: NameSheet
    matching: Matching


def fit_headers(
    headers: Sequence[str],
    places: Sequence[Placeholder],
    decided: Mapping[str, Sequence[str]] | None = None,
    signs: Iterable[str] = (),
) -> Matching:
    """Return which headers of a list fit which labels of a form; `decided` as the user chose.

    `signs` are places without a label that the user may have chosen.

    The row of a list in the form is filled where the headers fit half of it, or where it is all
    that they fit: a single word that happens to stand there too (专业) is no sign that it is meant.
    """
    matching = match_labels(headers, [*_asked(places), *signs], decided)
    chosen = {label for labels in (decided or {}).values() for label in labels}
    astray = {label for label in _astray(matching, places) if label not in chosen}
    if not astray:
        return matching
    kept = {
        header: tuple(label for label in labels if label not in astray)
        for header, labels in matching.fits.items()
    }
    return matching._replace(fits={header: labels for header, labels in kept.items() if labels})


def fit_names(sheet: NameSheet, places: Sequence[Placeholder]) -> Fitted:
    """Return a sheet in which each name that says a label otherwise is that label."""
    matching = fit_headers(list(sheet.names), places, sheet.columns)
    names: dict[str, str] = {}
    for name, value in sheet.names.items():
        labels = matching.fits.get(name, ())
        otherwise = [label for label in labels if not is_same_label(name, label)]
        # What is the same, or the name of a marker too, stays.
        if len(otherwise) < len(labels) or not labels or next(tokens_in(name), None):
            names[name] = value
        names.update(dict.fromkeys(otherwise, value))
    return Fitted(sheet.model_copy(update={"names": names}), matching)


def tell_otherwise(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line that tells which header filled which label in other words."""
    told = [_("“{header}”填在“{label}”").format(header=one, label=other) for one, other in pairs]
    if told:
        yield _("叫法不同的：{}").format(_("，").join(told))


def tell_near(matching: Matching, names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each of these names that says what it may be meant for."""
    near = matching._replace(headers=tuple(names)).near()
    for name, labels in near.items():
        yield _("“{name}”没有填：是不是{labels}？").format(name=name, labels=_either(labels))


def _either(labels: Sequence[str]) -> str:
    return _("、").join(f"“{label}”" for label in labels[:_MOST_TOLD])


def _asked(places: Sequence[Placeholder]) -> Iterator[str]:
    """Yield what a form asks for: its labels, and the words of its brackets."""
    others = others_places(places)
    for n, place in enumerate(places):
        if n in others:
            continue
        bare = bare_name(place.token)
        names = (place.label, place.takes.question, "" if bare == place.token else bare)
        yield from filter(None, names)


def _astray(matching: Matching, places: Sequence[Placeholder]) -> Iterator[str]:
    """Yield the labels of rows that the headers of a list for something else fit by chance."""
    fitted = {label for labels in matching.fits.values() for label in labels}
    single = {place.label for place in places if place.shape != "row"}
    if not fitted & single:
        return
    for row in list_rows(places):
        labels = {places[n].label for n in row} - single
        if len(labels & fitted) * 2 < len(row):
            yield from labels & fitted
