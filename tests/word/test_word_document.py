"""Every text of a Word file that a reader sees is a line, with a place people understand."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.models.report import Remark
from app.word.document import Replacement, WordDocument
from tests.placeholders.word_probe import packed, paragraph, probe, run

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWN = "<a:p><a:pPr/><a:r><a:rPr/><a:t>{}</a:t></a:r></a:p>"


def body(inner: str) -> bytes:
    return packed({"document": f"<w:body>{inner}</w:body>"}, "题")


def with_parts(data: bytes, relations: str, **parts: str) -> bytes:
    """The file with further parts in its word folder, and relationships that lead to them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                part = part.replace("</Relationships>", f"{relations}</Relationships>")
            new.writestr(name, part)
        for name, part in parts.items():
            new.writestr(f"word/{name}" if "." in name else f"word/{name}.xml", part)
    return out.getvalue()


def relation(kind: str, target: str, number: str = "x") -> str:
    return f'<Relationship Id="{number}{target}" Type="{_R}/{kind}" Target="{target}.xml"/>'


def lines(data: bytes) -> list[tuple[str, str]]:
    """The lines with text, each with its place; the title is left out."""
    source = WordDocument(data)
    found = [(source.where(n).label, text) for n, text in enumerate(source.texts) if text]
    return [each for each in found if each != ("文件属性“标题”", "题")]


def changed(data: bytes, old: str, value: str) -> bytes:
    source = WordDocument(data)
    edits = {
        n: [Replacement(line.index(old), line.index(old) + len(old), value)]
        for n, line in enumerate(source.texts)
        if old in line
    }
    return source.changed(edits)


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def field(*parts: str) -> str:
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>'
        if each in ("begin", "separate", "end")
        else each
        for each in parts
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (field("begin", "<w:r><w:instrText>XX</w:instrText></w:r>", "separate", run("果"), "end"),
         "果"),
        (field("begin", run("码"), "separate", run("果"), "end"), "果"),
        (field("begin", run("码"), "end", run("后")), "后"),
        (field(run("前"), "begin", field("begin", "separate", run("内"), "end"), "separate",
               run("果"), "end"), "前果"),
        (field("begin", run("未完")), "未完"),
        (field("end", run("甲"), "separate", run("乙")), "甲乙"),
        ('<w:fldSimple w:instr="XX">' + run("果") + "</w:fldSimple>", "果"),
        ("<w:r><w:ruby><w:rt>" + run("音") + "</w:rt><w:rubyBase>" + run("字")
         + "</w:rubyBase></w:ruby></w:r>", "字"),
        ("<w:r><mc:AlternateContent><mc:Choice Requires='a'><w:t>甲</w:t></mc:Choice><mc:Fallback>"
         "<w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>", "甲"),
        ("<w:r><mc:AlternateContent><mc:Choice Requires='a'><a:b/></mc:Choice><mc:Fallback>"
         "<w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r>", "乙"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_the_text(inner: str, expected: str) -> None:
    assert lines(body(f"<w:p>{inner}</w:p>")) == [("正文第 1 段", expected)]


def boxes(first: str, second: str) -> bytes:
    """A body with a text box of two copies."""
    held = "<w:txbxContent>{}</w:txbxContent>"
    return body(
        "<w:p><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{held.format(first)}</mc:Choice>"
        f"<mc:Fallback>{held.format(second)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def test_copies_that_differ_are_lines_of_their_own() -> None:
    data = boxes(paragraph("甲") + paragraph("乙"), paragraph("乙") + paragraph("丙"))
    assert [text for _, text in lines(data)] == ["甲", "乙", "丙"]
    assert part(changed(data, "乙", "丁")).count("丁") == 2


def test_an_emptied_line_goes_from_both_copies_of_a_box_but_for_the_last() -> None:
    two = paragraph("甲") + paragraph("X")
    assert part(changed(boxes(two, two), "X", "")) == part(boxes(paragraph("甲"), paragraph("甲")))
    one = paragraph("X")
    assert part(changed(boxes(one, one), "X", "")) == part(boxes(paragraph(""), paragraph("")))


def test_headers_are_called_by_their_sections() -> None:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="r{}"/></w:sectPr>'
    inner = f"<w:p><w:pPr>{reference.format(1)}</w:pPr></w:p><w:p/>{reference.format(2)}"
    data = packed(
        {
            "document": f"<w:body>{inner}</w:body>",
            "header1": paragraph("一"),
            "header2": f"<w:tbl><w:tr><w:tc>{paragraph('二')}</w:tc></w:tr></w:tbl>",
        },
        "题",
    )
    assert lines(data) == [
        ("第 1 节页眉", "一"),
        ("第 2 节页眉的表格 1 第 1 行第 1 列", "二"),
    ]


def test_a_header_that_nothing_leads_to_is_filled_by_its_name() -> None:
    data = with_parts(body(paragraph("文")), "", header7=header("在XX"))
    assert lines(data) == [("正文第 1 段", "文"), ("页眉", "在XX")]


def header(text: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:hdr xmlns:w="{space}">{paragraph(text)}</w:hdr>'


def test_a_watermark_is_a_line() -> None:
    shape = '<w:p><w:r><w:pict><v:shape><v:textpath style="a" string="XX&amp;"/></v:shape></w:pict>'
    data = body(f"{shape}</w:r></w:p>")
    assert lines(data) == [("水印", "XX&")]
    assert 'string="&quot;济&lt; 南&amp;"' in part(changed(data, "XX", '"济<\n南'))


def test_a_chart_is_filled_in_its_title_and_names() -> None:
    cache = (
        "<c:strCache><c:pt><c:v>XX市</c:v></c:pt></c:strCache><c:numCache><c:v>9</c:v></c:numCache>"
    )
    chart = f"<c:chartSpace {_C} {_A}>{_DRAWN.format('XX题')}{cache}</c:chartSpace>"
    data = with_parts(body(paragraph("文")), relation("chart", "chart1"), chart1=chart)
    assert lines(data) == [("正文第 1 段", "文"), ("图表", "XX题"), ("图表", "XX市")]
    made = part(changed(data, "XX", "甲\n乙"), "word/chart1.xml")
    drawn = "<a:p><a:pPr/><a:r><a:rPr/><a:t>{}</a:t></a:r></a:p>"
    assert drawn.format("甲") + drawn.format("乙题") in made
    assert "<c:v>甲 乙市</c:v>" in made


def test_a_diagram_and_its_drawing_stay_equal() -> None:
    data = with_parts(
        body(paragraph("文")),
        relation("diagramData", "data1") + relation("diagramDrawing", "drawing1"),
        data1=f"<d {_A}>{_DRAWN.format('XX')}{_DRAWN.format('XX')}</d>",
        drawing1=f"<d {_A}>{_DRAWN.format('XX')}{_DRAWN.format('XX')}{_DRAWN.format('独')}</d>",
    )
    assert lines(data)[1:] == [("图示", "XX"), ("图示", "XX"), ("图示", "独")]
    made = changed(data, "XX", "济")
    assert part(made, "word/data1.xml").count("济") == 2
    assert part(made, "word/drawing1.xml").count("济") == 2


def test_the_data_of_a_content_control_follows_what_it_shows() -> None:
    binding = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{1-A}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{run('XX')}</w:sdtContent></w:sdt>"
    properties = '<d:i xmlns:d="u" d:itemID="{1-a}"/>'
    own = relation("customXmlProps", "itemProps1")
    data = with_parts(
        body(f"<w:p>{control}</w:p>"),
        relation("customXml", "item1") + relation("customXml", "item2"),
        item1="<a><b>XX</b><b>另XX</b></a>",
        item2="<a><b>XX</b></a>",
        itemProps1=properties,
        **{"_rels/item1.xml.rels": f"<Relationships>{own}</Relationships>"},
    )
    assert lines(data) == [("正文第 1 段", "XX"), ("内容控件的数据", "另XX")]
    made = changed(data, "XX", "济<南")
    assert part(made, "word/item1.xml") == "<a><b>济&lt;南</b><b>另济&lt;南</b></a>"
    assert part(made, "word/item2.xml") == "<a><b>XX</b></a>"


def test_a_text_of_data_that_is_a_paragraph_is_one_line() -> None:
    binding = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{1}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>"
    own = relation("customXmlProps", "itemProps1")
    data = with_parts(
        body(f"<w:p>{control}</w:p>"),
        relation("customXml", "item1"),
        item1=f"<a {_W}><b>甲</b><c>前XX</c>{paragraph('见第XX页')}<c>后XX</c></a>",
        itemProps1='<d:i xmlns:d="u" d:itemID="{1}"/>',
        **{"_rels/item1.xml.rels": f"<Relationships>{own}</Relationships>"},
    )
    made = part(changed(data, "XX", "三"), "word/item1.xml")
    assert [made.count(words) for words in ("前三", "见第三页", "后三", "XX")] == [1, 1, 1, 0]


@pytest.mark.parametrize("header", ["", paragraph("在XX市")])
def test_a_body_without_a_line_stays_as_it_is(header: str) -> None:
    data = packed({"document": "<w:body/>", "header1": header}, "")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out := io.BytesIO(), "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, old.read(name))
    bare = out.getvalue()
    assert len(WordDocument(bare).texts) == bool(header)
    assert WordDocument(bare).changed({}) == bare
    remarks = [Remark(paragraph=0, start=1, end=3, text="看")] if header else []
    assert WordDocument(bare).commented(remarks) == bare


def test_a_property_is_one_line() -> None:
    assert "<dc:title>甲 乙</dc:title>" in part(
        changed(probe(["文"] * 14 + ["XX"]), "XX", "甲\r\n乙"), "docProps/core.xml"
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f'<w:p><w:sdt><w:sdtContent>{run("X")}</w:sdtContent></w:sdt></w:p>', 1),
        (f'<w:p><w:hyperlink>{run("X")}</w:hyperlink></w:p>', 1),
        (f"<w:p>{field('begin', 'separate', run('X'), 'end')}</w:p>", 1),
        (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{paragraph('X')}</w:sdtContent></w:sdt>",
         1),
        (f"<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>{paragraph('X')}</w:sdtContent></w:sdt>",
         2),
        (f"<w:p>{field('begin', 'separate', run('码'), 'end')}{run('X')}</w:p>", 2),
        (paragraph("X"), 2),
    ],
)  # fmt: skip
def test_a_newline_breaks_a_line_where_no_paragraph_can_be_split(inner: str, expected: int) -> None:
    made = part(changed(body(inner), "X", "一\n二"))
    assert (made.count("<w:br/>"), made.count("<w:p>")) == (2 - expected, expected)


def test_a_newline_in_a_comment_is_a_line_break_and_in_a_footnote_a_paragraph() -> None:
    made = changed(probe(["文"] * 11 + ["X", "文", "X", "文"]), "X", "一\n二")
    assert part(made, "word/comments.xml").count("<w:p>") == 1
    assert "<w:br/>" in part(made, "word/comments.xml")
    assert part(made, "word/footnotes.xml").count("<w:p>") == 2
    assert "<w:br/>" not in part(made, "word/footnotes.xml")


def test_a_declaration_and_quotation_marks_stay_as_they_were() -> None:
    data = body(paragraph("在XX"))
    before, after = part(data), part(changed(data, "XX", "济南"))
    assert after == before.replace("XX", "济南")


def test_a_text_in_the_line_above_the_notes_is_called_by_no_number() -> None:
    notes = '<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="1">{}'
    notes = notes.format(paragraph("__"), paragraph("XX")) + "</w:footnote>"
    data = packed({"document": "<w:body/>", "footnotes": notes}, "题")
    assert lines(data) == [("脚注", "__"), ("脚注 1", "XX")]


def test_tables_in_tables_have_names_that_can_be_read() -> None:
    inner = paragraph("甲")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    ((label, _),) = lines(body(inner))
    assert label.endswith("表格 1 第 1 行第 1 列")
    assert len(label) < 200
