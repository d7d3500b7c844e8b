"""The parts of the package around a form's body, as each program writes them."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from tests.forms.flavours import FONTS, Flavour
from tests.forms.runs import STORE

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PROGRAMS = {"word": "Microsoft Office Word", "wps": "WPS Office", "libreoffice": "LibreOffice"}
_DAY = (2026, 3, 2, 9, 30, 0)


class Parts(NamedTuple):
    """What a form holds; `data` are the names of the data that controls are bound to."""

    body: str
    header: str
    footer: str
    data: tuple[str, ...]
    landscape: bool


def packed(parts: Parts, flavour: Flavour, font: str) -> bytes:
    """Return the file."""
    files = {
        "word/document.xml": _document(parts),
        "word/styles.xml": _styles(flavour, font),
        "word/settings.xml": _settings(flavour),
        "word/fontTable.xml": _font_table(),
    }
    if "<w:numPr>" in parts.body:
        files["word/numbering.xml"] = f"{_HEAD}<w:numbering {_SPACES}>{_NUMBERING}</w:numbering>"
    for name in ("header", "footer"):
        if held := getattr(parts, name):
            tag = "hdr" if name == "header" else "ftr"
            files[f"word/{name}1.xml"] = f"{_HEAD}<w:{tag} {_SPACES}>{held}</w:{tag}>"
    files["docProps/app.xml"] = (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{_PROGRAMS[flavour.name]}</Application></Properties>'
    )
    if parts.data:
        files |= _data(parts.data)
    files |= _relations(files)
    first = {"[Content_Types].xml": _content_types(files)}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**first, **files}.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return held.getvalue()


def _document(parts: Parts) -> str:
    size = (16838, 11906) if parts.landscape else (11906, 16838)
    turned = ' w:orient="landscape"' if parts.landscape else ""
    shown = "".join(
        f'<w:{name}Reference w:type="default" r:id="rId{number}"/>'
        for name, number in (("header", 11), ("footer", 12))
        if getattr(parts, name)
    )
    section = (
        f'<w:sectPr>{shown}<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/><w:pgMar w:top="1440" '
        'w:right="1304" w:bottom="1304" w:left="1417" w:header="851" w:footer="992" w:gutter="0"/>'
        '<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    )
    return f"{_HEAD}<w:document {_SPACES}><w:body>{parts.body}{section}</w:body></w:document>"


def _styles(flavour: Flavour, font: str) -> str:
    name = FONTS.get(font, font)
    held = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
        f'w:ascii="Times New Roman" w:eastAsia="{name}" w:hAnsi="Times New Roman" '
        'w:cs="Times New Roman"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    for style, number in flavour.styles.items():
        kind, more = _STYLE_KINDS.get(style, ("paragraph", ""))
        default = ' w:default="1"' if style == "Normal" else ""
        called = "填空" if style == "Blank" else style
        held += (
            f'<w:style w:type="{kind}"{default} w:styleId="{number}"><w:name w:val="{called}"/>'
            f"{more}</w:style>"
        )
    return f"{_HEAD}<w:styles {_SPACES}>{held}</w:styles>"


_STYLE_KINDS = {
    "Normal": (
        "paragraph",
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
        '<w:rPr><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="24"/></w:rPr>',
    ),
    "Table Grid": ("table", ""),
    "Placeholder Text": (
        "character",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:rPr><w:color w:val="808080"/></w:rPr>',
    ),
    "Blank": ("character", '<w:rPr><w:u w:val="single"/></w:rPr>'),
}


def _settings(flavour: Flavour) -> str:
    held = '<w:zoom w:percent="100"/>'
    if flavour.name == "wps":
        held += '<w:bordersDoNotSurroundHeader w:val="0"/><w:bordersDoNotSurroundFooter w:val="0"/>'
    held += (
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    )
    held += "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/></w:compat>"
    return f"{_HEAD}<w:settings {_SPACES}>{held}</w:settings>"


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1"/><w:lvlJc w:val="center"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def _font_table() -> str:
    held = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="86"/></w:font>' for name in FONTS.values()
    )
    return f"{_HEAD}<w:fonts {_SPACES}>{held}</w:fonts>"


def _data(names: tuple[str, ...]) -> dict[str, str]:
    held = "".join(f"<{name}></{name}>" for name in dict.fromkeys(names))
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return {
        "customXml/item1.xml": f'<form xmlns="urn:office-form">{held}</form>',
        "customXml/itemProps1.xml": (
            f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
            f'ds:itemID="{STORE}" xmlns:ds="{uri}"><ds:schemaRefs><ds:schemaRef '
            'ds:uri="urn:office-form"/></ds:schemaRefs></ds:datastoreItem>'
        ),
    }


def _relations(files: dict[str, str]) -> dict[str, str]:
    numbers = {"word/header1.xml": 11, "word/footer1.xml": 12}
    held: list[str] = []
    for at, name in enumerate(each for each in files if each.startswith("word/")):
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("1")
        if kind != "document":
            held.append(_related(numbers.get(name, at), kind, name.removeprefix("word/")))
    made = {
        "_rels/.rels": _related(1, "officeDocument", "word/document.xml")
        + _related(2, "extended-properties", "docProps/app.xml"),
    }
    if "customXml/item1.xml" in files:
        held.append(_related(20, "customXml", "../customXml/item1.xml"))
        made["customXml/_rels/item1.xml.rels"] = _related(1, "customXmlProps", "itemProps1.xml")
    made["word/_rels/document.xml.rels"] = "".join(held)
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {
        name: f'{_HEAD}<Relationships xmlns="{uri}">{rows}</Relationships>'
        for name, rows in made.items()
    }


def _related(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_RELATION}{kind}" Target="{target}"/>'


def _content_types(files: dict[str, str]) -> str:
    named = {
        "word/document.xml": f"{_TYPES}document.main+xml",
        "word/styles.xml": f"{_TYPES}styles+xml",
        "word/settings.xml": f"{_TYPES}settings+xml",
        "word/fontTable.xml": f"{_TYPES}fontTable+xml",
        "word/numbering.xml": f"{_TYPES}numbering+xml",
        "word/header1.xml": f"{_TYPES}header+xml",
        "word/footer1.xml": f"{_TYPES}footer+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "customXml/itemProps1.xml": (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        ),
    }
    held = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    held += "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in named.items()
        if name in files
    )
    uri = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_HEAD}<Types xmlns="{uri}">{held}</Types>'
