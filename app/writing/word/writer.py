"""A report as the bytes of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.writing.word.blank import blank_document, package_bytes
from app.writing.word.comments import add_comments, comment_marks
from app.writing.word.page import set_page
from app.writing.word.properties import document_properties
from app.writing.word.setting import Setter
from app.writing.word.styles import style_elements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.remark import Remark
    from app.models.report import Report
    from app.writing.layout import Layout


def write_docx(report: Report, layout: Layout, remarks: Sequence[Remark] = ()) -> bytes:
    """Return a Word file of the report in a layout; the same report gives the same bytes.

    Each remark is a comment at its place.
    """
    document = blank_document(layout.fonts, layout.fallbacks)
    document.styles.element.extend(style_elements(layout))
    set_page(document, layout)
    end = document.element.body.sectPr
    for paragraph in Setter(layout).paragraphs(report, comment_marks(remarks)):
        end.addprevious(paragraph)
    add_comments(document, remarks, layout)
    return package_bytes(document, document_properties(report))
