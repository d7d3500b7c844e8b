"""A report in a unit's own Word file, as pandoc does with its reference document.

The file gives its page, header, footer, letterhead and styles, and keeps whatever else it holds;
its text is replaced as a whole. So a letterhead belongs in the header: one that stands in the
text goes with it. Of several sections the last one gives the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from app.files.xml_numbers import length
from app.word.grammar import W
from app.word.reference_document import ReferenceDocument
from app.writing.layout.units import Mm
from app.writing.word.elements import DECLARED
from app.writing.word.formatting import AppliedStyle, ParagraphFormatter
from app.writing.word.heading_styles import heading_styles
from app.writing.word.properties import document_properties
from app.writing.word.reference_styles import StyleBook, adopt_styles, fitted
from app.writing.word.rendering import Indent, Renderer
from app.writing.word.styles import BODY

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.models.report import Report
    from app.word.package import Package
    from app.writing.layout import Layout


_WIDEST = 31_680  # Twentieths of a point, that Word takes.


def write_by_reference(report: Report, layout: Layout, reference: Package) -> bytes:
    """Return a Word file of the report that looks as the reference's styles and page say.

    The layout says only what the reference does not: the styles it lacks, and the indent of
    body text. The same report and reference give the same bytes. Raises `InputError` for a
    reference that cannot serve.
    """
    document = ReferenceDocument(reference)
    book = StyleBook(document.styles)
    own = _on_page(fitted(layout, book), document.body)
    formatter = ParagraphFormatter(own, _applied(adopt_styles(own, book), book, own))
    paragraphs = "".join(Renderer(own.gap).render(formatter.lines(report)))
    # All at once: lxml walks from the start to each place that something is put in at.
    document.body[:0] = etree.fromstring(f"<w:body {DECLARED}>{paragraphs}</w:body>")
    document.set_properties(*document_properties(report))
    return document.saved()


def _on_page(layout: Layout, body: _Element) -> Layout:
    """Return the layout with the paper's width and side margins that the reference has."""
    size, margins = body.find(f".//{W}pgSz"), body.find(f".//{W}pgMar")
    width = _millimetres(size, "w")
    left, right = _millimetres(margins, "left"), _millimetres(margins, "right")
    if width is None or left is None or right is None or left + right >= width:
        return layout
    sides = layout.page.margins.model_copy(update={"left": left, "right": right})
    page = layout.page.model_copy(update={"width": width, "margins": sides})
    return layout.model_copy(update={"page": page})


def _millimetres(holder: _Element | None, name: str) -> Mm | None:
    said = None if holder is None else length(holder.get(W + name), None, most=_WIDEST)
    return None if said is None else Mm.of_twips(said)


def _applied(styles: dict[str, str], book: StyleBook, layout: Layout) -> dict[str, AppliedStyle]:
    """Return what the layout's styles are in the file, whose ids for them are given."""
    body = styles[BODY]
    run_in = {kind.run_in for kind in heading_styles(layout)}
    applied = {}
    for style, own in styles.items():
        # A run-in heading stands in body text, and looks like it where its own style says nothing.
        chinese = book.chinese(own, *([body] if style in run_in else ()))
        applied[style] = AppliedStyle(own, chinese or "", unnumbered=book.numbers(own))
    if layout.body.indent and book.property(body, "w:pPr/w:ind") is None:
        twips = round(layout.body.indent * book.size(body).twips)
        first_line = Indent(round(layout.body.indent * 100), twips)
        applied[BODY] = applied[BODY]._replace(first_line=first_line)
    return applied
