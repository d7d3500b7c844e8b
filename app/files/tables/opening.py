"""One sheet of a file that holds tables, by what the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from app.files.tables.rows import Sheet


def read_sheet(path: Path, title: str | None = None) -> Sheet:
    """Return a sheet of a .csv or .xlsx file without looking for a header.

    `title` names a sheet of an Excel file; without it, the first visible one with content. The
    problems and notes are complete once the rows have been walked. Raises `InputError` for a
    file that is no table.
    """
    data = _table_bytes(path)
    if data.startswith(b"PK"):
        # What reads XML is loaded for Excel files only.
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


def _table_bytes(path: Path) -> bytes:
    from app.files.decoding import read_bytes
    from app.files.tables.refusal import refuse_table

    data = read_bytes(path)
    if problem := refuse_table(path, data):
        raise InputError(problem)
    return data
