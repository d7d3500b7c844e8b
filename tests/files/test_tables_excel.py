"""Excel files as tables: every cell as people see it, and every fault with its cell."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from app.files.tables import Row, read_table
from tests.files.table_files import cells, changed, fails, saved, sheet

if TYPE_CHECKING:
    from pathlib import Path

_FORMULA = '<c r="B2"{type}><f>A2&amp;"局"</f>{value}</c>'


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("历下区 ", "General", "历下区"),
        ("001", "@", "001"),
        (12.0, "General", "12"),
        (0.5, "0%", "50%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (110101199003071, "General", "110101199003071"),
        (True, "General", "TRUE"),
        (dt.date(2026, 11, 20), 'yyyy"年"m"月"d"日"', "2026年11月20日"),
        (dt.date(2026, 11, 20), "yyyy-mm-dd", "2026-11-20"),
        (dt.date(2026, 11, 20), "yyyy/m/d", "2026/11/20"),
        (dt.datetime(2026, 11, 20, 9, 30), 'm"月"d"日" h:mm', "11月20日 9:30"),
        (dt.time(9, 5), "h:mm", "9:05"),
        (dt.timedelta(hours=30), "[h]:mm", "30:00"),
        ("甲_x000D_\n乙", "General", "甲\n乙"),
    ],
)
def test_a_cell_is_what_people_see(tmp_path: Path, value: Any, code: str, shown: str) -> None:
    book, active = sheet(["单位"], [value])
    active["A2"].number_format = code
    assert cells(saved(tmp_path, book)) == [(shown,)]


def test_a_calendar_from_1904_gives_the_same_dates(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book, _ = sheet(["日期"], [dt.date(2026, 11, 20)])
    book.epoch = CALENDAR_MAC_1904
    assert cells(saved(tmp_path, book)) == [("2026-11-20",)]


def test_rows_keep_their_numbers_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    book, active = sheet([], ["单位", "姓名"], ["甲"], ["　"], [], [None, "乙"])
    active["A900"] = "丙"
    table = read_table(saved(tmp_path, book))
    assert [column.where for column in table.columns] == ["A2", "B2"]
    assert list(table.rows) == [Row(3, ("甲", "")), Row(6, ("", "乙")), Row(900, ("丙", ""))]


def test_the_size_that_a_file_states_is_not_believed(tmp_path: Path) -> None:
    book, _ = sheet(["单位", "姓名"], ["甲", "乙"])
    path = saved(tmp_path, book)
    changed(path, "xl/worksheets/sheet1.xml", ('ref="A1:B2"', 'ref="A1"'))
    assert cells(path) == [("甲", "乙")]


def test_a_merged_cell_stands_in_each_cell_it_covers(tmp_path: Path) -> None:
    book, active = sheet(
        ["单位", "姓名", "职务"], ["甲", "张三", "局长"], [None, "李四"], ["乙", "王五"]
    )
    active.merge_cells("A2:A3")
    active.merge_cells("B4:C4")
    assert cells(saved(tmp_path, book)) == [
        ("甲", "张三", "局长"),
        ("甲", "李四", ""),
        ("乙", "王五", "王五"),
    ]


def test_a_merged_title_above_the_header_is_passed_over_and_told(tmp_path: Path) -> None:
    book, active = sheet(["学习人员名单"], ["单位", "姓名"], ["甲", "乙"])
    active.merge_cells("A1:B1")
    table = read_table(saved(tmp_path, book))
    assert [column.text for column in table.columns] == ["单位", "姓名"]
    assert table.notes == ("第 1 行是合并的标题，没有当作表头",)


def test_the_lower_line_of_a_header_of_two_lines_is_the_header(tmp_path: Path) -> None:
    book, active = sheet(
        ["学习人员名单"],
        ["填报单位：甲", None, "日期：11月", None],
        ["序号", "单位", "联系人", None],
        [None, None, "姓名", "电话"],
        [1, "甲", "张三", "123"],
    )
    for area in ("A1:D1", "A2:B2", "C2:D2", "A3:A4", "B3:B4", "C3:D3"):
        active.merge_cells(area)
    table = read_table(saved(tmp_path, book))
    assert [column.text for column in table.columns] == ["序号", "单位", "姓名", "电话"]
    assert list(table.rows) == [Row(5, ("1", "甲", "张三", "123"))]
    assert len(table.notes) == 3


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    book, active = sheet(["单位"], ["甲"], ["乙"], ["丙"])
    active.row_dimensions[3].hidden = True
    table = read_table(saved(tmp_path, book))
    assert [row.cells for row in table.rows] == [("甲",), ("乙",), ("丙",)]
    assert table.notes == ("有 1 行是隐藏或筛掉的（第 3 行），也读了",)


def test_the_first_visible_sheet_with_content_is_read_and_others_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(["藏着的"])
    for title, text in (("空的", None), ("名单", "单位"), ("说明", "填表说明")):
        book.create_sheet(title).append([text])
    table = read_table(saved(tmp_path, book))
    assert [column.text for column in table.columns] == ["单位"]
    assert table.notes == ("只读了工作表“名单”，没有读“说明”",)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [(' t="str"', "<v>甲局</v>", "甲局"), (' t="str"', "<v></v>", ""), ("", "<v>7</v>", "7")],
)
def test_a_formula_is_the_value_stored_with_it(
    tmp_path: Path, kind: str, value: str, shown: str
) -> None:
    book, _ = sheet(["单位", "全称"], ["甲", "乙"])
    path = saved(tmp_path, book)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    old = xml[xml.index('<c r="B2"') : xml.index("</row></sheetData>")]
    changed(path, "xl/worksheets/sheet1.xml", (old, _FORMULA.format(type=kind, value=value)))
    assert cells(path) == [("甲", shown)]


def test_every_fault_is_told_with_its_cell(tmp_path: Path) -> None:
    book, active = sheet(
        ["单位", "姓名", "单位", None, "证件号"],
        ["甲", "=A2", "#REF!", None, 370102199003071234],
        ["乙", None, None, "多的"],
        ["丙"],
    )
    active["C2"].data_type = "e"
    active["B4"] = 0.5
    active["B4"].number_format = "# ?/?"
    path = saved(tmp_path, book)
    fails(
        path,
        "名单.xlsx: C1：和 A1 都叫“单位”",
        "名单.xlsx: B2：是公式，但文件里没有它算出的结果",
        "名单.xlsx: C2：是错误值 #REF!",
        "名单.xlsx: E2：是超过 15 位的数",
        "名单.xlsx: D3：有内容，但 D1 没有表头",
        "名单.xlsx: B4：数字格式“# ?/?”会显示成什么样，拿不准",
    )


def test_a_cell_with_more_than_can_be_typed_is_told(tmp_path: Path) -> None:
    book, _ = sheet(["单位"], ["ABC"])
    path = saved(tmp_path, book)
    changed(path, "xl/worksheets/sheet1.xml", (">ABC<", f">{'A' * 40_000}<"))
    fails(path, "A2：有 40000 个字")


def test_a_file_without_styles_of_its_own_is_read_without_a_warning(tmp_path: Path) -> None:
    book, _ = sheet(["单位", "数"], ["甲", "=1+1"])
    path = saved(tmp_path, book)
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("xl/styles.xml").decode()
    start, end = styles.index("<cellStyles"), styles.index("</cellStyles>")
    changed(path, "xl/styles.xml", (styles[start : end + len("</cellStyles>")], ""))
    fails(path, "B2：是公式")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        ("xl/workbook.xml", "<sheets>", "<sheets"),
        ("xl/worksheets/sheet1.xml", 't="inlineStr"', 't="s"><v>9</v'),
        ("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml"),
    ],
)
def test_a_broken_file_is_told_plainly(tmp_path: Path, part: str, old: str, new: str) -> None:
    book, _ = sheet(["单位"], ["甲"])
    fails(changed(saved(tmp_path, book), part, (old, new)), "坏了")


@pytest.mark.parametrize("inside", ["word/document.xml", "mimetype", "读我.txt"])
def test_another_kind_of_package_is_named(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, "x")
    fails(path, "不是" if inside != "mimetype" else "LibreOffice")


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    fails(saved(tmp_path, Workbook()), "表里没有内容")


def test_an_excel_file_by_another_name_is_still_read(tmp_path: Path) -> None:
    book, _ = sheet(["单位"], ["甲"])
    path = saved(tmp_path, book)
    assert cells(path.rename(tmp_path / "名单.csv")) == [("甲",)]


def test_a_sheet_with_a_row_twice_is_broken(tmp_path: Path) -> None:
    book, _ = sheet(["单位"], ["甲"], ["乙"])
    fails(
        changed(saved(tmp_path, book), "xl/worksheets/sheet1.xml", ('r="3"', 'r="2"')),
        "两个第 2 行",
    )
