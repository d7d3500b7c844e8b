"""Which empty cells of a table ask for something, and by what label: a form's, not a list's.

A cell is asked for by the label to its left, above it, or at the head of its column. A table
without labels is only empty; of rows that are all empty under one header the first stands for
all, since each is for another record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.counted_rows import TOTAL, counts_rows
from app.placeholders.form_labels import label_of
from app.placeholders.form_rows import (
    UNIT,
    FormRow,
    UnfilledColumns,
    headers,
    is_example,
    is_known,
    is_list_row,
    is_value,
    own_cells,
)
from app.placeholders.photo_cells import PHOTO, is_photo_cell
from app.text.label_names import label_key
from app.text.labels import is_label
from app.word.grids import is_deleted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.grids import Cell, CellLine, Grid

_LONGEST = 24
_SUMMED = lazy(r"[数量额价费款分钱元]|补[助贴]|津贴|奖金|工资|面积|合计|小计|总计")
_SIGNED = lazy(r"签[字名章]|盖章|公章|印章|年\s*月|月\s*日|[:：]\s*$|^[（(].*[）)]$")
_OPENING = lazy(
    r"\s*([^：:（(]{2,30})(?:[：:]\s*(?:[（(][^（）()]*[)）])?|[（(][^（）()]*[)）][：:])\s*"
)
_FEWEST_BOXES = 6
_PAIR = 2
_DRAWN = 2


class OpenCell(NamedTuple):
    """The characters `start` to `end` of a line in a cell, often none, and what is asked for there.

    `is_list` tells that it stands in a row of a list, for one of any number of records; `boxes` are
    the lines of the cells that take one figure each, this one first.
    """

    line: int
    start: int
    end: int
    label: str
    is_list: bool = False
    boxes: tuple[int, ...] = ()


class _Place(NamedTuple):
    """A cell of a table, with what heads its row."""

    grid: Grid
    cell: Cell
    header: Sequence[Cell] | None
    is_list: bool
    unfilled: UnfilledColumns
    row: FormRow

    @property
    def head(self) -> str:
        """Return the label at the head of the column."""
        return self.row.head_over(self.cell)


def open_cells(grid: Grid) -> Iterator[OpenCell]:
    """Yield what is left open in the cells of a table, in the order of its rows."""
    last_was_list = False
    unfilled = UnfilledColumns(grid)
    for number, (row, header) in enumerate(zip(grid.rows, headers(grid), strict=True)):
        if is_deleted(row):
            continue
        is_list = header is not None and is_list_row(row)
        if not ((is_list and last_was_list) or is_example(row)):
            whole = FormRow(grid, number, header)
            for cell in row:
                yield from _in_cell(_Place(grid, cell, header, is_list, unfilled, whole))
        last_was_list = is_list


def _in_cell(place: _Place) -> Iterator[OpenCell]:
    grid, cell = place.grid, place.cell
    if cell.continues or cell.holds_table or cell.holds_picture or not cell.lines:
        return
    if is_photo_cell(grid, cell):
        first = next(line for line in cell.lines if line.text.strip())
        yield OpenCell(first.number, 0, len(first.text), PHOTO)
        return
    if not cell.is_empty:
        yield from _beside_words(place)
        return
    if label := _listed(place.head) if place.is_list else _label(place):
        boxes = () if place.is_list else place.row.boxes(cell)
        line = cell.lines[0]
        yield OpenCell(line.number, 0, len(line.text), label, place.is_list, boxes)


def _listed(head: str) -> str:
    return "" if counts_rows(head) else head


def _label(place: _Place) -> str:
    """Return the label that asks for an empty cell of no list; nothing if none does."""
    grid, cell, row = place.grid, place.cell, place.row
    left = grid.left_of(cell)
    if left is None and _is_frame_of_boxes(grid):
        return _framed(grid)
    beside = label_of(left.text) if left else ""
    own = row.own
    if total := _summed(place):
        return total
    if place.head and row.is_named:
        name = row.name or label_of(own[0].text)
        is_total = TOTAL.fullmatch(name) and not _SUMMED.search(place.head)
        return "" if is_total else name + place.head
    if row.corner is cell:
        return ""
    pairs = row.alternates or (len(own) == _PAIR and own[0] is left)
    if is_label(beside) or (beside and pairs):
        return beside
    if head := place.unfilled.head_of(cell):
        return row.name + head
    if left and beside and place.header is None and not is_value(grid, left):
        return beside
    return "" if left and not left.is_empty else _above(grid, cell, own)


def _summed(place: _Place) -> str:
    """Return what a cell in a row of sums is called: 100米合计人数; nothing for what has no sum.

    A row that says what it counts sums up more than what columns of sums are called.
    """
    if not place.row.sums or not (head := place.unfilled.head_of_sum(place.cell)):
        return ""
    counts = not TOTAL.fullmatch(place.row.name) and not is_known(head)
    return label_key(head) + place.row.name if counts or _SUMMED.search(head) else ""


def _is_frame_of_boxes(grid: Grid) -> bool:
    """Tell whether a table in a cell is nothing but a row of boxes."""
    cells = grid.rows[0]
    return len(grid.rows) == 1 and len(cells) >= _FEWEST_BOXES and all(e.is_empty for e in cells)


def _framed(grid: Grid) -> str:
    """Return the label beside the cell that a table stands in."""
    if grid.frame is None:
        return ""
    outer, cell = grid.frame
    left = outer.left_of(cell)
    words = next((line.text for line in cell.lines if line.text.strip()), "")
    return label_of(words) or (label_of(left.text) if left else "")


def _above(grid: Grid, cell: Cell, row: Sequence[Cell]) -> str:
    """Return the label over a cell that is a whole row, as of a text to be written."""
    above = grid.above(cell)
    alone = above and len(row) == 1 and len(own_cells(grid.rows[above.row])) == 1
    return label_of(above.text) if above and alone else ""


def _beside_words(place: _Place) -> Iterator[OpenCell]:
    """Yield the empty line of a cell whose words only say what is to be written there.

    They are a label before it (审核意见：), what a signature needs behind it, or a unit (万元).
    """
    grid, cell = place.grid, place.cell
    written = [line for line in cell.lines if line.text.strip()]
    first, opening = written[0], cell.lines[0]
    left = grid.left_of(cell)
    beside = place.head if place.is_list else label_of(left.text) if left else ""
    label = _opening_label(first.text)
    if beside and not opening.text.strip() and all(map(_signs, written)):
        yield OpenCell(opening.number, 0, len(opening.text), beside)
    elif label and all(map(_signs, written[1:])):
        yield from _behind_label(place, first, label)
    elif beside and len(written) == 1 and (match := UNIT.fullmatch(first.text)):
        yield OpenCell(first.number, 0, match.start(1), beside, place.is_list)


def _behind_label(place: _Place, line: CellLine, label: str) -> Iterator[OpenCell]:
    """Yield the place behind a label in its own cell: the rest of its line, or the empty next."""
    cell = place.cell
    after = cell.lines[cell.lines.index(line) + 1 :]
    end = len(line.text)
    start = len(line.text.rstrip())
    if start + _DRAWN <= end:
        yield OpenCell(line.number, start, end, label)
    elif after and not after[0].text.strip() and not after[0].is_set_apart:
        yield OpenCell(after[0].number, 0, len(after[0].text), label)
    elif after or not (
        _is_answered_right(place.grid, cell)
        or place.row.is_head
        or (len(place.row.own) == 1 and _is_answered_below(place.grid, cell))
    ):
        yield OpenCell(line.number, end, end, label)


def _opening_label(words: str) -> str:
    """Return the label that a line of a cell consists of, a note in brackets behind it left out."""
    match = _OPENING.fullmatch(words)
    return label_of(match[1]) if match else ""


def _signs(line: CellLine) -> bool:
    return bool(_SIGNED.search(line.text)) and len(line.text.strip()) <= _LONGEST * 2


def _is_answered_below(grid: Grid, cell: Cell) -> bool:
    """Tell whether the row below is nothing but room for what a whole row asks for."""
    below = own_cells(grid.rows[cell.row + 1]) if cell.row + 1 < len(grid.rows) else []
    return len(below) == 1 and below[0].is_empty


def _is_answered_right(grid: Grid, cell: Cell) -> bool:
    """Tell whether the cell to the right is there for the answer, or holds it."""
    right = grid.right_of(cell)
    return right is not None and not _opening_label(right.text)
