"""How closing lines are set: names below names, whom copies go to between rules at the foot."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.models.report import Block, Paragraph, Report, Span
from app.reading.structure import read_lines
from app.word.package import Package
from app.writing import load_layout, write_report
from app.writing.writers import write_like

if TYPE_CHECKING:
    from app.writing.layout import Layout

GB = load_layout("gbt9704")
PLAIN = load_layout("plain")
PITCH = GB.page.text_width.twips / 28  # Twips of a body character.

WHOLE = """附件：1.学习笔记目录
2.参训人员名单
某区教育局
2026年11月20日
（联系人：王敏，电话：0531-87654321）
抄送：市委组织部，市直机关工委。
某区教育局办公室　2026年11月20日印发"""


def body(text: str, layout: Layout = GB) -> Any:
    paragraphs = tuple(Paragraph(spans=(Span(text=line),)) for line in text.split("\n"))
    report = Report(blocks=(Block(role="tail", paragraphs=paragraphs),))
    return docx.Document(BytesIO(write_report(report, ".docx", layout))).element.body


def paragraphs(text: str, layout: Layout = GB) -> list[Any]:
    found = body(text, layout).iter(qn("w:p"))
    return [each for each in found if each.xpath("string(.)")]


def indents(paragraph: Any) -> tuple[float, float]:
    """Return left indent and hanging of a paragraph in characters, as LibreOffice takes them."""
    (ind,) = paragraph.xpath("./w:pPr/w:ind")
    left, hanging = (int(ind.get(qn(f"w:{side}"), "0")) for side in ("left", "hanging"))
    hundredths = [int(ind.get(qn(f"w:{side}Chars"), "0")) for side in ("left", "hanging")]
    size = left / hundredths[0] * 100 if hundredths[0] else PITCH
    assert hanging == pytest.approx(hundredths[1] * size / 100, abs=1)
    return hundredths[0] / 100, hundredths[1] / 100


def test_each_closing_line_has_its_own_style() -> None:
    styles = [each.xpath("string(./w:pPr/w:pStyle/@w:val)") for each in paragraphs(WHOLE)]
    assert styles == [*["Attachments"] * 2, *["Signature"] * 2, "Contact", *["Copies"] * 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 附件： takes three characters, 1. three quarters: the numbers stand below one another.
        ("附件：1.目录\n2.名单", [(5.75, 3.75), (5.75, 0.75)]),
        ("附：1.目录\n2.名单\n3.总结", [(4.75, 2.75), (4.75, 0.75), (4.75, 0.75)]),
        ("附件:目录", [(4.25, 2.25)]),
        ("附件1：目录\n附件2：名单", [(5.75, 3.75), (5.75, 3.75)]),
        ("附件：\n1.目录\n2.名单", [(5, 3), (5.75, 0.75), (5.75, 0.75)]),
        ("附件：1.关于工作的\n方案\n2.名单", [(5.75, 3.75), (5.75, 0), (5.75, 0.75)]),
        ("附件：1.2026年计划\n2.2027年计划", [(5.75, 3.75), (5.75, 0.75)]),
        ("附件：①目录\n②名单", [(6, 4), (6, 1)]),
    ],
)
def test_names_of_attachments_stand_below_one_another(
    text: str, expected: list[tuple[float, float]]
) -> None:
    assert [indents(each) for each in paragraphs(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抄送：甲局，乙局。", [(4, 3)]),
        ("抄报：甲。\n抄送：乙。\n某办公室　2026年1月2日印发", [(4, 3), (4, 3), (1, 0)]),
        ("抄送：甲局，\n乙局。", [(4, 3), (4, 0)]),
        ("报：甲。\n送：乙。", [(3, 2), (3, 2)]),
    ],
)
def test_copies_go_on_below_the_first_name(text: str, expected: list[tuple[float, float]]) -> None:
    assert [indents(each) for each in paragraphs(text)] == expected


def test_copies_stand_at_the_foot_of_the_page_between_rules_as_wide_as_its_text() -> None:
    made = body(WHOLE)
    (table,) = made.findall(qn("w:tbl"))
    width = str(GB.page.text_width.twips)
    assert table.xpath("./w:tblPr/w:tblpPr/@w:vertAnchor") == ["margin"]
    assert table.xpath("./w:tblPr/w:tblpPr/@w:tblpYSpec") == ["bottom"]
    assert table.xpath("./w:tblGrid/w:gridCol/@w:w | ./w:tblPr/w:tblW/@w:w") == [width, width]
    assert table.xpath("./w:tblPr/w:tblBorders/*/@w:sz") == ["8", "8"]
    rows = table.findall(qn("w:tr"))
    assert [row.xpath("string(.)")[:3] for row in rows] == ["抄送：", "某区教"]
    assert [row.xpath(".//w:tcBorders/w:top/@w:sz") for row in rows] == [[], ["6"]]
    # Word wants a paragraph after a table, and floats the table on that one's page.
    after = table.getnext()
    assert after.xpath("./w:pPr/w:pStyle/@w:val") == ["TableEnd"]
    assert after.xpath("string(.)") == ""


def test_what_was_broken_by_hand_stays_in_one_row_and_words_after_it_below_the_table() -> None:
    made = body("抄送：甲局，\n乙局。\n抄报：丙局。\n（联系人：王敏）")
    rows = made.xpath("./w:tbl/w:tr")
    assert [row.xpath("string(.)") for row in rows] == ["抄送：甲局，乙局。", "抄报：丙局。"]
    assert made.xpath("string(./w:tbl/following-sibling::w:p[1])") == "（联系人：王敏）"
    assert len(made.findall(qn("w:p"))) == 1


def test_a_layout_says_where_copies_stand_and_between_which_rules() -> None:
    assert body("抄送：甲局。", PLAIN).findall(qn("w:tbl")) == []
    ruled = PLAIN.copies.model_copy(update={"rule": 1.0})
    made = body("抄送：甲局。", PLAIN.model_copy(update={"copies": ruled}))
    assert made.xpath("./w:tbl/w:tblPr/w:tblBorders/*/@w:sz") == ["23", "23"]
    assert made.xpath("./w:tbl/w:tblPr/w:tblpPr") == []


@pytest.mark.parametrize("form", ["attachments", "copies"])
def test_a_layout_may_do_without_hanging_names(form: str) -> None:
    own = getattr(GB, form).model_copy(update={"hanging": False})
    layout = GB.model_copy(update={form: own})
    written = paragraphs(WHOLE, layout)
    style = {"attachments": "Attachments", "copies": "Copies"}[form]
    found = [each for each in written if each.xpath(f"./w:pPr/w:pStyle[@w:val='{style}']")]
    assert len(found) == 2
    assert not any(each.xpath("./w:pPr/w:ind") for each in found)


@pytest.mark.parametrize("layout", [GB, PLAIN], ids=["gbt9704", "plain"])
def test_what_was_written_reads_back_with_the_same_notes(layout: Layout) -> None:
    lines = ["学习情况报告", "近期，我们学了两门课。", "一是学。", "二是干。", *WHOLE.split("\n")]
    report = read_lines(lines)
    data = write_report(report, ".docx", layout)
    with ZipFile(BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    found = [str(each.xpath("string(.)")) for each in document.iter(qn("w:p"))]
    again = read_lines(found)
    assert [block.note for block in again.blocks] == [block.note for block in report.blocks]
    assert again.paragraphs == report.paragraphs


def test_closing_lines_stand_in_a_units_own_file_too() -> None:
    unit = BytesIO()
    docx.Document().save(unit)
    report = read_lines(["近期，我们学了两门课。", "一是学。", "二是干。", *WHOLE.split("\n")])
    written: Any = docx.Document(BytesIO(write_like(Package(unit.getvalue()), report, GB)))
    assert len(written.tables) == 1
    names = {style.name for style in written.styles}
    assert {"附件说明", "附注", "版记"} <= names
