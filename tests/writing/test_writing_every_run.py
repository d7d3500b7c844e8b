"""Fonts and language as a property of the whole package: every run of every part of every shape.

Whatever is broken in one place alone is found: the tests break each thing once.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.models.report import Remark, Report, Span
from app.word.package import Package
from app.writing import load_layout, write_report
from app.writing.writers import write_like
from tests.rendering.document_set import EVERYTHING, block, document_set
from tests.writing.package_fonts import SCRIPTS, Expected, W, faults, of_layout, parts_of

if TYPE_CHECKING:
    from tests.rendering.document_set import Shape

_SHAPES = {shape.name: shape for shape in document_set(Path(__file__).resolve().parents[2])}
_OURS = [name for name, shape in _SHAPES.items() if not shape.by_reference]
_RICH = _SHAPES["remarks-gbt9704"]
_EXPECTED = of_layout(_RICH.layout)


def _small() -> dict[str, bytes]:
    """Return the parts of a document with few runs, for what is tried on each of them."""
    report = Report(
        blocks=(
            block("title", Span(text="“学习”材料")),
            block(
                "insight",
                Span(text="一是", part="ordinal"),
                Span(text="学“道”", part="heading"),
                Span(text="。", part="stop"),
                Span(text="把握“1”和“0”……读it’s “OK” — ", gap=True),
            ),
        )
    )
    remarks = [Remark(paragraph=1, start=3, end=8, text="出自“某报告” — 第 2 段")]
    return parts_of(write_report(report, ".docx", _RICH.layout, remarks))


@pytest.mark.parametrize("name", _OURS)
def test_every_run_of_every_part_has_its_fonts_and_language(name: str) -> None:
    shape = _SHAPES[name]
    assert faults(parts_of(shape.data), of_layout(shape.layout)) == []


def test_the_set_holds_every_part_that_has_runs() -> None:
    parts = {name for name in _OURS for name in parts_of(_SHAPES[name].data)}
    for part in ("document", "comments", "footer1", "footer2", "styles", "settings", "fontTable"):
        assert f"word/{part}.xml" in parts


def _plain_reference() -> bytes:
    """Return a unit's file without a theme: 宋体 and Arial in its styles, Chinese throughout."""
    document: Any = docx.Document()
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in SCRIPTS:
            fonts.set(qn(f"w:{script}"), "宋体" if script == "eastAsia" else "Arial")
    for language in document.styles.element.iter(qn("w:lang")):
        language.attrib.update({qn("w:val"): "zh-CN", qn("w:eastAsia"): "zh-CN"})
    for part in list(document.part.rels.values()):
        if part.reltype.endswith(("/theme", "/stylesWithEffects", "/numbering", "/customXml")):
            del document.part.rels[part.rId]
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.attrib.clear()
        language.attrib.update({qn("w:val"): "zh-CN", qn("w:eastAsia"): "zh-CN"})
    document.sections[0].footer.paragraphs[0].text = "内部资料"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_reference_without_faults_gives_a_document_without_faults() -> None:
    layout = load_layout("gbt9704")
    written = write_like(Package(_plain_reference()), EVERYTHING, layout)
    known = frozenset({*layout.fonts, "宋体", "Arial"})
    assert faults(parts_of(written), Expected(known, "Arial", "Arial")) == []


def test_a_document_of_ours_as_a_reference_gives_one_without_faults() -> None:
    shape = _SHAPES["like-ours"]
    assert faults(parts_of(shape.data), of_layout(load_layout("plain"))) == []


@pytest.mark.parametrize("name", [name for name in _SHAPES if name not in _OURS])
def test_no_run_of_ours_takes_a_references_theme_by_name(name: str) -> None:
    document = parts_of(_SHAPES[name].data)["word/document.xml"]
    assert not re.search(rb"(?:ascii|hAnsi|eastAsia|cs)[Tt]heme=", document)


def _broken(shape: Shape, part: str, old: str, new: str) -> list[str]:
    """Return the faults of a document in which the first match of a pattern is another text."""
    parts = parts_of(shape.data)
    before = parts[part].decode()
    after = re.sub(old, new, before, count=1)
    assert after != before, "the pattern is not there"
    return faults(parts | {part: after.encode()}, of_layout(shape.layout))


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        ("comments", r"<w:rFonts w:hint=\"eastAsia\"/>", "", "no hint"),
        ("footer1", r"<w:rFonts w:hint=\"eastAsia\"/>", "", "no hint"),
        (
            "document",
            r"<w:rFonts [^>]*w:ascii=[^>]*/>",
            '<w:rFonts w:hint="eastAsia"/>',
            "taken for",
        ),
        ("document", "w:hint=", 'w:asciiTheme="minorAscii" w:hint=', "theme font"),
        ("comments", "w:hint=", 'w:eastAsiaTheme="minorEastAsia" w:hint=', "theme font"),
        ("footer2", "w:hint=", 'w:cstheme="minorBidi" w:hint=', "theme font"),
        ("styles", "w:ascii=", 'w:hAnsiTheme="minorHAnsi" w:ascii=', "theme font"),
        ("styles", 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"', "language"),
        ("styles", 'w:lang w:val="x-none"', 'w:lang w:val="en-US"', "language"),
        ("styles", "<w:lang [^>]*/>", "", "no language"),
        ("settings", 'w:val="zh-CN"', 'w:val="en-US"', "language"),
        ("settings", ' w:eastAsia="zh-CN"', "", "language"),
        ("document", "<w:r><w:rPr>", '<w:r><w:rPr><w:lang w:val="en-US"/>', "language"),
        ("document", 'w:hint="eastAsia"/>', 'w:hint="eastAsia" w:eastAsia="SimSun"/>', "SimSun"),
        ("document", 'w:hint="eastAsia"/></w:rPr><w:t>[^<]*[0-9]', r'w:ascii="黑体" \g<0>', "黑体"),
        ("footer1", 'w:hint="eastAsia"/>', 'w:hint="eastAsia" w:hAnsi="黑体"/>', "taken for"),
    ],
)
def test_one_broken_place_is_found(part: str, old: str, new: str, fault: str) -> None:
    found = _broken(_RICH, f"word/{part}.xml", old, new)
    assert any(fault in each for each in found), found


def test_a_theme_part_and_a_relationship_to_one_are_found() -> None:
    parts = parts_of(_RICH.data)
    assert faults(parts | {"word/theme/theme1.xml": b"<a/>"}, _EXPECTED)
    assert _broken(_RICH, "word/_rels/document.xml.rels", '/fontTable"', '/theme"')


def test_the_wrong_language_of_the_properties_is_found() -> None:
    assert _broken(_RICH, "docProps/core.xml", "zh-CN", "en-US")


def test_styles_that_leave_a_script_without_a_font_are_found() -> None:
    for script in SCRIPTS:
        parts = parts_of(_RICH.data)
        styles = parts["word/styles.xml"].decode()
        bare = re.sub(rf' w:{script}="[^"]*"(?=[^<]*/>)', "", styles)
        assert faults(parts | {"word/styles.xml": bare.encode()}, _EXPECTED), script


def _fonts(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(f"{W}rFonts"))


def test_any_single_font_that_is_another_is_found() -> None:
    parts = _small()
    tried = 0
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        for number, fonts in enumerate(_fonts(etree.fromstring(parts[name]))):
            for script in SCRIPTS:
                if fonts.get(f"{W}{script}") is None:
                    continue
                root = etree.fromstring(parts[name])
                _fonts(root)[number].set(f"{W}{script}", "Calibri")
                assert faults(parts | {name: etree.tostring(root)}, _EXPECTED), (name, number)
                tried += 1
    assert tried > 30


def test_any_single_hint_that_is_missing_is_found() -> None:
    parts = _small()
    tried = 0
    for name in ("word/document.xml", "word/comments.xml", "word/footer1.xml", "word/footer2.xml"):
        for number, fonts in enumerate(_fonts(etree.fromstring(parts[name]))):
            run = next(fonts.iterancestors(f"{W}r"))
            words = "".join(text.text or "" for text in run.iter(f"{W}t"))
            if not set("“”—…") & set(words):
                continue
            root = etree.fromstring(parts[name])
            del _fonts(root)[number].attrib[f"{W}hint"]
            assert faults(parts | {name: etree.tostring(root)}, _EXPECTED), (name, number)
            tried += 1
    assert tried > 10
