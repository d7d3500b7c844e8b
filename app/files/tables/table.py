"""A table of names: the first sheet of an Excel file or a CSV file, as the text people see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.tables.asides import Asides
from app.files.tables.damage import damage
from app.files.tables.header import TITLE_HINT, Column, Header
from app.files.tables.opening import read_sheet
from app.files.tables.rows import Row, Rows, cell_name, column_number, is_blank
from app.messages import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.files.tables.rows import Sheet

_MOST_PROBLEMS = 100


@dataclass(frozen=True)
class Table:
    """A table with a header.

    `rows` can be walked any number of times and be asked for their count; each has the `number`
    by which Excel shows it and one text for each of the columns. They may lie on the disk, not
    in memory. `notes` tell the user what was decided in reading. `faults` are what is wrong in
    it; a faulty cell is empty.
    """

    path: str
    columns: tuple[Column, ...]
    rows: Rows
    notes: tuple[str, ...] = ()
    faults: tuple[Problem, ...] = ()

    def where(self, row: Row, column: int) -> str:
        """Return a cell's place as people see it (`B3`); columns are counted from 0."""
        return f"{_letters(self.columns[column])}{row.number}"

    def problem(self, row: Row, column: int | None, what: str, hint: str = "") -> Problem:
        """Return a problem of a cell (columns from 0), or of a whole row if `column` is None."""
        if column is None:
            where = _("第 {row} 行").format(row=row.number)
            return Problem(what, hint, self.path, row.number, where=where)
        number = column_number(_letters(self.columns[column]))
        place = self.where(row, column)
        return Problem(what, hint, self.path, row.number, number, where=place)

    def header_problem(self, column: int, what: str, hint: str = "") -> Problem:
        """Return a problem of a column's header (columns from 0)."""
        place = self.columns[column].where
        letters = _letters(self.columns[column])
        line = int(place.removeprefix(letters))
        return Problem(what, hint, self.path, line, column_number(letters), where=place)

    def with_faults(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the faults and these problems, but for those of a cell that has a fault."""
        faulty = {_place(fault) for fault in self.faults}
        others = (one for one in problems if one.path != self.path or _place(one) not in faulty)
        return [*self.faults, *others]


def read_table(path: Path, title: str | None = None) -> Table:
    """Return the table in a .csv or .xlsx file.

    Of an Excel file that is the sheet with this title, or the first visible one with anything
    in it. A merged cell's text stands in each cell that it covers; rows that are hidden or
    filtered away are read like any other (a note tells); rows above the header that hold only
    merged cells, such as a title, are passed over. Blank rows are left out. Spaces around a
    cell's text are trimmed.

    Raises one `InputError` with every problem, each with its cell: a missing or doubled header,
    cells outside the header, error values, formulas without a stored value, numbers that lost
    digits, number formats that are not certain, files that are no table.
    """
    table = _table(read_sheet(path, title), str(path))
    raise_some(table.faults)
    return table


def look_through(path: Path) -> Table:
    """Return a list of people or units with its faults, to be told with what else is wrong.

    Rows about the list are passed over, such as totals and notes below it; a note tells. Raises
    `InputError` only for what has no header, and files that are no table.
    """
    sheet = read_sheet(path)
    asides = Asides()
    table = _table(sheet, str(path), asides)
    return replace(table, notes=(*table.notes, *asides.notes()))


def _table(sheet: Sheet, path: str, asides: Asides | None = None) -> Table:
    """Return the table that a sheet holds, but for the rows that are no part of it."""
    walked = (_sound(row, sheet.problems, path) for row in sheet.rows)
    first = next(walked, None)
    if first is None or is_blank(first.cells):
        raise_some(sheet.problems or [Problem(_("表里没有内容"), _(TITLE_HINT), path)])
    head = Header(first or Row(1, ()), path)
    kept = Rows()
    for row in walked:
        if asides is not None and asides.take(row, head.texts):
            continue
        head.look_at(row, ragged=sheet.ragged)
        kept.append(row.number, head.cells(row))
    problems = [*head.problems(), *sheet.problems]
    if head.is_none:
        raise_some(problems)
    faults = (one for one in problems if asides is None or one.line not in asides)
    rows = kept.narrowed(head.filled)
    return Table(path, head.columns, rows, tuple(sheet.notes), tuple(faults))


def _sound(row: Row, problems: list[Problem], path: str) -> Row:
    """Return a row whose damaged cells are empty; each is a problem."""
    cells = list(row.cells)
    for at, cell in enumerate(cells):
        if cell and (wrong := damage(cell)):
            cells[at] = ""
            where = cell_name(row.number, at + 1)
            problems.append(Problem(*wrong, path, row.number, at + 1, where=where))
    return Row(row.number, tuple(cells))


def raise_some(problems: Iterable[Problem]) -> None:
    """Raise `InputError` with every problem in the order of rows, the first hundred in full."""
    found = sorted(problems, key=_place)
    if len(found) > _MOST_PROBLEMS:
        rest = len(found) - _MOST_PROBLEMS
        found = [
            *found[:_MOST_PROBLEMS],
            Problem(plural("还有 {} 处这样的问题", rest).format(rest), _("先改好上面的")),
        ]
    if found:
        raise InputError(found)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _letters(column: Column) -> str:
    return column.where.rstrip("0123456789")
