"""CSV files as tables: encodings, separators, quotes, and every fault with its cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import InputError, Problem
from app.files.tables import Row, read_table
from tests.files.other_files import OLE, stream, zipped
from tests.files.table_files import fails


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "名单.csv"
    path.write_bytes(text.encode(encoding))
    return path


def check(folder: Path, text: str, columns: list[str], *rows: tuple[int, tuple[str, ...]]) -> None:
    table = read_table(csv_file(folder, text))
    assert [column.text for column in table.columns] == columns
    assert list(table.rows) == [Row(*row) for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    table = read_table(csv_file(tmp_path, "单位,姓名\n历下区,张三\n", encoding))
    assert [tuple(column) for column in table.columns] == [("单位", "A1"), ("姓名", "B1")]
    assert list(table.rows) == [Row(2, ("历下区", "张三"))]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_separate(tmp_path: Path, separator: str) -> None:
    check(tmp_path, f"单位{separator}姓名\n甲{separator}乙\n", ["单位", "姓名"], (2, ("甲", "乙")))


def test_the_separator_may_be_declared(tmp_path: Path) -> None:
    check(tmp_path, "sep=;\n单位,局;姓名\n甲;乙\n", ["单位,局", "姓名"], (3, ("甲", "乙")))


def test_a_single_column_is_a_table(tmp_path: Path) -> None:
    check(tmp_path, "单位\n甲，乙\n", ["单位"], (2, ("甲，乙",)))


def test_rows_are_counted_as_excel_counts_them(tmp_path: Path) -> None:
    text = '\n单位,姓名\n"甲\r\n局","说“""好""”,是"\n\n,\n乙\n'
    rows = ((3, ("甲\n局", '说“"好"”,是')), (6, ("乙", "")))
    check(tmp_path, text, ["单位", "姓名"], *rows)


def test_spaces_and_signs_that_nobody_sees_are_trimmed(tmp_path: Path) -> None:
    text = '　单位 ,"姓\n名",编号\n甲\u3000,\xa0乙\u200b,"=""0012"""\n'
    check(tmp_path, text, ["单位", "姓名", "编号"], (2, ("甲", "乙", "0012")))


def test_an_empty_column_without_a_header_is_left_out(tmp_path: Path) -> None:
    check(tmp_path, "单位,,姓名,\n甲,,乙,\n", ["单位", "姓名"], (2, ("甲", "乙")))


def test_a_table_knows_where_its_cells_stand(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, "单位,,姓名\n甲,,乙\n"))
    (row,) = table.rows
    assert table.where(row, 1) == "C2"
    problem = table.problem(row, 1, "不行", "改掉")
    assert (problem.line, problem.column) == (2, 3)
    assert str(problem).endswith("名单.csv: C2：不行: 改掉")
    assert str(table.problem(row, None, "不行")).endswith("名单.csv: 第 2 行：不行")


def test_a_table_may_have_no_rows(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, "单位,姓名\n"))
    assert (len(table.rows), list(table.rows)) == (0, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("，\n", ["全角"]),
        ("单位，姓名\n甲，乙\n", ["名单.csv: 第 1 行：分隔用的逗号是全角的"]),
        (",,\n , \n", ["没有内容"]),
        ("12,5.5\n13,6\n", ["名单.csv: 第 1 行：像是数据，不像表头"]),
        (
            "2026年各医院名单,,\n单位,姓名,区\n甲,乙,丙\n",
            ["名单.csv: 第 1 行：“2026年各医院名单”像是整张表的标题，不像表头: 删去这一行"],
        ),
        ("参训人员一览表\n单位,姓名\n甲,乙\n", ["名单.csv: 第 1 行：“参训人员一览表”像是整张表"]),
        (",签到表（上午）,\n单位,姓名\n甲,乙\n", ["名单.csv: 第 1 行：“签到表（上午）”像是整张表"]),
        ("单位,姓名,单位\n甲,乙,丙\n", ["名单.csv: C1：和 A1 都叫“单位”"]),
        ("单位,,姓名\n甲,,乙\n甲,丙,乙\n甲,丁,乙\n", ["名单.csv: B3：有内容，但 B1 没有表头"]),
        ("单位,姓名\n甲,乙,丙,丁\n", ["名单.csv: C2：这一行比表头多出 2 格"]),
        ('单位,姓名\n甲,乙\n丙,"丁\n戊,己\n', ["名单.csv: 第 3 行：引号没有关上"]),
        ('单位,姓名\n"甲"乙,丙\n', ["名单.csv: 第 2 行：引号后面还有字"]),
    ],
)
def test_a_fault_is_told_with_its_cell(tmp_path: Path, text: str, said: list[str]) -> None:
    fails(csv_file(tmp_path, text), *said)


def test_every_fault_is_told_at_once_in_the_order_of_rows(tmp_path: Path) -> None:
    text = "单位,单位,\n甲,乙,丙\n甲,乙,,丁\n甲,乙,,丁\n"
    fails(csv_file(tmp_path, text), "B1：", "C2：", "D3：", "D4：")


def test_a_thousand_faults_of_one_kind_are_counted(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "单位\n" + "甲,乙\n" * 1000)
    with pytest.raises(InputError) as caught:
        read_table(path)
    assert len(caught.value.problems) == 101
    assert "还有 900 处" in str(caught.value.problems[-1])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("名单.xls", stream("Workbook"), ".xls"),
        (
            "名单.xlsx",
            stream("EncryptedPackage"),
            "加了密码",
        ),
        ("名单.et", OLE, "旧版 Office"),
        ("名单.xlsx", b"PK\x03\x04 broken", "坏了"),
        ("名单.xlsx", "单位\n".encode(), "不是 Excel"),
        ("名单.csv", b"%PDF-1.7", "PDF"),
        ("名单.csv", b"<html>", "网页"),
        ("名单.csv", b"\x89PNG\r\n\x1a\n", "图片"),
        ("名单.xlsx", b"Rar!\x1a\x07", "压缩包"),
        ("名单.xlsx", b"MIME-Version: 1.0", "网页（.mht）"),
        ("名单.xls", stream("WordDocument"), "旧版的 Word"),
        ("名单.et", stream("PowerPoint Document"), "旧版的演示文稿"),
        ("名单.xlsx", zipped("OFD.xml"), "OFD"),
        ("名单.xlsx", zipped("[Content_Types].xml", "visio/document.xml"), "Visio"),
        ("名单.ods", b"abc", ".ods"),
        ("名单.csv", b"", "空的"),
        ("名单.csv", b"\x00\x01", "不是文本"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    fails(path, said)


def test_many_rows_do_not_stay_in_memory_and_can_be_walked_twice_at_once(tmp_path: Path) -> None:
    count = 60_000
    text = "单位,姓名\n" + "".join(f"第{n}单位,{'某人' * 20}\n" for n in range(count))
    table = read_table(csv_file(tmp_path, text))
    assert len(table.rows) == count
    one, other = iter(table.rows), iter(table.rows)
    for n in range(count):
        assert next(one).cells[0] == next(other).cells[0] == f"第{n}单位"
    assert next(one, None) is None


def test_a_place_in_a_table_is_told_once_as_people_see_it() -> None:
    problem = Problem("不行", "改掉", "名单.csv", 2, 3)
    assert str(problem) == "名单.csv:2:3: 不行: 改掉"
    assert str(replace(problem, where="C2")) == "名单.csv: C2：不行: 改掉"
