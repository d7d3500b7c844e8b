"""Totals, notes and headers once more are no rows of a list; what only looks so is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.files.tables import look_through, read_table

HEADER = "序号,单位,姓名,人数,备注"
ROWS = "1,甲局,张三,12,\n2,乙局,李四,8,待定\n"


def list_of(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "名单.csv"
    path.write_text("\n".join((header, ROWS.strip(), *rows, "")), encoding="utf-8")
    return path


def kept(folder: Path, *rows: str, header: str = HEADER) -> list[int]:
    """Return the numbers of the rows that are kept of those that follow two plain ones."""
    table = look_through(list_of(folder, *rows, header=header))
    passed = {n for n in range(4, 4 + len(rows)) if f"第 {n} 行" in "".join(table.notes)}
    left = [row.number for row in table.rows][2:]
    assert passed.isdisjoint(left)
    assert sorted((*passed, *left)) == list(range(4, 4 + len(rows)))
    return left


@pytest.mark.parametrize(
    "row",
    [
        "合计,,,20,",
        ",合计,,20,",
        ",合  计,,20,",
        "3,总计,,20,",
        ",甲局,小计,12,",
        ",,合计,,",
        "共计：,,,20人,",
        "总计（人）,,,20,",
        "合计20人,,,,",
        "合计：共 2 家,,,,",
        "平均,,,10,",
        "Total,,,20,",
        "合计,-,—,20,/",
        "合计,#REF!,,20,",
        "注：本表一式三份,,,,",
        "备注：电话见附件,,,,",
        "注1：含借调人员,,,,",
        "说明:下同,,,,",
        "填表说明：请用楷体,,,,",
        "制表人：张三,,审核人：李四,,日期：2026年1月",
        "制表人：张三,,联系电话：123,,",
        "数据来源：市统计局,,,,",
        "共2人,,,,",
        ",一共 12 家,,20,",
        "（注）含借调人员,,,,",
        "【说明】下同,,,,",
        "※ 为必填,,,,",
        "打印时间：2026年1月,,,,",
        "截止日期：1月5日,,,,",
        "单位负责人（签字）：,,填表日期：,,",
        "分管领导签字：,,,,",
        "序号,单位,姓名,人数,备注",
    ],
)
def test_a_row_about_the_list_is_passed_over_and_told(tmp_path: Path, row: str) -> None:
    assert kept(tmp_path, row) == []


@pytest.mark.parametrize(
    "row",
    [
        "3,合计财务公司,王五,5,",
        "3,总计局,王五,5,",
        "3,合计,王五,5,",
        "3,丙局,合计,,待定",
        "3,丙局,王五,5,合计",
        "3,丙局,王五,5,注：借调",
        "3,丙局,王五,5,备注：无",
        "3,注册管理处,王五,5,",
        "3,备注科,王五,5,",
        "3,说明书编写组,王五,5,",
        "3,丙局,,,",
        "注：见右,丙局,王五,5,",
        "2. 丙局,,,,",
    ],
)
def test_a_row_that_only_looks_so_is_kept(tmp_path: Path, row: str) -> None:
    assert kept(tmp_path, row) == [4]


def test_what_follows_a_note_by_number_belongs_to_it(tmp_path: Path) -> None:
    rows = ("合计,,,20,", "注：1. 本表一式三份,,,,", "2. 月底前报送,,,,", "（3）逾期不候,,,,")
    assert kept(tmp_path, *rows) == []
    assert kept(tmp_path, *rows, "3,丙局,王五,5,", "4. 丁局,,,,") == [8, 9]


def test_the_rows_are_named_in_one_line(tmp_path: Path) -> None:
    rows = [",合计,,20,", *(f"注：第 {n} 条是这样说的,,,," for n in range(6))]
    (note,) = look_through(list_of(tmp_path, *rows)).notes
    assert note == (
        "不是名单的内容，跳过了：第 4 行“合计”、第 5 行“注：第 0 条是这样…”、"
        "第 6 行“注：第 1 条是这样…”、第 7 行“注：第 2 条是这样…”、"
        "第 8 行“注：第 3 条是这样…”等 7 行"
    )


def test_a_list_of_one_column_ends_at_its_total(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位\n甲局\n合计\n注：共一家\n", encoding="utf-8")
    assert [row.cells for row in look_through(path).rows] == [("甲局",)]


def test_a_word_alone_is_no_header_once_more(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位\n单位\n甲局\n", encoding="utf-8")
    assert [row.cells for row in look_through(path).rows] == [("单位",), ("甲局",)]


def test_a_total_merged_over_columns_is_one_too(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["单位", "姓名", "人数"], ["甲局", "张三", 12], ["合计", None, "=SUM(C2)"]):
        book.active.append(row)
    book.active.append(["注：本表一式三份"])
    book.active.merge_cells("A3:B3")
    book.active.merge_cells("A4:C4")
    path = tmp_path / "名单.xlsx"
    book.save(path)
    table = look_through(path)
    assert [row.cells for row in table.rows] == [("甲局", "张三", "12")]
    assert table.faults == ()


def test_a_table_that_is_no_list_keeps_every_row(tmp_path: Path) -> None:
    assert len(read_table(list_of(tmp_path, "合计,,,20,", "注：见附件,,,,")).rows) == 4
