"""A document is restyled by hand through its styles: what a clerk finds in Word's list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from app.writing import load_layout, write_report
from app.writing.layout.loading import layout_names
from tests.rendering.document_set import EVERYTHING
from tests.writing.package_fonts import Book, W, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# What Word itself has in its list, shown there in the user's language: 标题, 标题 1, 正文文本 …
_WORDS_OWN = {
    "Normal",
    "Default Paragraph Font",
    "Body Text",
    "Title",
    "Salutation",
    "Closing",
    "Signature",
    "footer",
    *(f"heading {level}" for level in range(1, 10)),
}
_MARKS = "“”‘’—…"


def _parts(layout: str) -> dict[str, bytes]:
    return parts_of(write_report(EVERYTHING, ".docx", load_layout(layout)))


def _styles(parts: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(parts["word/styles.xml"])


def _style(styles: etree._Element, name: str) -> etree._Element:
    (found,) = (each for each in styles.iter(f"{W}style") if _name(each) == name)
    return found


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val"))


def _with_font(layout: str, name: str, font: str) -> dict[str, set[str]]:
    """Return by a paragraph's style the fonts of its Chinese text, once one style has another."""
    parts = _parts(layout)
    styles = _styles(parts)
    letters = _style(styles, name).find(f"{W}rPr")
    assert letters is not None
    fonts = letters.find(f"{W}rFonts")
    if fonts is None:
        fonts = etree.Element(f"{W}rFonts")
        letters.insert(0, fonts)
    fonts.set(f"{W}eastAsia", font)
    book = Book(styles)
    found: dict[str, set[str]] = {}
    names = {str(each.get(f"{W}styleId")): _name(each) for each in styles.iter(f"{W}style")}
    for run, style in _runs(parts["word/document.xml"]):
        found.setdefault(names[style], set()).add(str(book.run(run, "eastAsia")))
    return found


def _runs(document: bytes) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in etree.fromstring(document).iter(f"{W}p"):
        (style,) = paragraph.iter(f"{W}pStyle")
        for run in paragraph.iter(f"{W}r"):
            inner = run.find(f"{W}rPr/{W}rStyle")
            named = style if inner is None else inner
            yield run, str(named.get(f"{W}val"))


@pytest.mark.parametrize("layout", layout_names())
def test_every_style_is_words_own_or_has_a_chinese_name(layout: str) -> None:
    names = {_name(style) for style in _styles(_parts(layout)).iter(f"{W}style")}
    assert {"Body Text", "Title", "heading 1", "heading 2", "heading 3", "heading 4"} <= names
    assert not [name for name in names - _WORDS_OWN if name.isascii() or "（（" in name]


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(
    ("name", "changed", "kept"),
    [
        ("Body Text", ["Body Text"], ["Salutation", "Title", "heading 1", "段首标题（一、）"]),
        ("Title", ["Title"], ["Body Text", "heading 1"]),
        ("heading 1", ["heading 1"], ["Body Text", "heading 2", "段首标题（一、）"]),
        ("heading 3", ["heading 3"], ["Body Text", "heading 4"]),
        ("段首标题（一、）", ["段首标题（一、）"], ["Body Text", "heading 1"]),
        ("署名", ["署名"], ["Title"]),
    ],
)
def test_a_font_changed_in_a_style_changes_its_paragraphs_alone(
    layout: str, name: str, changed: list[str], kept: list[str]
) -> None:
    fonts = _with_font(layout, name, "隶书")
    assert [fonts[each] for each in changed] == [{"隶书"}] * len(changed)
    assert not [each for each in kept if "隶书" in fonts[each]]


@pytest.mark.parametrize("layout", layout_names())
def test_the_font_of_all_that_has_none_of_its_own_is_normals(layout: str) -> None:
    fonts = _with_font(layout, "Normal", "隶书")
    for name in ("Body Text", "Salutation", "Closing", "Signature", "heading 3", "heading 4"):
        assert fonts[name] == {"隶书"}, name
    assert "隶书" not in fonts["Title"] | fonts["heading 1"]


@pytest.mark.parametrize("layout", layout_names())
def test_nothing_is_said_of_a_run_that_its_style_could_say(layout: str) -> None:
    for run, _ in _runs(_parts(layout)["word/document.xml"]):
        letters = run.find(f"{W}rPr")
        assert letters is not None
        said = {etree.QName(each).localname for each in letters}
        assert said <= {"rStyle", "rFonts", "highlight"}
        fonts = letters.find(f"{W}rFonts")
        direct = (
            set() if fonts is None else {etree.QName(str(key)).localname for key in fonts.attrib}
        )
        words = "".join(text.text or "" for text in run.iter(f"{W}t"))
        # Only a mark beside Latin text names a font, for programs that do not read the hint.
        assert direct <= {"hint"} or not set(words) - {*_MARKS, " "}, words


@pytest.mark.parametrize("layout", layout_names())
def test_nothing_is_said_of_a_paragraph_that_its_style_could_say(layout: str) -> None:
    root = etree.fromstring(_parts(layout)["word/document.xml"])
    for properties in root.iter(f"{W}pPr"):
        said = {etree.QName(each).localname for each in properties}
        # Closed up to the byline, moved for the date, and a level that is not the style's own.
        assert said <= {"pStyle", "spacing", "ind", "outlineLvl"}


def test_after_the_lines_above_the_text_comes_body_text() -> None:
    styles = _styles(_parts("gbt9704"))
    for name in ("Title", "署名", "Salutation", "heading 1", "标题（一是）"):
        following = _style(styles, name).find(f"{W}next")
        assert following is not None
        assert following.get(f"{W}val") == "BodyText"
