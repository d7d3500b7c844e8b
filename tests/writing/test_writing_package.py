"""The Word package part by part: golden XML, fonts, language, page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml import etree

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report
from app.writing.layout.loading import layout_names
from tests.writing.golden_files import golden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.roles import BlockRole

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("document", "styles", "settings", "fontTable", "footer1", "footer2")


def _block(role: BlockRole, *spans: Span, level: int = 0) -> Block:
    return Block(role=role, level=level, paragraphs=(Paragraph(spans=spans),))


_REPORT = Report(
    blocks=(
        _block("title", Span(text="在学习班上的交流研讨材料")),
        _block("byline", Span(text="张三（2026年11月20日）")),
        _block("salutation", Span(text="各位领导，同志们：")),
        _block("opening", Span(text="大家好，我是"), Span(text="【单位】", gap=True)),
        _block("insight", Span(text="一、", part="ordinal"), Span(text="学深悟透", part="heading")),
        _block(
            "insight",
            Span(text="一是", part="ordinal"),
            Span(text="感悟“为民之道”", part="heading"),
            Span(text="。", part="stop"),
            Span(text="把握“1”和“0”的关系，读Café’s — “OK”。"),
            level=1,
        ),
        _block("signoff", Span(text="汇报完毕。")),
        _block("tail", Span(text="某单位")),
    )
)


def _package(layout: str = "gbt9704") -> dict[str, bytes]:
    package = ZipFile(BytesIO(write_report(_REPORT, ".docx", load_layout(layout))))
    return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("part", _PARTS)
def test_a_part_is_the_golden_one(part: str) -> None:
    golden(part, _package()[f"word/{part}.xml"])


def _roots(package: dict[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    for name, data in package.items():
        if name.endswith(".xml"):
            yield name, etree.fromstring(data)


@pytest.mark.parametrize("layout", layout_names())
def test_no_part_names_a_theme_font(layout: str) -> None:
    package = _package(layout)
    assert not [name for name in package if "theme" in name.lower()]
    for name, root in _roots(package):
        for fonts in root.iter(f"{_W}rFonts"):
            assert not [key for key, _ in fonts.items() if str(key).lower().endswith("theme")], name


@pytest.mark.parametrize("layout", layout_names())
def test_the_language_is_chinese_and_no_part_names_another(layout: str) -> None:
    package = _package(layout)
    languages = {
        root_lang.get(f"{_W}eastAsia")
        for _, root in _roots(package)
        for root_lang in root.iter(f"{_W}lang", f"{_W}themeFontLang")
    }
    assert languages == {"zh-CN"}
    assert not [name for name, data in package.items() if b"en-US" in data or b"ja-JP" in data]


class _Fonts:
    """Tells which font a run ends up with: its own, its style's, its paragraph's, the default."""

    def __init__(self, package: dict[str, bytes]) -> None:
        root = etree.fromstring(package["word/styles.xml"])
        self._styles = {style.get(f"{_W}styleId"): style for style in root.iter(f"{_W}style")}
        self._default = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")

    def of(self, run: etree._Element, script: str) -> str | None:
        holders = [run.find(f"{_W}rPr"), *self._character(run), *self._paragraph(run)]
        for holder in [*holders, self._default]:
            fonts = holder.find(f"{_W}rFonts") if holder is not None else None
            if fonts is not None and fonts.get(f"{_W}{script}"):
                return fonts.get(f"{_W}{script}")
        return None

    def _character(self, run: etree._Element) -> list[etree._Element | None]:
        return self._chain(run.find(f"{_W}rPr/{_W}rStyle"))

    def _paragraph(self, run: etree._Element) -> list[etree._Element | None]:
        paragraph = run.getparent()
        assert paragraph is not None
        return self._chain(paragraph.find(f"{_W}pPr/{_W}pStyle"))

    def _chain(self, named: etree._Element | None) -> list[etree._Element | None]:
        found = []
        while named is not None:
            style = self._styles[named.get(f"{_W}val")]
            found.append(style.find(f"{_W}rPr"))
            named = style.find(f"{_W}basedOn")
        return found


@pytest.mark.parametrize("layout", layout_names())
def test_every_run_has_a_font_for_each_script(layout: str) -> None:
    package = _package(layout)
    fonts = _Fonts(package)
    named = load_layout(layout).fonts
    runs = [run for _, root in _roots(package) for run in root.iter(f"{_W}r")]
    assert len(runs) > 10
    for run in runs:
        assert {fonts.of(run, script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} <= {
            *named
        }


def _font_of(words: str, script: str) -> str | None:
    package = _package()
    root = etree.fromstring(package["word/document.xml"])
    run = next(run for run in root.iter(f"{_W}r") if run.findtext(f"{_W}t") == words)
    return _Fonts(package).of(run, script)


@pytest.mark.parametrize(
    ("words", "chinese", "latin"),
    [
        ("在学习班上的交流研讨材料", "方正小标宋简体", "Times New Roman"),
        ("张三（2026年11月20日）", "楷体_GB2312", "Times New Roman"),
        ("大家好，我是", "仿宋_GB2312", "Times New Roman"),
        ("一、学深悟透", "黑体", "Times New Roman"),
        ("一是感悟“为民之道”。", "楷体_GB2312", "Times New Roman"),
        ("”", "仿宋_GB2312", "仿宋_GB2312"),
        ("Café’s", "仿宋_GB2312", "Times New Roman"),
    ],
)
def test_a_run_has_the_fonts_of_its_role(words: str, chinese: str, latin: str) -> None:
    assert _font_of(words, "eastAsia") == chinese
    assert _font_of(words, "hAnsi") == latin


def test_shared_signs_are_told_to_be_chinese_and_a_latin_word_keeps_its_own() -> None:
    root = etree.fromstring(_package()["word/document.xml"])
    for run in root.iter(f"{_W}r"):
        hint = run.find(f"{_W}rPr/{_W}rFonts")
        text = run.findtext(f"{_W}t") or ""
        hinted = hint is not None and hint.get(f"{_W}hint") == "eastAsia"
        assert hinted == (text != "Café’s"), text


def test_the_page_is_that_of_the_standard() -> None:
    root = etree.fromstring(_package()["word/document.xml"])

    def figures(tag: str, *names: str) -> list[str | None]:
        (found,) = root.iter(f"{_W}{tag}")
        return [found.get(f"{_W}{name}") for name in names]

    assert figures("pgSz", "w", "h") == ["11906", "16838"]
    assert figures("pgMar", "top", "bottom", "left", "right") == ["2098", "1984", "1587", "1474"]
    assert figures("docGrid", "type", "linePitch") == ["lines", "579"]


def test_one_footer_serves_both_sides_where_they_are_alike() -> None:
    assert "word/footer2.xml" not in _package("plain")
    assert b"evenAndOddHeaders" not in _package("plain")["word/settings.xml"]
    assert b"evenAndOddHeaders" in _package()["word/settings.xml"]


def test_a_missing_font_has_a_stand_in() -> None:
    root = etree.fromstring(_package()["word/fontTable.xml"])
    names = {font.get(f"{_W}name"): font.find(f"{_W}altName") for font in root}
    stand_in = names["仿宋_GB2312"]
    assert stand_in is not None
    assert stand_in.get(f"{_W}val") == "仿宋"
    assert names["黑体"] is None
