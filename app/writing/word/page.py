"""The page: paper, margins, grid, and footers with the page number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Twips
from lxml import etree

from app.writing.word.elements import element, switch, text_element
from app.writing.word.formats import ALIGNMENTS, fonts, indent
from app.writing.word.styles import FOOTER

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from lxml.etree import _Element

    from app.writing.layout import Layout
    from app.writing.layout.formats import Alignment
    from app.writing.layout.page import PageNumber


def set_page(document: Document, layout: Layout) -> None:
    """Give a document's only section the layout's paper, margins, grid and page numbers."""
    section, page, margins = document.sections[0], layout.page, layout.page.margins
    section.page_width = Twips(page.width.twips)
    section.page_height = Twips(page.height.twips)
    section.top_margin = Twips(margins.top.twips)
    section.bottom_margin = Twips(margins.bottom.twips)
    section.left_margin = Twips(margins.left.twips)
    section.right_margin = Twips(margins.right.twips)
    section.header_distance = section.footer_distance = Twips(page.footer.twips)
    section.gutter = Twips(0)
    if pitch := layout.line_pitch:
        # With `linesAndChars` LibreOffice sets half as many characters a line.
        grid = element("docGrid", type="lines", linePitch=pitch.twips)
        document.element.body.sectPr.append(grid)
    if layout.page_number:
        _number_pages(document, layout, layout.page_number)


def _number_pages(document: Document, layout: Layout, number: PageNumber) -> None:
    section = document.sections[0]
    _fill(section.footer, _number(layout, number, number.odd))
    if number.even != number.odd:
        document.settings.odd_and_even_pages_header_footer = True
        _fill(section.even_page_footer, _number(layout, number, number.even))


def _fill(footer: _Footer, paragraph: _Element) -> None:
    """Make a paragraph all that a footer says, which declares nothing else then."""
    footer.is_linked_to_previous = False
    root = footer.part.element
    root.clear()
    root.append(paragraph)
    etree.cleanup_namespaces(root)


def _number(layout: Layout, number: PageNumber, side: Alignment) -> _Element:
    before, after = number.around
    return element(
        "p",
        element(
            "pPr",
            element("pStyle", val=FOOTER),
            switch("snapToGrid", on=False),
            _side_indent(layout, number, side),
            element("jc", val=ALIGNMENTS[side]),
        ),
        *_words(before),
        *_page_field(),
        *_words(after),
    )


def _side_indent(layout: Layout, number: PageNumber, side: Alignment) -> _Element | None:
    if not number.indent or side not in ("left", "right"):
        return None
    width = indent(layout, number.size, number.indent)
    said: dict[str, str | int] = {f"{side}Chars": round(number.indent * 100), side: width}
    return element("ind", **said)


def _words(text: str) -> list[_Element]:
    return [_run(text_element("t", text))] if text else []


def _page_field() -> list[_Element]:
    """Return the runs of a field that shows the page's number; `1` until it is worked out."""
    return [
        _run(element("fldChar", fldCharType="begin")),
        _run(text_element("instrText", " PAGE ")),
        _run(element("fldChar", fldCharType="separate")),
        _run(text_element("t", "1")),
        _run(element("fldChar", fldCharType="end")),
    ]


def _run(content: _Element) -> _Element:
    return element("r", element("rPr", fonts(None, None, hint=True)), content)
