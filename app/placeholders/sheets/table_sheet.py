"""A names sheet in a table: read from CSV or Excel with every fault at its cell, written as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem, raise_all
from app.files.tables import read_table, sheet_titles
from app.files.tables.formulas import csv_line, opens_formula
from app.files.validated import nearest
from app.messages import _
from app.models.names import NameSheet, Occurrence
from app.patterns import lazy
from app.placeholders.sheets.content import NAME_REMARK
from app.placeholders.sheets.words import (
    COLUMNS,
    COLUMNS_TITLE,
    EMPTY,
    KIND_WORDS,
    KINDS,
    NAMES_TITLE,
    OCCURRENCES_TITLE,
)
from app.text.numerals import figures_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.files.tables import Row, Table
    from app.placeholders.sheets.content import SheetContent, SheetRow
    from app.text.labels import NameKind

NAMES_HEADER = ("占位", "名称", "备注")
COLUMNS_HEADER = ("列", "填在")
HEADER = ("序号", "占位", "上下文", "位置", "类别", "填", "备注")
_COLUMN = "列"
_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f]")
_KINDS: dict[str, NameKind] = {**KINDS, **{str(kind): kind for kind in KINDS.values()}}


class TableSheet(NamedTuple):
    """A names sheet that was read from a table, and its remarks by name or by number."""

    sheet: NameSheet
    remarks: dict[str | int, str]


def read_table_sheet(path: Path) -> TableSheet:
    """Return the names sheet of a .csv or .xlsx file.

    A row with a number is one marker, a row without one a name for all places, or a column of a
    list where its kind is 列. Worksheets without a column 占位 or 列 are passed over. Raises
    `InputError` with every fault at its cell.
    """
    titles = sheet_titles(path)
    # Beside its own worksheets a sheet may hold others of any kind.
    own = [title for title in titles if title in (NAMES_TITLE, OCCURRENCES_TITLE, COLUMNS_TITLE)]
    tables = [read_table(path, title) for title in own or titles]
    usable = [table for table in tables if {"token", "column"} & set(_columns(table).values())]
    if not usable:
        hint = _("第一行写：序号、占位、上下文、类别、填；或只写：占位、名称")
        raise InputError(Problem(_("没有“占位”这一列"), hint, str(path)))
    reading = _Reading()
    problems = [problem for table in usable for problem in reading.read(table)]
    raise_all(problems)
    occurrences = tuple(reading.occurrences.values())
    sheet = NameSheet(names=reading.names, columns=reading.columns, occurrences=occurrences)
    return TableSheet(sheet, reading.remarks)


def csv_data(content: SheetContent) -> bytes:
    """Return a sheet as CSV that Excel and WPS open as it is: UTF-8 with BOM.

    A row without a number is a name for every place, or a column; the others are one marker each.
    """
    rows = [
        HEADER,
        *(("", name, "", "", "", value, remark) for name, value, remark in name_cells(content)),
        *(("", column, "", "", _COLUMN, label, "") for column, label in column_cells(content)),
        *(row_cells(_plain(row)) for row in content.rows),
    ]
    lines = (csv_line(_CONTROL.sub("", cell) for cell in row) for row in rows)
    # A character that UTF-8 cannot hold stands in no file that anybody could fill.
    return "".join(lines).encode("utf-8-sig", errors="replace")


def name_cells(content: SheetContent) -> Iterator[tuple[str, str, str]]:
    """Yield the cells of each name: the name itself, its value, and a remark."""
    for name, value in content.names.items():
        yield name, shown(value), content.remarks.get(name, NAME_REMARK)


def column_cells(content: SheetContent) -> Iterator[tuple[str, str]]:
    """Yield the cells of each column of a list: itself and what it fills, a row for each place."""
    for column, labels in content.columns.items():
        yield from ((column, label) for label in labels or ("",))


def row_cells(row: SheetRow) -> tuple[str, ...]:
    """Return the cells of a marker, in the order of the header."""
    kind = KIND_WORDS[row.kind]
    return (str(row.n), row.token, row.context, row.place, kind, shown(row.value), row.remark)


def shown(value: str | None) -> str:
    """Return a value as it stands in a cell, where nothing means that it is still to be filled."""
    return "" if value is None else value or EMPTY


def _columns(table: Table) -> dict[int, str]:
    """Return what each column of a table is, by its place; columns nobody knows are left out."""
    known = {at: COLUMNS.get(column.text.lower()) for at, column in enumerate(table.columns)}
    return {at: name for at, name in known.items() if name}


class _Reading:
    """What has been read of a sheet, table by table and row by row."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.columns: dict[str, tuple[str, ...]] = {}
        self.occurrences: dict[int, Occurrence] = {}
        self.remarks: dict[str | int, str] = {}
        self._columns: dict[str, int] = {}

    def read(self, table: Table) -> Iterator[Problem]:
        """Read a table, and yield what is wrong in it."""
        yield from self._look_at_header(table)
        for row in table.rows:
            if column := self._column(row):
                label = self._cell(row, "value")
                self.columns[column] = (*self.columns.get(column, ()), *filter(None, (label,)))
            elif self._cell(row, "n"):
                yield from self._occurrence(table, row)
            else:
                yield from self._name(table, row)

    def _look_at_header(self, table: Table) -> Iterator[Problem]:
        columns = _columns(table)
        self._columns = {}
        for at, column in enumerate(table.columns):
            name = columns.get(at)
            if name is None:
                near = nearest(column.text, list(COLUMNS))
                hint = _("{near}自己的话写在“备注”里").format(near=near)
                yield table.header_problem(at, _("不认识“{}”这一列").format(column.text), hint)
            elif name in self._columns:
                other = table.columns[self._columns[name]].text
                what = _("“{text}”和“{other}”是同一项").format(text=column.text, other=other)
                yield table.header_problem(at, what, _("只留一列"))
            else:
                self._columns[name] = at
        if "value" not in self._columns:
            what = _("没有“填”或“名称”这一列")
            yield Problem(what, _("加上这一列，写要填的名称"), table.path)

    def _cell(self, row: Row, name: str) -> str:
        at = self._columns.get(name)
        return "" if at is None else row.cells[at]

    def _column(self, row: Row) -> str:
        """Return the header of a list that a row tells of, or nothing where it tells of a place."""
        named = self._cell(row, "token") if self._cell(row, "kind") == _COLUMN else ""
        return self._cell(row, "column") or named

    def _value(self, row: Row) -> str | None:
        value = self._cell(row, "value")
        return "" if value == EMPTY else value or None

    def _name(self, table: Table, row: Row) -> Iterator[Problem]:
        token, value = self._cell(row, "token"), self._value(row)
        if not token:
            if value is not None:
                yield self._problem(table, row, "token", _("没有写占位"), _("写上它填的是哪个占位"))
            return
        if value is not None and self.names.setdefault(token, value) != value:
            what = _("“{token}”在上面已经写成“{name}”").format(token=token, name=self.names[token])
            yield self._problem(table, row, "value", what, _("只留一个；某一处不同，就写在那一处"))
        self.remarks[token] = self._cell(row, "remark")

    def _occurrence(self, table: Table, row: Row) -> Iterator[Problem]:
        number, token = self._cell(row, "n"), self._cell(row, "token")
        n = figures_value(number)
        kind = _KINDS.get(self._cell(row, "kind") or "unknown")
        faults = [
            ("n", _("序号要写成整数"), _("写成 1、2、3；整行都填同一个名称的，不写序号"))
            if n is None
            else None,
            ("token", _("没有写占位"), _("照文中的样子写上，如 XX")) if not token else None,
            (
                "kind",
                _("类别不能写“{}”").format(self._cell(row, "kind")),
                _("可以写 {}").format(_("、").join(KINDS)),
            )
            if kind is None
            else None,
            ("n", _("第 {} 处写了两次").format(number), _("删去其中一行"))
            if n in self.occurrences
            else None,
        ]
        found = [fault for fault in faults if fault]
        for name, what, hint in found:
            yield self._problem(table, row, name, what, hint)
        if n is not None and kind is not None and not found:
            context, value = self._cell(row, "context"), self._value(row)
            self.occurrences[n] = Occurrence(
                n=n, token=token, context=context, kind=kind, value=value
            )
            self.remarks[n] = self._cell(row, "remark")

    def _problem(self, table: Table, row: Row, name: str, what: str, hint: str) -> Problem:
        return table.problem(row, self._columns.get(name), what, hint)


def _plain(row: SheetRow) -> SheetRow:
    """Return a marker whose context ends where a text file could not bear it.

    Nor does it open as a formula does, which no table is read with.
    """
    before, mark, after = row.context.partition(f"〔{row.token}〕")
    pieces = _CONTROL.split(before)
    if len(pieces) > 1 or opens_formula(before):
        before = "…" + pieces[-1]
    pieces = _CONTROL.split(after)
    after = pieces[0] + "…" if len(pieces) > 1 else after
    return row._replace(context=before + mark + after)
