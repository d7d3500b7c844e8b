"""Names sheets as CSV and Excel: ready to fill in, read back, every fault at its cell."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.errors import InputError
from app.files.tables.damage import damage
from app.models.names import NameSheet, Occurrence
from app.placeholders.finding import find_placeholders
from app.placeholders.sheets import (
    SheetContent,
    SheetRow,
    offer,
    read_sheet,
    sheet_data,
    with_remarks,
)
from app.placeholders.sheets.table_sheet import read_table_sheet

LINES = ["推动XXX建设，在XX市", "", "最大*力量，20XX年X月"]


def occurrence(n: int, marker: str, value: str | None = None, **given: Any) -> Occurrence:
    return Occurrence(n=n, token=marker, value=value, **given)


def content(known: NameSheet | None = None) -> SheetContent:
    found = find_placeholders(LINES)
    return offer(found, LINES, lambda n: f"正文第 {n + 1} 段", known)


def written(folder: Path, suffix: str, sheet: SheetContent) -> Path:
    path = folder / f"名称{suffix}"
    path.write_bytes(sheet_data(sheet, suffix))
    return path


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "名称.csv"
    path.write_text(text, encoding="utf-8")
    return path


def fails(path: Path, *said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_sheet(path)
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == len(said), told
    for line, words in zip(told, said, strict=True):
        assert words in line
    assert all(problem.hint for problem in caught.value.problems)


def test_a_csv_sheet_is_one_table_with_names_first(tmp_path: Path) -> None:
    data = sheet_data(content(), ".csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[:5] == [
        "序号,占位,上下文,位置,类别,填,备注",
        ",XX市,,,,,文中每一处都填这个；单独写了的那一处除外",
        ",20XX年X月,,,,,文中每一处都填这个；单独写了的那一处除外",
        ",XXX,,,,,文中每一处都填这个；单独写了的那一处除外",
        ",XX,,,,,文中每一处都填这个；单独写了的那一处除外",
    ]
    assert "1,XXX,推动〔XXX〕建设，在XX市,正文第 1 段,地方,,第 1 组" in data.decode("utf-8-sig")


def test_an_excel_sheet_holds_names_and_every_marker_and_says_how_to_fill_them(
    tmp_path: Path,
) -> None:
    book = load_workbook(written(tmp_path, ".xlsx", content()))
    assert book.sheetnames == ["名称", "逐处", "说明"]
    names = [row[:2] for row in book["名称"].iter_rows(values_only=True)]
    assert names[:3] == [("占位", "名称"), ("XX市", None), ("20XX年X月", None)]
    rows = list(book["逐处"].iter_rows(values_only=True))
    assert rows[0] == ("序号", "占位", "上下文", "位置", "类别", "填", "备注")
    assert rows[1] == (
        1, "XXX", "推动〔XXX〕建设，在XX市", "正文第 1 段", "地方", None, "第 1 组",
    )  # fmt: skip
    assert book["逐处"]["F2"].number_format == "@"
    assert book["逐处"].freeze_panes == "A2"


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert sheet_data(content(), ".xlsx") == sheet_data(content(), ".xlsx")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".yaml"])
def test_what_is_filled_in_is_read_back_in_every_form(tmp_path: Path, suffix: str) -> None:
    known = NameSheet(
        names={"XX市": "济南市", "自己添的": "=1+1"},
        occurrences=(occurrence(3, "*", ""),),
    )
    sheet = read_sheet(written(tmp_path, suffix, content(known)))
    assert sheet.names == {"XX市": "济南市", "自己添的": "=1+1"}
    assert [(o.n, o.token, o.kind, o.value) for o in sheet.occurrences] == [
        (n, found.token, found.kind, "" if n == 3 else None)
        for n, found in enumerate(find_placeholders(LINES), 1)
    ]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
        lambda text: not damage(text.strip())
    ),
    st.sampled_from([".csv", ".xlsx", ".yaml"]),
)
def test_any_text_round_a_marker_survives_every_form(
    tmp_path_factory: pytest.TempPathFactory, around: list[str], value: str, suffix: str
) -> None:
    value = value.strip() or "甲"
    lines = [f"{text}【单位】{text}" for text in around]
    found = find_placeholders(lines)
    known = NameSheet(
        occurrences=tuple(
            Occurrence(n=n, token=place.token, value=value) for n, place in enumerate(found, 1)
        )
    )
    folder = tmp_path_factory.mktemp("sheets")
    sheet = read_sheet(written(folder, suffix, offer(found, lines, None, known)))
    assert [(o.n, o.token) for o in sheet.occurrences] == [
        (n, place.token) for n, place in enumerate(found, 1)
    ]
    stripped = value.strip("\u200b\ufeff").strip()
    assert {o.value for o in sheet.occurrences} <= {value, stripped, None if not stripped else ""}


_LIKE_FORMULAS = ("-5%", "+86 531", "－", "=1+1", "＝1", "@甲", "'=1", "=cmd|'x'!A1")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_cell_of_a_sheet_runs_as_a_formula(tmp_path: Path, suffix: str) -> None:
    names = {f"XX{n}": value for n, value in enumerate(_LIKE_FORMULAS)} | {"-XX市": "甲"}
    columns = {"=列": ("+甲",)}
    sheet = content(NameSheet(names=names, columns=columns))
    sheet = replace(sheet, remarks=dict.fromkeys(names, "=备注"))
    path = written(tmp_path, suffix, sheet)
    if suffix == ".csv":
        rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        cells = [cell for row in rows for cell in row]
        assert "'=备注" in cells
        assert not [cell for cell in cells if cell[:1] and cell[0] in "=+-@＝＋－＠"]
    else:
        book = load_workbook(path)
        opening = [
            cell
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if str(cell.value)[0] in "=+-@＝＋－＠"
        ]
        assert len(opening) > len(names)
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in opening)
    read = read_sheet(path)
    assert {name: read.names[name] for name in names} == names
    assert read.columns == columns


def test_a_table_of_two_columns_is_a_sheet(tmp_path: Path) -> None:
    sheet = read_sheet(csv_file(tmp_path, "占位,名称\nXX市,济南市\nXX,\n"))
    assert sheet == NameSheet(names={"XX市": "济南市"})


def test_english_columns_are_read_too(tmp_path: Path) -> None:
    text = "n,token,context,kind,value\n1,XX,在〔XX〕市,place,济南\n,YY,,,\n"
    (read,) = read_sheet(csv_file(tmp_path, text)).occurrences
    assert read == occurrence(1, "XX", "济南", context="在〔XX〕市", kind="place")


def test_worksheets_of_other_things_are_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["通讯录", "通讯录"])
    names = book.create_sheet("名称")
    names.append(["占位", "名称"])
    names.append(["XX", 0.5])
    names["B2"].number_format = "0%"
    book.save(tmp_path / "名称.xlsx")
    assert read_sheet(tmp_path / "名称.xlsx").names == {"XX": "50%"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名字,单位\n甲,乙\n", ["没有“占位”这一列"]),
        ("占位,备注\nXX,甲\n", ["没有“填”或“名称”这一列"]),
        ("占位,名称,电话\nXX,甲,1\n", ["名称.csv: C1：不认识“电话”这一列"]),
        ("占位,名称,填\nXX,甲,乙\n", ["名称.csv: C1：“填”和“名称”是同一项"]),
        ("占位,名称\nXX,甲\nXX,乙\n", ["名称.csv: B3：“XX”在上面已经写成“甲”"]),
        ("占位,名称\n,甲\n", ["名称.csv: A2：没有写占位"]),
        ("序号,占位,填\n一,XX,甲\n", ["名称.csv: A2：序号要写成整数"]),
        (f"序号,占位,填\n{'9' * 5000},XX,甲\n", ["名称.csv: A2：序号要写成整数"]),
        ("序号,占位,填\n1,,甲\n", ["名称.csv: B2：没有写占位"]),
        ("序号,占位,填\n1,XX,甲\n1,XX,乙\n", ["名称.csv: A3：第 1 处写了两次"]),
        ("序号,占位,类别,填\n1,XX,县,甲\n", ["名称.csv: C2：类别不能写“县”"]),
        (
            "序号,占位,类别,填\n一,,县,甲\n,,,乙\n",
            ["A2：", "B2：", "C2：", "B3：没有写占位"],
        ),
    ],
)
def test_a_fault_is_told_at_its_cell(tmp_path: Path, text: str, said: list[str]) -> None:
    fails(csv_file(tmp_path, text), *said)


def test_a_context_is_never_taken_for_a_formula() -> None:
    lines = ["=XX市"]
    text = sheet_data(offer(find_placeholders(lines), lines), ".csv").decode("utf-8-sig")
    assert "1,XX,…=〔XX〕市" in text


def test_a_value_stays_with_its_marker_when_the_text_changes() -> None:
    old = find_placeholders(LINES)
    known = NameSheet(
        occurrences=tuple(
            Occurrence(n=n, token=row.token, context=row.context, value=f"值{n}")
            for n, row in enumerate(offer(old, LINES).rows, 1)
        )
    )
    lines = ["新添的YY一句在XX县", *LINES[2:]]
    rows = offer(find_placeholders(lines), lines, None, known).rows
    assert [(row.n, row.token, row.value) for row in rows if row.value] == [
        (2, "*", "值3"),
        (3, "XX", "值4"),
        (4, "X", "值5"),
        (5, "XXX", "值1"),
        (6, "XX", "值2"),
    ]
    assert rows[-1].remark == "文中已经没有这一处"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_own_remarks_stay(tmp_path: Path, suffix: str) -> None:
    sheet = content()
    rows = tuple(
        row._replace(remark=row.remark + "，问老王") if row.n == 1 else row for row in sheet.rows
    )
    path = written(tmp_path, suffix, SheetContent(sheet.names, rows, {"XX市": "先别填"}))
    older = read_table_sheet(path)
    renewed = with_remarks(content(older.sheet), older.remarks)
    assert renewed.rows[0].remark == "第 1 组；问老王"
    assert renewed.remarks["XX市"].endswith("；先别填")
    again = read_table_sheet(written(tmp_path, suffix, renewed))
    assert with_remarks(content(again.sheet), again.remarks) == renewed


def test_a_row_knows_its_number_in_the_older_sheet() -> None:
    row = SheetRow(1, "XX", "在〔XX〕市", "place")
    assert row.was is None
    known = NameSheet(occurrences=(occurrence(7, "XX", context="在〔XX〕市"),))
    lines = ["在XX市"]
    assert offer(find_placeholders(lines), lines, None, known).rows[0].was == 7


def test_an_older_sheet_that_cannot_be_carried_over_is_told_in_words(tmp_path: Path) -> None:
    path = written(tmp_path, ".xlsx", content())
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<patternFill/>", b""))
    path.write_bytes(out.getvalue())
    assert read_sheet(path) == read_sheet(written(tmp_path, ".csv", content()))
    with pytest.raises(InputError, match="排版，更新不了"):
        sheet_data(content(), ".xlsx", out.getvalue())
