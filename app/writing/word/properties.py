"""A document's properties, what a file manager shows of it: the title, the author, the unit."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.text.people import OPEN, Person, name_of, read_person, unit_of
from app.writing.word.elements import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.report import Block, Paragraph, Report, Span
    from app.models.roles import BlockRole

CORE_PART, APP_PART = "docProps/core.xml", "docProps/app.xml"

_LONGEST = 255  # What Word takes as a property.
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_TELLING: tuple[BlockRole, ...] = ("byline", "tail")
# With these a letter closes or an appendix starts; no line from there on tells who speaks.
_NO_SIGNATURE = re.compile(r"此致|敬礼|附")


class Properties(NamedTuple):
    """The title, who gives the report, and the unit; empty where the report does not say it."""

    title: str = ""
    author: str = ""
    unit: str = ""


def document_properties(report: Report) -> Properties:
    """Return the properties of a report's document; the lines of the title are joined."""
    title = "".join(paragraph.text for paragraph in _paragraphs(report.blocks, "title"))
    author = author_of(report)
    return Properties(*(_cut(text) for text in (title, author.name, author.unit)))


def author_of(report: Report) -> Person:
    """Return who gives the report: what the outline's keys say of it, else its byline and tail.

    A placeholder, and whatever may be read in two ways, counts as not said.
    """
    byline, tail = (_paragraphs(report.blocks, role) for role in _TELLING)
    said = _said_by_keys([span for paragraph in byline for span in paragraph.spans])
    above, below = (_settled(map(read_person, _lines(each))) for each in (byline, tail))
    name = name_of(said["name"]) if "name" in said else above.name or below.name
    unit = unit_of(said["unit"]) if "unit" in said else above.unit or below.unit
    return Person(name, unit)


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
    return {CORE_PART: (_HEAD + core).encode(), APP_PART: (_HEAD + extended).encode()}


def _settled(found: Iterable[Person]) -> Person:
    """Return what all lines agree on."""
    read = list(found)
    names = {each.name for each in read if each.name}
    units = {each.unit for each in read if each.unit}
    return Person(_only(names), _only(units))


def _only(said: set[str]) -> str:
    return said.pop() if len(said) == 1 else ""


def _paragraphs(blocks: Sequence[Block], role: BlockRole) -> list[Paragraph]:
    return [each for block in blocks if block.role == role for each in block.paragraphs]


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if _NO_SIGNATURE.match(paragraph.text):
            return
        yield "".join(OPEN if span.gap else span.text for span in paragraph.spans)


def _said_by_keys(spans: Sequence[Span]) -> dict[str, str]:
    """Return what the outline gave as unit, post and name; `〔〕` for what is still a gap.

    A name that was filled in belongs to the key it stands in: the next one, else the one before
    it, as far as no words of the template part them.
    """
    said: dict[str, str] = {}
    if not any(span.origin.ref.startswith("speaker.") for span in spans):
        return said
    for _, side in groupby(spans, key=lambda span: span.origin.kind == "template"):
        waiting, key = "", ""
        for span in side:
            text = OPEN if span.gap else span.text
            _, _, own = span.origin.ref.rpartition("speaker.")
            if span.origin.ref == f"speaker.{own}":
                key = own
            elif span.origin.ref != "names":
                key = ""
            if key:
                said[key] = said.get(key, "") + waiting + text
                waiting = ""
            else:
                waiting += text
    return said


def _cut(text: str) -> str:
    return xml_text(text)[:_LONGEST]


def _text(text: str) -> str:
    return escape(text, quote=False)
