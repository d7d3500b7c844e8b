"""Comments, instructions and CDATA anywhere in a part: what lxml reads is read, and stays so."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.errors import InputError
from app.reading.word import word_lines
from app.word.document import Replacement, WordDocument
from app.word.package import Package
from app.word.xml_part import read_xml
from tests.word.test_word_packages import W, archive, document, text

# What would be taken for markup, a marker or a namespace by anybody who did not know where it is.
_TRAPS = [
    *(
        "",
        " ",
        "XX",
        "<w:p>",
        "</w:p>",
        "<w:t>XX</w:t>",
        "</w:r>",
        "<",
        ">",
        "'",
        '"',
        "&amp;",
        "&",
    ),
    *(f' xmlns:w="{W}2" ', "<w:fldChar w:fldCharType='begin'/>", "<w:del>", "<w:showingPlcHdr/>"),
    *("<!-", "<![CDATA[", "]]", "<?pi", "<w:tbl><w:tr><w:tc>", "<!DOCTYPE a>"),
]
_TOKENS = [
    f'<w:document xmlns:w="{W}">',
    "<w:body>",
    *("<w:p>", "<w:pPr>", '<w:jc w:val="center"/>', "</w:pPr>", "<w:r>", "<w:rPr>"),
    *('<w:rFonts w:ascii="a>b" w:hAnsi=\'"\'/>', "</w:rPr>", '<w:t xml:space="preserve">'),
    *("在", "XX", "&lt;学&#20064;>", "</w:t>", "</w:r>", "</w:p>", "<w:tbl>", "<w:tr>", "<w:tc>"),
    *(
        "<w:tcPr>",
        '<w:gridSpan w:val="2"/>',
        "</w:tcPr>",
        "<w:p>",
        "<w:r>",
        "<w:t>",
        "X",
        "X",
        "市",
    ),
    *("</w:t>", "<w:tab/>", "<w:t>", "\r\n", "</w:t>", "</w:r>", "</w:p>", "</w:tc>", "</w:tr>"),
    *("</w:tbl>", "<w:p/>", "<w:sectPr/>", "</w:body>", "</w:document>"),
]
_TEXTS = {at for at, token in enumerate(_TOKENS) if token[0] != "<"}
_REMARKS = st.sampled_from(
    [f"<!--{each}-->" for each in _TRAPS if not each.endswith("-")]
    + [f"<?pi {each}?>" for each in _TRAPS if "?" not in each]
)
_CDATA = st.sampled_from([f"<![CDATA[{each}]]>" for each in _TRAPS if each != "XX"])


@st.composite
def _documents(draw: st.DrawFn) -> str:
    """Draw a document with something set between its tokens, and with text of CDATA in its text."""
    pieces = []
    for at, token in enumerate(_TOKENS):
        if draw(st.integers(0, 5)) == 0:
            pieces.append(draw(_REMARKS))
        if at in _TEXTS and draw(st.integers(0, 3)) == 0:
            pieces.append(draw(_CDATA))
        in_cdata = token in ("在", "市", "X", "XX") and draw(st.integers(0, 4)) == 0
        pieces.append(f"<![CDATA[{token}]]>" if in_cdata else token)
    return "".join([*pieces, draw(_REMARKS)])


def _remarks(xml: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(xml).getroottree()
    kinds = (etree.Comment, etree.ProcessingInstruction)
    return [(str(each.tag), each.text or "") for each in root.iter(*kinds)]


def _lines(xml: bytes) -> list[str]:
    """Return the paragraphs of a document as lxml reads them."""
    return [
        "".join(
            "\t" if each.tag == f"{{{W}}}tab" else _text(each)
            for each in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab")
        )
        for paragraph in etree.fromstring(xml).iter(f"{{{W}}}p")
    ]


def _text(element: etree._Element) -> str:
    return (element.text or "") + "".join(each.tail or "" for each in element)


def _elements(xml: bytes) -> list[str]:
    walked = etree.iterwalk(etree.fromstring(xml), events=("start", "end"))
    return [f"{event} {etree.QName(each).localname}" for event, each in walked]


@settings(max_examples=60)
@given(_documents())
def test_what_is_read_is_what_lxml_reads_and_a_fill_leaves_all_else(xml: str) -> None:
    data = archive({"word/document.xml": xml})
    source = WordDocument(data)
    before = xml.encode()
    assert source.texts == _lines(before)
    edits = {
        n: [Replacement(at, at + 2, "<济&南]]") for at in (line.find("XX"),)]
        for n, line in enumerate(source.texts)
        if "XX" in line
    }
    with ZipFile(BytesIO(source.changed(edits))) as made:
        after = made.read("word/document.xml")
    assert _lines(after) == [line.replace("XX", "<济&南]]", 1) for line in source.texts]
    assert _remarks(after) == _remarks(before)
    assert _elements(after) == _elements(before)


@settings(max_examples=60)
@given(_documents())
def test_each_sign_that_is_left_opens_or_ends_a_tag(xml: str) -> None:
    part = read_xml(xml.encode())
    opened = [piece.partition(">") for piece in part.text.split("<")[1:]]
    assert all(end == ">" and ">" not in rest for _, end, rest in opened)
    names = [
        f"{event} {tag.strip('/').split()[0].rpartition(':')[2].rstrip('/')}"
        for tag, _, _ in opened
        for event in (["end"] if tag[0] == "/" else ["start", "end"][: 1 + (tag[-1] == "/")])
    ]
    assert names == _elements(xml.encode())
    assert part.encode(part.text) == xml.encode()


@pytest.mark.parametrize(
    ("kind", "inner"),
    [
        ("core", "<!-- <title>XX</title> --><title>在XX<!--乙--></title>"),
        ("core", "<title><![CDATA[在XX<]]></title>"),
        ("app", "<?a <Company>XX</Company>?><Company>在XX</Company>"),
        ("custom", "<property name='a>b'><lpwstr>在XX<!-- XX --></lpwstr></property>"),
        ("custom", "<property name='a' a='>'><!----><lpwstr>在XX</lpwstr></property>"),
    ],
)
def test_a_value_is_filled_beside_what_is_commented_out(kind: str, inner: str) -> None:
    name, xml = f"docProps/{kind}.xml", f"<c xmlns='u'>{inner}</c>"
    data = archive({"word/document.xml": document(text("正文")), name: xml})
    source = WordDocument(data)
    line = next(n for n, each in enumerate(source.texts) if each.startswith("在XX"))
    assert sum("XX" in each for each in source.texts) == 1
    with ZipFile(BytesIO(source.changed({line: [Replacement(1, 3, "济南]]>")]}))) as made:
        after = made.read(name)
    assert any(_text(each).startswith("在济南]]>") for each in etree.fromstring(after).iter("{*}*"))
    assert _remarks(after) == _remarks(xml.encode())


def test_text_around_a_comment_is_read_whole() -> None:
    data = archive(
        {"word/document.xml": document(text("学<!-- XX -->习<?pi ?><![CDATA[<体>]]>会"))}
    )
    assert word_lines(Package(data)) == ["学习<体>会"]


def test_elements_that_stand_too_deep_in_each_other_are_refused_by_name() -> None:
    deep = f"{'<w:sdt><w:sdtContent>' * 5000}{text('XX')}{'</w:sdtContent></w:sdt>' * 5000}"
    with pytest.raises(InputError, match=r"word/document\.xml.*嵌套太深"):
        WordDocument(archive({"word/document.xml": document(deep)}))
    fits = f"{'<w:sdt>' * 240}{text('XX')}{'</w:sdt>' * 240}"
    assert WordDocument(archive({"word/document.xml": document(fits)})).texts == ["XX"]
    late = f"{text('XX') * 9999}{'<w:a>' * 300}{'</w:a>' * 300}"
    with pytest.raises(InputError, match="嵌套太深"):
        WordDocument(archive({"word/document.xml": document(late)}))
