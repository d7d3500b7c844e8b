"""The cells of an Excel sheet as the texts that people see, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, to_excel

from app.errors import Problem
from app.files.tables.formats import show_number, show_text
from app.files.tables.letters import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where a digit that a number cannot hold has already become a nought.
_MOST_EXACT = 10**15
# No more characters than this can be typed into a cell.
_LONGEST = 32_767
# Formats that a file names only by their number, as they are in Chinese (ECMA-376 part 1,
# 18.8.30); those of the short date are the computer's own.
_LOCAL = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class CellReader:
    """Reads rows of cells, and puts what is wrong with one into `problems`."""

    def __init__(self, path: str, problems: list[Problem], *, date1904: bool = False) -> None:
        self._path = path
        self._problems = problems
        self._date1904 = date1904
        self._epoch = MAC_EPOCH if date1904 else WINDOWS_EPOCH

    def texts(self, number: int, row: Iterable[Any], formulas: Iterable[Any] | None) -> list[str]:
        """Return the text of each cell of a row; `formulas` are the same cells, unevaluated."""
        cells = list(row)
        beside = list(formulas) if formulas is not None else [None] * len(cells)
        return [
            self._text(number, at, cell, formula)
            for at, (cell, formula) in enumerate(zip(cells, beside, strict=True), 1)
        ]

    def _text(self, number: int, at: int, cell: Any, formula: Any) -> str:
        value = cell.value
        if value is None:
            # A formula whose stored result is an empty text is of the type `str`.
            if formula is not None and formula.data_type == "f" and cell.data_type == "n":
                hint = "用 Excel 或 WPS 打开，保存后再试"
                self._tell(number, at, "是公式，但文件里没有它算出的结果", hint)
            return ""
        if cell.data_type == "e":
            self._tell(number, at, f"是错误值 {value}", "改正公式，或直接写上内容")
            return ""
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, str):
            if len(value) > _LONGEST:
                self._tell(number, at, f"有 {len(value)} 个字，太长了", "一格最多 32767 个字")
                return ""
            return show_text(_unescaped(value), _code(cell)).strip().strip("\u200b\ufeff").strip()
        return self._number(number, at, cell)

    def _number(self, number: int, at: int, cell: Any) -> str:
        value = cell.value
        days = value if isinstance(value, int | float) else to_excel(value, self._epoch)
        if abs(days) >= _MOST_EXACT:
            hint = "把这一列设成“文本”格式，再重新写"
            self._tell(number, at, "是超过 15 位的数，Excel 已经把后面几位变成了 0", hint)
            return ""
        try:
            return show_number(days, _code(cell), date1904=self._date1904).strip()
        except ValueError:
            hint = "把这一格设成“文本”格式，再重新写"
            self._tell(number, at, f"认不出它的数字格式 {_code(cell)}", hint)
            return ""

    def _tell(self, number: int, at: int, what: str, hint: str) -> None:
        place = f"{column_letters(at)}{number}"
        self._problems.append(Problem(what, hint, self._path, number, at, where=place))


def _code(cell: Any) -> str:
    by_number = cell.style_array.numFmtId
    if by_number < BUILTIN_FORMATS_MAX_SIZE and by_number in _LOCAL:
        return _LOCAL[by_number]
    return cell.number_format or "General"


def _unescaped(text: str) -> str:
    r"""Return a text with the characters that Excel writes as `_x000D_`; lines end with `\n`."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
