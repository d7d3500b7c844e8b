"""What `fill --rows` makes of what stands in the cells of a row: dates, units, words, deletions."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import ExitCode
from tests.placeholders.form_tables import read, row, table
from tests.placeholders.test_rows import (
    EMPTY,
    FIRST,
    HEAD,
    PEOPLE,
    SECOND,
    THIRD,
    check,
    filled,
    lines_of,
)


@pytest.mark.parametrize("drawn", ["    年  月  日", "年  月  日", "____年__月__日"])
@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("无", "无"),
        ("长期", "长期"),
        ("1990-5-1", "1990年5月1日"),
        ("1990年5月", "1990年5月"),
        ("2020年5月1日上午9时", "2020年5月1日上午9时"),
    ],
)
def test_a_drawn_date_is_written_once(tmp_path: Path, drawn: str, value: str, said: str) -> None:
    people = ("姓名 办理日期", f"张三 {value}", f"李四 {value}")
    rows = [("姓名", "办理日期"), ("", drawn)]
    check(tmp_path, rows, people, "姓名|办理日期", f"张三|{said}", f"李四|{said}")


def test_what_is_no_date_is_told_where_one_stands_among_words(tmp_path: Path) -> None:
    rows = [("姓名", "办理日期"), ("", "于    年  月  日办理")]
    people = ("姓名 办理日期", "张三 无", "李四 2020-5-1", "王五 2020年5月1日9时", "赵六 未办")
    outcome = filled(tmp_path, [table(*rows)], people)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert read(tmp_path / "o.docx")[1:] == [
        "张三|于    年  月  日办理",
        "李四|于2020年5月1日办理",
        "王五|于2020年5月1日办理",
        "赵六|于    年  月  日办理",
    ]
    at = outcome.notes.index("那里要写日期或数字，这些没有填：")
    assert outcome.notes[at + 1 :] == ("  第 2 行：“无”", "  第 5 行：“未办”")
    assert not any("占位" in note for note in outcome.notes)


@pytest.mark.parametrize(("head", "group"), [("序号", "一组"), ("编号", "第1组"), ("序号", "A区")])
def test_words_where_rows_are_counted_stay(tmp_path: Path, head: str, group: str) -> None:
    rows = [(head, "姓名", "单位"), (f"{group}v", "", ""), ("^", "", "")]
    people = [f"{group}|{each.rpartition('|')[0]}" for each in (FIRST, SECOND, THIRD)]
    check(tmp_path, rows, PEOPLE, f"{head}|姓名|单位", *people)


@pytest.mark.parametrize("head", ["金额", "说明", "备注"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_value_stands_before_the_unit_of_its_cell(tmp_path: Path, head: str, count: int) -> None:
    people = (f"姓名 {head}", "张三 10", "李四 20元", "王五 -")
    amounts = ["张三|10元", "李四|20元", "王五|元", "|元"][: max(count, 3)]
    check(tmp_path, [("姓名", head), *[("", "元")] * count], people, f"姓名|{head}", *amounts)


def test_a_unit_stays_behind_a_column_that_a_record_lacks(tmp_path: Path) -> None:
    rows = [("姓名", "单位", "金额"), ("", "", "元")]
    people = ("姓名 单位 金额", "张三 甲 10", "王五 乙 -")
    check(tmp_path, rows, people, "姓名|单位|金额", "张三|甲|10元", "王五|乙|元")


def test_a_unit_stays_where_a_row_has_room_for_one_more(tmp_path: Path) -> None:
    rows = [("姓名", "金额", "姓名", "金额"), ("", "万元", "", "万元")]
    people = ("姓名 金额", "张三 1", "李四 2", "王五 3")
    expected = ["张三|1万元|李四|2万元", "王五|3万元||万元"]
    check(tmp_path, rows, people, "姓名|金额|姓名|金额", *expected)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_row_that_is_deleted_by_a_tracked_change_takes_no_record(tmp_path: Path, at: int) -> None:
    rows = [row(each) for each in (HEAD, EMPTY, EMPTY, EMPTY)]
    rows[at] = rows[at].replace("</w:trPr>", '<w:del w:id="9" w:author="a"/></w:trPr>')
    assert filled(tmp_path, _of_rows(*rows), PEOPLE).exit_code == ExitCode.DONE
    people = [each for each in read(tmp_path / "o.docx")[1:] if each != "||"]
    assert people == [FIRST, SECOND, THIRD]
    with zipfile.ZipFile(tmp_path / "o.docx") as package:
        part = package.read("word/document.xml").decode()
    gone = next(each for each in part.split("<w:tr ") if "<w:del " in each)
    assert "<w:t" not in gone.replace("<w:tr", "").replace("<w:tc", "")


def _indented(cells: Sequence[str]) -> str:
    return row(cells).replace("<w:trPr>", '<w:trPr><w:gridBefore w:val="1"/>')


def _of_rows(*rows: str) -> list[str]:
    return [table().replace("</w:tbl>", f"{''.join(rows)}</w:tbl>")]


def test_a_column_that_no_row_has_room_for_is_told(tmp_path: Path) -> None:
    outcome = filled(tmp_path, _of_rows(row(HEAD), _indented(("", ""))), PEOPLE)
    assert "表里的“姓名”，表格 1 没有这一栏，没有用上" in outcome.notes
    assert lines_of(tmp_path / "o.docx")[0] == ["财政局", "101"]


@pytest.mark.parametrize(
    ("at", "lost"), [(1, ["第 3 行：“李四”", "第 4 行：“王五”"]), (0, ["第 2 行：“张三”"])]
)
def test_a_value_that_one_row_has_no_room_for_is_told(
    tmp_path: Path, at: int, lost: Sequence[str]
) -> None:
    rows = [row(EMPTY), row(EMPTY)]
    rows[at] = _indented(("", ""))
    outcome = filled(tmp_path, _of_rows(row(HEAD), *rows), PEOPLE)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    first = outcome.notes.index("填好的表格里没有找到这些内容，请打开核对：") + 1
    assert [note.strip() for note in outcome.notes[first:]] == lost


@pytest.mark.parametrize("group", ["v", "一组v"])
@pytest.mark.parametrize("last", ["一组", "二组"])
def test_what_differs_from_the_merged_cell_of_its_row_is_told(
    tmp_path: Path, group: str, last: str
) -> None:
    rows = [("部门", "姓名", "电话"), (group, "", ""), ("^", "", "")]
    people = ("部门 姓名 电话", "一组 张三 1", "一组 李四 2", f"{last} 王五 3")
    outcome = filled(tmp_path, [table(*rows)], people)
    assert read(tmp_path / "o.docx")[1:] == ["一组|张三|1", "一组|李四|2", "一组|王五|3"]
    told = any("第 4 行：“二组”" in note for note in outcome.notes)
    assert told == (last == "二组") == (outcome.exit_code == ExitCode.NEEDS_WRITER)
