"""A names sheet as rows of cells, for CSV and for Excel."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from app.placeholders.sheets.content import NAME_REMARK
from app.placeholders.sheets.words import EMPTY, KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.placeholders.sheets.content import SheetContent, SheetRow

NAMES_HEADER = ("占位", "名称", "备注")
HEADER = ("序号", "占位", "上下文", "位置", "类别", "填", "备注")
# What a spreadsheet program takes for a formula where it opens a CSV file.
_FORMULA = re.compile(r"[=+\-@]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


def csv_data(content: SheetContent) -> bytes:
    """Return a sheet as CSV that Excel and WPS open as it is: UTF-8 with BOM.

    A row without a number is a name for every place; the others are one marker each.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for name, value, remark in name_cells(content):
        writer.writerow(_readable(("", name, "", "", "", value, remark)))
    for row in content.rows:
        writer.writerow(_readable(row_cells(_plain(row))))
    # A character that UTF-8 cannot hold stands in no file that anybody could fill.
    return out.getvalue().encode("utf-8-sig", errors="replace")


def name_cells(content: SheetContent) -> Iterator[tuple[str, str, str]]:
    """Yield the cells of each name: the name itself, its value, and a remark."""
    for name, value in content.names.items():
        yield name, shown(value), content.remarks.get(name, NAME_REMARK)


def row_cells(row: SheetRow) -> tuple[str, ...]:
    """Return the cells of a marker, in the order of the header."""
    kind = KIND_WORDS[row.kind]
    return (str(row.n), row.token, row.context, row.place, kind, shown(row.value), row.remark)


def shown(value: str | None) -> str:
    """Return a value as it stands in a cell, where nothing means that it is still to be filled."""
    return "" if value is None else value or EMPTY


def _plain(row: SheetRow) -> SheetRow:
    """Return a marker whose context ends where a text file could not bear it.

    Nor does it open with what a spreadsheet program takes for a formula.
    """
    before, mark, after = row.context.partition(f"〔{row.token}〕")
    pieces = _CONTROL.split(before)
    if len(pieces) > 1 or _FORMULA.match(before):
        before = "…" + pieces[-1]
    pieces = _CONTROL.split(after)
    after = pieces[0] + "…" if len(pieces) > 1 else after
    return row._replace(context=before + mark + after)


def _readable(cells: Iterable[str]) -> list[str]:
    return [_CONTROL.sub("", cell) for cell in cells]
