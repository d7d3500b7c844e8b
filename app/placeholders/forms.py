"""What a form leaves open beside the markers of its text, each with the label that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.form_cells import open_cells
from app.placeholders.form_labels import label_at
from app.text.characters import COLONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.placeholders.form_cells import OpenCell
    from app.word.document import WordDocument
    from app.word.open_places import OpenPlace, Shape


_AFTER_TAB = lazy(r"\s*(?:[^\s：:]{1,20}[：:].*)?")


class FormPlace(NamedTuple):
    """The characters `start` to `end` of a line that a form leaves open; none in an empty cell.

    `label` is what the form calls the place, empty where it does not; `choices` are the words that
    one may pick there, `boxes` the lines of the cells that take one figure each.
    """

    line: int
    start: int
    end: int
    shape: Shape
    label: str
    choices: tuple[str, ...] = ()
    boxes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Form:
    """The open places of a file in order, and what a table asks for in the cell of a line."""

    places: Sequence[FormPlace] = ()
    heading: Callable[[int], str] = lambda _: ""


def form_places(document: WordDocument) -> list[FormPlace]:
    """Return what a Word file leaves open beside its markers, in order."""
    lines = document.texts
    found = [place for each in document.open_places() if (place := _of_line(each, lines))]
    for grid in document.tables:
        found += map(_of_cell, open_cells(grid))
    return sorted(found, key=lambda place: place[:3])


def _of_cell(cell: OpenCell) -> FormPlace:
    shape: Shape = "row" if cell.is_list else "cell"
    return FormPlace(cell.line, cell.start, cell.end, shape, cell.label, boxes=cell.boxes)


def _of_line(place: OpenPlace, lines: Sequence[str]) -> FormPlace | None:
    """Return an open place with its label; None for a tab that only leads to a page number."""
    line = lines[place.line]
    label = place.name or label_at(line, place.start)
    if place.shape == "leader" and not (label and _is_room(line, place)):
        return None
    return FormPlace(place.line, place.start, place.end, place.shape, label, place.choices)


def _is_room(line: str, place: OpenPlace) -> bool:
    """Tell whether a tab stands behind a colon with nothing but another label after it."""
    opens = line[: place.start].rstrip()[-1:] in COLONS
    return opens and _AFTER_TAB.fullmatch(line, place.end) is not None
