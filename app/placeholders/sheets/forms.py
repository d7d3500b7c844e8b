"""Names sheets in any of their forms, by the suffix of the file: read, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import read_text
from app.files.places import standing
from app.files.suffixes import YAML, is_yaml
from app.messages import _
from app.placeholders.sheets.content import offer
from app.placeholders.sheets.yaml_writing import yaml_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.models.names import NameSheet, Placeholder
    from app.placeholders.sheets.content import SheetContent

_TABLES = (".csv", ".xlsx")


def read_sheet(path: Path) -> NameSheet:
    """Return the names sheet of a .yaml, .csv or .xlsx file; a name without a value is left out.

    Raises `InputError` with line and column, or the cell, for what does not parse, unknown or
    doubled keys and columns, values that are no text, and occurrences numbered twice.
    """
    check_sheet_suffix(path)
    # What either is read with takes a while to load.
    if is_yaml(path):
        from app.placeholders.sheets.yaml_sheet import parse_sheet

        return parse_sheet(read_text(path), str(path))
    from app.placeholders.sheets.table_sheet import read_table_sheet

    return read_table_sheet(path).sheet


def sheet_data(
    content: SheetContent, suffix: str, older: bytes | None = None, path: str = ""
) -> bytes:
    """Return a sheet as the bytes of a .yaml, .csv or .xlsx file, by its suffix.

    `older` is the file at `path` that the sheet renews: the comments and lines of a YAML sheet
    stay, and the other worksheets and the notes of an Excel file. Raises `InputError` where they
    cannot.
    """
    match suffix.lower():
        case ".csv":
            from app.placeholders.sheets.table_sheet import csv_data

            return csv_data(content)
        case ".xlsx":
            # openpyxl takes a fifth of a second to load.
            from app.placeholders.sheets.excel_sheet import excel_data

            return excel_data(content, older, path)
    if older is None:
        return yaml_text(content).encode()
    from app.placeholders.sheets.yaml_renewal import renewed

    return renewed(older.decode(), content).encode()


def sheet_text(placeholders: Sequence[Placeholder], lines: Sequence[str]) -> str:
    """Return a YAML names sheet that lists each placeholder, ready to be filled in."""
    return yaml_text(offer(placeholders, lines))


def check_sheet_suffix(path: Path) -> None:
    """Raise `InputError` for a name that is no names sheet's, and for a folder."""
    if standing(path) == "folder":
        raise InputError(Problem(_("这是一个文件夹，不是名称对照表"), _("写出文件名"), str(path)))
    if path.suffix.lower() not in (*YAML, *_TABLES):
        what = _("名称对照表不能是“{}”文件").format(path.suffix or path.name)
        raise InputError(Problem(what, _("用 .yaml、.csv 或 .xlsx"), str(path)))
