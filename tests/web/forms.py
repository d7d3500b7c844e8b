"""Forms, lists and pictures as somebody drops them, and what was made of them."""

from __future__ import annotations

import base64
import io
import time
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl

if TYPE_CHECKING:
    from tests.web.conftest import Browser


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OTHER = PNG[:-12] + b"\0\0\0\4tEXta\0bc\x7f\0\0\1" + PNG[-12:]
ROWS = [["姓名", "手机", "备用"], ["王一", "13800000001", "本科"], ["王二", "13800000002", "专科"]]
PATIENCE = 20.0


def form(*lines: str, cells: list[list[str]] | None = None) -> bytes:
    """Return a Word file of some lines, and of a table."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if cells:
        table = made.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def words(data: bytes) -> str:
    """Return what a Word file says, tables too."""
    made = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(line.text for line in made.paragraphs), *cells])


def pictures_of(data: bytes) -> set[bytes]:
    """Return the pictures that a Word file holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {archive.read(name) for name in archive.namelist() if "media/" in name}


def excel(rows: list[list[str]]) -> bytes:
    """Return an Excel file of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def made(browser: Browser, at: str) -> str:
    """Have all be made, and return what the page tells in the end."""
    shown = browser.post(f"{at}/make").text
    for _ in range(200):
        if "<progress" not in shown:
            break
        time.sleep(0.05)
        shown = browser.get(f"{at}/progress").text
    return shown


def files_of(browser: Browser, at: str) -> dict[str, str]:
    """Return the Word files that are taken away, each by its name with what it says."""
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/result").content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".docx")]
        return {name: words(archive.read(name)) for name in names}


def ended(browser: Browser, at: str) -> str:
    """Return what is told of the making once it has ended."""
    end = time.monotonic() + PATIENCE
    while "<progress" in (shown := browser.get(f"{at}/progress").text):
        assert time.monotonic() < end
        time.sleep(0.01)
    return shown


FORM = form("填表人：________", cells=[["姓名", ""], ["联系电话", ""], ["学历", ""]])
