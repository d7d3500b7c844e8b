"""The Excel list that an office has for a form."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

_DATE = "yyyy/m/d"


def write_list(told: dict[str, Any], path: Path, *, asked: dict[str, str] | None = None) -> Path:
    """Write the list of a description, and return its path.

    `asked` tells for a label the column that means it: the head is then the label, as if the clerk
    had been asked.
    """
    heads = {column: label for label, column in (asked or {}).items()}
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append([heads.get(column, column) for column in told["columns"]])
    for number, row in enumerate(told["rows"], 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, date):
                cell.number_format = _DATE
    book.save(path)
    return path


def naming_column(told: dict[str, Any]) -> str:
    """Return the first column of words that tells every row from the others."""
    for at, column in enumerate(told["columns"]):
        cells = [row[at] for row in told["rows"]]
        if len({str(cell) for cell in cells}) == len(cells) and isinstance(cells[0], str):
            return str(column)
    raise ValueError(f"no column tells the rows apart: {told['columns']}")
