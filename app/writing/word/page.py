"""The page: paper, margins, grid, and footers with the page number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Mm as WordMm

from app.writing.word.elements import element, switch, text_element
from app.writing.word.styles import ALIGNMENTS, FOOTER, fonts, indent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from lxml.etree import _Element

    from app.writing.layout import Alignment, Layout, PageNumber


def set_page(document: Document, layout: Layout) -> None:
    """Give the document's only section the layout's paper, margins, grid and page numbers."""
    section, page = document.sections[0], layout.page
    section.page_width = WordMm(page.width)
    section.page_height = WordMm(page.height)
    section.top_margin = WordMm(page.margins.top)
    section.bottom_margin = WordMm(page.margins.bottom)
    section.left_margin = WordMm(page.margins.left)
    section.right_margin = WordMm(page.margins.right)
    section.header_distance = section.footer_distance = WordMm(page.footer)
    section.gutter = WordMm(0)
    if layout.line_pitch:
        # With `linesAndChars` LibreOffice sets half as many characters a line.
        grid = element("docGrid", type="lines", linePitch=layout.line_pitch.twips)
        document.element.body.sectPr.append(grid)
    if layout.page_number:
        _number_pages(document, layout, layout.page_number)


def _number_pages(document: Document, layout: Layout, number: PageNumber) -> None:
    section = document.sections[0]
    _fill(section.footer, layout, number, number.odd)
    if number.even != number.odd:
        document.settings.odd_and_even_pages_header_footer = True
        _fill(section.even_page_footer, layout, number, number.even)


def _fill(footer: _Footer, layout: Layout, number: PageNumber, side: Alignment) -> None:
    footer.is_linked_to_previous = False
    # python-docx has no call that sets a whole footer.
    root = footer._element
    for old in list(root):
        root.remove(old)
    before, after = number.around
    root.append(
        element(
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
