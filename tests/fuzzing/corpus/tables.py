"""Excel files and CSV: dates, formulas, merged cells, styles, forms of numbers; names sheets."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.fuzzing.mutating.archive import opened

COLUMNS = ("姓名", "单位", "职务", "金额", "日期", "联系电话")
NAMES_CSV = "占位,名称\nXX市,济南市\nXX,历下\n【单位】,区政务服务中心\n____,\n"
KEYS_CSV = (
    "发言人.姓名,发言人.单位,日期,篇幅,体会.1.事例\n张三,青石镇,2026-11-20,900,走访12户\n"
    '李四,临河镇,,8分钟,"修路3条\n架桥一座"\n'
)
LIST_CSV = (
    "姓名,单位,职务,金额,日期,联系电话\n张三,青石镇,主任,12.50,2026/1/5,13800000000\n"
    '李四,"临河,镇",,=1+1,2026年3月,\n\n王五,河口镇,"科员\n兼",1e3,,00123\n'
)
_SHEET = "xl/worksheets/sheet1.xml"
_WORKED_OUT = {"SUM(B4:B5)": 12, "NOW()": 46000.5}
_DATED = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")


@cache
def excel_files() -> tuple[bytes, ...]:
    """Return Excel files, the same every time."""
    return tuple(_saved(book) for book in (_list(), _wild(), _two()))


@cache
def excel_sheets() -> tuple[bytes, ...]:
    """Return names sheets in Excel, the same every time."""
    return (_saved(_names()),)


def _list() -> Any:
    book = Workbook()
    sheet = book.active
    sheet.append(COLUMNS)
    sheet.append(("张三", "青石镇", "主任", 12.5, date(2026, 1, 5), 13800000000))
    sheet.append(("李四", "临河镇", "科员", 0.125, datetime(2026, 3, 1, 8, 30), "01088"))
    sheet["D2"].number_format = "#,##0.00"
    sheet["D3"].number_format = "0.0%"
    sheet["E2"].number_format = "yyyy年m月d日"
    return book


def _wild() -> Any:
    book = Workbook()
    sheet = book.active
    sheet.append(("人员名单", None, None))
    sheet.merge_cells("A1:C1")
    sheet.append(("姓名", "人数", "时间"))
    sheet.append(("张三", "=SUM(B4:B5)", time(8, 30)))
    sheet.append((True, -3, timedelta(hours=30)))
    sheet.append(("#N/A", 1e22, "=NOW()"))
    sheet.append(("合计", 0.1 + 0.2, "2026.5"))
    forms = ('[红色]-0.00;"￥"#,##0', "# ?/?", "0.00E+00", '"第"0"名"')
    for at, form in enumerate(forms, 3):
        sheet.cell(min(at, 6), 2).number_format = form
    sheet["A3"].font = Font(strike=True)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    return book


def _names() -> Any:
    book = Workbook()
    sheet = book.active
    sheet.append(("占位", "名称"))
    for row in (
        ("XX市", "济南市"),
        ("XX", 12),
        ("【单位】", None),
        ("20XX年X月X日", date(2026, 5, 1)),
    ):
        sheet.append(row)
    return book


def _two() -> Any:
    book = _list()
    second = book.create_sheet("人员")
    second.append(("单位", "姓名", "职务", "金额"))
    for at in range(4):
        second.append((("青石镇", "临河镇")[at % 2], f"人{at}", "科员", at * 10))
    book.create_chartsheet("图")
    return book


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    data = opened(out.getvalue())
    with zipfile.ZipFile(out) as file:
        core = _DATED.sub(b"2026-01-01T00:00:00Z", file.read("docProps/core.xml"))
        part = file.read(_SHEET)
    for formula, value in _WORKED_OUT.items():
        part = part.replace(
            f"<f>{formula}</f><v/>".encode(), f"<f>{formula}</f><v>{value}</v>".encode()
        )
    data = data.with_part(data.index("docProps/core.xml"), core)
    return data.with_part(data.index(_SHEET), part).data()
