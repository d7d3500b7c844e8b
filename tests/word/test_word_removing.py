"""A paragraph that a fill leaves empty goes, where a document may lack it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.word.containers import Container
from app.word.editing import Replacement
from app.word.grammar import dialect_of
from app.word.removing import Removals
from app.word.scanning import scan_paragraphs
from app.word.xml_part import XmlPart

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GONE = "<w:p><w:r><w:t>X</w:t></w:r></w:p>"
KEPT = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"


def emptied(inner: str, root: str = "body") -> str:
    """The part's content once every X in it is filled with nothing; `_` stands for each w:p."""
    xml = f'<w:{root} xmlns:w="{W}">{inner}</w:{root}>'
    dialect = dialect_of(XmlPart(xml, "utf-8"))
    assert dialect
    removals = Removals(xml)
    gone = []
    for paragraph in scan_paragraphs(xml, dialect, Container("document")):
        cuts = [Replacement(n, n + 1, "") for n, c in enumerate(paragraph.text) if c == "X"]
        if cuts and removals.goes(paragraph, cuts):
            gone.append(paragraph)
    for paragraph in reversed(gone):
        xml = xml[: paragraph.start] + xml[paragraph.end :]
    etree.fromstring(xml)
    return xml[len(f'<w:{root} xmlns:w="{W}">') : -len(f"</w:{root}>")]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (GONE + KEPT, KEPT),
        (KEPT + GONE, KEPT),
        (KEPT + GONE + GONE + "<w:sectPr/>", KEPT + "<w:sectPr/>"),
        (GONE + "<w:sectPr/>", GONE + "<w:sectPr/>"),
        (GONE + GONE, GONE),
        (GONE + "<w:tbl/>" + KEPT, "<w:tbl/>" + KEPT),
        ("<w:tbl/>" + GONE + "<w:tbl/>" + KEPT, "<w:tbl/>" + GONE + "<w:tbl/>" + KEPT),
        ("<w:tbl/>" + GONE + GONE + "<w:tbl/>" + KEPT, "<w:tbl/>" + GONE + "<w:tbl/>" + KEPT),
        ("<w:tbl/>" + GONE, "<w:tbl/>" + GONE),
        (f"<w:tc><w:tcPr/>{GONE}</w:tc>", f"<w:tc><w:tcPr/>{GONE}</w:tc>"),
        (f"<w:tc>{GONE}{GONE}</w:tc>", f"<w:tc>{GONE}</w:tc>"),
        (f"<w:tc>{KEPT}{GONE}</w:tc>", f"<w:tc>{KEPT}</w:tc>"),
        (f"<w:txbxContent>{GONE}</w:txbxContent>", f"<w:txbxContent>{GONE}</w:txbxContent>"),
        (
            f'{KEPT}<w:bookmarkStart w:id="1"/>{GONE}<w:bookmarkEnd w:id="1"/>',
            f'{KEPT}<w:bookmarkStart w:id="1"/><w:bookmarkEnd w:id="1"/>',
        ),
    ],
)
def test_a_paragraph_goes_where_another_can_take_its_place(inner: str, expected: str) -> None:
    assert emptied(inner) == expected


@pytest.mark.parametrize("root", ["hdr", "ftr", "comment", "footnote", "endnote"])
def test_the_last_paragraph_of_a_part_stays(root: str) -> None:
    assert emptied(GONE, root) == GONE
    assert emptied(GONE + KEPT, root) == KEPT


@pytest.mark.parametrize(
    "content",
    [
        "<w:r><w:t>X</w:t></w:r>",
        "<w:r><w:rPr><w:b/><w:tab/></w:rPr><w:t> X　</w:t></w:r>",
        "<w:pPr><w:jc/><w:rPr><w:rFonts/></w:rPr></w:pPr><w:r><w:tab/><w:t>X</w:t></w:r>",
        "<w:proofErr/><w:r><w:t>X</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>X</w:t></w:r>",
        "<w:hyperlink><w:r><w:t>X</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>X</w:t></w:r></w:ins>",
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>X</w:t></w:r>'
        '<w:bookmarkEnd w:id="0"/>',
    ],
)
def test_a_paragraph_of_text_alone_goes(content: str) -> None:
    assert emptied(f"<w:p>{content}</w:p>{KEPT}") == KEPT


@pytest.mark.parametrize(
    "beside",
    [
        "<w:r><w:drawing/></w:r>",
        "<w:r><w:br w:type='page'/></w:r>",
        "<w:r><w:fldChar/></w:r>",
        "<w:r><w:footnoteReference/></w:r>",
        "<w:r><w:footnoteRef/></w:r>",
        '<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>',
        '<w:commentRangeStart w:id="0"/>',
        "<w:sdt><w:sdtContent/></w:sdt>",
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>",
        "<w:r><w:t>甲</w:t></w:r>",
    ],
)
def test_a_paragraph_that_holds_anything_else_stays(beside: str) -> None:
    inner = f"<w:p><w:r><w:t>X</w:t></w:r>{beside}</w:p>{KEPT}"
    assert emptied(inner) == inner


def test_a_paragraph_that_ends_a_section_stays() -> None:
    inner = f"<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>X</w:t></w:r></w:p>{KEPT}"
    assert emptied(inner) == inner


@given(st.lists(st.sampled_from([GONE, KEPT, "<w:tbl/>", "<w:bookmarkEnd/>"]), max_size=8))
def test_a_cell_always_ends_with_a_paragraph_and_tables_stay_apart(blocks: list[str]) -> None:
    before = [*blocks, GONE]
    tables = [n for n, block in enumerate(before) if block == "<w:tbl/>"]
    after = emptied("<w:tc>" + "".join(before) + "</w:tc>").replace("<w:bookmarkEnd/>", "")
    assert after.removesuffix("</w:tc>").endswith("</w:p>")
    touching = any(
        not set(before[one + 1 : other]) - {"<w:bookmarkEnd/>"} for one, other in pairwise(tables)
    )
    assert touching or "<w:tbl/><w:tbl/>" not in after
