"""Which places of a table have a label that it prints before, where nothing is open."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from app.placeholders.form_labels import label_of
from app.placeholders.form_rows import FormRow
from app.placeholders.others import is_persons_name
from app.text.label_names import label_in_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.names import Placeholder
    from app.word.grids import Cell, Grid

    # Each label with its unit, and the cells that consist of it, in order.
    Labels = Mapping[tuple[str, str], Sequence[Cell]]


def with_labels_before(found: Sequence[Placeholder], grids: Sequence[Grid]) -> list[Placeholder]:
    """Return the placeholders of a form, those marked whose label a cell of the table has before.

    The label of a place itself is none, and no more are the heads of columns, but for the name of
    a person.
    """
    marked = list(found)
    labels: dict[int, Labels] = {}
    cells = {
        line.number: cell
        for grid in grids
        for row in grid.rows
        for cell in row
        for line in cell.lines
    }
    for n, place in enumerate(found):
        if not place.table or not place.label:
            continue
        grid = grids[place.table - 1]
        if place.table not in labels:
            labels[place.table] = _labels(grid)
        if _is_again(cells[place.paragraph], grid, label_in_unit(place.label), labels[place.table]):
            marked[n] = place.model_copy(update={"again": True})
    return marked


def _labels(grid: Grid) -> Labels:
    """Return the cells of a table that consist of each label, in order."""
    found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for number in range(len(grid.rows)):
        row = FormRow(grid, number, None)
        for cell in row.own:
            label = label_in_unit(label_of(cell.text))
            if label[0] and (not row.is_head or is_persons_name(label[0])):
                found[label].append(cell)
    return found


def _is_again(cell: Cell, grid: Grid, label: tuple[str, str], labels: Labels) -> bool:
    """Tell whether another cell before reads as the label by which a cell is asked for."""
    alike = labels.get(label, ())
    if not alike or _at(alike[0]) > _at(cell):
        return False
    # The label of a cell stands near it, in its row or over it.
    for at in range(bisect_right(alike, _at(cell), key=_at) - 1, -1, -1):
        each = alike[at]
        is_over = each.first <= cell.first and cell.last <= each.last
        if is_over or _is_beside(each, cell, grid):
            return at > 0
    return True


def _is_beside(label: Cell, cell: Cell, grid: Grid) -> bool:
    """Tell whether a label reaches into the row of a cell, before it or where it stands."""
    reaching = grid.at(cell.row, label) if label.first <= cell.first else None
    return reaching is not None and grid.origin(reaching) is label


def _at(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.first
