"""What a table asks for in a cell: shown wherever the cell is, and the kind by it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from app.placeholders import word
from app.placeholders.cell_headings import cell_heading
from app.placeholders.finding import find_placeholders
from app.placeholders.form import Form
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import packed, paragraph

ROWS = (
    ("序号", "姓 名", "工作单位：", "事项"),
    ("1", "某某", "XXX", "某某"),
    ("2", "***", "XX局", "在XXX的大会议室里"),
)


@pytest.mark.parametrize(
    ("line", "left", "head", "expected"),
    [
        ("某某", "1", "姓名", "姓名"),
        ("某某", "姓名：", "", "姓名"),
        ("某某", "姓名", "张三", "姓名"),
        ("某某", "联系人", "备注", "联系人"),
        ("某某", "其他", "备注", "备注"),
        ("某某", "其他", "XX局", "其他"),
        ("某某", "3", "", ""),
        ("某某同志", "", "姓 名", "姓名"),
        ("在XXX的大会议室里", "", "地点", ""),
        ("张三", "", "姓名", ""),
        ("某某", "这一行要写清楚是谁负责的，不能空着", "", ""),
    ],
)
def test_a_field_comes_first_then_the_head_then_the_cell_to_the_left(
    line: str, left: str, head: str, expected: str
) -> None:
    assert cell_heading(line, head, left) == expected


@pytest.mark.parametrize(
    ("line", "heading", "kind"),
    [
        ("某某", "姓名", "person"),
        ("某某", "工作单位", "unit"),
        ("____", "出生日期", "date"),
        ("XX市", "姓名", "place"),
        ("某某", "事项", "unknown"),
        ("某某", "", "unknown"),
    ],
)
def test_a_heading_tells_the_kind_where_nothing_nearer_does(
    line: str, heading: str, kind: str
) -> None:
    (place,) = find_placeholders([line], Form(heading=lambda _: heading))
    assert place.kind == kind


def test_two_cells_of_a_column_are_two_names() -> None:
    found = find_placeholders(["某某", "某某"], Form(heading=lambda _: "姓名"))
    assert [place.group for place in found] == [1, 2]


def table_file(folder: Path) -> Path:
    document = docx.Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    path = folder / "名册.docx"
    document.save(str(path))
    return path


def test_a_list_names_the_column(tmp_path: Path) -> None:
    path = table_file(tmp_path)
    listed = fill(path, FillOptions(list_only=True)).output or ""
    assert listed.splitlines() == [
        "第1处 表格 1 第 2 行第 2 列（姓名） 人名 第1组 某某 〔某某〕",
        "第2处 表格 1 第 2 行第 3 列（工作单位） 单位 第2组 XXX 〔XXX〕",
        "第3处 表格 1 第 2 行第 4 列（事项） 未定 第3组 某某 〔某某〕",
        "表格 1：一行一人，用 --rows 人员.xlsx 填（姓名、工作单位、事项；现在空着 2 行）",
        "第4处 表格 1 第 3 行第 2 列（姓名） 人名 第4组 *** 〔***〕（存疑：也可能是分隔线）",
        "第5处 表格 1 第 3 行第 3 列（工作单位） 单位 第5组 XX 〔XX〕局",
        "第6处 表格 1 第 3 行第 4 列 地方 第6组 XXX 在〔XXX〕的大会议室里",
    ]


def test_questions_and_sheets_name_the_column_too(tmp_path: Path) -> None:
    path = table_file(tmp_path)
    shown: list[str] = []

    def leave(lines: object, prompt: str) -> str:
        shown.extend(map(str, lines if isinstance(lines, list) else ()))
        return "q"

    fill(path, FillOptions(interactive=True), leave)
    assert "  第1处 表格 1 第 2 行第 2 列（姓名） 〔某某〕" in shown
    assert "[1/6] 人名 某某" in shown
    sheet = tmp_path / "名称.csv"
    fill(path, FillOptions(sheet=sheet))
    assert "第 2 行第 2 列（姓名）" in sheet.read_text(encoding="utf-8-sig")


def test_a_line_is_looked_at_once_however_many_markers_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def heading(line: str, *_: str) -> str:
        asked.append(line)
        return ""

    monkeypatch.setattr(word, "cell_heading", heading)
    table = "<w:tbl><w:tr>{}</w:tr></w:tbl>".format(
        "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("姓名", "XX、" * 30))
    )
    source = word.WordText(packed({"document": f"<w:body>{table}</w:body>"}, "题"))
    assert [source.where(1).label for _ in range(30)] == [source.where(1).label] * 30
    assert asked == ["XX、" * 30]
