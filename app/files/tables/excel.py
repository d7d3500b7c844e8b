"""A sheet of an Excel file as rows of the texts that people see in it."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.errors import InputError, Problem
from app.files.tables.cells import CellReader
from app.files.tables.refusal import broken_excel
from app.files.tables.rows import Row, Sheet, is_blank
from app.files.tables.shape import Merges, Shape, read_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
)
_TOLD_ROWS = 5


def read_excel(data: bytes, path: str, title: str | None = None) -> Sheet:
    """Return a sheet of an Excel file: the one with this title, or the first visible one that
    holds anything.

    Raises `InputError` for a file that is broken, and a sheet that is not there.
    """
    with _told_plainly(path):
        book = _open(data)
        sheet, others = _pick(book, title, path)
    problems: list[Problem] = []
    notes = [f"只读了工作表“{sheet.title}”，没有读“{'”“'.join(others)}”"] if others else []
    rows = _rows(data, book, sheet, path, problems, notes)
    return Sheet(rows, problems, notes)


def titles(data: bytes, path: str) -> tuple[str, ...]:
    """Return the titles of the visible sheets that hold anything; errors as for `read_excel`."""
    with _told_plainly(path):
        return tuple(sheet.title for sheet in _filled(_open(data), path))


def _open(data: bytes, *, values: bool = True) -> Any:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=values)


def _pick(book: Any, title: str | None, path: str) -> tuple[Any, list[str]]:
    """Return the sheet to read, and the titles of other visible ones that hold something."""
    filled = _filled(book, path)
    if title:
        found = [sheet for sheet in book.worksheets if sheet.title == title]
        if found:
            return found[0], []
        raise InputError(Problem(f"没有叫“{title}”的工作表", "检查工作表的名称", path))
    if not filled:
        raise InputError(Problem("表里没有内容", "第一行写每一列的名称", path))
    return filled[0], [sheet.title for sheet in filled[1:]]


def _filled(book: Any, path: str) -> list[Any]:
    """Return the visible sheets that hold anything."""
    if not book.worksheets:
        # The library passes over sheets whose part is not there.
        raise InputError(broken_excel(path))
    for sheet in book.worksheets:
        # The size that a file states for its sheets is often wrong.
        sheet.reset_dimensions()
    return [each for each in book.worksheets if each.sheet_state == "visible" and _holds(each)]


def _holds(sheet: Any) -> bool:
    return any(cell.value is not None for row in sheet.iter_rows() for cell in row)


def _rows(
    data: bytes, book: Any, sheet: Any, path: str, problems: list[Problem], notes: list[str]
) -> Iterator[Row]:
    with _told_plainly(path):
        shape = read_shape(data, sheet)
    reader = CellReader(path, problems, date1904=book.epoch == CALENDAR_MAC_1904)
    merges = Merges(shape.merged)
    hidden: list[int] = []
    headed = False
    for number, row, formulas in _walk(data, sheet, shape, path):
        cells = merges.spread(number, reader.texts(number, row, formulas))
        if is_blank(cells):
            continue
        if not headed and merges.is_title(cells):
            notes.append(f"第 {number} 行是合并的标题，没有当作表头")
            continue
        headed = True
        if number in shape.hidden:
            hidden.append(number)
        yield Row(number, cells)
    if hidden:
        notes.append(f"有 {len(hidden)} 行是隐藏或筛掉的（{_told(hidden)}），也读了")


def _walk(data: bytes, sheet: Any, shape: Shape, path: str) -> Iterator[tuple[int, Any, Any]]:
    """Yield each row with its number, and with the same row's formulas where there are any."""
    formulas: Iterator[Any] = repeat(None)
    if shape.formulas:
        # The library gives either the formula or the value that was stored with it.
        with _told_plainly(path):
            twin = _open(data, values=False)[sheet.title]
        twin.reset_dimensions()
        formulas = twin.iter_rows()
    rows = sheet.iter_rows()
    number = 0
    while True:
        number += 1
        with _told_plainly(path):
            row, formula = next(rows, None), next(formulas, None)
        if row is None:
            return
        yield number, row, formula


def _told(rows: list[int]) -> str:
    shown = "、".join(map(str, rows[:_TOLD_ROWS]))
    return f"第 {shown} 行" if len(rows) <= _TOLD_ROWS else f"第 {shown} 行等"


@contextmanager
def _told_plainly(path: str) -> Iterator[None]:
    """Turn what the library makes of a broken file into one problem, and its warnings off."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except InputError:
        raise
    except _BROKEN as error:
        raise InputError(broken_excel(path)) from error
