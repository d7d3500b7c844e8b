"""A document's properties: what a file manager shows of it without opening it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import xml_text
from app.writing.word.speaker import speaker_of

if TYPE_CHECKING:
    from app.models.report import Report

CORE_PART, APP_PART = "docProps/core.xml", "docProps/app.xml"

_LONGEST = 255  # What Word takes as a property.
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"


class Properties(NamedTuple):
    """The title, who gives the report, and the unit; empty where the report does not say it."""

    title: str = ""
    author: str = ""
    unit: str = ""


def document_properties(report: Report) -> Properties:
    """Return the properties of a report's document."""
    speaker = speaker_of(report)
    return Properties(document_title(report), _cut(speaker.name), _cut(speaker.unit))


def document_title(report: Report) -> str:
    """Return the title among the document's properties: the lines of the title joined."""
    titles = [block for block in report.blocks if block.role == "title"]
    lines = [paragraph.text for block in titles for paragraph in block.paragraphs]
    return _cut("".join(lines))


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


def _cut(text: str) -> str:
    return xml_text(text)[:_LONGEST]


def _text(text: str) -> str:
    return escape(text, quote=False)
