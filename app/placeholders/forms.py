"""What a form leaves open beside the markers of its text, each with the label that asks for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.cell_headings import cell_label
from app.placeholders.form import FormPlace
from app.placeholders.form_cells import open_cells
from app.placeholders.form_labels import label_at
from app.placeholders.own_rows import with_own_rows
from app.placeholders.ticks import tick_places
from app.text.characters import COLONS, HAN
from app.text.label_names import label_key
from app.text.labels import is_label
from app.text.prompts import asked_by_prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from app.placeholders.form_cells import OpenCell
    from app.placeholders.ticks import TickPlace
    from app.word.document import WordDocument
    from app.word.open_places import OpenPlace, Shape

# What may show a prompt of its own.
_PROMPTING = ("control", "choice", "field")
_DRAWN = ("blank", "leader")

_LAST_LABEL = lazy(
    rf"[：:](?:[ \u00a0\u3000]{{2,}}|_{{2,}}[ \u3000]*)(?:[年月日][ \u3000_]*)*"
    rf"([{HAN}](?:[{HAN}（）()]| {{0,2}}(?=[{HAN}])){{1,11}})[：:]\s?$"
)
_AFTER_TAB = lazy(r"\s*(?:[^\s：:]{1,20}[：:].*)?")


def form_places(document: WordDocument) -> list[FormPlace]:
    """Return what a Word file leaves open beside its markers, in order."""
    lines = document.texts
    opened = list(document.open_places())
    built = {(each.line, each.start): each for each in opened if each.shape == "checkbox"}
    cells = [cell for grid in document.tables for cell in open_cells(grid)]
    asked = {cell.line: cell.label for cell in cells}

    def in_cell(line: int) -> str | None:
        return asked.get(line) or cell_label(document.beside(line))

    found = [
        place
        for each in opened
        if each.shape != "checkbox" and (place := _of_line(each, lines, in_cell))
    ]
    found = list(_called_by_cells(found, lines, in_cell))
    shown = {place.line for place in found if place.shape in _PROMPTING}
    found += [_of_cell(cell) for cell in cells if cell.line not in shown]
    found += map(_of_ticks, tick_places(lines, built, in_cell))
    found += _behind_last_labels(lines, {place.line for place in found})
    return with_own_rows(sorted(found, key=lambda place: place[:3]), document.tables)


def _behind_last_labels(lines: Sequence[str], taken: Container[int]) -> Iterator[FormPlace]:
    """Yield the end of each line where a label stands last, behind one that has its room.

    Of `甲方：        乙方：` both are asked for; lines `taken` have their end asked for otherwise.
    """
    for number, line in enumerate(lines):
        match = _LAST_LABEL.search(line)
        if match and number not in taken and is_label(label_key(match[1])):
            end = len(line)
            yield FormPlace(number, end, end, "blank", "".join(match[1].split()))


def line_tables(document: WordDocument) -> dict[int, int]:
    """Return the number of the table, from 1, for each line that stands in a cell."""
    return {
        line.number: number
        for number, grid in enumerate(document.tables, 1)
        for row in grid.rows
        for cell in row
        for line in cell.lines
    }


def box_places(lines: Sequence[str]) -> list[FormPlace]:
    """Return the boxes to tick of a text, in order."""
    return [_of_ticks(place) for place in tick_places(lines, {}, lambda _: None)]


def _of_cell(cell: OpenCell) -> FormPlace:
    shape: Shape = "row" if cell.is_list else "cell"
    return FormPlace(cell.line, cell.start, cell.end, shape, cell.label, boxes=cell.boxes)


def _of_ticks(place: TickPlace) -> FormPlace:
    shape: Shape = "choice" if place.choices else "checkbox"
    return FormPlace(
        place.line, place.start, place.end, shape, place.label, place.choices, takes=place.takes
    )


def _of_line(
    place: OpenPlace, lines: Sequence[str], in_cell: Callable[[int], str | None]
) -> FormPlace | None:
    """Return an open place with its label; None for a tab that only leads to a page number."""
    line = lines[place.line]
    prompt = asked_by_prompt(place.name) if place.shape == "field" else place.name
    # A prompt is there to be read behind its label; the name of a merge field is one by itself.
    label = prompt if prompt == place.name else ""
    label = label or label_at(line, place.start, place.end) or prompt
    if place.shape == "leader" and not (label and _is_room(line, place)):
        return None
    if place.shape in _PROMPTING and not label:
        label = "" if line[: place.start].strip() else in_cell(place.line) or ""
        label = label or asked_by_prompt(line[place.start : place.end], sure=True)
    alike = place.data or (place.name if label == place.name else "")
    start, end, takes = place.start, place.end, place.takes
    return FormPlace(
        place.line, start, end, place.shape, label, place.choices, takes=takes, alike=alike
    )


def _called_by_cells(
    places: Sequence[FormPlace], lines: Sequence[str], in_cell: Callable[[int], str | None]
) -> Iterator[FormPlace]:
    """Yield places, one alone in the line of its cell by the cell's label: 印发份数 of 共印____份.

    What is well known, or has a colon, is a label that says more than the cell's.
    """
    held = Counter(place.line for place in places)
    for place in places:
        before = lines[place.line][: place.start].rstrip()
        own = place.label
        mere = held[place.line] == 1 and before == own and not is_label(label_key(own))
        label = in_cell(place.line) if own and mere and place.shape in _DRAWN else None
        yield place._replace(label=label) if label else place


def _is_room(line: str, place: OpenPlace) -> bool:
    """Tell whether a tab stands behind a colon with nothing but another label after it."""
    opens = line[: place.start].rstrip()[-1:] in COLONS
    return opens and _AFTER_TAB.fullmatch(line, place.end) is not None
