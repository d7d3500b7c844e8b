"""A Word file without a report, built with python-docx of lean parts.

Its own template brings Letter paper, theme fonts, en-US and forty styles; these parts bring
nothing but what a layout decides.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory
from docx.package import Package

from app.word.package import OFFICE
from app.writing.word.comments import comment_styles
from app.writing.word.elements import (
    COMMENTS_PART,
    DECLARED,
    DOCUMENT_PART,
    part_bytes,
    part_root,
    to_xml,
)
from app.writing.word.page import set_page
from app.writing.word.properties import APP_PART, CORE_PART, Properties, property_parts
from app.writing.word.styles import style_elements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.opc.part import Part
    from docx.parts.document import DocumentPart

    from app.writing.layout import Layout

_DOCUMENT = f'<w:document {DECLARED} xmlns:r="{OFFICE}"><w:body><w:sectPr/></w:body></w:document>'
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>'
)
# The name of each part: what Word calls its content, and what leads to it.
_KINDS = {
    DOCUMENT_PART: (CONTENT_TYPE.WML_DOCUMENT_MAIN, RELATIONSHIP_TYPE.OFFICE_DOCUMENT),
    CORE_PART: (CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES),
    APP_PART: (CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
    "word/styles.xml": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "word/settings.xml": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "word/fontTable.xml": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    COMMENTS_PART: (CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
}


def build_package(layout: Layout, *, commented: bool) -> bytes:
    """Return the file of a document without a report in a layout.

    `commented`, it has what comments need: a part that holds none yet, and their styles.
    """
    package = Package()
    main = cast("DocumentPart", _add(package, DOCUMENT_PART, part_bytes(_DOCUMENT)))
    styles = [*style_elements(layout), *(comment_styles(layout) if commented else ())]
    _add(main, "word/styles.xml", part_root("styles", *map(to_xml, styles)))
    _add(main, "word/settings.xml", part_root("settings", _SETTINGS))
    _add(main, "word/fontTable.xml", part_root("fonts", *_fonts(layout)))
    if commented:
        _add(main, COMMENTS_PART, part_root("comments"))
    for name, data in property_parts(Properties()).items():
        _add(package, name, data)
    set_page(main.document, layout)
    saved = BytesIO()
    package.save(saved)
    return saved.getvalue()


def _add(source: Package | Part, name: str, data: bytes) -> Part:
    """Return a new part that a package, or one of its parts, leads to."""
    content, relationship = _KINDS[name]
    package = source if isinstance(source, Package) else source.package
    made = PartFactory(PackURI(f"/{name}"), content, relationship, data, package)
    part = cast("Part", made)  # A factory in name only: it returns what it makes.
    source.relate_to(part, relationship)
    return part


def _fonts(layout: Layout) -> Iterable[str]:
    """Yield the entries of the font table, each with the font that may stand in for it."""
    for name in layout.fonts:
        stand_in = layout.fallbacks.get(name)
        said = f'<w:altName w:val="{escape(stand_in)}"/>' if stand_in else ""
        yield f'<w:font w:name="{escape(name)}">{said}</w:font>'
