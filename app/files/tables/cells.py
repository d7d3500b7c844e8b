"""The cells of an Excel sheet as the texts that people see, and what is wrong with them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.errors import Problem
from app.files.tables.dates import days_of
from app.files.tables.formats import show_number, show_text
from app.files.tables.rows import MOST_COLUMNS, cell_name, column_number
from app.files.tables.workbook import GENERAL, rich_text, shortened, unescaped
from app.files.xml_numbers import whole_number
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from lxml import etree

    from app.files.tables.workbook import Workbook

# Where a digit that a number cannot hold has already become a zero.
_MOST_EXACT = 10**15
_PLACE = lazy("([A-Za-z]{1,3})[0-9]*")


class CellReader:
    """Reads rows of cells, and puts what is wrong with one into `problems`."""

    def __init__(self, book: Workbook, path: str, problems: list[Problem]) -> None:
        self._book = book
        self._path = path
        self._problems = problems

    def texts(self, number: int, row: etree._Element) -> list[str]:
        """Return the text of each cell of a row, up to the last that the file holds."""
        texts: list[str] = []
        for cell in row.iterfind("{*}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            at = column_number(place[1].upper()) if place else len(texts) + 1
            if at > MOST_COLUMNS:
                why = _("第 {} 行的单元格比 Excel 有的列还多").format(number)
                raise self._book.parts.broken(why)
            texts += [""] * (at - len(texts))
            texts[at - 1] = self._text(number, at, cell).strip().strip("\u200b\ufeff").strip()
        return texts

    def _text(self, number: int, at: int, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        code = self._book.code(cell.get("s")) or GENERAL
        value = cell.findtext("{*}v") or ""
        try:
            if kind in ("s", "str", "inlineStr"):
                return show_text(self._string(number, at, value, cell), code)
            if kind == "e":
                return value
            if kind == "b":
                return "TRUE" if value.strip() in ("1", "true") else "FALSE"
            if value:
                return self._shown(number, at, self._days(value, kind), self._code(cell))
        except ValueError as error:
            hint = _("把这一格改成“常规”“数值”“日期”或“文本”格式，再看写得对不对")
            what = _("数字格式“{code}”会显示成什么样，拿不准（{why}）")
            self._tell(number, at, what.format(code=code, why=error), hint)
            return ""
        if cell.find("{*}f") is not None:
            hint = _("用 Excel 或 WPS 打开，保存后再试")
            self._tell(number, at, _("是公式，但文件里没有它算出的结果"), hint)
        return ""

    def _string(self, number: int, column: int, value: str, cell: etree._Element) -> str:
        kind = cell.get("t")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return "" if inline is None else rich_text(inline)
        if kind == "str":
            return unescaped(value)
        if not value:
            return ""
        at = whole_number(value, -1, least=-1)
        if not 0 <= at < len(self._book.strings):
            where, which = cell_name(number, column), shortened(value)
            what = _("{where} 里是第 {which} 条共用的文字，没有这一条")
            raise self._book.parts.broken(what.format(where=where, which=which))
        return self._book.strings[at]

    def _code(self, cell: etree._Element) -> str:
        """Return the number format of a cell that cannot be shown without one."""
        style = cell.get("s", "")
        code = self._book.code(style)
        if code is None:
            raise ValueError(_("文件里没有它的格式，第 {} 种").format(shortened(style)))
        return code

    def _days(self, value: str, kind: str) -> float:
        try:
            exact = float(value) if kind != "d" else days_of(value, date1904=self._book.date1904)
        except ValueError:
            exact = math.nan
        if not math.isfinite(exact):
            raise ValueError(_("“{}”不是数").format(value))
        return exact

    def _shown(self, number: int, at: int, value: float, code: str) -> str:
        if abs(value) < _MOST_EXACT:
            return show_number(value, code, date1904=self._book.date1904)
        what = _("是超过 15 位的数，Excel 已经把后面几位变成了 0")
        self._tell(number, at, what, _("把这一列设成“文本”格式，再重新写"))
        return ""

    def _tell(self, number: int, at: int, what: str, hint: str) -> None:
        where = cell_name(number, at)
        self._problems.append(Problem(what, hint, self._path, number, at, where=where))
