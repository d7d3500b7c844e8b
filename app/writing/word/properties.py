"""A document's properties, what a file manager shows of it: the title, the author, the unit."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from app.text.bylines import OPEN, split_byline
from app.text.markers import find_markers
from app.writing.word.elements import part_bytes, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.report import Block, Report

CORE_PART, APP_PART = "docProps/core.xml", "docProps/app.xml"

_LONGEST = 255  # What Word takes as a property.
_FORMATS = "http://schemas.openxmlformats.org"
_TELLING = ("title", "byline", "tail")


class Author(NamedTuple):
    """A person's name and unit; empty where a report does not say them beyond doubt."""

    name: str = ""
    unit: str = ""


class Properties(NamedTuple):
    """The title, who gives the report, and the unit; empty where the report does not say it."""

    title: str = ""
    author: str = ""
    unit: str = ""


def document_properties(report: Report) -> Properties:
    """Return the properties of a report's document; the lines of the title are joined."""
    told = [block for block in report.blocks if block.role in _TELLING]
    lines = (each for block in told if block.role == "title" for each in block.paragraphs)
    author = author_of(told)
    title = "".join(line.text for line in lines if not line.row)
    return Properties(*map(_cut, (title, author.name, author.unit)))


def author_of(blocks: Sequence[Block]) -> Author:
    """Return who gives a report, as its byline and else its signature says, which bears a note.

    A placeholder, and whatever may be read in two ways, counts as not said.
    """
    above = _settled(block for block in blocks if block.role == "byline")
    below = _settled(block for block in blocks if block.note == "signature")
    return Author(above.name or below.name, above.unit or below.unit)


def property_parts(properties: Properties) -> dict[str, bytes]:
    """Return the parts of a package that hold the properties, by name; none holds a time."""
    core = (
        f'<cp:coreProperties xmlns:cp="{_FORMATS}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(properties.title)}</dc:title>"
        f"<dc:creator>{_text(properties.author)}</dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    extended = (
        f'<Properties xmlns="{_FORMATS}/officeDocument/2006/extended-properties">'
        f"<Company>{_text(properties.unit)}</Company></Properties>"
    )
    return {CORE_PART: part_bytes(core), APP_PART: part_bytes(extended)}


def _settled(blocks: Iterable[Block]) -> Author:
    """Return what all lines agree on."""
    lines = (
        "".join(OPEN if span.gap else span.text for span in paragraph.spans)
        for block in blocks
        for paragraph in block.paragraphs
    )
    said = [author for line in lines for author in _said(line)]
    return Author(_only(one.name for one in said), _only(one.unit for one in said))


@lru_cache(maxsize=1024)  # The lines of a batch are few.
def _said(line: str) -> tuple[Author, ...]:
    """Return what each part of a line says of the author, if any says something for certain."""
    told = ((part.field, _certain(part.text)) for part in split_byline(line))
    return tuple(Author(**{field: words}) for field, words in told if field in Author._fields)


def _only(said: Iterable[str]) -> str:
    found = {*said} - {""}
    return found.pop() if len(found) == 1 else ""


def _certain(words: str) -> str:
    """Return words without the blank that spaces a short name out; none where they are open."""
    if OPEN in words or find_markers(words):
        return ""
    parts = words.split()
    spaced = list(map(len, parts)) == [1, 1] and not words.isascii()
    return "".join(parts) if spaced else words


def _cut(text: str) -> str:
    return xml_text(text)[:_LONGEST]


def _text(text: str) -> str:
    return escape(text, quote=False)
