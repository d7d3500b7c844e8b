"""What the parts of an Excel file say of its cells, and what in them is of no matter."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.files.table_files import cells, changed, fails, saved, sheet

if TYPE_CHECKING:
    from pathlib import Path

MONEY = 'numFmtId="44" formatCode="_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* &quot;-&quot;??_ ;_ @_ "'


def with_format(folder: Path, value: float, number: int) -> Path:
    """Return a file whose one cell has a number format that is named by its number alone."""
    book, active = sheet(["数"], [value])
    active["A2"].number_format = "0.0000"
    path = saved(folder, book)
    return changed(path, "xl/styles.xml", ('numFmtId="164" fontId', f'numFmtId="{number}" fontId'))


def with_strings(folder: Path, strings: str) -> Path:
    """Return a file whose one cell has the first of some shared texts."""
    book, _ = sheet(["单位"], ["A"])
    path = saved(folder, book)
    inline = '<c r="A2" t="inlineStr"><is><t>A</t></is></c>'
    changed(path, "xl/worksheets/sheet1.xml", (inline, '<c r="A2" t="s"><v>0</v></c>'))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="s" Type="{kind}" Target="/xl/texts.xml"/></Relationships>'
    changed(path, "xl/_rels/workbook.xml.rels", ("</Relationships>", relation))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/texts.xml", f'<sst xmlns="{space}">{strings}</sst>')
    return path


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (99999999, "yyyy-mm-dd", "9999 年为止"),
        (12, "0.00E+00", "不认识的写法"),
        (0.5, "# ?/?", "夹着别的"),
        (5, "[DBNum2]0", "不认识的写法"),
        (0, "yyyy/m/d", "1 月 0 日"),
    ],
)
def test_a_number_that_is_not_shown_for_certain_is_told_with_its_format(
    tmp_path: Path, value: float, code: str, said: str
) -> None:
    book, active = sheet(["数"], [value])
    active["A2"].number_format = code
    fails(saved(tmp_path, book), f"A2：数字格式“{code}”会显示成什么样，拿不准（")
    fails(saved(tmp_path, book), said)


@pytest.mark.parametrize("number", [5, 8, 11, 12, 15, 17, 42, 44, 47, 48])
def test_a_format_known_by_its_number_may_be_uncertain(tmp_path: Path, number: int) -> None:
    fails(with_format(tmp_path, 1234.5, number), "A2：数字格式“")


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (3, 1234.5, "1,235"),
        (10, 0.5, "50.00%"),
        (37, -1234, "-1,234"),
        (39, 1234.5, "1,234.50"),
        (41, 0, "-"),
        (43, 1234.5, "1,234.50"),
        (43, 0, "-"),
        (46, 1.5, "36:00:00"),
        (49, 12, "12"),
        (81, 12.5, "12.5"),
    ],
)
def test_a_figure_is_shown_by_the_number_of_its_format(
    tmp_path: Path, number: int, value: float, shown: str
) -> None:
    assert cells(with_format(tmp_path, value, number)) == [(shown,)]


def test_what_a_file_says_of_money_goes_before_its_number(tmp_path: Path) -> None:
    path = with_format(tmp_path, 1234.5, 44)
    changed(path, "xl/styles.xml", ('numFmtId="164" formatCode="0.0000"', MONEY))
    assert cells(path) == [("¥1,234.50",)]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(14, "2026/11/20"), (22, "2026/11/20 0:00"), (31, "2026年11月20日"), (58, "11月20日")],
)
def test_a_format_known_by_its_number_is_the_chinese_one(
    tmp_path: Path, number: int, shown: str
) -> None:
    assert cells(with_format(tmp_path, 46346, number)) == [(shown,)]


def test_a_file_in_the_strict_form_is_read_too(tmp_path: Path) -> None:
    book, active = sheet(["单位", "日期"], ["甲", dt.date(2026, 11, 20)])
    active["B2"].number_format = "yyyy-mm-dd"
    path = saved(tmp_path, book)
    plain, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        changed(path, part, (f"{plain}spreadsheetml/2006/main", f"{strict}spreadsheetml/main"))
    kinds = f"{plain}officeDocument/2006/relationships"
    for part in ("_rels/.rels", "xl/_rels/workbook.xml.rels"):
        changed(path, part, (kinds, f"{strict}officeDocument/relationships"))
    as_date = ('<c r="B2" s="1" t="n"><v>46346</v>', '<c r="B2" s="1" t="d"><v>2026-11-20</v>')
    changed(path, "xl/worksheets/sheet1.xml", as_date)
    assert cells(path) == [("甲", "2026-11-20")]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", '<fills count="2">', "<fills><fill/>"),
        ("xl/styles.xml", '<family val="2"', '<family val="34"'),
        ("xl/styles.xml", "<fonts", '<fonts><font><color rgb="蓝"/></font></fonts><fonts'),
        ("xl/styles.xml", 'name="Normal"', 'name="常规" 来历="不明"'),
        ("xl/styles.xml", "<left/>", '<left style="花边"/>'),
        ("xl/styles.xml", "<cellXfs", "<dxfs><dxf><numFmt/></dxf></dxfs><cellXfs"),
        ("docProps/core.xml", 'dcterms:W3CDTF">', 'dcterms:W3CDTF">二〇二六年'),
        ("xl/_rels/workbook.xml.rels", "theme/theme1.xml", "theme/没有.xml"),
        ("xl/theme/theme1.xml", "<a:clrScheme", "<a:没有结尾"),
        ("xl/workbook.xml", "</sheets>", "</sheets><definedNames><definedName/></definedNames>"),
        ("xl/workbook.xml", "<bookViews>", '<bookViews><workbookView activeTab="-1"/>'),
        (
            "xl/worksheets/sheet1.xml",
            "</sheetData>",
            '</sheetData><conditionalFormatting><cfRule type="x"/></conditionalFormatting>',
        ),
        (
            "xl/worksheets/sheet1.xml",
            "</sheetData>",
            '</sheetData><dataValidations count="1"><dataValidation type="x"/></dataValidations>',
        ),
        (
            "xl/worksheets/sheet1.xml",
            "</sheetData>",
            '</sheetData><legacyDrawing/><extLst><ext uri="x"><y/></ext></extLst>',
        ),
        ("xl/worksheets/sheet1.xml", "<sheetViews>", '<sheetViews><sheetView view="x"/>'),
        ("xl/worksheets/sheet1.xml", "<sheetFormatPr", '<sheetFormatPr baseColWidth="宽"/><x'),
        ("xl/worksheets/sheet1.xml", '<c r="A2"', '<c s="99" r="A2"'),
        ("xl/worksheets/sheet1.xml", '<c r="A2"', '<c s="" r="A2"'),
        ("[Content_Types].xml", "theme+xml", "themes+xml"),
    ],
)
def test_what_only_decorates_a_sheet_keeps_nobody_from_reading_it(
    tmp_path: Path, part: str, old: str, new: str
) -> None:
    book, _ = sheet(["单位"], ["甲"])
    assert cells(changed(saved(tmp_path, book), part, (old, new))) == [("甲",)]


def test_names_of_parts_may_be_written_with_backslashes(tmp_path: Path) -> None:
    book, _ = sheet(["单位"], ["甲"])
    path = saved(tmp_path, book)
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    path.write_bytes(out.getvalue())
    assert cells(path) == [("甲",)]


def test_a_shared_text_is_read_without_the_readings_above_it(tmp_path: Path) -> None:
    rich = (
        '<si><r><rPr><b/></rPr><t>历</t></r><r><t xml:space="preserve">下 </t></r><t>区</t>'
        '<rPh sb="0" eb="1"><t>lì</t></rPh></si>'
    )
    assert cells(with_strings(tmp_path, rich)) == [("历下 区",)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("甲_x000D_\n乙", "甲\n乙"), ("_x005F_x0041_", "_x0041_"), ("_x41_", "_x41_")],
)
def test_what_a_file_cannot_hold_is_read_as_it_was(
    tmp_path: Path, written: str, shown: str
) -> None:
    assert cells(with_strings(tmp_path, f"<si><t>{written}</t></si>")) == [(shown,)]


@pytest.mark.parametrize("value", ["NaN", "十二", "1e400"])
def test_a_number_that_is_none_is_told(tmp_path: Path, value: str) -> None:
    book, _ = sheet(["数"], [12])
    path = saved(tmp_path, book)
    changed(path, "xl/worksheets/sheet1.xml", ("<v>12</v>", f"<v>{value}</v>"))
    fails(path, f"“{value}”不是数")


def test_a_cell_far_outside_of_any_sheet_is_a_broken_file(tmp_path: Path) -> None:
    book, _ = sheet(["数"], [12])
    path = saved(tmp_path, book)
    changed(path, "xl/worksheets/sheet1.xml", ('<c r="A2"', '<c r="ZZZ2"'))
    fails(path, "坏了")
