"""Controls and fields as Word 2016, WPS and LibreOffice write them, in files of their own."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from app.word.document import Replacement, WordDocument
from tests.placeholders.word_probe import packed

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    '<w:style w:type="character" w:styleId="{0}"><w:name w:val="Placeholder Text"/></w:style>'
    '<w:style w:type="character" w:styleId="b"><w:name w:val="Strong"/></w:style>'
)
STORE = "{1F9E3A4C-0000-4000-8000-00000000000A}"
HINT = "<w:showingPlcHdr/>"


def run(words: str, look: str = "") -> str:
    properties = look and f"<w:rPr>{look}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def prompt(words: str, style: str = "a3") -> str:
    """A run as Word shows a prompt."""
    return run(words, f'<w:rStyle w:val="{style}"/>')


def control(properties: str, *inner: str) -> str:
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{''.join(inner)}</w:sdtContent></w:sdt>"
    )


def bound(path: str, store: str = STORE, mapped: str = "xmlns:n='urn:form'") -> str:
    return f'<w:dataBinding w:prefixMappings="{mapped}" w:xpath="{path}" w:storeItemID="{store}"/>'


def check_box(ticked: int = 0, state: str = "2612", font: str = "MS Gothic", name: str = "") -> str:
    alias = name and f'<w:alias w:val="{name}"/>'
    return (
        f'{alias}<w14:checkbox><w14:checked w14:val="{ticked}"/>'
        f'<w14:checkedState w14:val="{state}" w14:font="{font}"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )


def sign(kind: str, held: str = "", look: str = "") -> str:
    """A run with a sign of a field: begin, separate or end."""
    tag = f'<w:fldChar w:fldCharType="{kind}"'
    properties = look and f"<w:rPr>{look}</w:rPr>"
    return (
        f"<w:r>{properties}{tag}>{held}</w:fldChar></w:r>"
        if held
        else (f"<w:r>{properties}{tag}/></w:r>")
    )


def code(*pieces: str, look: str = "") -> str:
    properties = look and f"<w:rPr>{look}</w:rPr>"
    return "".join(
        f'<w:r>{properties}<w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>'
        for piece in pieces
    )


def field(written: str, shown: str | None = None, data: str = "") -> str:
    """A field of runs; `shown` is the runs of its result, None where it has none."""
    held = data and f"<w:ffData>{data}</w:ffData>"
    result = "" if shown is None else sign("separate") + shown
    return sign("begin", held) + code(written) + result + sign("end")


def word(*inner: str, style: str = "a3", data: str = "") -> bytes:
    """A Word file of these blocks; `data` is the part that controls are bound to."""
    parts = {"document": f"<w:body>{''.join(inner)}</w:body>", "styles": _STYLES.format(style)}
    made = packed(parts, "题")
    if not data:
        return made
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            held = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                led = (
                    f'<Relationship Id="d1" Type="{_R}/customXml" Target="../customXml/item1.xml"/>'
                )
                held = held.replace("</Relationships>", f"{led}</Relationships>")
            new.writestr(name, held)
        new.writestr("customXml/item1.xml", data)
        new.writestr(
            "customXml/_rels/item1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_R}/customXmlProps" Target="itemProps1.xml"/>'
            "</Relationships>",
        )
        new.writestr(
            "customXml/itemProps1.xml",
            f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="urn:ds"/>',
        )
    return out.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def body(data: bytes) -> str:
    return part(data).partition("<w:body>")[2].partition("</w:body>")[0]


def filled(data: bytes, *values: str) -> bytes:
    """The file with values in its first places."""
    document = WordDocument(data)
    edits: dict[int, list[Replacement]] = {}
    for place, value in zip(document.open_places(), values, strict=False):
        edits.setdefault(place.line, []).append(Replacement(place.start, place.end, value))
    return document.changed(edits)
