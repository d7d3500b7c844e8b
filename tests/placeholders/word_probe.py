"""A Word file that holds a text at each of the fifteen places where a marker can stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PLACES = (
    "正文第 1 段",
    "正文第 2 段",
    "正文第 3 段",
    "正文第 4 段",
    "正文第 5 段",
    "文本框 1",
    "表格 1 第 1 行第 2 列",
    "表格 1 第 2 行第 1 列的表格 1 第 1 行第 1 列",
    "首页页眉",
    "页眉",
    "偶数页页脚",
    "脚注 1",
    "尾注 1",
    "批注 1",
    "文件属性“标题”",
)


def paragraph(text: str) -> str:
    """A paragraph with one run."""
    return f"<w:p>{run(text)}</w:p>"


def run(text: str, size: int = 32) -> str:
    """A run of a size in half points."""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>{words}</w:r>'


def probe(texts: Sequence[str]) -> bytes:
    """A .docx with fifteen texts: the second in a run a character, the others in one.

    In the order in which they stand: body, split, link, content control, tracked insertion, text
    box (twice, as Word writes it), cell, nested cell, header of the first page, header, even
    footer, footnote, endnote, comment, and the title among the properties.
    """
    (body, split, link, control, inserted, box, cell, nested) = texts[:8]
    first, header, footer, footnote, endnote, comment, title = texts[8:]
    note = '<w:{0} w:type="separator" w:id="-1"><w:p/></w:{0}><w:{0} w:id="1">{1}</w:{0}>'
    document = f"""<w:body>
{paragraph(body)}
<w:p>{_cut(split)}</w:p>
<w:p><w:hyperlink w:anchor="a">{run(link)}</w:hyperlink></w:p>
<w:p><w:sdt><w:sdtContent>{run(control)}</w:sdtContent></w:sdt></w:p>
<w:p><w:ins w:id="1" w:author="a">{run(inserted)}</w:ins></w:p>
<w:p><w:del w:id="2" w:author="a"><w:r><w:delText>XX市</w:delText></w:r></w:del></w:p>
<w:p><w:r>{_box(paragraph(box))}</w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc><w:tc>{paragraph(cell)}</w:tc></w:tr>
<w:tr><w:tc><w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{paragraph(nested)}</w:tc></w:tr></w:tbl>
<w:p/></w:tc></w:tr></w:tbl>
<w:p><w:commentRangeStart w:id="1"/><w:r><w:footnoteReference w:id="1"/></w:r>
<w:r><w:endnoteReference w:id="1"/></w:r><w:commentRangeEnd w:id="1"/>
<w:r><w:commentReference w:id="1"/></w:r></w:p>
<w:sectPr><w:headerReference w:type="first" r:id="r1"/><w:headerReference w:type="default"
 r:id="r2"/><w:footerReference w:type="even" r:id="r3"/><w:titlePg/></w:sectPr></w:body>"""
    stories = {
        "document": document,
        "header1": paragraph(first),
        "header2": paragraph(header),
        "footer1": paragraph(footer),
        "footnotes": note.format("footnote", paragraph(footnote)),
        "endnotes": note.format("endnote", paragraph(endnote)),
        "comments": f'<w:comment w:id="1" w:author="a">{paragraph(comment)}</w:comment>',
        "settings": "<w:evenAndOddHeaders/>",
    }
    return packed(stories, title)


def _cut(text: str) -> str:
    """Runs of a character each, the later ones inside what a writer's tools leave behind."""
    runs = [run(char, size) for size, char in enumerate(text, 20)]
    half = len(runs) // 2
    inner = "<w:proofErr w:type='spellStart'/>".join(runs[half:-1])
    smart = f'<w:smartTag w:uri="u" w:element="e">{inner}</w:smartTag>'
    marks = '<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>'
    return "".join(runs[:half]) + marks + smart + f'<w:ins w:id="3">{runs[-1]}</w:ins>'


def _box(inner: str) -> str:
    held = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{held}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{held}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def packed(stories: dict[str, str], title: str) -> bytes:
    """A .docx of these parts, each given as what stands in its root element."""
    kinds = {name: name.rstrip("0123456789") for name in stories}
    roots = {"document": "document", "header": "hdr", "footer": "ftr"}
    parts = {
        f"word/{name}.xml": f"{_HEAD}<w:{root} {_SPACES}>{inner}</w:{root}>"
        for name, inner in stories.items()
        for root in [roots.get(kinds[name], kinds[name])]
    }
    linked = [name for name in stories if name != "document"]
    targets = [f"{_R}/{kinds[name]}|{name}.xml" for name in linked]
    core = f"{_PACKAGE}/relationships/metadata/core-properties|docProps/core.xml"
    parts["word/_rels/document.xml.rels"] = _relations(targets)
    parts["_rels/.rels"] = _relations([f"{_R}/officeDocument|word/document.xml", core])
    parts["docProps/core.xml"] = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</cp:coreProperties>"
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (kinds | {"document": "document.main"}).items()
    )
    properties = "application/vnd.openxmlformats-package.core-properties+xml"
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{properties}"/>{overrides}</Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(name, parts[name])
    return out.getvalue()


def _relations(targets: list[str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate((each.split("|") for each in targets), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
