"""For any text, any split into runs and any values: a filled file reads as the rules say."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.placeholders.choosing import Edit
from app.placeholders.word import WordText
from app.word.xml_part import xml_safe
from tests.placeholders.word_probe import W, packed, run

_W = f"{{{W}}}"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPS = {
    "": "{}",
    "link": '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "inserted": '<w:ins w:id="1" w:author="a">{}</w:ins>',
    "control": "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "smart": '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>',
    "field": '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
}

Line = list[tuple[str, int]]


class Cut(NamedTuple):
    """A run: its characters, its size, and what it stands in."""

    text: str
    size: int
    wrap: str


class Given(NamedTuple):
    """A paragraph cut into runs, edits of it, and whether it stands alone in a cell."""

    cuts: list[Cut]
    edits: list[Edit]
    alone: bool


_characters = st.sampled_from("甲乙丙X市*_ 　<&>\"'𠮷—")
_values = st.text(st.sampled_from("济南 　\n\r\t<&>\"'\x00\x0b\ufffe]𠮷"), max_size=6)


@st.composite
def paragraphs(draw: st.DrawFn) -> Given:
    texts = draw(st.lists(st.text(_characters, max_size=4), min_size=1, max_size=8))
    wraps = draw(st.lists(st.sampled_from(sorted(_WRAPS)), min_size=8, max_size=8))
    cuts = [Cut(text, 20 + n, wraps[n]) for n, text in enumerate(texts)]
    length = sum(map(len, texts))
    bounds = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    edits = [Edit(0, start, end, draw(_values)) for start, end in pairs]
    if draw(st.booleans()) and length:
        edits = [Edit(0, 0, length, draw(st.sampled_from(["", "\x00", "济"])))]
    return Given(cuts, edits, draw(st.booleans()))


@given(paragraphs())
def test_what_is_filled_reads_as_the_rules_say(given_: Given) -> None:
    source = WordText(_file(given_))
    assert source.lines[:2] == ["".join(cut.text for cut in given_.cuts), "后"]
    assert _lines(source.filled(given_.edits)) == [*_expected(given_), [("后", 9)]]


def _file(given_: Given) -> bytes:
    inner = "".join(_WRAPS[cut.wrap].format(_run(cut)) for cut in given_.cuts)
    first = f"<w:p>{inner}</w:p>"
    if given_.alone:
        first = f"<w:tbl><w:tr><w:tc><w:tcPr/>{first}</w:tc></w:tr></w:tbl>"
    return packed({"document": f"<w:body>{first}<w:p>{run('后', 9)}</w:p></w:body>"}, "题")


def _run(cut: Cut) -> str:
    """A run, as Word writes it: told to keep its spaces only where it has some at an edge."""
    written = run(cut.text, cut.size)
    bare = cut.text == cut.text.strip()
    return written.replace(' xml:space="preserve"', "") if bare else written


def _expected(given_: Given) -> list[Line]:
    """What the rules make of a paragraph, each character with the size of its run."""
    characters = [(char, cut) for cut in given_.cuts for char in cut.text]
    lines: list[Line] = [[]]
    at = 0
    for edit in given_.edits:
        lines[-1] += [(char, cut.size) for char, cut in characters[at : edit.start]]
        cut = characters[edit.start][1]
        for char in re.sub(r"\r\n|\r", "\n", xml_safe(edit.value)):
            if char == "\n" and not cut.wrap:
                lines.append([])
            else:
                lines[-1].append((char, cut.size))
        at = edit.end
    lines[-1] += [(char, cut.size) for char, cut in characters[at:]]
    filled = any(xml_safe(edit.value) for edit in given_.edits)
    blank = not "".join(char for line in lines for char, _ in line).strip()
    kept = given_.alone or not {cut.wrap for cut in given_.cuts}.isdisjoint(("control", "field"))
    return [] if given_.edits and blank and not filled and not kept else lines


def _lines(data: bytes) -> list[Line]:
    """The paragraphs of a body as an XML parser reads them and Word would show them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [
        [shown for each in paragraph.iter(f"{_W}r") for shown in _shown(each)]
        for paragraph in root.iter(f"{_W}p")
    ]


def _shown(element: etree._Element) -> Line:
    size = element.find(f"{_W}rPr/{_W}sz")
    assert size is not None
    found = ""
    for child in element:
        if child.tag == f"{_W}t":
            text = child.text or ""
            # Without this attribute an application drops the spaces at the edges.
            found += text if child.get(_PRESERVE) == "preserve" else text.strip()
        else:
            found += {f"{_W}tab": "\t", f"{_W}br": "\n"}.get(str(child.tag), "")
    return [(char, int(size.get(f"{_W}val", "0"))) for char in found]
