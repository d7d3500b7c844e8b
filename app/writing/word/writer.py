"""A report as the bytes of a Word file: formatted lines, their XML, a package around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.writing.word.archive import Archive
from app.writing.word.blank import blank_parts
from app.writing.word.comments import comment_marks, comments_part
from app.writing.word.elements import COMMENTS_PART, DOCUMENT_PART
from app.writing.word.formatting import ParagraphFormatter, layout_styles
from app.writing.word.properties import Properties, document_properties, property_parts
from app.writing.word.rendering import Renderer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.report import Remark, Report
    from app.writing.layout import Layout

_LAYOUTS_KEPT = 8
_PROPERTIES_KEPT = 64
_SECTION = "<w:sectPr"


def write_docx(report: Report, layout: Layout, remarks: Sequence[Remark] = ()) -> bytes:
    """Return a Word file of the report in a layout; the same report gives the same bytes.

    Each remark is a comment at its place. What a layout decides is at hand from its first
    report on, and kept for as long as the same `Layout` is handed in.
    """
    return _blank_document(_ByIdentity(layout), bool(remarks)).with_report(report, remarks)


class _BlankDocument:
    """A document without a report's text; with a part for comments where there will be some."""

    def __init__(self, layout: Layout, commented: bool) -> None:
        parts = blank_parts(layout, commented=commented)
        before, after = parts[DOCUMENT_PART].decode().split(_SECTION)
        self._around = before, _SECTION + after
        self._archive = Archive.of(parts.items())
        self._layout = layout
        self._formatter = ParagraphFormatter(layout, layout_styles(layout))
        self._renderer = Renderer(layout.gap)
        # The reports of a batch have one title, or few, and often one speaker.
        self._with = lru_cache(maxsize=_PROPERTIES_KEPT)(self._make_with)

    def with_report(self, report: Report, remarks: Sequence[Remark]) -> bytes:
        """Return the package with the report in the parts that tell of one."""
        before, after = self._around
        lines = self._formatter.lines(report)
        paragraphs = self._renderer.render(lines, comment_marks(remarks))
        document = "".join((before, *paragraphs, after)).encode()
        archive = self._with(document_properties(report))
        if remarks:
            archive = archive.with_part(COMMENTS_PART, comments_part(remarks, self._layout))
        return archive.with_part(DOCUMENT_PART, document).file

    def _make_with(self, properties: Properties) -> Archive:
        archive = self._archive
        for name, data in property_parts(properties).items():
            archive = archive.with_part(name, data)
        return archive


class _ByIdentity:
    """A layout that equals itself alone, for to compare two takes longer than a report does."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def __hash__(self) -> int:
        return id(self.layout)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.layout is self.layout


@lru_cache(maxsize=_LAYOUTS_KEPT)
def _blank_document(same: _ByIdentity, commented: bool) -> _BlankDocument:
    return _BlankDocument(same.layout, commented)
