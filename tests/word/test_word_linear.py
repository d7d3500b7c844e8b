"""Reading and filling a Word file takes time that grows as its length does, whatever is in it."""

from __future__ import annotations

import gc
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.models.report import Remark
from app.reading.word import word_lines
from app.word.document import Replacement, WordDocument
from app.word.package import Package
from tests.word.test_word_packages import archive, document, relations, text

if TYPE_CHECKING:
    from collections.abc import Callable

_TRIES = 5
_LEAST = 0.15  # Seconds; below it a ratio says more of the machine than of the program.
_MOST = 5
_ALTERNATIVE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# What is looked for in a part, as plain words of a text or of an attribute.
_WORDS = (
    "erReference ", "sectPr ", "xmlns=&quot;a&quot; ", "&amp;X", "&lt;w:showingPlcHdr/> ",
    "showingPlcHdr ", "&lt;strCache> ", "docPr ", "gridSpan ", "storeItemID=&apos;a&apos; ",
    " alt=&quot;x&quot; ", "fldChar ", "instr ", "textpath ", "oMath> ", "rubyBase ", "sdtContent ",
    "_x0000_s1 ", "_GoBack ", "vMerge ", ">", "]]", "sdtPr>", "tblPrEx ",
)  # fmt: skip


def _run(words: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{words}</w:t></w:r>"


def _in_paragraph(inner: str) -> str:
    return f"<w:p>{inner}{_run('XX')}</w:p>"


def _field(code: str, data: str = "") -> str:
    signs = ("begin", "separate", "end")
    begin, separate, end = (f'<w:fldChar w:fldCharType="{sign}"' for sign in signs)
    opened = f"{begin}>{data}</w:fldChar >" if data else f"{begin}/>"
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"<w:r>{opened}</w:r>{code}<w:r>{separate}/></w:r>{_run('«甲»')}<w:r>{end}/></w:r>"


def _control(inner: str, properties: str = "") -> str:
    said = f"<w:sdtPr>{properties}<w:showingPlcHdr/></w:sdtPr>"
    return f"<w:sdt>{said}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _file(parts: dict[str, str | bytes]) -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", **parts}, zipfile.ZIP_STORED)


def _bound(n: int) -> bytes:
    paths = (f'w:xpath="/a[1]/b[{at}]" w:storeItemID="{{1}}"' for at in range(1, n + 1))
    inner = "".join(_control(_run("XX"), f"<w:dataBinding {path}/>") for path in paths)
    return _file(
        {
            "word/document.xml": document(_in_paragraph(inner)),
            "word/_rels/document.xml.rels": relations("customXml|../customXml/item1.xml"),
            "customXml/item1.xml": f"<a>{'<b/>' * n}</a>",
            "customXml/_rels/item1.xml.rels": relations("customXmlProps|p.xml"),
            "customXml/p.xml": '<i xmlns:s="u" s:itemID="{1}"/>',
        }
    )


def _chart(n: int) -> bytes:
    caches = "<c:strCache><c:v>XX</c:v></c:strCache><c:strCache > </c:strCache ><c:strCache />"
    return _file(
        {
            "word/document.xml": document(text("XX")),
            "word/c.xml": f'<c:a xmlns:c="u" xmlns:a="{_DRAWING}">{caches * n}</c:a>',
            "word/_rels/document.xml.rels": relations("chart|c.xml"),
        }
    )


def _boxes(n: int) -> str:
    first, again = (
        f"<w:txbxContent>{''.join(text(f'XX{at}') for at in order)}</w:txbxContent>"
        for order in (range(n), range(n, 0, -1))
    )
    choices = f'<mc:Choice Requires="x">{first}</mc:Choice><mc:Fallback>{again}</mc:Fallback>'
    alternative = f'<mc:AlternateContent xmlns:mc="{_ALTERNATIVE}">{choices}</mc:AlternateContent>'
    return _in_paragraph(f"<w:r>{alternative}</w:r>")


_RUBY = f"<w:r><w:ruby><w:rt>{_run('a')}</w:rt><w:rubyBase>{_run('XX')}</w:rubyBase></w:ruby></w:r>"
_ROW = "<w:tr>{}<w:tc><w:p/></w:tc><w:tc>{}</w:tc></w:tr>"
_LIST = "<w:ffData><w:ddList>{}</w:ddList></w:ffData>"
_TOLD = '<wp:docPr xmlns:wp="u" id="1" descr="XX"/>'
_PICTURE = f"<w:drawing>{_TOLD}</w:drawing>"
_OPENED, _CLOSED = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
_SECTION = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="first"/></w:sectPr></w:pPr></w:p>'
_SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "words": (200, lambda n: text("".join(_WORDS) * n + "XX")),
    "attributes": (
        600,
        lambda n: _in_paragraph(
            f'<w:r><w:rPr><w:rFonts w:ascii="{"".join(_WORDS) * n}"/></w:rPr></w:r>'
        ),
    ),
    "namespaces": (4000, lambda n: '<w:a xmlns="u" xmlns:q="v"/>' * n + text("XX")),
    "comments": (900, lambda n: "<!-- XX --><w:p/><?a <w:p>?>" * n + text("XX")),
    "CDATA": (1500, lambda n: text("<![CDATA[<]]>" * n + "XX")),
    "texts": (500, lambda n: _in_paragraph(f"<w:r>{'<w:t>甲</w:t><w:tab/>' * n}</w:r>")),
    "runs": (250, lambda n: _in_paragraph(_run("XX", "<w:rPr><w:b/></w:rPr>") * n)),
    "fields": (150, lambda n: _in_paragraph(_field("MERGEFIELD a") * n)),
    "forms": (100, lambda n: _in_paragraph(_field("FORMDROPDOWN", _LIST.format("")) * n)),
    "entries": (
        1200,
        lambda n: _in_paragraph(
            _field("FORMDROPDOWN", _LIST.format('<w:listEntry w:val="a"/>' * n))
        ),
    ),
    "prompts": (1500, lambda n: _in_paragraph(_field(f"MACROBUTTON nomacro a{' ' * n * 9}b"))),
    "controls": (60, lambda n: "".join(_control(text("XX")) for _ in range(n))),
    "hints": (6000, lambda n: _control(text("XX"), "<w:showingPlcHdr/>" * n)),
    "unsaid": (150, lambda n: f"{_OPENED}{text('XX')}{_CLOSED}" * n),
    "deep": (6, lambda n: f"{_OPENED * 99}{text('XX')}{_CLOSED * 99}" * n),
    "rubies": (120, lambda n: _in_paragraph(_RUBY * n)),
    "rows": (100, lambda n: f"<w:tbl>{_ROW.format('<w:tblPrEx/>', text('XX')) * n}</w:tbl>"),
    "cell": (150, lambda n: f"<w:tbl>{_ROW.format('', text('XX') * n)}</w:tbl>"),
    "boxes": (120, _boxes),
    "pictures": (350, lambda n: _in_paragraph(f"<w:r>{_PICTURE * n}</w:r>")),
    "one picture": (
        800,
        lambda n: _in_paragraph(f"<w:r><w:drawing>{_TOLD * n}</w:drawing></w:r>"),
    ),
    "equations": (2000, lambda n: _in_paragraph('<m:oMath xmlns:m="u" />' * n + "<oMath></oMath>")),
    "marks": (180, lambda n: (text("XX") + '<w:bookmarkStart w:id="1" w:name="_GoBack"/>') * n),
    "sections": (600, lambda n: _SECTION * n + text("XX")),
}
_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "data": (80, _bound),
    "chart": (900, _chart),
}


def _work(data: bytes) -> float:
    """Return the processor time that it takes to read a file, to fill it, and to comment on it."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    word_lines(Package(data))
    source = WordDocument(data)
    list(source.open_places())
    edits: dict[int, list[Replacement]] = {}
    for n, line in enumerate(source.texts):
        at = line.find("XX")
        while at >= 0:
            edits.setdefault(n, []).append(Replacement(at, at + 2, "济\n南"))
            at = line.find("XX", at + 2)
    assert edits
    source.changed(edits)
    source.changed({n: [at._replace(value="") for at in made] for n, made in edits.items()})
    source.commented(
        Remark(paragraph=n, start=at.start, end=at.end, text="看")
        for n, made in edits.items()
        for at in made
    )
    taken = time.process_time() - begun
    gc.enable()
    return taken


@pytest.mark.parametrize("name", [*_SHAPES, *_FILES])
def test_four_times_as_much_takes_no_more_than_five_times_as_long(name: str) -> None:
    if name in _FILES:
        count, made = _FILES[name]
        short, long = made(count), made(4 * count)
    else:
        count, inner = _SHAPES[name]
        short, long = (_file({"word/document.xml": document(inner(n))}) for n in (count, 4 * count))
    ratios: list[float] = []
    # What a busy machine adds it adds to one try; what is not linear is so in every one.
    while not ratios or ratios[-1] > _MOST:
        assert len(ratios) < _TRIES, ratios
        taken = _work(long)
        ratios.append(taken / _work(short) if taken > _LEAST else 0)
