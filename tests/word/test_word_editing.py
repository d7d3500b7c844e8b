"""Text in Word paragraphs is replaced across runs, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.word.containers import Container
from app.word.editing import Replacement, splices_of
from app.word.grammar import dialect_of
from app.word.paragraphs import body_paragraphs
from app.word.scanning import scan_paragraphs
from app.word.xml_part import XmlPart, xml_safe

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=6)


def body(inner: str, namespace: str = W) -> str:
    return f'<w:document xmlns:w="{namespace}"><w:body>{inner}</w:body></w:document>'


def alternatives(choice: str, fallback: str) -> str:
    """A paragraph that says one thing in two ways, for new and for old programs."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="a">{choice}'
        f"</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def box(text: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"


def runs(*texts: str) -> str:
    """A paragraph of bold-numbered runs, so that each can be told from the others."""
    inner = "".join(
        f'<w:r><w:rPr><w:sz w:val="{n}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        for n, text in enumerate(texts)
    )
    return f"<w:p>{inner}</w:p>"


def replaced(xml: str, replacements: Sequence[Replacement], number: int = 0) -> etree._Element:
    """The tree of a part in which a paragraph was changed."""
    return etree.fromstring(raw_replaced(xml, replacements, number).encode())


def raw_replaced(xml: str, replacements: Sequence[Replacement], number: int = 0) -> str:
    dialect = dialect_of(XmlPart(xml, "utf-8"))
    assert dialect
    paragraph = scan_paragraphs(xml, dialect, Container("document", "正文"))[number]
    for start, end, raw in sorted(splices_of(xml, paragraph, replacements, dialect), reverse=True):
        xml = xml[:start] + raw + xml[end:]
    return xml


def texts(root: str | etree._Element) -> list[str]:
    """The paragraphs as they are read, and as they are scanned for filling: both the same."""
    if isinstance(root, str):
        root = etree.fromstring(root)
    read = [paragraph.text for paragraph in body_paragraphs(root)]
    part = XmlPart(etree.tostring(root, encoding="unicode"), "utf-8")
    dialect = dialect_of(part)
    assert dialect
    assert [p.text for p in scan_paragraphs(part.text, dialect, Container("document"))] == read
    return read


def formatted(root: etree._Element) -> list[tuple[str, str | None]]:
    """Each character of a document with the size of its run."""
    found: list[tuple[str, str | None]] = []
    for run in root.iter(f"{{{W}}}r"):
        size = run.find(f"{{{W}}}rPr/{{{W}}}sz")
        assert size is not None
        characters = "".join(text.text or "" for text in run.iter(f"{{{W}}}t"))
        found += [(char, size.get(f"{{{W}}}val")) for char in characters]
    return found


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>", ["甲乙"]),
        ("<w:p/>", [""]),
        ("<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p>", ["链"]),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["控"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>块</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["块"]),
        ("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>", ["新"]),
        ("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>", [""]),
        ("<w:p><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>", [""]),
        ("<w:p><w:r><w:t>XX</w:t><w:br/><w:t>XX</w:t></w:r></w:p>", ["XX\nXX"]),
        ("<w:p><w:r><w:t>XX</w:t><w:tab/><w:t>XX</w:t></w:r></w:p>", ["XX\tXX"]),
        ("<w:p><w:r><w:t>20XX</w:t><w:ptab/><w:t>X页</w:t></w:r></w:p>", ["20XX\tX页"]),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
            ["甲"],
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>"
            "<w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
            ["外", "内", ""],
        ),
        (f"<w:p><w:r><w:t>文</w:t>{box('框')}<w:t>字</w:t></w:r></w:p>", ["文字", "框"]),
        (f"<w:p>{box('甲')}</w:p><w:p>{box('乙')}{box('丙')}</w:p>", ["", "甲", "", "乙", "丙"]),
        (alternatives(box("框"), box("框")), ["", "框"]),
        (alternatives("<w:drawing/>", box("框")), ["", "框"]),
        (alternatives(box("图"), "<w:pict/>"), ["", "图"]),
        (alternatives("<w:t>甲</w:t>", "<w:t>甲</w:t>"), ["甲"]),
    ],
)
def test_paragraphs_are_found_wherever_they_stand(inner: str, expected: list[str]) -> None:
    assert texts(body(inner)) == expected


def test_a_strict_document_is_read_too() -> None:
    assert texts(body(runs("甲", "乙"), STRICT)) == ["甲乙"]


def test_a_text_box_has_paragraphs_of_its_own() -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict>"
    part = XmlPart(body(f"<w:p><w:r><w:t>文</w:t>{box}<w:t>字</w:t></w:r></w:p>"), "utf-8")
    dialect = dialect_of(part)
    assert dialect
    found = scan_paragraphs(part.text, dialect, Container("document", "正文"))
    assert [(p.text, p.container.label(p.number)) for p in found] == [
        ("文字", "正文第 1 段"),
        ("框", "文本框 1"),
    ]


def test_the_first_run_carries_the_value_and_the_others_keep_their_format() -> None:
    xml = body(runs("在X", "X", "X市开"))
    root = replaced(xml, [Replacement(1, 4, "济南")])
    assert formatted(root) == [("在", "0"), ("济", "0"), ("南", "0"), ("市", "2"), ("开", "2")]
    assert len(root.findall(f".//{{{W}}}r")) == 3


def test_a_newline_makes_a_paragraph_with_the_same_properties() -> None:
    properties = '<w:pPr><w:jc w:val="center"/><w:sectPr/></w:pPr>'
    xml = body(runs("甲X", "乙").replace("<w:p>", f"<w:p>{properties}"))
    root = replaced(xml, [Replacement(1, 2, "一\n二\r\n三")])
    assert texts(root) == ["甲一", "二", "三乙"]
    assert len(root.findall(f".//{{{W}}}jc")) == 3
    sections = root.findall(f".//{{{W}}}sectPr")
    assert len(sections) == 1
    last = root.findall(f".//{{{W}}}p")[-1]
    assert sections[0].getparent().getparent() is last  # type: ignore[union-attr]
    assert [size for _, size in formatted(root)] == ["0", "0", "0", "0", "1"]


def test_paragraph_ids_are_not_doubled() -> None:
    word14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    xml = body(
        f'<w:p xmlns:w14="{word14}" w14:paraId="1A" w:rsidR="0B"><w:r><w:t>X</w:t></w:r></w:p>'
    )
    root = replaced(xml, [Replacement(0, 1, "一\n二")])
    assert [p.element.get(f"{{{word14}}}paraId") for p in body_paragraphs(root)] == ["1A", None]
    assert [p.element.get(f"{{{W}}}rsidR") for p in body_paragraphs(root)] == ["0B", "0B"]


@pytest.mark.parametrize(
    ("said", "first", "copied", "last"),
    [
        # What the mark of the paragraph is goes with its mark, which is the last one now.
        ('<w:rPr><w:ins w:id="1" w:author="a"/><w:b/></w:rPr>', *["<w:rPr><w:b/></w:rPr>"] * 2, ""),
        ('<w:rPr><w:del w:id="1"></w:del></w:rPr>', *["<w:rPr></w:rPr>"] * 2, ""),
        (
            '<w:rPr><w:moveFrom w:id="1"/><w:moveTo w:id="2"/></w:rPr>',
            *["<w:rPr></w:rPr>"] * 2,
            "",
        ),
        ("<w:sectPr><w:pgSz/></w:sectPr>", "", "", ""),
        # What was before a change is the old paragraph's alone.
        (
            '<w:jc/><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr><w:ins w:id="3"/></w:rPr>'
            '</w:rPrChange></w:rPr><w:pPrChange w:id="2"><w:pPr><w:jc/></w:pPr></w:pPrChange>',
            "=",
            *["<w:jc/><w:rPr><w:b/></w:rPr>"] * 2,
        ),
        (
            '<w:numPr><w:numId w:val="1"/><w:numberingChange w:id="1"/></w:numPr>',
            "=",
            *['<w:numPr><w:numId w:val="1"/></w:numPr>'] * 2,
        ),
        ("<w:keepNext/><w:insideH/><w:rPr><w:instr/></w:rPr>", "=", "=", "="),
    ],
)
def test_a_newline_copies_nothing_that_one_paragraph_alone_can_have(
    said: str, first: str, copied: str, last: str
) -> None:
    xml = body(f"<w:p><w:pPr>{said}</w:pPr><w:r><w:t>X</w:t></w:r></w:p>")
    made = raw_replaced(xml, [Replacement(0, 1, "一\n二\n三")])
    expected = [said if each == "=" else each for each in (first, copied, last or said)]
    assert re.findall("<w:p><w:pPr>(.*?)</w:pPr><w:r>", made) == expected


def test_a_newline_copies_no_tracked_change_of_a_run() -> None:
    properties = '<w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr>'
    xml = body(f"<w:p><w:r>{properties}<w:t>X</w:t></w:r></w:p>")
    made = raw_replaced(xml, [Replacement(0, 1, "一\n二")])
    assert re.findall("<w:r>(.*?)<w:t", made) == [properties, "<w:rPr><w:b/></w:rPr>"]


def test_a_newline_inside_a_link_is_a_line_break() -> None:
    xml = body("<w:p><w:hyperlink><w:r><w:t>甲X乙</w:t></w:r></w:hyperlink></w:p>")
    root = replaced(xml, [Replacement(1, 2, "一\n二")])
    assert texts(root) == ["甲一\n二乙"]
    assert len(root.findall(f".//{{{W}}}br")) == 1


def test_spaces_at_the_edge_are_preserved() -> None:
    xml = body("<w:p><w:r><w:t>X</w:t></w:r></w:p>")
    root = replaced(xml, [Replacement(0, 1, " 甲 ")])
    (text,) = root.iter(f"{{{W}}}t")
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a\x00b\x0b", "ab"), ("\ufffe\uffff", ""), ("<w:p/>&\"'", "<w:p/>&\"'"), ("\ud800甲", "甲")],
)
def test_what_xml_forbids_is_left_out(value: str, expected: str) -> None:
    assert xml_safe(value) == expected
    xml = body(runs("X"))
    root = replaced(xml, [Replacement(0, 1, value)])
    assert texts(etree.fromstring(etree.tostring(root))) == [expected]


@st.composite
def cut_text_with_replacements(draw: st.DrawFn) -> tuple[list[str], list[Replacement]]:
    length = draw(st.integers(1, 20))
    text = draw(st.text("甲乙丙丁X市 <&", min_size=length, max_size=length))
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    bounds = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    replacements = [Replacement(start, end, draw(words)) for start, end in pairs]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, length], strict=True)], replacements


@given(cut_text_with_replacements())
def test_any_text_in_any_runs_reads_as_replaced_and_all_else_keeps_its_format(
    given_: tuple[list[str], list[Replacement]],
) -> None:
    parts, replacements = given_
    xml = body(runs(*parts))
    before = formatted(etree.fromstring(xml))
    root = replaced(xml, replacements)
    expected: list[tuple[str, str | None]] = []
    at = 0
    for start, end, value, _ in replacements:
        expected += before[at:start]
        expected += [(char, before[start][1]) for char in xml_safe(value)]
        at = end
    assert formatted(root) == expected + before[at:]
