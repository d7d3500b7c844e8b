"""The writer for batches writes what the python-docx writer does, part by part and to the byte."""

from __future__ import annotations

import importlib.util
import sys
import zlib
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, get_args
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.models.report import Block, Paragraph, Part, Report, Span
from app.models.roles import BlockRole
from app.reading import read_report
from app.writing import load_layout, write_docx_fast, write_report
from app.writing.fast.body import needs_no_care
from app.writing.profiles import LAYOUT_NAMES
from app.writing.word import archive
from app.writing.word.elements import text_elements
from app.writing.word.scripts import split_scripts

if TYPE_CHECKING:
    from app.writing.layout import Layout

_LAYOUTS = {name: load_layout(name) for name in LAYOUT_NAMES}
_SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def _check(report: Report, layout: Layout = _LAYOUTS["gbt9704"]) -> None:
    """Check that both writers agree: each part as XML, and then the whole file."""
    fast, slow = write_docx_fast(report, layout), write_report(report, ".docx", layout)
    with ZipFile(BytesIO(fast)) as one, ZipFile(BytesIO(slow)) as other:
        assert one.testzip() is None
        assert one.namelist() == other.namelist()
        for name in one.namelist():
            assert _canonical(one.read(name)) == _canonical(other.read(name)), name
    assert fast == slow


def _canonical(part: bytes) -> bytes:
    return etree.tostring(etree.fromstring(part), method="c14n")


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
@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_both_writers_agree(blocks: tuple[Block, ...], layout: str) -> None:
    _check(Report(blocks=blocks), _LAYOUTS[layout])


@pytest.mark.parametrize("seed", _SEEDS, ids=lambda seed: seed.stem)
@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_both_writers_agree_on_a_real_report(seed: Path, layout: str) -> None:
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


@given(_REPORTS, st.sampled_from(LAYOUT_NAMES))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_writers_agree_on_any_report(report: Report, layout: str) -> None:
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
    cyan = _LAYOUTS["gbt9704"].model_copy(update={"gap": "cyan"})
    for layout in (_LAYOUTS["gbt9704"], cyan, _LAYOUTS["gbt9704"]):
        _check(report, layout)
    assert b"cyan" in ZipFile(BytesIO(write_docx_fast(report, cyan))).read("word/document.xml")


def test_a_fallback_or_font_with_signs_of_xml_is_kept() -> None:
    body = _LAYOUTS["plain"].body.model_copy(update={"chinese": '宋 & <体> "斜"'})
    layout = _LAYOUTS["plain"].model_copy(update={"body": body})
    _check(Report(blocks=(_block("opening", Span(text="增长5%—8%")),)), layout)


def test_one_report_leaves_nothing_for_the_next() -> None:
    long = Report(blocks=(_block("title", Span(text="材料")), _block("opening", Span(text="好"))))
    _check(long)
    _check(Report())
    assert docx.Document(BytesIO(write_docx_fast(Report(), _LAYOUTS["gbt9704"]))).paragraphs == []


def _check_archive(archives: ModuleType) -> None:
    parts = {"a/b.xml": b"<a/>" * 100, "c": b"", "d": "一是".encode()}
    made = archives.Archive.of(parts.items())
    changed = parts | {"c": b"more"}
    for each, expected in ((made.with_part("c", b"more"), changed), (made, parts)):
        with ZipFile(BytesIO(each.file)) as package:
            assert package.testzip() is None
            assert {name: package.read(name) for name in package.namelist()} == expected
            assert package.namelist() == list(parts)
            assert {info.date_time[:3] for info in package.infolist()} == {(1980, 1, 1)}
    assert archives.Archive.of(changed.items()).file == made.with_part("c", b"more").file


def test_an_archive_holds_its_parts_and_no_day() -> None:
    _check_archive(archive)


def test_an_archive_is_packed_where_isal_is_not_built_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "isal.isal_zlib", None)
    spec = importlib.util.find_spec(archive.__name__)
    assert spec is not None
    assert spec.loader is not None
    without = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(without)
    assert without.compress is zlib.compress
    _check_archive(without)
