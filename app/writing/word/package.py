"""A Word document without a report: the parts that a layout decides, and no others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from app.files.relations import NAMESPACE as RELATIONSHIPS
from app.word.package import OFFICE, WORD_TYPE
from app.writing.word.elements import DECLARED, part_bytes, part_root, to_xml
from app.writing.word.page import footers, section
from app.writing.word.properties import APP_PART, CORE_PART, Properties, property_parts
from app.writing.word.styles import style_elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from app.writing.layout import Layout

DOCUMENT_PART = "word/document.xml"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = "application/vnd.openxmlformats"
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>',
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>',
)


class WordPart(NamedTuple):
    """A part that the document's own leads to. `kind` is Word's word for it, as `footer`."""

    kind: str
    name: str
    data: bytes


def package_parts(
    layout: Layout, more_styles: Iterable[_Element] = (), more_parts: Iterable[WordPart] = ()
) -> dict[str, bytes]:
    """Return the parts of a document without a report in a layout, by name in their order.

    `more_styles` and `more_parts` are what it needs beside those of the layout.
    """
    numbers = footers(layout)
    names = {kind: f"footer{number}" for number, kind in enumerate(numbers, 1)}
    styles = map(to_xml, (*style_elements(layout), *more_styles))
    parts = [
        WordPart("styles", "styles", part_root("styles", *styles)),
        WordPart("settings", "settings", _settings(odd_and_even="even" in names)),
        WordPart("fontTable", "fontTable", part_root("fonts", *_fonts(layout))),
        *(
            WordPart("footer", names[kind], part_root("ftr", to_xml(number)))
            for kind, number in numbers.items()
        ),
        *more_parts,
    ]
    ids = {part.name: f"rId{number}" for number, part in enumerate(parts, 1)}
    page = section(layout, {kind: ids[name] for kind, name in names.items()})
    return {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships(
            ("rId1", f"{OFFICE}/officeDocument", DOCUMENT_PART),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", CORE_PART),
            ("rId3", f"{OFFICE}/extended-properties", APP_PART),
        ),
        DOCUMENT_PART: part_bytes(
            f'<w:document {DECLARED} xmlns:r="{OFFICE}"><w:body>{page}</w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((ids[part.name], f"{OFFICE}/{part.kind}", f"{part.name}.xml") for part in parts)
        ),
        **{f"word/{part.name}.xml": part.data for part in parts},
        **property_parts(Properties()),
    }


def _content_types(parts: Sequence[WordPart]) -> bytes:
    types = {f"word/{part.name}.xml": f"{WORD_TYPE}.{part.kind}+xml" for part in parts} | {
        DOCUMENT_PART: f"{WORD_TYPE}.document.main+xml",
        CORE_PART: f"{_OPEN}-package.core-properties+xml",
        APP_PART: f"{_OPEN}-officedocument.extended-properties+xml",
    }
    overrides = (
        f'<Override PartName="/{name}" ContentType="{said}"/>'
        for name, said in sorted(types.items())
    )
    return part_bytes(
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_OPEN}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def _relationships(*relations: tuple[str, str, str]) -> bytes:
    said = (
        f'<Relationship Id="{each}" Type="{kind}" Target="{target}"/>'
        for each, kind, target in relations
    )
    return part_bytes(f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(said)}</Relationships>')


def _settings(*, odd_and_even: bool) -> bytes:
    return part_root("settings", ("<w:evenAndOddHeaders/>" if odd_and_even else "").join(_SETTINGS))


def _fonts(layout: Layout) -> Iterable[str]:
    """Yield the entries of the font table, each with the font that may stand in for it."""
    for name in layout.fonts:
        stand_in = layout.fallbacks.get(name)
        said = f'<w:altName w:val="{escape(stand_in)}"/>' if stand_in else ""
        yield f'<w:font w:name="{escape(name)}">{said}</w:font>'
