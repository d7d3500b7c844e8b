"""A sheet of an Excel file as rows of the texts that people see in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.tables.cells import CellReader
from app.files.tables.header import TITLE_HINT
from app.files.tables.merged import Merges, merged_ranges
from app.files.tables.rows import MOST_ROWS, Row, Sheet, is_blank
from app.files.tables.workbook import Workbook
from app.files.xml_numbers import whole_number
from app.messages import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.files.tables.workbook import Worksheet

_TOLD_ROWS = 5
# Merged cells never overlap: so many are sixteen columns from the first row to the last.
_MOST_MERGED = 16 * MOST_ROWS


def read_excel(data: bytes, path: str, title: str | None = None) -> Sheet:
    """Return a sheet of an Excel file: the one with this title, or the first visible one that
    holds anything.

    Raises `InputError` for a file that is broken, and a sheet that is not there.
    """
    book = Workbook(data, path)
    sheet, others = _pick(book, title, path)
    problems: list[Problem] = []
    notes: list[str] = []
    if others:
        note = _("只读了工作表“{title}”，没有读“{others}”")
        notes.append(note.format(title=sheet.title, others=_("”“").join(others)))
    return Sheet(_rows(book, sheet, CellReader(book, path, problems), notes), problems, notes)


def titles(data: bytes, path: str) -> tuple[str, ...]:
    """Return the titles of the visible sheets that hold anything; errors as for `read_excel`."""
    return tuple(sheet.title for sheet in _filled(Workbook(data, path), path))


def _pick(book: Workbook, title: str | None, path: str) -> tuple[Worksheet, list[str]]:
    """Return the sheet to read, and the titles of other visible ones that hold something."""
    if title:
        found = [sheet for sheet in book.worksheets if sheet.title == title]
        if found:
            return found[0], []
        raise InputError(
            Problem(_("没有叫“{}”的工作表").format(title), _("检查工作表的名称"), path)
        )
    filled = _filled(book, path)
    if not filled:
        raise InputError(Problem(_("表里没有内容"), _(TITLE_HINT), path))
    return filled[0], [sheet.title for sheet in filled[1:]]


def _filled(book: Workbook, path: str) -> list[Worksheet]:
    """Return the visible sheets that hold anything."""
    return [sheet for sheet in book.worksheets if sheet.visible and _holds(book, sheet, path)]


def _holds(book: Workbook, sheet: Worksheet, path: str) -> bool:
    problems: list[Problem] = []
    reader = CellReader(book, path, problems)
    return any(
        any(reader.texts(1, row)) or problems for row in book.parts.elements(sheet.part, "row")
    )


def _rows(book: Workbook, sheet: Worksheet, reader: CellReader, notes: list[str]) -> Iterator[Row]:
    merged = merged_ranges(book.parts.chunks(sheet.part))
    if sum(each.cells for each in merged) > _MOST_MERGED:
        raise book.parts.broken(_("工作表“{}”里合并的单元格太多").format(sheet.title))
    merges = Merges(merged)
    hidden: list[int] = []
    headed = False
    number = count = 0
    seen = bytearray(MOST_ROWS + 1)
    for row in book.parts.elements(sheet.part, "row"):
        count += 1
        if count > MOST_ROWS:
            why = _("工作表“{title}”有 {most:,} 行以上").format(title=sheet.title, most=MOST_ROWS)
            raise book.parts.broken(why)
        number = min(whole_number(row.get("r"), number + 1, most=MOST_ROWS), MOST_ROWS)
        if seen[number]:
            why = _("工作表“{title}”里有两个第 {row} 行").format(title=sheet.title, row=number)
            raise book.parts.broken(why)
        seen[number] = True
        cells = merges.spread(number, reader.texts(number, row))
        if is_blank(cells):
            continue
        if not headed and merges.is_title(cells):
            notes.append(_("第 {} 行是合并的标题，没有当作表头").format(number))
            continue
        headed = True
        if row.get("hidden") in ("1", "true"):
            hidden.append(number)
        yield Row(number, cells)
    if hidden:
        notes.append(_hidden_note(hidden))


def _hidden_note(rows: list[int]) -> str:
    """Return what is told of rows that are read though nobody sees them."""
    count, shown = len(rows), _("、").join(map(str, rows[:_TOLD_ROWS]))
    if count > _TOLD_ROWS:
        note = _("有 {count} 行是隐藏或筛掉的（第 {rows} 行等），也读了")
    else:
        note = plural("有 {count} 行是隐藏或筛掉的（第 {rows} 行），也读了", count)
    return note.format(count=count, rows=shown)
