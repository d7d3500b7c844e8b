"""A table of names: the first sheet of an Excel file or a CSV file, as the text people see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.tables.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MOST_PROBLEMS = 100
_TITLE_HINT = "第一行写每一列的名称，如：单位、姓名"


class Column(NamedTuple):
    """A column of a table: its header as trimmed, and the cell that holds it (`B1`)."""

    text: str
    where: str


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
            return Problem(f"第 {row.number} 行：{what}", hint, self.path, row.number)
        place = self.where(row, column)
        number = column_number(_letters(self.columns[column]))
        return Problem(f"{place}：{what}", hint, self.path, row.number, number)

    def with_faults(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the faults and these problems, but for those of a cell that has a fault."""
        faulty = {_place(fault) for fault in self.faults}
        others = (one for one in problems if one.path != self.path or _place(one) not in faulty)
        return [*self.faults, *others]


class Sheet(NamedTuple):
    """A sheet as it was read: rows from the top, blank ones left out, and what is wrong in it.

    `ragged` tells that a row may be longer than the header by a slip, as in a CSV file.
    """

    rows: Iterable[Row]
    problems: list[Problem]
    notes: list[str]
    ragged: bool = False


def read_table(path: Path, title: str | None = None) -> Table:
    """Return the table in a .csv or .xlsx file.

    Of an Excel file that is the sheet with this title, or the first visible one with anything
    in it. A merged cell's text stands in each cell that it covers; rows that are hidden or
    filtered away are read like any other (a note tells); rows above the header that hold only
    merged cells, such as a title, are passed over. Blank rows are left out. Spaces around a
    cell's text are trimmed.

    Raises one `InputError` with every problem, each with its cell: a missing or doubled header,
    cells outside the header, error values, formulas without a stored value, numbers that lost
    digits, files that are no table.
    """
    table = look_through(path, title)
    raise_some(table.faults)
    return table


def look_through(path: Path, title: str | None = None) -> Table:
    """Return a table with its faults, for them to be told together with what else is wrong.

    Raises `InputError` only for what has no header, and files that are no table.
    """
    sheet = read_sheet(path, title)
    walked = iter(sheet.rows)
    first = next(walked, None)
    if first is None:
        raise_some([*sheet.problems, Problem("表里没有内容", _TITLE_HINT, str(path))])
    head = _Header(first or Row(1, ()), str(path))
    kept = Rows()
    for row in walked:
        head.look_at(row, ragged=sheet.ragged)
        kept.append(row.number, head.cells(row))
    problems = [*head.problems(), *sheet.problems]
    if head.is_data:
        raise_some(problems)
    rows = kept.narrowed(head.filled)
    return Table(str(path), head.columns, rows, tuple(sheet.notes), tuple(problems))


def read_sheet(path: Path, title: str | None = None) -> Sheet:
    """Return a sheet of a .csv or .xlsx file without looking for a header.

    `title` names a sheet of an Excel file; without it, the first visible one with content. The
    problems and notes are complete once the rows have been walked. Raises `InputError` for a
    file that is no table.
    """
    data = _table_bytes(path)
    if data.startswith(b"PK"):
        # openpyxl takes a fifth of a second to load.
        from app.files.tables.excel import read_excel

        return read_excel(data, str(path), title)
    from app.files.tables.separated import read_csv

    return read_csv(path)


def sheet_titles(path: Path) -> tuple[str, ...]:
    """Return the titles of an Excel file's visible sheets with content; one empty one for a CSV.

    Raises `InputError` for a file that is no table.
    """
    data = _table_bytes(path)
    if not data.startswith(b"PK"):
        return ("",)
    from app.files.tables.excel import titles

    return titles(data, str(path))


def raise_some(problems: Iterable[Problem]) -> None:
    """Raise `InputError` with every problem in the order of rows, the first hundred in full."""
    found = sorted(problems, key=_place)
    if len(found) > _MOST_PROBLEMS:
        rest = len(found) - _MOST_PROBLEMS
        found = [*found[:_MOST_PROBLEMS], Problem(f"还有 {rest} 处这样的问题", "先改好上面的")]
    if found:
        raise InputError(found)


def column_letters(number: int) -> str:
    """Return a column's letters by its number from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return a column's number (from 1) by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _table_bytes(path: Path) -> bytes:
    from app.files.decoding import read_bytes
    from app.files.tables.refusal import refuse_table

    data = read_bytes(path)
    if problem := refuse_table(path, data):
        raise InputError(problem)
    return data


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _letters(column: Column) -> str:
    return column.where.rstrip("0123456789")


class _Header:
    """The header of a table, held against every row below it."""

    def __init__(self, row: Row, path: str) -> None:
        self._path = path
        self._row = row.number
        self._texts = ["".join(part.strip() for part in cell.split("\n")) for cell in row.cells]
        # The columns without a header that hold something, by the row that shows it first.
        self._astray: dict[int, int] = {}
        self._too_long: list[Problem] = []

    @property
    def is_data(self) -> bool:
        """Tell whether the header is none: nothing but figures."""
        return bool(self._texts) and all(map(_is_figure, filter(None, self._texts)))

    @property
    def filled(self) -> list[int]:
        """Return the places of the columns that have a header."""
        return [at for at, text in enumerate(self._texts) if text]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns that have a header."""
        return tuple(Column(self._texts[at], self._cell(at, self._row)) for at in self.filled)

    def look_at(self, row: Row, *, ragged: bool) -> None:
        """Note what in a row stands under no header."""
        for at, cell in enumerate(row.cells):
            if not cell or (at < len(self._texts) and self._texts[at]):
                continue
            if ragged and at >= len(self._texts):
                self._too_long.append(self._too_long_problem(row, at))
                return
            self._astray.setdefault(at, row.number)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return a row's cells, as many as the header has."""
        short = len(self._texts) - len(row.cells)
        return row.cells[: len(self._texts)] + ("",) * short

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the header, and what stands under none."""
        if self.is_data:
            what = f"第 {self._row} 行像是数据，不像表头"
            yield Problem(what, _TITLE_HINT, self._path, self._row)
        first: dict[str, int] = {}
        for at in self.filled:
            text = self._texts[at]
            if first.setdefault(text, at) != at:
                other = self._cell(first[text], self._row)
                what = f"和 {other} 都叫“{text}”"
                yield self._problem(at, self._row, what, "改掉一个，或删去重复的一列")
        for at, number in sorted(self._astray.items()):
            what = f"有内容，但 {self._cell(at, self._row)} 没有表头"
            yield self._problem(at, number, what, "给这一列写上名称，或删去这一列")
        yield from self._too_long

    def _too_long_problem(self, row: Row, at: int) -> Problem:
        count = sum(map(bool, row.cells[at:]))
        what = f"这一行比表头多出 {count} 格"
        return self._problem(at, row.number, what, "内容里有分隔用的逗号，就给它加上引号")

    def _problem(self, at: int, number: int, what: str, hint: str) -> Problem:
        return Problem(f"{self._cell(at, number)}：{what}", hint, self._path, number, at + 1)

    def _cell(self, at: int, number: int) -> str:
        return f"{column_letters(at + 1)}{number}"


def _is_figure(text: str) -> bool:
    return text.replace(",", "").replace(".", "").replace("%", "").isdigit()
