"""The workbook of an Excel file, as far as its cells are texts: nothing is read that only looks.

Fonts, fills, drawings, comments and names of ranges are left alone, so that none of them, however
it was written, keeps a table from being read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.files.parts import Parts
from app.files.tables.refusal import broken_excel
from app.files.xml_numbers import whole_number
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from lxml import etree

_MAIN = "xl/workbook.xml"
GENERAL = "General"
"""The format of a cell that has none."""
# Dates as they are in Chinese (ECMA-376 part 1, 18.8.30), whatever a file says of them: the
# short ones are the computer's own.
_DATES = {
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
_MONEY, _WHOLE, _ACCOUNTING = "¤#,##0.00", "#,##0", "_ * #,##0_ ;_ * -#,##0_ "
# What a format is where a file names it by its number alone; ¤ is the computer's own currency.
_KNOWN = {
    1: "0",
    2: "0.00",
    3: _WHOLE,
    4: "#,##0.00",
    **dict.fromkeys((5, 6, 7, 8, 42, 44), _MONEY),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    37: f"{_WHOLE};-{_WHOLE}",
    38: f"{_WHOLE};-{_WHOLE}",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: f'{_ACCOUNTING};_ * "-"_ ;_ @_ ',
    43: f'{_ACCOUNTING.replace("0_", "0.00_")};_ * "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_LONGEST_SHOWN = 20
_ESCAPED = lazy("_x([0-9A-Fa-f]{4})_")


class Worksheet(NamedTuple):
    """A worksheet: its title, whether people see it, and the part that holds its rows."""

    title: str
    visible: bool
    part: str


class Workbook:
    """An Excel file's worksheets in order, and what their cells refer to.

    `strings` are the texts that cells share; `codes` the number format of each style.
    Raises `InputError` for a broken file.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.parts = Parts(data, path, _MAIN, lambda why: InputError(broken_excel(path, why)))
        root = self.parts.tree(self.parts.main)
        properties = root.find("{*}workbookPr")
        stated = "" if properties is None else properties.get("date1904", "")
        self.date1904 = stated.lower() in ("1", "true", "on")
        relations = list(self.parts.relations(self.parts.main))
        worksheets = {each.id: each.part for each in relations if each.kind == "worksheet"}
        self.worksheets = [
            Worksheet(sheet.get("name", ""), sheet.get("state", "visible") == "visible", part)
            for sheet in root.iterfind("{*}sheets/{*}sheet")
            if (part := worksheets.get(_relation_id(sheet)))
        ]
        if not self.worksheets:
            raise self.parts.broken(_("里面没有工作表"))
        places = {each.kind: each.part for each in relations}
        self.strings = self._strings(places.get("sharedStrings"))
        self.codes = self._codes(places.get("styles"))
        self._by_style: dict[str, str | None] = {}

    def _strings(self, part: str | None) -> list[str]:
        return list(map(rich_text, self.parts.elements(part, "si"))) if part else []

    def _codes(self, part: str | None) -> list[str]:
        if not part:
            return []
        root = self.parts.tree(part)
        own = {
            _number(each.get("numFmtId")): each.get("formatCode") or GENERAL
            for each in root.iterfind("{*}numFmts/{*}numFmt")
        }
        known = {**_KNOWN, **own, **_DATES}
        styles = root.iterfind("{*}cellXfs/{*}xf")
        return [known.get(_number(style.get("numFmtId")), GENERAL) for style in styles]

    def code(self, style: str | None) -> str | None:
        """Return the number format of a cell by the number of its style; None if it is not there.

        A file without any styles has none for its cells to be wrong about.
        """
        style = style or "0"
        if style not in self._by_style:
            number = whole_number(style, -1, least=-1)
            known = 0 <= number < len(self.codes)
            missing = None if self.codes else GENERAL
            self._by_style[style] = self.codes[number] if known else missing
        return self._by_style[style]


def rich_text(element: etree._Element) -> str:
    """Return the text of a shared or an inline string, without the readings above it."""
    runs = (child if _is(child, "t") else child.find("{*}t") for child in element if _says(child))
    return unescaped("".join(run.text or "" for run in runs if run is not None))


def unescaped(text: str) -> str:
    r"""Return a text with the characters that Excel writes as `_x000D_`; lines end with `\n`."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        # Of a character beyond the first 65,536 each half is written for itself.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")


def _says(child: etree._Element) -> bool:
    return _is(child, "t") or _is(child, "r")


def _is(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name


def _relation_id(sheet: etree._Element) -> str:
    names = (str(name) for name in sheet.attrib)
    return next((sheet.get(name, "") for name in names if name.endswith("}id")), "")


def _number(text: str | None) -> int:
    return whole_number(text, 0)


def shortened(text: str) -> str:
    """Return words of a file as a message can show them."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
