"""What a spreadsheet program damaged is refused by its cell, in CSV as in Excel files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import InputError
from app.files.tables import look_through, read_table


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "名单.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("单位",), (text,)])
    return path


def excel_file(folder: Path, text: str) -> Path:
    path = folder / "名单.xlsx"
    book = Workbook()
    book.active.append(("单位",))
    book.active["A2"].value = text
    book.active["A2"].data_type = "s"
    book.save(path)
    return path


def told(path: Path) -> list[str]:
    """Return what is wrong with the one cell of a table, and see that there is advice on it."""
    faults = look_through(path).faults
    assert all((fault.where, bool(fault.hint)) == ("A2", True) for fault in faults)
    return [fault.what for fault in faults]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#NAME?", "错误值"),
        ("#N/A", "错误值"),
        ("#REF!", "错误值"),
        ("#DIV/0!", "错误值"),
        ("#VALUE!", "错误值"),
        ("#NUM!", "错误值"),
        ("#NULL!", "错误值"),
        ("#SPILL!", "错误值"),
        ("Err:508", "错误值"),
        ("########", "太窄"),
        ("##", "太窄"),
        ("3.70102E+17", "科学计数法"),
        ("3.70102e+17", "科学计数法"),
        ("-1E-05", "科学计数法"),
        ("1.23457E+11", "科学计数法"),
        ("=A2", "是公式"),
        ("=SUM(B2:B9)", "是公式"),
        ("=-A2*2", "是公式"),
        ('=A2&"局"', "是公式"),
        ("=VLOOKUP(A2,Sheet2!A:B,2,0)", "是公式"),
        ('=DISPIMG("ID_343DFC770DE840EF",1)', "WPS 放在格子里的图片"),
        ("370102199001010000", "最后三位变成了 0"),
        ("110101198512312000", "最后三位变成了 0"),
        ("A" * 32_768, "32768 个字"),
    ],
)
def test_what_nobody_wrote_is_refused(tmp_path: Path, text: str, said: str) -> None:
    for make in (csv_file, excel_file):
        if len(text) > 32_767 and make is excel_file:
            continue  # It cannot be made with the library.
        (what,) = told(make(tmp_path, text))
        assert said in what


@pytest.mark.parametrize(
    "text",
    [
        "#",
        "#1楼",
        "#NAME",
        "N/A",
        "# 一、标题",
        "3E17",
        "E+17",
        "12E+17",
        "2E+3",
        "3.7E+17辆",
        "=",
        "= 完成",
        "==",
        "=甲局",
        "=A类",
        "370102199001010010",
        "370102199013010000",
        "110101198512311006",
        "110101199003070000000",
        "1000000000000000",
        "6222020000000000000",
        "2026-11-20",
        "'001",
    ],
)
def test_what_somebody_may_have_written_stays(tmp_path: Path, text: str) -> None:
    for make in (csv_file, excel_file):
        path = make(tmp_path, text)
        assert told(path) == []
        assert [row.cells for row in read_table(path).rows] == [(text,)]


def test_an_identity_number_with_its_right_check_stays(tmp_path: Path) -> None:
    # The same but for the last but three: its check digit is in fact 0.
    right = next(
        number
        for number in (f"37010219900101{at}000" for at in range(10))
        if told(csv_file(tmp_path, number)) == []
    )
    assert right.endswith("000")
    assert told(excel_file(tmp_path, right)) == []


@pytest.mark.parametrize(
    ("header", "said"), [("单位,#REF!", "B1：是错误值"), ("#N/A", "A1：是错误值")]
)
def test_a_damaged_header_is_refused_by_its_cell(tmp_path: Path, header: str, said: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(f"{header}\n甲\n", encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        read_table(path)
    assert len(caught.value.problems) == 1
