"""The forms of a names sheet by the suffix of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.placeholders.sheets.content import offer
from app.placeholders.sheets.table_form import csv_data
from app.placeholders.sheets.yaml_form import yaml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.names import Placeholder
    from app.placeholders.sheets.content import SheetContent


def sheet_data(content: SheetContent, suffix: str, older: bytes | None = None) -> bytes:
    """Return a sheet as the bytes of a .yaml, .csv or .xlsx file, by its suffix.

    `older` is the file that the sheet renews: the comments and lines of a YAML sheet stay, and
    the other worksheets and the notes of an Excel file.
    """
    match suffix.lower():
        case ".csv":
            return csv_data(content)
        case ".xlsx":
            # openpyxl takes a fifth of a second to load.
            from app.placeholders.sheets.excel_form import excel_data

            return excel_data(content, older)
    if older is None:
        return yaml_text(content).encode()
    from app.placeholders.sheets.yaml_renewal import renewed

    return renewed(older.decode(), content).encode()


def sheet_text(placeholders: Sequence[Placeholder], lines: Sequence[str]) -> str:
    """Return a YAML names sheet that lists each placeholder, ready to be filled in."""
    return yaml_text(offer(placeholders, lines))
