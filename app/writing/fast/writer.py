"""A layout's package, made once, and a report put into it."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from app.models.report import Report
from app.writing.fast.body import Body
from app.writing.word.archive import Archive
from app.writing.word.properties import Properties, document_properties, property_parts
from app.writing.word.writer import write_docx

if TYPE_CHECKING:
    from app.writing.layout import Layout

_DOCUMENT = "word/document.xml"
_LAYOUTS_KEPT = 8
_PROPERTIES_KEPT = 64


class Prebuilt:
    """A layout's package without a report."""

    def __init__(self, layout: Layout) -> None:
        empty = write_docx(Report(), layout)
        with ZipFile(BytesIO(empty)) as package:
            self._body = Body(package.read(_DOCUMENT), layout)
            self._archive = Archive.of((name, package.read(name)) for name in package.namelist())
        # The reports of a batch have one title, or few, and often one speaker.
        self._with = lru_cache(maxsize=_PROPERTIES_KEPT)(self._make_with)

    def with_report(self, report: Report) -> bytes:
        """Return the package with the report in the parts that tell of one."""
        archive = self._with(document_properties(report))
        return archive.with_part(_DOCUMENT, self._body.render(report)).file

    def _make_with(self, properties: Properties) -> Archive:
        archive = self._archive
        for name, data in property_parts(properties).items():
            archive = archive.with_part(name, data)
        return archive


def prebuilt(layout: Layout) -> Prebuilt:
    """Return the package of a layout; it is kept for the next report in the same one."""
    return _prebuilt(_Same(layout))


class _Same:
    """A layout that equals itself alone, for to compare two takes longer than a report does."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def __hash__(self) -> int:
        return id(self.layout)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.layout is self.layout


@lru_cache(maxsize=_LAYOUTS_KEPT)
def _prebuilt(same: _Same) -> Prebuilt:
    return Prebuilt(same.layout)
