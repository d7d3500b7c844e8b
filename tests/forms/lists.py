"""The Excel list that an office has for a form."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

_DATE = "yyyy/m/d"


def write_list(
    told: dict[str, Any],
    path: Path,
    asked: dict[str, str] | None = None,
    labels: Container[str] = (),
) -> Path:
    """Write the list of a description, and return its path.

    `asked` tells for a label the column that means it: the label then heads a column of the same
    cells, in place of it where no label is called so, as if the clerk had been asked.
    """
    columns = columns_asked(told, asked or {}, labels)
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append([head for head, _ in columns])
    for number, row in enumerate(told["rows"], 2):
        for column, (_, at) in enumerate(columns, 1):
            value = row[at] if at < len(row) else None
            cell = sheet.cell(number, column, value)
            if isinstance(value, date):
                cell.number_format = _DATE
    book.save(path)
    return path


def columns_asked(
    told: dict[str, Any], asked: dict[str, str], labels: Container[str]
) -> list[tuple[str, int]]:
    """Return the heads of the list, each with the number of the column whose cells it has."""
    columns = [str(column) for column in told["columns"]]
    replaced = {column for column in asked.values() if column not in labels}
    kept = [(column, at) for at, column in enumerate(columns) if column not in replaced]
    added = [(label, columns.index(column)) for label, column in asked.items()]
    return sorted([*kept, *added], key=lambda one: one[1])


def naming_column(told: dict[str, Any]) -> int:
    """Return the number of the first column of words that tells every row from the others."""
    for at in range(len(told["columns"])):
        cells = [row[at] for row in told["rows"]]
        if len({str(cell) for cell in cells}) == len(cells) and isinstance(cells[0], str):
            return at
    raise ValueError(f"no column tells the rows apart: {told['columns']}")
