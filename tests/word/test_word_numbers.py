"""Every attribute of a Word file that is read as a number, with what no program would write."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from app.cli.main import main
from app.files.pictures import Picture
from app.models.report import Block, Paragraph, Remark, Report, Span
from app.reading.number_formats import _FORMATS, format_number
from app.reading.word import word_lines
from app.word.document import Growth, Replacement, WordDocument
from app.word.package import Package
from app.word.pictures import PlacedPicture
from app.writing import load_layout
from app.writing.writers import write_like
from tests.word.test_word_packages import archive, relations

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{_MAIN}"'
_VALUES = {
    "letters": "abc",
    "fraction": "1.5",
    "superscript": "²",
    "arabic": "٣",
    "nothing": "",
    "many": "2000000000",
    "negative": "-3",
    "long": "9" * 5000,
    "blanks": " 7 ",
    "hexadecimal": "0x10",
}
# A `{name}` for each number; beside it what a program would write there.
_DOCUMENT = (
    f'<w:document {_W} xmlns:wp="urn:wp"><w:body>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{numId}"/></w:numPr></w:pPr>'
    '<w:bookmarkStart w:id="{bookmark}" w:name="a"/><w:bookmarkEnd w:id="{bookmark}"/>'
    "<w:r><w:t>在【单位】学习体会</w:t></w:r>"
    '<w:r><w:sym w:font="Wingdings" w:char="{symbol}"/></w:r>'
    '<w:r><w:commentReference w:id="{reference}"/></w:r></w:p>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/><w:ddList>'
    '<w:result w:val="{result}"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
    "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    '<w:tbl><w:tblPr><w:tblLook w:val="{look}"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="{gridCol}"/><w:gridCol w:w="4000"/></w:tblGrid>'
    '<w:tr><w:trPr><w:gridBefore w:val="{gridBefore}"/></w:trPr><w:tc><w:tcPr>'
    '<w:gridSpan w:val="{gridSpan}"/></w:tcPr><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc>'
    "<w:tc><w:p><w:r><w:t>照片</w:t></w:r></w:p></w:tc></w:tr>"
    '<w:tr><w:trPr><w:trHeight w:val="{trHeight}"/></w:trPr><w:tc><w:tcPr>'
    '<w:tcW w:w="{tcW}" w:type="dxa"/><w:tcMar><w:left w:w="{tcMar}"/></w:tcMar></w:tcPr>'
    '<w:p><w:r><w:t>张三</w:t></w:r><w:r><w:drawing><wp:docPr id="{drawing}"/></w:drawing>'
    '<w:pict w:id="_x0000_s{shape}"/><w:fldSimple w:instr="=A{cell}*2"/></w:r></w:p></w:tc>'
    '<w:tc><w:sdt><w:sdtPr><w:id w:val="{control}"/></w:sdtPr><w:sdtContent>'
    "<w:p><w:r><w:t>XX</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>"
    '<w:sectPr><w:pgSz w:w="{pgSz}" w:h="16838"/><w:pgMar w:left="{left}" w:right="{right}"/>'
    "</w:sectPr></w:body></w:document>"
)
_NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="{{abstract}}"><w:lvl w:ilvl="{{lvl}}">'
    '<w:start w:val="{start}"/><w:numFmt w:val="ideographDigital"/><w:lvlText w:val="%1、"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="{num}"><w:abstractNumId w:val="{abstractNumId}"/>'
    '<w:lvlOverride w:ilvl="{override}"><w:startOverride w:val="{startOverride}"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)
_STYLES = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"'
    '/><w:pPr><w:numPr><w:numId w:val="{styleNum}"/></w:numPr></w:pPr><w:rPr><w:sz w:val="{sz}"/>'
    "</w:rPr></w:style></w:styles>"
)
_COMMENTS = f'<w:comments {_W}><w:comment w:id="{{comment}}"><w:p/></w:comment></w:comments>'
_SAID = (
    "ilvl=0 numId=1 bookmark=0 symbol=F0A8 reference=0 result=1 look=04A0 gridCol=4000 "
    "gridBefore=0 gridSpan=1 trHeight=600 tcW=4000 tcMar=108 drawing=1 shape=1026 cell=2 "
    "control=17 pgSz=11906 left=1587 right=1474 abstract=1 lvl=0 start=1 num=1 "
    "abstractNumId=1 override=0 startOverride=1 styleNum=0 sz=32 comment=0"
)
_USUAL = dict(each.split("=") for each in _SAID.split())
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_REPORT = Report(blocks=(Block(role="title", paragraphs=(Paragraph(spans=(Span(text="题"),)),)),))


def _file(numbers: dict[str, str], levels: str = "") -> bytes:
    said = {**_USUAL, **numbers}
    parts = {
        "word/document.xml": _DOCUMENT,
        "word/numbering.xml": _NUMBERING.replace("</w:lvl>", "</w:lvl>" + levels, 1),
        "word/styles.xml": _STYLES,
        "word/comments.xml": _COMMENTS,
    }
    written = {name: part.format(**said) for name, part in parts.items()}
    led = relations("numbering|numbering.xml", "styles|styles.xml", "comments|comments.xml")
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations("officeDocument|word/document.xml"),
            "word/_rels/document.xml.rels": led,
            **written,
        }
    )


def _everything(data: bytes) -> Iterator[bytes]:
    """Read a file, fill it, add a row, draw a picture, comment on it, and write another like it."""
    assert len("".join(map(str, word_lines(Package(data))))) < 2000
    source = WordDocument(data)
    lines = source.texts
    list(source.open_places())
    name, photo = lines.index("XX"), lines.index("照片")
    picture = PlacedPicture(Picture(b"x", "image/png", "png", 3, 4), 36_000)
    yield source.changed(
        {name: [Replacement(0, 2, "李四")], photo: [Replacement(0, 2, "", picture)]}
    )
    yield source.changed({}, [Growth(name, range(2, 3), 1, [{name: [Replacement(0, 2, "王五")]}])])
    yield source.commented([Remark(paragraph=0, start=0, end=1, text="看")])
    yield write_like(Package(data), _REPORT, load_layout("gbt9704"))


@pytest.mark.parametrize("value", _VALUES.values(), ids=_VALUES.keys())
def test_no_number_of_a_file_breaks_what_is_done_with_it(value: str) -> None:
    # What one of them says may hide another: so some at a time, and never all of one element.
    for names in (list(_USUAL)[n::4] for n in range(4)):
        for made in _everything(_file(dict.fromkeys(names, value))):
            with ZipFile(BytesIO(made)) as package:
                assert package.testzip() is None


@pytest.mark.parametrize("value", _VALUES.values(), ids=_VALUES.keys())
def test_every_command_takes_a_file_whose_every_number_is_odd(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("旧.docx").write_bytes(_file(dict.fromkeys(_USUAL, value)))
    Path("稿.md").write_text("# 题\n\n正文。\n", "utf-8")
    assert main(["read", "旧.docx"]) == 0
    assert main(["fill", "旧.docx", "--list"]) == 0
    assert main(["export", "稿.md", "--reference", "旧.docx", "-o", "新.docx"]) == 0


@pytest.mark.parametrize(
    ("numbers", "first"),
    [
        ({"startOverride": "-3"}, "〇、"),
        ({"startOverride": "abc", "start": "5"}, "一、"),
        ({"startOverride": " 7 "}, "七、"),
        ({"startOverride": "2000000000"}, "三二七六七、"),
        ({"numId": "01"}, "一、"),
        ({"numId": "²"}, ""),
        ({"ilvl": "-3"}, "一、"),
        ({"ilvl": "٣"}, "一、"),
    ],
)
def test_a_list_starts_as_word_reads_its_numbers(numbers: dict[str, str], first: str) -> None:
    line = word_lines(Package(_file(numbers)))[0]
    assert str(line).startswith(f"{first}在")


def test_a_level_that_starts_anew_at_nought_is_told_by_the_levels_below() -> None:
    below = '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    data = _file({"startOverride": "0", "ilvl": "1"}, below)
    assert str(word_lines(Package(data))[0]).startswith("〇.1 在")


@pytest.mark.parametrize("form", _FORMATS)
def test_a_count_of_any_size_takes_a_few_characters(form: str) -> None:
    assert all(len(format_number(form, count)) < 60 for count in (0, 1, 780, 781, 9999, 32_767))


def test_roman_numerals_are_whole() -> None:
    counts = {49: "xlix", 90: "xc", 400: "cd", 1999: "mcmxcix"}
    assert {count: format_number("lowerRoman", count) for count in counts} == counts


def test_a_table_never_spans_more_columns_than_word_has() -> None:
    document = WordDocument(_file({"gridSpan": "2000000000"}))
    assert document.tables[0].rows[0][0].last == 62
