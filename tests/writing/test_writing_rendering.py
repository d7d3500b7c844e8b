"""The short way to a paragraph's XML writes what the careful way does; nothing kept goes wrong."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.models.report import Block, Paragraph, Part, Remark, Report, Span
from app.models.roles import BlockRole
from app.reading import read_report
from app.word.grammar import W
from app.writing import Layout, load_layout, write_report
from app.writing.layout.loading import layout_names
from app.writing.word import rendering
from app.writing.word.elements import DECLARED, text_elements, xml_text
from app.writing.word.formatting import ParagraphFormatter, layout_styles
from app.writing.word.rendering import Renderer, needs_no_care
from app.writing.word.scripts import split_scripts

_LAYOUTS = {name: load_layout(name) for name in layout_names()}
_SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def _check(report: Report, layout: Layout = _LAYOUTS["gbt9704"]) -> None:
    """Check that the report's paragraphs are those that text is looked at one by one for."""
    lines = ParagraphFormatter(layout, layout_styles(layout)).lines(report)
    short = "".join(Renderer(layout.gap).render(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "needs_no_care", lambda _: None)
        patch.setattr(rendering, "_is_the_same_in_xml", lambda _: False)
        assert "".join(Renderer(layout.gap).render(lines)) == short
    body = etree.fromstring(f"<w:body {DECLARED}>{short}</w:body>")
    written = ["".join(map(_written, paragraph.iter())) for paragraph in body]
    assert written == ["".join(xml_text(text) for text, _ in runs) for _, runs, _ in lines]


def _written(each: etree._Element) -> str:
    name = etree.QName(each).localname
    return {"t": each.text or "", "tab": "\t", "br": "\n"}.get(name, "")


def _block(role: BlockRole, *spans: Span, level: int = 0, inline: bool = False) -> Block:
    return Block(role=role, level=level, inline=inline, paragraphs=(Paragraph(spans=spans),))


def _point(ordinal: str, heading: str, *text: str, level: int = 1) -> Block:
    parts: list[tuple[str, Part]] = [(ordinal, "ordinal"), (heading, "heading")]
    spans = [Span(text=words, part=part) for words, part in parts]
    spans += [Span(text="。", part="stop")] if text else []
    return _block("insight", *spans, *(Span(text=words) for words in text), level=level)


_LONG_TITLE = "在《数字政府建设》专题培训班上的交流研讨材料"


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (_block("title", Span(text="心得体会")), _block("byline", Span(text="张三"))),
        (_block("title", Span(text=_LONG_TITLE)), _block("byline", Span(text="张三"))),
        (_block("byline", Span(text="A<B&C公司　张三")), _block("tail", Span(text="区财政局"))),
        (_block("title", Span(text="A < B & “C” > D\n\t1\x01")),),
        (_block("title", Span(text="长" * 300)),),
        (_point("一、", "学深悟透"), _point("（一）", "读原著", level=2)),
        (_point("一、", "学深悟透", level=2), _point("", "没有序号", level=9)),
        (_point("一是", "感悟“为民之道”", "民之所忧，", "我必念之。"),),
        (
            _point("一是", "学", "深学。"),
            _point("二是", "用", "活用。").model_copy(update={"inline": True}),
        ),
        (_block("opening", Span(text="我是"), Span(text="【单位】", gap=True), Span(text="的。")),),
        (_block("opening", Span(text="打造"), Span(text="**", gap=True), Span(text="“名片”")),),
        (_block("opening", Span(text="把握“1”和“0”，读It’s — “OK” · Café。")),),
        (_block("opening", Span(text="前\t后\n下\r\n行\r尾")),),
        (_block("opening", Span(text=" 空 "), Span(text=" ", gap=True), Span(text="　全角")),),
        (_block("opening", Span(text="<w:p/> & ]]> &amp; \"'")),),
        (_block("opening", Span(text="\x00\ufffe", gap=True), Span(text="甲\x0b乙𠮷\u2028\x85")),),
        (_block("opening", Span(text="")), _block("opening")),
        (_block("signoff", Span(text="汇报完毕。")),),
        tuple(_block("tail", Span(text=text)) for text in ("此致", "敬礼！", "附：单子", "某单位")),
    ],
)
@pytest.mark.parametrize("layout", layout_names())
def test_both_ways_agree(blocks: tuple[Block, ...], layout: str) -> None:
    _check(Report(blocks=blocks), _LAYOUTS[layout])


@pytest.mark.parametrize("seed", _SEEDS, ids=lambda seed: seed.stem)
@pytest.mark.parametrize("layout", layout_names())
def test_both_ways_agree_on_a_real_report(seed: Path, layout: str) -> None:
    _check(read_report(seed), _LAYOUTS[layout])


_TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("中文一，。“”‘’—…·《》A1é% \t\n\r&<>\"'　\x00\x0b\ufffe𠮷"), st.characters()
    ),
    max_size=30,
)
_SPANS = st.builds(Span, text=_TEXTS, part=st.sampled_from(get_args(Part)), gap=st.booleans())
_ORDINALS = st.sampled_from(["一、", "（二）", "3.", "（4）", "一是", "首先，"]).map(
    lambda text: Span(text=text, part="ordinal")
)
_PARAGRAPHS = st.builds(
    lambda ordinal, spans: Paragraph(spans=(*ordinal, *spans)),
    st.lists(_ORDINALS, max_size=1),
    st.lists(_SPANS, max_size=4),
)
_TITLES = st.sampled_from(["", "心得体会", _LONG_TITLE]).map(
    lambda text: Paragraph(spans=(Span(text=text),))
)
_BLOCKS = st.builds(
    Block,
    role=st.sampled_from(get_args(BlockRole)),
    level=st.integers(0, 5),
    paragraphs=st.lists(st.one_of(_PARAGRAPHS, _TITLES), max_size=3).map(tuple),
    inline=st.booleans(),
)
_REPORTS = st.lists(_BLOCKS, max_size=6).map(lambda blocks: Report(blocks=tuple(blocks)))


@given(_REPORTS, st.sampled_from(layout_names()))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_ways_agree_on_any_report(report: Report, layout: str) -> None:
    _check(report, _LAYOUTS[layout])


@given(st.text(alphabet="中，A1é ×·“’—*-", max_size=8))
def test_a_line_that_needs_no_care_is_one_stretch_of_chinese(line: str) -> None:
    if line and needs_no_care(line):
        assert split_scripts(line) == [(line, "chinese")]


def test_a_character_that_needs_no_care_is_the_same_in_xml() -> None:
    # The rest of the first plane is Chinese, Korean and private; more Chinese is in two others.
    first = (*range(0x3100), *range(0xD780, 0xE010), *range(0xFE00, 0x10010))
    for code in (*first, *range(0x2FFF0, 0x30010), *range(0x3FFF0, 0x40010)):
        if needs_no_care(f"中{chr(code)}中"):
            assert chr(code) not in "&<>"
            (made,) = text_elements(chr(code))
            assert made.text == chr(code)
            assert not made.attrib


def test_most_lines_need_no_care() -> None:
    for line in (
        "民之所忧，我必念之；XX社区2022年办结“急难愁盼”事项100余件。",
        "①㎡𠮷〔2024〕3号——",
    ):
        assert needs_no_care(line), line


def test_a_layout_of_ones_own_is_not_taken_for_another() -> None:
    report = Report(blocks=(_block("opening", Span(text="XX", gap=True)),))
    yellow = _LAYOUTS["gbt9704"]
    cyan = yellow.model_copy(update={"gap": "cyan"})
    first, other, again = (write_report(report, ".docx", each) for each in (yellow, cyan, yellow))
    assert first == again
    for data, said in ((first, b'"yellow"'), (other, b'"cyan"')):
        assert said in ZipFile(BytesIO(data)).read("word/document.xml")


def test_a_fallback_or_font_with_signs_of_xml_is_kept() -> None:
    body = _LAYOUTS["plain"].body.model_copy(update={"chinese": '宋 & <体> "斜"'})
    layout = _LAYOUTS["plain"].model_copy(
        update={"body": body, "fallbacks": {body.chinese: '<&">'}}
    )
    report = Report(blocks=(_block("opening", Span(text="增长5%—8%")),))
    _check(report, layout)
    with ZipFile(BytesIO(write_report(report, ".docx", layout))) as package:
        root = etree.fromstring(package.read("word/fontTable.xml"))
    assert root[0].get(f"{W}name") == body.chinese
    assert root[0][0].get(f"{W}val") == '<&">'


def test_one_report_leaves_nothing_for_the_next() -> None:
    layout = _LAYOUTS["gbt9704"]
    remark = Remark(paragraph=0, start=0, end=2, text="出处")
    long = Report(blocks=(_block("title", Span(text="材料")), _block("byline", Span(text="张三"))))
    write_report(long, ".docx", layout)
    write_report(long, ".docx", layout, [remark])
    after, fresh = (write_report(Report(), ".docx", each) for each in (layout, layout.model_copy()))
    assert after == fresh
    assert docx.Document(BytesIO(after)).paragraphs == []
