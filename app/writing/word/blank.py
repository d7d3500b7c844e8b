"""The lean start of a Word document, and a package's bytes that are the same on any day.

python-docx's own template brings Letter paper, theme fonts, en-US and forty styles; this one
brings nothing but the parts that a document needs.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx

from app.writing.word.archive import Archive
from app.writing.word.properties import APP_PART, CORE_PART, Properties, property_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docx.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "fontTable")

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{part}+xml"/>'
        for part in _PARTS
    )
    + f'<Override PartName="/{CORE_PART}" ContentType="application/'
    'vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/{APP_PART}" ContentType="application/'
    'vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)

_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    f'Target="{CORE_PART}"/>'
    f'<Relationship Id="rId3" Type="{_R}/extended-properties" Target="{APP_PART}"/>'
    "</Relationships>"
)

_DOCUMENT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(_PARTS, 1)
    )
    + "</Relationships>"
)

_DOCUMENT = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr/></w:body></w:document>'

_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
)


def blank_document(fonts: Iterable[str], fallbacks: Mapping[str, str]) -> Document:
    """Return a document without text or styles; its font table names `fonts`, each with the
    font that may stand in for it.
    """
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": f'<w:styles xmlns:w="{_W}"/>',
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(fonts, fallbacks),
    }
    packed = {name: (_HEAD + xml).encode() for name, xml in parts.items()}
    # Without the part for them python-docx makes one that holds the time.
    packed |= property_parts(Properties())
    return docx.Document(BytesIO(Archive.of(packed.items()).file))


def package_bytes(document: Document, properties: Properties) -> bytes:
    """Return the document's file, the same for the same content: no time, one order of parts."""
    saved = BytesIO()
    document.save(saved)
    own = property_parts(properties)
    with ZipFile(saved) as package:
        names = package.namelist()
        return Archive.of((name, own.get(name) or package.read(name)) for name in names).file


def _font_table(fonts: Iterable[str], fallbacks: Mapping[str, str]) -> str:
    entries = "".join(_font(name, fallbacks.get(name)) for name in dict.fromkeys(fonts))
    return f'<w:fonts xmlns:w="{_W}">{entries}</w:fonts>'


def _font(name: str, fallback: str | None) -> str:
    stand_in = f'<w:altName w:val="{escape(fallback)}"/>' if fallback else ""
    return f'<w:font w:name="{escape(name)}">{stand_in}</w:font>'
