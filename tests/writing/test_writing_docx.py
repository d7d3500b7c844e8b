"""What a written Word file holds: the report's words in named styles, and nothing of the day."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.writing import load_layout, write_report
from app.writing.layout.units import Pt
from app.writing.word.elements import xml_text

if TYPE_CHECKING:
    from app.models.report import Part
    from app.models.roles import BlockRole

LAYOUT = load_layout("gbt9704")


def _block(role: BlockRole, *lines: str, level: int = 0) -> Block:
    paragraphs = tuple(Paragraph(spans=(Span(text=line),)) for line in lines)
    return Block(role=role, level=level, paragraphs=paragraphs)


def _point(ordinal: str, heading: str, text: str = "", level: int = 1) -> Block:
    parts: list[tuple[str, Part]] = [(ordinal, "ordinal"), (heading, "heading")]
    parts += [("。", "stop"), (text, "text")] if text else []
    spans = tuple(Span(text=words, part=part) for words, part in parts if words)
    return Block(role="insight", level=level, paragraphs=(Paragraph(spans=spans),))


def _written(*blocks: Block) -> Any:
    return docx.Document(BytesIO(write_report(Report(blocks=blocks), ".docx", LAYOUT)))


def _styles(*blocks: Block) -> list[str]:
    return [paragraph.style.name for paragraph in _written(*blocks).paragraphs]


def test_each_role_has_its_named_style() -> None:
    blocks = [
        _block("title", "在学习班上的", "交流材料"),
        _block("byline", "张三"),
        _block("salutation", "各位领导："),
        _block("opening", "大家好。"),
        _block("action_lead", "下一步，"),
        _block("closing", "让我们奋进。"),
        _block("signoff", "汇报完毕。"),
        _block("tail", "某单位", "2026年1月1日"),
    ]
    expected = ["Title", "Title", "署名", "Salutation", "Body Text", "Body Text", "Body Text"]
    assert _styles(*blocks) == [*expected, "Closing", "Signature", "Signature"]


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("此致", "Body Text"),
        ("敬礼！", "Salutation"),
        ("附：学习笔记", "附件说明"),
        ("汇报人：张三", "Signature"),
        ("编辑：李四", "Body Text"),
    ],
)
def test_a_letters_ending_stands_on_the_left(line: str, style: str) -> None:
    assert _styles(_block("tail", line)) == [style]


def test_which_lines_of_a_letters_ending_stand_on_the_left_is_the_layouts() -> None:
    tail = LAYOUT.tail.model_copy(update={"as_body": ("汇报人",), "as_salutation": ("此致",)})
    layout = LAYOUT.model_copy(update={"tail": tail})
    report = Report(blocks=(_block("tail", "此致", "敬礼", "汇报人：张三", "某局"),))
    written: Any = docx.Document(BytesIO(write_report(report, ".docx", layout)))
    styles = [paragraph.style.name for paragraph in written.paragraphs]
    assert styles == ["Salutation", "Body Text", "Body Text", "Signature"]


def test_a_comment_is_as_large_as_the_layout_says() -> None:
    comment = LAYOUT.comment.model_copy(update={"size": Pt(14)})
    layout = LAYOUT.model_copy(update={"comment": comment})
    remark = Remark(paragraph=0, start=0, end=1, text="出处")
    written = write_report(Report(blocks=(_block("opening", "甲"),)), ".docx", layout, [remark])
    styles = docx.Document(BytesIO(written)).styles
    assert styles["annotation text"].font.size.pt == 14


def test_whether_a_long_title_is_shaped_is_the_layouts() -> None:
    report = Report(blocks=(_block("title", "在学习贯彻重要论述专题培训班上的交流研讨材料"),))
    plain = LAYOUT.title.model_copy(update={"shaped": False})
    for title, lines in ((LAYOUT.title, 2), (plain, 1)):
        written = write_report(report, ".docx", LAYOUT.model_copy(update={"title": title}))
        text = docx.Document(BytesIO(written)).paragraphs[0].text
        assert len(text.split("\n")) == lines


def test_where_an_own_line_heading_stands_is_the_layouts() -> None:
    first = LAYOUT.headings[0].model_copy(update={"align": "centre", "indent": 0.0})
    spaced = first.model_copy(update={"blank_before": 1.0})
    layout = LAYOUT.model_copy(update={"headings": (spaced, *LAYOUT.headings[1:])})
    written = write_report(Report(), ".docx", layout)
    style, other = (docx.Document(BytesIO(written)).styles[f"Heading {n}"] for n in (1, 2))
    assert style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert style.paragraph_format.first_line_indent is None
    assert style.paragraph_format.space_before.twips == 579
    assert other.paragraph_format.first_line_indent.twips == 632


@pytest.mark.parametrize(
    ("ordinal", "level", "style"),
    [
        ("一、", 1, "heading 1"),
        ("（二）", 2, "heading 2"),
        ("3.", 3, "heading 3"),
        ("3、", 3, "heading 3"),
        ("（4）", 4, "heading 4"),
        ("二是", 1, "标题（一是）"),
        ("第二，", 1, "标题（一是）"),
        ("", 1, "heading 1"),
        ("", 2, "heading 2"),
        ("", 9, "标题（一是）"),
    ],
)
def test_an_own_line_heading_is_told_by_its_number(ordinal: str, level: int, style: str) -> None:
    # python-docx shows Word's own heading styles with a capital letter.
    assert _styles(_point(ordinal, "学深悟透", level=level))[0].lower() == style


def test_a_heading_style_has_the_level_of_its_place_in_the_report() -> None:
    paragraph = _written(_point("一、", "学深悟透", level=2)).paragraphs[0]
    assert paragraph._p.pPr.xpath("./w:outlineLvl/@w:val") == ["1"]


def test_a_run_in_heading_is_a_character_style_up_to_its_stop() -> None:
    paragraph = _written(_point("一是", "感悟为民之道", "民之所忧，我必念之。")).paragraphs[0]
    assert paragraph.style.name == "Body Text"
    runs = [(run.text, run.style.name) for run in paragraph.runs]
    assert runs == [
        ("一是感悟为民之道。", "段首标题（一是）"),
        ("民之所忧，我必念之。", "Default Paragraph Font"),
    ]


def test_points_inside_one_paragraph_each_have_their_own_heading() -> None:
    first, second = _point("一是", "学", "深学。"), _point("二是", "用", "活用。")
    inline = second.model_copy(update={"inline": True})
    paragraphs = _written(first, inline).paragraphs
    assert [run.text for run in paragraphs[0].runs] == ["一是学。", "深学。", "二是用。", "活用。"]
    assert len(paragraphs) == 1


def test_spans_that_look_the_same_share_a_run() -> None:
    spans = tuple(Span(text=words) for words in ("按照", "市委", "要求"))
    block = Block(role="opening", paragraphs=(Paragraph(spans=spans),))
    assert [run.text for run in _written(block).paragraphs[0].runs] == ["按照市委要求"]


def test_a_gap_is_highlighted_and_its_neighbours_are_not() -> None:
    spans = (Span(text="我是"), Span(text="【单位】", gap=True), Span(text="张三。"))
    block = Block(role="opening", paragraphs=(Paragraph(spans=spans),))
    runs = _written(block).paragraphs[0].runs
    assert [run.font.highlight_color for run in runs] == [None, WD_COLOR_INDEX.YELLOW, None]
    assert [run.text for run in runs] == ["我是", "【单位】", "张三。"]


def test_a_sign_beside_a_gap_is_told_by_what_stands_in_the_gap() -> None:
    spans = (Span(text="打造"), Span(text="**", gap=True), Span(text="“名片”"))
    block = Block(role="opening", paragraphs=(Paragraph(spans=spans),))
    runs = _written(block).paragraphs[0].runs
    assert [run.text for run in runs] == ["打造", "**", "“", "名片”"]
    assert [run.font.name for run in runs] == [None, None, "仿宋_GB2312", None]


def test_the_colour_of_a_gap_is_the_layouts() -> None:
    block = Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="XX", gap=True),)),))
    for colour, highlights in (("cyan", [WD_COLOR_INDEX.TURQUOISE]), ("none", [None])):
        layout = LAYOUT.model_copy(update={"gap": colour})
        written = write_report(Report(blocks=(block,)), ".docx", layout)
        runs = docx.Document(BytesIO(written)).paragraphs[0].runs
        assert [run.font.highlight_color for run in runs] == highlights


def test_a_blank_line_follows_the_byline_and_not_the_title_above_it() -> None:
    paragraphs = _written(_block("title", "材料"), _block("byline", "张三")).paragraphs
    assert paragraphs[0].paragraph_format.space_after.twips == 0
    assert paragraphs[1].paragraph_format.space_after is None
    assert paragraphs[1].style.paragraph_format.space_after.twips == 579


@pytest.mark.parametrize(
    "text",
    [
        "1. <w:p/>",
        "**大",
        "{{ 7*7 }}",
        "&amp; & ]]>",
        "前\t后",
        "  两头空  ",
        "　　全角空格",
        "“1”和“0”",
        "It’s — “OK” · Café",
        "𠮷野家",
        "\u200b零宽",
    ],
)
def test_text_comes_out_letter_for_letter(text: str) -> None:
    assert _written(_block("opening", text)).paragraphs[0].text == text


def test_what_xml_forbids_is_left_out() -> None:
    text = "甲\x00乙\x0b丙\ufffe丁\x1f"
    assert _written(_block("opening", text)).paragraphs[0].text == "甲乙丙丁"


@given(st.lists(st.text(min_size=1), max_size=6))
def test_the_lines_read_back_are_the_reports(lines: list[str]) -> None:
    report = Report(blocks=(_block("opening", *lines),))
    read = docx.Document(BytesIO(write_report(report, ".docx", LAYOUT))).paragraphs
    assert [paragraph.text for paragraph in read] == [xml_text(line) for line in report.paragraphs]


def test_an_empty_report_is_an_empty_document() -> None:
    assert _written().paragraphs == []


def _company(*blocks: Block) -> str | None:
    package = ZipFile(BytesIO(write_report(Report(blocks=blocks), ".docx", LAYOUT)))
    return etree.fromstring(package.read("docProps/app.xml")).findtext("{*}Company")


def test_the_title_is_a_property_and_the_author_is_not_made_up() -> None:
    properties = _written(_block("title", "在学习班上的", "交流\x01材料")).core_properties
    assert (properties.title, properties.author) == ("在学习班上的交流材料", "")
    assert (properties.created, properties.modified) == (None, None)
    assert not _company(_block("title", "材料"))


def test_who_speaks_and_for_which_unit_are_properties() -> None:
    byline = _block("byline", "历下区财政局副局长　张三", "（2026年11月20日）")
    assert _written(byline).core_properties.author == "张三"
    assert _company(byline) == "历下区财政局"


def test_a_property_with_signs_of_xml_is_kept() -> None:
    byline, title = _block("byline", "甲<&>乙公司　张三"), _block("title", "“A” < B & C]]>")
    assert _company(byline) == "甲<&>乙公司"
    assert _written(title).core_properties.title == "“A” < B & C]]>"


def test_a_title_too_long_for_a_property_is_cut_there_alone() -> None:
    document = _written(_block("title", "长" * 300))
    assert len(document.core_properties.title) == 255
    assert len(document.paragraphs[0].text) == 300


def test_the_same_report_gives_the_same_bytes_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report(blocks=(_block("title", "材料"), _block("opening", "大家好。")))
    today = write_report(report, ".docx", LAYOUT)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert write_report(report, ".docx", LAYOUT) == today


def test_no_part_holds_a_time() -> None:
    report = Report(blocks=(_block("title", "材料"),))
    package = ZipFile(BytesIO(write_report(report, ".docx", LAYOUT)))
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for name in package.namelist():
        assert not re.search(rb"\d{4}-\d\d-\d\dT", package.read(name)), name
