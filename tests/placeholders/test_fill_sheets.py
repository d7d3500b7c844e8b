"""`fill --sheet`: a sheet in every form, brought up to date, and given back to `fill`."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from app.errors import ExitCode, InputError
from app.workflow.fill import FillOptions, fill

TEXT = "在XX市学习\n推动XXX建设\n20XX年X月X日\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def write_sheet(
    draft: Path, sheet: Path, *, names: Path | None = None, force: bool = False
) -> None:
    outcome = fill(draft, FillOptions(sheet=sheet, names=names, force=force))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written == (sheet,)


def filled(draft: Path, sheet: Path) -> str:
    outcome = fill(draft, FillOptions(names=sheet, force=True))
    return outcome.written[0].read_text(encoding="utf-8")


def test_a_sheet_on_standard_output_is_the_one_in_a_file(draft: Path, tmp_path: Path) -> None:
    older, newer = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    older.write_text("names: {XX市: 济南市}\n", encoding="utf-8")
    write_sheet(draft, newer, names=older)
    shown = fill(draft, FillOptions(sheet=Path("-"), names=older)).output
    assert shown == newer.read_bytes()
    assert "XX市: 济南市".encode() in shown


def test_a_csv_sheet_is_written_filled_in_and_taken(draft: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "名称.csv"
    write_sheet(draft, sheet)
    text = sheet.read_text(encoding="utf-8-sig")
    text = text.replace(",XX市,,,,,", ",XX市,,,,济南市,").replace(",XXX,,,,,", ",XXX,,,,智慧城市,")
    text = text.replace(",20XX年X月X日,,,,,", ",20XX年X月X日,,,,2026-11-20,")
    # Excel in China saves CSV as GB18030.
    sheet.write_bytes(text.encode("gb18030"))
    assert filled(draft, sheet) == "在济南市学习\n推动智慧城市建设\n2026年11月20日\n"


def test_an_excel_sheet_is_written_filled_in_and_taken(draft: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "名称.xlsx"
    write_sheet(draft, sheet)
    book = load_workbook(sheet)
    assert [row[0].value for row in book["名称"].iter_rows(min_row=2)] == [
        "XX市", "20XX年X月X日", "XX", "XXX", "X",
    ]  # fmt: skip
    book["名称"]["B2"] = "济南市"
    book["逐处"]["F3"] = "智慧城市"
    book["逐处"]["F4"] = "2026年11月20日"
    book.save(sheet)
    assert filled(draft, sheet) == "在济南市学习\n推动智慧城市建设\n2026年11月20日\n"


def test_a_sheet_is_renewed_only_by_force_and_keeps_what_it_holds(
    draft: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "名称.yaml"
    write_sheet(draft, sheet)
    text = sheet.read_text(encoding="utf-8").replace("XX市:", "XX市: 济南市  # 问过")
    sheet.write_text(text, encoding="utf-8")
    write_sheet(draft, sheet)  # Up to date: the same bytes.
    draft.write_text("新的一句：【单位】\n" + TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="已经存在"):
        fill(draft, FillOptions(sheet=sheet))
    assert sheet.read_text(encoding="utf-8") == text
    write_sheet(draft, sheet, force=True)
    renewed = sheet.read_text(encoding="utf-8")
    assert "  XX市: 济南市  # 问过\n" in renewed
    assert "{n: 1, token: 【单位】" in renewed
    assert "{n: 2, token: XX" in renewed


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_sheet_is_renewed_with_its_values(draft: Path, tmp_path: Path, suffix: str) -> None:
    old, sheet = tmp_path / "旧.yaml", tmp_path / f"名称{suffix}"
    old.write_text("names: {XX市: 济南市, 自己添的: 甲}\n", encoding="utf-8")
    write_sheet(draft, sheet, names=old)
    draft.write_text("【单位】\n" + TEXT, encoding="utf-8")
    write_sheet(draft, sheet, force=True)
    assert "在济南市学习" in filled(draft, sheet)


def test_an_excel_sheet_keeps_its_notes_and_its_other_worksheets(
    draft: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "名称.xlsx"
    write_sheet(draft, sheet)
    book = load_workbook(sheet)
    book["逐处"]["F3"].comment = Comment("问老王", "王敏")
    book["名称"]["B2"].comment = Comment("写全称", "王敏")
    book["名称"]["B2"] = "济南市"
    book.create_sheet("通讯录").append(["老王", "1234"])
    book.save(sheet)
    draft.write_text("【单位】\n" + TEXT, encoding="utf-8")
    write_sheet(draft, sheet, force=True)
    book = load_workbook(sheet)
    assert book.sheetnames == ["名称", "逐处", "说明", "通讯录"]
    assert book["通讯录"]["A1"].value == "老王"
    noted = {
        (row[0].value, cell.coordinate): cell.comment.text
        for title in ("名称", "逐处")
        for row in book[title].iter_rows()
        for cell in row
        if cell.comment
    }
    assert noted == {("XX市", "B2"): "写全称", (3, "F4"): "问老王"}
    assert book["名称"]["B2"].value == "济南市"
    write_sheet(draft, sheet)  # Up to date: the same bytes.


def test_a_sheet_takes_the_values_of_another(draft: Path, tmp_path: Path) -> None:
    old, sheet = tmp_path / "旧.csv", tmp_path / "名称.yaml"
    old.write_text(
        "序号,占位,上下文,填\n,XX市,,济南市\n9,XXX,推动〔XXX〕建设,智慧\n8,YY,在〔YY〕,丢了的\n",
        encoding="utf-8",
    )
    write_sheet(draft, sheet, names=old)
    text = sheet.read_text(encoding="utf-8")
    assert "  XX市: 济南市\n" in text
    assert "{n: 2, token: XXX, context: 推动〔XXX〕建设, kind: place, value: 智慧}" in text
    assert "{n: 6, token: YY, context: 在〔YY〕, kind: unknown, value: 丢了的}" in text


def test_what_is_no_sheet_is_not_written_over(draft: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "名称.yaml"
    sheet.write_text("kind: 心得体会\n", encoding="utf-8")
    with pytest.raises(InputError, match="不认识“kind”"):
        fill(draft, FillOptions(sheet=sheet, force=True))
    assert sheet.read_text(encoding="utf-8") == "kind: 心得体会\n"


def test_listing_and_a_sheet_go_together(draft: Path, tmp_path: Path) -> None:
    outcome = fill(draft, FillOptions(list_only=True, sheet=tmp_path / "名称.csv"))
    assert "XX" in str(outcome.output)
    assert outcome.written == (tmp_path / "名称.csv",)
