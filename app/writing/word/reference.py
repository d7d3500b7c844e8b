"""A report in a unit's own Word file, as pandoc does with its reference document.

The file gives its page, header, footer, letterhead and styles, and keeps whatever else it holds;
its text is replaced as a whole. So a letterhead belongs in the header: one that stands in the
text goes with it. Of several sections the last one gives the page.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.word.shell import Shell
from app.writing.units import Mm
from app.writing.word.elements import element
from app.writing.word.properties import document_properties
from app.writing.word.reference_styles import StyleBook, adopt_styles, fitted
from app.writing.word.runs import run_elements
from app.writing.word.setting import Setter, line_properties
from app.writing.word.styles import BODY

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.models.report import Report
    from app.word.package import Package
    from app.writing.layout import Layout
    from app.writing.word.runs import Words
    from app.writing.word.setting import SetLine


def write_by_reference(report: Report, layout: Layout, reference: Package) -> bytes:
    """Return a Word file of the report that looks as the reference's styles and page say.

    The layout says only what the reference does not: the styles it lacks, and the indent of
    body text. The same report and reference give the same bytes. Raises `InputError` for a
    reference that cannot serve.
    """
    shell = Shell(reference)
    book = StyleBook(shell.styles)
    own = _on_page(fitted(layout, book), shell.body)
    dresser = _Dresser(book, adopt_styles(own, book), own)
    # All at once: lxml walks from the start to each place that something is put in at.
    shell.body[:0] = [dresser.paragraph(line) for line in Setter(own).lines(report)]
    shell.set_properties(*document_properties(report))
    return shell.saved()


def _on_page(layout: Layout, body: _Element) -> Layout:
    """Return the layout with the paper's width and side margins that the reference has."""
    size, margins = body.find(f".//{qn('w:pgSz')}"), body.find(f".//{qn('w:pgMar')}")
    width = _millimetres(size, "w")
    left, right = _millimetres(margins, "left"), _millimetres(margins, "right")
    if width is None or left is None or right is None or left + right >= width:
        return layout
    sides = layout.page.margins.model_copy(update={"left": left, "right": right})
    page = layout.page.model_copy(update={"width": width, "margins": sides})
    return layout.model_copy(update={"page": page})


def _millimetres(holder: _Element | None, name: str) -> Mm | None:
    said = "" if holder is None else holder.get(qn(f"w:{name}"), "")
    return Mm.of_twips(int(said)) if said.isdecimal() else None


class _Dresser:
    """Puts lines that were set in a layout's styles into those of a file."""

    def __init__(self, book: StyleBook, styles: dict[str, str], layout: Layout) -> None:
        self._styles = styles
        self._highlight = layout.gap
        body = styles[BODY]
        silent = book.property(body, "w:pPr/w:ind") is None
        self._body_indent = layout.body.indent if silent else 0
        self._body_size = book.size(body).twips
        self._numbered = {each for each in styles.values() if book.numbers(each)}
        self._chinese = cache(lambda *styles: book.chinese(*styles) or "")

    def paragraph(self, line: SetLine) -> _Element:
        """Return a line's paragraph."""
        form, said, _ = line
        style = self._styles[form.style]
        properties = line_properties(form._replace(style=style))
        if style in self._numbered:
            # The report's headings bear their numbers; the style's own would stand beside them.
            properties.insert(1, element("numPr", element("numId", val=0)))
        if form.style == BODY and self._body_indent:
            properties.append(self._indent())
        words = [self._words(words, style) for words in said]
        return element("p", properties, *run_elements(words, self._highlight))

    def _indent(self) -> _Element:
        twips = round(self._body_indent * self._body_size)
        return element("ind", firstLineChars=round(self._body_indent * 100), firstLine=twips)

    def _words(self, words: Words, paragraph_style: str) -> Words:
        text, look = words
        style = self._styles[look.style] if look.style else None
        chinese = self._chinese(style, paragraph_style)
        return text, look._replace(style=style, chinese=chinese)
