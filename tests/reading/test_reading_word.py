import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.errors import InputError
from app.reading import read_report
from app.reading.number_formats import format_number
from app.reading.word import word_lines
from app.word.package import Package
from tests.placeholders.word_probe import PLACES, packed, paragraph, probe

W = nsdecls("w")


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = (
    level(0, "chineseCounting", "%1、")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%1.%2.%3")
)


class WordFile:
    """A Word file under construction, with one list of its own."""

    def __init__(self, levels: str = LEVELS, num: str = "") -> None:
        self.document = docx.Document()
        numbering = self.document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        numbering.append(
            parse_xml(f'<w:abstractNum {W} w:abstractNumId="1">{levels}</w:abstractNum>')
        )
        for number in ("1", "2"):
            more = num if number == "2" else ""
            numbering.append(
                parse_xml(
                    f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="1"/>{more}</w:num>'
                )
            )

    def add(self, text: str, depth: int | None = None, num: int = 1) -> "WordFile":
        paragraph = self.document.add_paragraph(text)
        if depth is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
                )
            )
        return self

    def bytes(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def lines(self) -> list[str]:
        """Return the lines of the body; a row's kind stands before its cells."""
        found = word_lines(Package(self.bytes()))
        return [
            line if isinstance(line, str) else " ¦ ".join([f"{line.row}:", *line.cells])
            for line in found
        ]


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    file = WordFile().add("引子").add("勤学", 0).add("读原著", 1).add("记笔记", 1)
    file.add("实干", 0).add("下基层", 1).add("做实事", 2)
    assert file.lines() == [
        "引子",
        "一、勤学",
        "1. 读原著",
        "2. 记笔记",
        "二、实干",
        "1. 下基层",
        "二.1.1 做实事",
    ]


def test_a_second_list_goes_on_counting_unless_it_says_where_to_start() -> None:
    assert WordFile().add("甲", 0).add("乙", 0, num=2).lines() == ["一、甲", "二、乙"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert WordFile(num=anew).add("甲", 0).add("乙", 0, num=2).lines() == ["一、甲", "一、乙"]


def test_a_bullet_is_no_number() -> None:
    assert WordFile(level(0, "bullet", "•")).add("甲", 0).lines() == ["甲"]


def test_a_list_of_zero_switches_numbers_off() -> None:
    assert WordFile().add("甲", 0, num=0).lines() == ["甲"]


def test_legal_levels_count_in_figures() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert WordFile(levels).add("甲", 0).add("乙", 1).lines() == ["一、甲", "1.1 乙"]


@pytest.mark.parametrize(
    "start", ["", "一", "1.5", "-", "99999999999", "9" * 5000], ids=lambda start: start[:12]
)
def test_a_number_that_word_could_not_have_written_keeps_no_text_from_being_read(
    start: str,
) -> None:
    levels = level(0, "upperRoman", "%1、").replace('start w:val="1"', f'start w:val="{start}"')
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    file = WordFile(levels, override).add("甲", 0).add("乙", 0, num=2).add("丙", 0)
    (depth,) = file.document.paragraphs[-1]._p.xpath("w:pPr/w:numPr/w:ilvl")
    depth.set(qn("w:val"), start)
    lines = file.lines()
    assert [line[-1] for line in lines] == ["甲", "乙", "丙"]
    assert max(map(len, lines)) < 4000


def test_a_style_numbers_its_paragraphs() -> None:
    file = WordFile(level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Heading1"/>'))
    style = file.document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {W}><w:numId w:val="1"/></w:numPr>'))
    file.document.add_paragraph("勤学", style="Heading 1")
    file.document.add_paragraph("实干", style="Heading 1")
    assert file.lines() == ["一、勤学", "二、实干"]


def test_text_in_tables_stands_in_order() -> None:
    file = WordFile().add("甲")
    table = file.document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "乙", "丙"
    file.add("丁")
    assert file.lines() == ["甲", "first: ¦ 乙 ¦ 丙", "丁"]


def test_a_soft_break_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(WordFile().add("学习心得体会").add("近日，我参加了培训。\n收获很大。").bytes())
    assert read_report(path).paragraphs == ("学习心得体会", "近日，我参加了培训。", "收获很大。")


def test_a_box_in_a_table_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    twice = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='a'>{box}</mc:Choice><mc:Fallback>"
        f"{box}</mc:Fallback></mc:AlternateContent><w:t>格</w:t></w:r></w:p>"
    )
    framed = f"<w:tbl><w:tr><w:tc>{twice}</w:tc></w:tr></w:tbl>"
    row = f"<w:tbl><w:tr><w:tc>{twice}</w:tc><w:tc>{paragraph('旁')}</w:tc></w:tr></w:tbl>"
    path.write_bytes(packed({"document": f"<w:body>{framed}<w:p/>{row}</w:body>"}, ""))
    text = "\n".join(read_report(path).paragraphs)
    assert [text.count(word) for word in "格框旁"] == [2, 2, 1]


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".DOTM"])
def test_every_sort_of_word_file_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WordFile().add("学习心得体会").bytes())
    assert read_report(path).paragraphs == ("学习心得体会",)


def test_text_in_boxes_is_read_and_what_stands_beside_the_body_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(probe(PLACES))
    report = read_report(path)
    # The seventh stands in a table, behind a cell without words.
    assert report.paragraphs == (*PLACES[:6], f"\t{PLACES[6]}", PLACES[7])
    (left,) = report.left_out
    assert left.what == (
        "没有读页眉“首页页眉”等 2 处、页脚“偶数页页脚”、脚注“脚注 1”、尾注“尾注 1”、批注“批注 1”"
    )
    assert left.hint


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<a:blip r:embed='x'/>", ["没有读图片"]),
        ("<v:imagedata r:id='x'/>", ["没有读图片"]),
        ("<m:oMath xmlns:m='x'><m:r><m:t>x</m:t></m:r></m:oMath>", ["没有读公式"]),
        ("<v:textpath string='学习园地'/>", ["没有读艺术字“学习园地”"]),
        ("<v:textpath string=' '/>", []),
    ],
)
def test_what_a_body_holds_beside_text_is_told(
    tmp_path: Path, inside: str, told: list[str]
) -> None:
    path = tmp_path / "a.docx"
    body = f"<w:body>{paragraph('正文')}<w:p><w:r>{inside}</w:r></w:p></w:body>"
    path.write_bytes(packed({"document": body}, ""))
    assert [each.what for each in read_report(path).left_out] == told


@pytest.mark.parametrize("text", ["- 1 -", "第 1 页 共 3 页", "Page 1 of 3", "—"])
def test_the_number_of_a_page_is_nothing_left_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.docx"
    file = WordFile().add("正文")
    file.document.sections[0].footer.paragraphs[0].text = text
    path.write_bytes(file.bytes())
    assert read_report(path).left_out == ()


def test_a_body_without_text_is_told_from_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    file = WordFile().add("")
    file.document.sections[0].header.paragraphs[0].text = "简报"
    path.write_bytes(file.bytes())
    with pytest.raises(InputError, match="没有读页眉“简报”"):
        read_report(path)


def test_lost_numbers_make_points(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    file = WordFile().add("近日，我参加了培训。").add("勤学。要常读。", 0).add("实干。要常做。", 0)
    path.write_bytes(file.bytes())
    report = read_report(path)
    assert [(b.role, b.ordinal, b.heading) for b in report.blocks] == [
        ("opening", "", ""),
        ("insight", "一、", "勤学"),
        ("insight", "二、", "实干"),
    ]


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 3, "三"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 3, "叁"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 9, "IX"),
        ("none", 1, ""),
        ("unheardOf", 3, "3"),
    ],
)
def test_a_count_is_written_as_word_writes_it(name: str, count: int, expected: str) -> None:
    assert format_number(name, count) == expected
