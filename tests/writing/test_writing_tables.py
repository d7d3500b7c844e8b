"""Tables in Word: as wide as the page's text, header repeated, rows whole, each cell in the type of
the layout.
"""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.text.markdown.signs import Row
from app.word.grammar import W
from app.word.package import Package
from app.writing import load_layout, write_report
from app.writing.writers import write_like
from tests.writing.golden_files import golden


def row(kind: Row, *cells: str) -> Paragraph:
    return Paragraph(spans=(Span(text="\t".join(cells)),), row=kind)


def text(words: str) -> Paragraph:
    return Paragraph(spans=(Span(text=words),))


def report(*paragraphs: Paragraph) -> Report:
    return Report(blocks=(Block(role="body", paragraphs=paragraphs),))


COURSES = (
    row("header", "课程", "主讲", "学时"),
    row("next", "《数字政府建设》与“一网通办”的基层实践", "张教授", "3"),
    Paragraph(spans=(Span(text="二\u2028三\t"), Span(text="【主讲】", gap=True)), row="next"),
)


def body_of(data: bytes) -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def written(*paragraphs: Paragraph, layout: str = "gbt9704") -> etree._Element:
    return body_of(write_report(report(*paragraphs), ".docx", load_layout(layout)))


def kinds(body: etree._Element) -> str:
    """Return a letter for each thing in a body: t a table, p a paragraph, e an empty one."""
    return "".join(map(kind, body))


def kind(element: etree._Element) -> str:
    if element.tag == f"{W}tbl":
        return "t"
    holds_text = next(element.iter(f"{W}t"), None) is not None
    return ("p" if holds_text else "e") if element.tag == f"{W}p" else ""


def widths(body: etree._Element) -> list[int]:
    return [int(each.get(f"{W}w", "")) for each in body.iter(f"{W}gridCol")]


def test_a_table_is_the_golden_one() -> None:
    (table,) = written(text("课程如下："), *COURSES, text("⋯")).iter(f"{W}tbl")
    golden("table", etree.tostring(table))


@pytest.mark.parametrize("layout", ["gbt9704", "plain"])
def test_the_columns_take_the_width_of_the_text_by_what_their_words_want(layout: str) -> None:
    room = load_layout(layout).page.text_width.twips
    for rows in (
        COURSES,
        (row("first", "甲", "乙"),),
        (row("first", "长" * 300, "也长" * 90, "短"),),
    ):
        found = widths(written(*rows, layout=layout))
        assert sum(found) == room
    long, longer, short = widths(
        written(row("first", "长" * 90, "长" * 300, "短句"), layout=layout)
    )
    assert abs(long - longer) <= 1
    assert short < long / 4


def test_a_column_is_as_wide_as_its_longest_line_needs_and_no_cell_is_left_out() -> None:
    body = written(row("first", "甲\u2028乙乙乙乙乙乙乙乙", "丙丙丙丙丙丙丙丙"), row("next", "丁"))
    left, right = widths(body)
    assert abs(left - right) <= 1
    assert [len(each.findall(f"{W}tc")) for each in body.iter(f"{W}tr")] == [2, 2]


def test_no_row_is_broken_over_pages_and_a_header_alone_is_repeated() -> None:
    for first in (row("header", "甲", "乙"), row("first", "甲", "乙")):
        rows = list(written(first, row("next", "丙", "丁")).iter(f"{W}tr"))
        assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in rows)
        repeated = [each.find(f"{W}trPr/{W}tblHeader") is not None for each in rows]
        assert repeated == [first.row == "header", False]


def test_short_words_stand_in_the_middle_and_long_ones_as_the_layout_says() -> None:
    body = written(
        row("header", "甲", "乙"), row("next", "短", "一段话，" * 9), row("next", "丙", "短")
    )
    styles = [each.get(f"{W}val", "") for each in body.iter(f"{W}pStyle")]
    header, short, long = "TableHeader", "TableShort", "TableText"
    assert styles == [header, header, short, long, short, long, "TableEnd"]


def test_two_tables_stay_two_and_a_paragraph_follows_the_last_thing() -> None:
    first, more = row("header", "甲", "乙"), row("next", "丙", "丁")
    assert kinds(written(first, more, first, more)) == "tete"
    assert kinds(written(text("⋯"), first, more, text("⋯"))) == "ptp"
    # A row that goes on with nothing begins a table.
    assert kinds(written(more, text("⋯"), more)) == "tpte"


def test_a_table_before_an_imprint_and_behind_it_is_a_table_of_its_own() -> None:
    copies = Block(role="tail", note="copies", paragraphs=(text("抄送：市委办。"),))
    table = Block(role="body", paragraphs=(row("first", "甲", "乙"),))
    body = body_of(
        write_report(Report(blocks=(table, copies, table)), ".docx", load_layout("gbt9704"))
    )
    assert kinds(body) == "tetete"
    assert not [pair for pair in pairwise(body) if {each.tag for each in pair} == {f"{W}tbl"}]


def test_a_comment_stands_at_its_cell() -> None:
    remarks = [
        Remark(paragraph=1, start=3, end=5, text="乙"),
        Remark(paragraph=1, start=0, end=2, text="甲"),
    ]
    data = write_report(
        report(text("⋯"), row("first", "甲一", "乙二")), ".docx", load_layout("plain"), remarks
    )
    cells = list(body_of(data).iter(f"{W}tc"))
    marked = [[etree.QName(each).localname for each in cell.iterfind(f"{W}p/*")] for cell in cells]
    assert marked == [["pPr", "commentRangeStart", "r", "commentRangeEnd", "r"]] * 2
    starts = [start for cell in cells for start in cell.iter(f"{W}commentRangeStart")]
    assert [start.get(f"{W}id") for start in starts] == ["0", "1"]


def test_a_gap_in_a_cell_is_highlighted() -> None:
    body = written(*COURSES)
    marked = [each for each in body.iter(f"{W}r") if each.find(f"{W}rPr/{W}highlight") is not None]
    assert [each.findtext(f"{W}t") for each in marked] == ["【主讲】"]


def test_a_table_with_more_columns_than_word_takes_is_lines() -> None:
    assert kinds(written(row("first", *"甲" * 64), row("next", "乙", "丙"))) == "pp"
    assert kinds(written(row("first", *"甲" * 63))) == "te"


def test_a_reference_document_gets_the_styles_of_tables_and_keeps_its_own() -> None:
    own = docx.Document()
    own.styles.add_style("表格文字", 1)
    out = BytesIO()
    own.save(out)
    like = write_like(Package(out.getvalue()), report(*COURSES), load_layout("gbt9704"))
    names = [style.name for style in docx.Document(BytesIO(like)).styles]
    assert [names.count(name) for name in ("表格文字", "表格短语", "表头")] == [1, 1, 1]
    body = body_of(like)
    assert kinds(body) == "te"
    with ZipFile(BytesIO(like)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    page = document.find(f".//{W}pgSz")
    margins = document.find(f".//{W}pgMar")
    assert page is not None
    assert margins is not None
    room = int(page.get(f"{W}w", "")) - sum(int(margins.get(W + s, "")) for s in ("left", "right"))
    assert abs(sum(widths(body)) - room) <= 2


def test_a_table_under_a_title_is_no_part_of_the_files_title() -> None:
    title = Block(role="title", paragraphs=(text("学习心得"), row("first", "姓名", "张三")))
    data = write_report(Report(blocks=(title,)), ".docx", load_layout("plain"))
    assert docx.Document(BytesIO(data)).core_properties.title == "学习心得"


def test_a_layout_of_ones_own_says_how_tables_look(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("table: {size: 五号, header: {bold: true, chinese: 楷体}}\n", encoding="utf-8")
    layout = load_layout(str(path))
    assert layout.table.line_pitch == load_layout("gbt9704").table.line_pitch
    header = layout.table_header
    assert (header.size, header.bold, header.chinese) == (10.5, True, "楷体")
    assert "楷体" in layout.fonts
