"""Names sheets on disk, in any of their forms: read with every fault at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import read_text
from app.placeholders.naming_yaml import parse_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.names import NameSheet

__all__ = ["check_sheet_suffix", "is_yaml", "parse_sheet", "read_sheet"]

_YAML = (".yaml", ".yml")
_TABLES = (".csv", ".xlsx")


def read_sheet(path: Path) -> NameSheet:
    """Return the names sheet of a .yaml, .csv or .xlsx file; a name without a value is left out.

    Raises `InputError` with line and column, or the cell, for what does not parse, unknown or
    doubled keys and columns, values that are no text, and occurrences numbered twice.
    """
    check_sheet_suffix(path)
    if is_yaml(path):
        return parse_sheet(read_text(path), str(path))
    from app.placeholders.naming_tables import read_table_sheet

    return read_table_sheet(path).sheet


def is_yaml(path: Path) -> bool:
    """Tell whether a names sheet is a YAML file by its suffix."""
    return path.suffix.lower() in _YAML


def check_sheet_suffix(path: Path) -> None:
    """Raise `InputError` for a name that is no names sheet's."""
    if path.suffix.lower() not in (*_YAML, *_TABLES):
        what = f"名称对照表不能是“{path.suffix or path.name}”文件"
        raise InputError(Problem(what, "用 .yaml、.csv 或 .xlsx", str(path)))
