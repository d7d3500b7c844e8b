"""The tables of a Word body: which are rows of a report, and which only frame its text."""

from __future__ import annotations

from app.models.report import Paragraph
from app.reading.word import word_lines
from app.word.package import Package
from tests.placeholders.word_probe import packed

LONG = "我深刻认识到，基层工作要想在前、干在前，把群众的事当作自己的事来办。" * 3


def p(text: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def check(body: str, *expected: str) -> None:
    """Check the lines of a body; a row's kind stands before its cells, `/` where they break."""
    found = word_lines(Package(packed({"document": f"<w:body>{body}</w:body>"}, "")))
    assert [shown for line in found if (shown := drawn(line))] == list(expected)


def drawn(line: str | Paragraph) -> str:
    if isinstance(line, str):
        return line
    return " ¦ ".join([f"{line.row}:", *(cell.replace("\u2028", "/") for cell in line.cells)])


def test_the_first_row_is_a_header_unless_the_table_says_otherwise() -> None:
    rows = row("课程", "主讲"), row("甲", "乙")
    check(table(*rows), "header: ¦ 课程 ¦ 主讲", "next: ¦ 甲 ¦ 乙")
    for look in ('<w:tblLook w:firstRow="0"/>', '<w:tblLook w:val="0480"/>'):
        check(table(*rows, look=look), "first: ¦ 课程 ¦ 主讲", "next: ¦ 甲 ¦ 乙")
    for look in ('<w:tblLook w:firstRow="1"/>', '<w:tblLook w:val="04A0"/>', "<w:tblLook/>"):
        check(table(*rows, look=look), "header: ¦ 课程 ¦ 主讲", "next: ¦ 甲 ¦ 乙")
    repeated = row("课程", "主讲", properties="<w:tblHeader/>"), row("甲", "乙")
    check(
        table(*repeated, look='<w:tblLook w:val="0000"/>'),
        "header: ¦ 课程 ¦ 主讲",
        "next: ¦ 甲 ¦ 乙",
    )
    off = row("课程", "主讲", properties='<w:tblHeader w:val="0"/>'), row("甲", "乙")
    check(table(*off), "first: ¦ 课程 ¦ 主讲", "next: ¦ 甲 ¦ 乙")


def test_a_row_with_an_empty_cell_or_nothing_below_heads_no_columns() -> None:
    check(
        table(row("姓名", ""), row("单位", "县委办")), "first: ¦ 姓名 ¦ ", "next: ¦ 单位 ¦ 县委办"
    )
    check(table(row("姓名", "张三")), "first: ¦ 姓名 ¦ 张三")


def test_merged_cells_are_followed_by_empty_ones() -> None:
    wide = cell("甲", properties='<w:gridSpan w:val="2"/>')
    below = cell("", properties="<w:vMerge/>")
    above = cell("乙", properties='<w:vMerge w:val="restart"/>')
    shifted = row("丙", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    check(
        table(row(wide, above), row("丁", "戊", below), shifted),
        "first: ¦ 甲 ¦  ¦ 乙",
        "next: ¦ 丁 ¦ 戊 ¦ ",
        "next: ¦  ¦ 丙 ¦ ",
    )


def test_paragraphs_and_breaks_of_a_cell_are_its_lines_and_a_tab_parts_no_cells() -> None:
    broken = "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>"
    check(table(row(cell("甲", "", "乙"), cell(broken))), "first: ¦ 甲/乙 ¦ 一/二 三")


def test_rows_without_a_word_are_none() -> None:
    check(table(row("", ""), row("甲", "乙"), row("", " ")), "first: ¦ 甲 ¦ 乙")


def test_two_tables_are_two_though_no_text_parts_them() -> None:
    one = table(row("甲", "乙"), row("丙", "丁"))
    check(one + p() + one, *["header: ¦ 甲 ¦ 乙", "next: ¦ 丙 ¦ 丁"] * 2)


def test_a_table_of_one_column_frames_its_text() -> None:
    check(table(row("编者按"), row(cell("甲", "乙"))), "编者按", "甲", "乙")
    check(table(row("甲", properties="<w:tblHeader/>"), row("乙")), "header: ¦ 甲", "next: ¦ 乙")


def test_a_cell_over_a_whole_table_is_its_caption_at_its_head_and_a_row_below() -> None:
    caption = row(cell("名单", properties='<w:gridSpan w:val="2"/>'))
    part = row(cell("一组", properties='<w:gridSpan w:val="2"/>'))
    check(
        table(caption, row("姓名", "单位"), part, row("张三", "县委办")),
        "名单",
        "header: ¦ 姓名 ¦ 单位",
        "next: ¦ 一组 ¦ ",
        "next: ¦ 张三 ¦ 县委办",
    )


def test_a_form_with_a_report_in_it_frames_the_report() -> None:
    check(
        table(
            row("姓名", "张三"), row("心得体会", cell(LONG, LONG, "一、勤学")), row("评语", "好")
        ),
        "first: ¦ 姓名 ¦ 张三",
        "心得体会",
        LONG,
        LONG,
        "一、勤学",
        "first: ¦ 评语 ¦ 好",
    )


def test_long_words_among_others_make_no_frame() -> None:
    check(
        table(row("问题", "措施", "期限"), row(LONG, f"{LONG}\n{LONG}", "年底")),
        "header: ¦ 问题 ¦ 措施 ¦ 期限",
        f"next: ¦ {LONG} ¦ {LONG}/{LONG} ¦ 年底",
    )


def test_a_table_in_a_cell_has_its_rows_as_lines() -> None:
    inner = table(row("甲", "乙")) + p("丙")
    check(
        table(row(cell(inner), "丁"), row("戊", "己")), "甲", "乙", "丙", "丁", "first: ¦ 戊 ¦ 己"
    )


def test_what_is_deleted_or_said_twice_in_a_cell_is_not_read() -> None:
    deleted = "<w:moveFrom><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:moveFrom>"
    check(table(row(cell(deleted, "新"), "乙")), "first: ¦ 新 ¦ 乙")
    check(table(row(cell(deleted, "新"))), "新")


def test_a_cell_that_claims_more_columns_than_word_takes_gets_no_more() -> None:
    wide = cell("甲", properties='<w:gridSpan w:val="2000000"/>')
    (found,) = word_lines(
        Package(packed({"document": f"<w:body>{table(row(wide, '乙'))}</w:body>"}, ""))
    )
    assert isinstance(found, Paragraph)
    assert len(found.cells) == 64
