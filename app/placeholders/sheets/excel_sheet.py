"""A names sheet as an Excel file that a clerk fills in without a word of explanation."""

from __future__ import annotations

import io
import warnings
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from app.errors import InputError, Problem
from app.files.archives import Archive, ArchiveError
from app.files.tables.formulas import opens_formula
from app.messages import _
from app.patterns import lazy
from app.placeholders.sheets.table_sheet import (
    COLUMNS_HEADER,
    HEADER,
    NAMES_HEADER,
    column_cells,
    name_cells,
    row_cells,
)
from app.placeholders.sheets.words import (
    COLUMNS_TITLE,
    EMPTY,
    NAMES_TITLE,
    OCCURRENCES_TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.placeholders.sheets.content import SheetContent

_HEAD_FILL = PatternFill("solid", fgColor="D9E1F2")
_ASKED_FILL = PatternFill("solid", fgColor="FFF2CC")
_WRAP = Alignment(vertical="top", wrap_text=True)
_WIDTHS = {
    "序号": 6,
    "占位": 18,
    "名称": 30,
    "上下文": 60,
    "位置": 18,
    "类别": 8,
    "填": 30,
    "列": 30,
    "填在": 30,
    "备注": 40,
}
_ASKED = ("名称", "填", "填在")
_LONGEST_LIST = 250
_EXPLAINED = (
    "“名称”里写了的，文中同样的占位都换成它；占位写得越长的越优先（“XX市”先于“XX”），也可以自己添行。",
    "“逐处”按文中的先后列出每一处；在黄色的“填”里写了的，优先于“名称”。",
    f"空着的不填。要把占位删掉、什么都不填，写“{EMPTY}”。",
    "填好保存，运行：nigao fill 文件 --names 这个文件",
)
# Neither these nor what looks like an escape of one can stand in a cell as it is.
_UNSAFE = lazy("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_FAILURES = (
    *(ArchiveError, ArithmeticError, AssertionError, AttributeError, InvalidFileException),
    *(LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError),
)
_TIME = lazy(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*")
_NO_TIME = rb"\g<1>2000-01-01T00:00:00Z"


def excel_data(content: SheetContent, older: bytes | None = None, path: str = "") -> bytes:
    """Return a sheet as an Excel file: names on one worksheet, every marker on the next.

    Of an older file that it renews, at `path`, the other worksheets stay, and the notes on its
    cells. Raises `InputError` where they cannot.
    """
    book = _opened(older, path) if older else Workbook()
    blank = None if older else book.active
    notes = {title: _notes(book, title) for title in (NAMES_TITLE, OCCURRENCES_TITLE)}
    old_numbers = {str(row.n): str(row.was) for row in content.rows if row.was is not None}
    book.properties.creator = "nigao"
    names = _renewed(book, NAMES_TITLE, 0)
    _fill(names, NAMES_HEADER, name_cells(content))
    _offer(names, "名称", [content.choices.get(name, ()) for name in content.names])
    rows = _renewed(book, OCCURRENCES_TITLE, 1)
    _fill(rows, HEADER, map(row_cells, content.rows))
    _offer(rows, "填", [row.choices for row in content.rows])
    if content.columns:
        columns = _renewed(book, COLUMNS_TITLE, 2)
        _fill(columns, COLUMNS_HEADER, column_cells(content))
    _put_notes(names, notes[NAMES_TITLE], {})
    _put_notes(rows, notes[OCCURRENCES_TITLE], old_numbers)
    if blank:
        book.remove(blank)
        _explain(book.create_sheet("说明"))
    book.active = 0
    out = io.BytesIO()
    with _carrying_over(path):
        book.save(out)
    return _without_time(out.getvalue())


def _opened(older: bytes, path: str) -> Any:
    with _carrying_over(path):
        # The library reads all of it, and unpacks whatever it is given.
        Archive(older).check_all()
        return load_workbook(io.BytesIO(older))


@contextmanager
def _carrying_over(path: str) -> Iterator[None]:
    """Say that an older sheet cannot be renewed, where the library fails on something in it."""
    with warnings.catch_warnings():
        # What it cannot carry over on other worksheets, it tells in its own words.
        warnings.simplefilter("ignore")
        try:
            yield
        except _FAILURES as error:
            # Its names were read all the same; it fails on what only decorates a sheet.
            told = isinstance(error, ArchiveError)
            what = (
                _("原来的表更新不了：{}").format(error)
                if told
                else _("原来的表里有带不过来的排版，更新不了")
            )
            hint = _("用 Excel 或 WPS 打开，另存一份再试；或用 --sheet 写到新文件")
            raise InputError(Problem(what, hint, path or None)) from error


def _without_time(data: bytes) -> bytes:
    """Return the file without the time of its making, so that the same sheet is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as timeless:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            timeless.writestr(entry, _TIME.sub(_NO_TIME, made.read(name)))
    return out.getvalue()


def _renewed(book: Any, title: str, place: int) -> Any:
    """Return an empty worksheet in the place of the one with this title, or a new one."""
    if title in book.sheetnames:
        place = book.sheetnames.index(title)
        book.remove(book[title])
    return book.create_sheet(title, place)


def _notes(book: Any, title: str) -> dict[tuple[str, str], Any]:
    """Return the notes on a worksheet's cells by the first cell of their row and their column."""
    if title not in book.sheetnames:
        return {}
    header, *rows = book[title].iter_rows()
    return {
        (str(row[0].value), str(header[at].value)): cell.comment
        for row in rows
        for at, cell in enumerate(row)
        if cell.comment
    }


def _put_notes(sheet: Any, notes: dict[tuple[str, str], Any], old_keys: Mapping[str, str]) -> None:
    header = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        key = str(row[0].value)
        for name, cell in zip(header, row, strict=True):
            note = notes.get((old_keys.get(key, key), name))
            if note:
                cell.comment = Comment(note.text, note.author, note.height, note.width)


def _fill(sheet: Any, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    sheet.append(header)
    for at, name in enumerate(header, 1):
        head = sheet.cell(1, at)
        head.font, head.fill = Font(bold=True), _HEAD_FILL
        sheet.column_dimensions[head.column_letter].width = _WIDTHS[name]
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 2):
        for at, (name, text) in enumerate(zip(header, row, strict=True), 1):
            _put(sheet.cell(number, at), name, text)


def _offer(sheet: Any, title: str, choices: Sequence[Sequence[str]]) -> None:
    """Let the cells of a column be picked from a list where there is a choice; any text may stand.

    A list with commas in its words, or a long one, Excel has no way to hold in a cell.
    """
    column = next(cell.column_letter for cell in sheet[1] if cell.value == title)
    lists: dict[str, Any] = {}
    for number, words in enumerate(choices, 2):
        listed = ",".join(words)
        if (
            not words
            or len(listed) > _LONGEST_LIST
            or any({",", '"'} & set(word) for word in words)
        ):
            continue
        if listed not in lists:
            made = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            made.showErrorMessage = False
            lists[listed] = made
            sheet.add_data_validation(made)
        lists[listed].add(f"{column}{number}")


def _put(cell: Any, name: str, text: str) -> None:
    if name == "序号":
        cell.value = int(text)
    elif text:
        cell.value = _UNSAFE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
        # What starts with = is a text like any other, and stays one when it is edited.
        cell.data_type = "s"
        cell.quotePrefix = opens_formula(text)
    if name in _ASKED:
        cell.fill = _ASKED_FILL
    # As text, a date or a long number stays as it is typed.
    cell.number_format = "General" if name == "序号" else "@"
    cell.alignment = _WRAP


def _explain(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(_EXPLAINED, 1):
        sheet.cell(number, 1, line).alignment = _WRAP
