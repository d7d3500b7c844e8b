"""What a file is that is no table, and what its owner can do about it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from app.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx 后再试"
_BROKEN = "这个 Excel 文件坏了，打不开"
_REPAIR = "用 Excel 或 WPS 打开修复，另存后再试；或换一份"
_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
_BEGINNING = 1024
# In small letters.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%pdf", "这是一个 PDF 文件，不是表格"),
    (b"<html", "这是一个网页，不是表格"),
    (b"<!doctype", "这是一个网页，不是表格"),
    (b"<?xml", "这是一个 XML 文件，不是 .xlsx"),
    (b"{\\rtf", "这是一个 RTF 文件，不是表格"),
)
_INSIDES: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "这是一个 Word 文件，不是表格"),
    ("ppt/presentation.xml", "这是一个演示文稿，不是表格"),
    ("xl/workbook.bin", "这是二进制的 Excel 文件（.xlsb）"),
    ("mimetype", "这是 LibreOffice 的文件（.ods 等）"),
)


def check_table_suffix(path: Path) -> Problem | None:
    """Return the problem of a name that is no table's by its suffix."""
    if path.suffix.lower() in _SUFFIXES:
        return None
    what = f"表格要用 .xlsx 或 .csv，不能用“{path.suffix or path.name}”"
    return Problem(what, _SAVE_AS, str(path))


def refuse_table(path: Path, data: bytes) -> Problem | None:
    """Return what these bytes are instead of a .csv or .xlsx file; None if they may be one."""
    if data.startswith(_OLE):
        return Problem(*_what_ole_it_is(data), str(path))
    beginning = data[:_BEGINNING].lstrip().lower()
    for start, what in _OTHERS:
        if beginning.startswith(start):
            return Problem(what, _SAVE_AS, str(path))
    if data.startswith(b"PK"):
        said = _what_zip_it_is(data)
        return Problem(*said, str(path)) if said else None
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return Problem("这不是 Excel 文件", "检查文件是不是选对了", str(path))
    return check_table_suffix(path)


def broken_excel(path: str) -> Problem:
    """Return the problem of an Excel file that cannot be read."""
    return Problem(_BROKEN, _REPAIR, path)


def _what_ole_it_is(data: bytes) -> tuple[str, str]:
    # The names of an OLE file's streams stand in its directory as UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "这个文件加了密码", "用 Excel 或 WPS 打开，去掉密码，另存后再试"
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        return "这是旧版的表格文件（.xls 或 .et），不是 .xlsx", _SAVE_AS
    return "这是旧版 Office 文件，不是 .xlsx", _SAVE_AS


def _what_zip_it_is(data: bytes) -> tuple[str, str] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return _BROKEN, _REPAIR
    if locked:
        return "这个压缩包加了密码", "解开后再试"
    found = next((what for inside, what in _INSIDES if inside in names), None)
    if found:
        return found, _SAVE_AS
    if "[Content_Types].xml" in names:
        return None
    return "这是一个压缩包，不是表格", "解开后用里面的 .xlsx 文件"
