"""Numbers of an Excel sheet that no program would write: read as Excel does, never a traceback."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.files.tables.excel import read_excel
from app.files.tables.merged import Range, merged_ranges
from tests.word.test_word_packages import archive, relations

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODD = ["abc", "1.5", "²", "٣", "", "-3", "9" * 5000, "0x10"]


def _texts(rows: str) -> list[tuple[str, ...]]:
    data = archive(
        {
            "_rels/.rels": relations("officeDocument|xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="表" r:id="r0"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                "worksheet|s.xml", "sharedStrings|t.xml", "styles|y.xml"
            ),
            "xl/s.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
            "xl/t.xml": f'<sst xmlns="{_MAIN}"><si><t>姓名_xD83D__xDE00_</t></si></sst>',
            "xl/y.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="{"9" * 5000}"/>'
            "</cellXfs></styleSheet>",
        }
    )
    return [row.cells for row in read_excel(data, "表.xlsx").rows]


@pytest.mark.parametrize("said", _ODD)
def test_the_number_of_a_row_may_be_anything(said: str) -> None:
    assert _texts(f'<row r="{said}"><c t="s"><v>0</v></c></row>') == [("姓名😀",)]


@pytest.mark.parametrize("said", [each for each in _ODD if each])
def test_a_text_that_is_not_there_breaks_the_file(said: str) -> None:
    with pytest.raises(InputError, match="坏了"):
        _texts(f'<row><c t="s"><v>{said}</v></c></row>')


def test_a_merged_range_ends_where_the_sheet_does() -> None:
    wide, long = "Z" * 5000, "9" * 5000
    found = merged_ranges([f'<mergeCell ref="A{long}:{wide}{long}"/>'.encode()])
    assert found == [Range(1_048_576, 1, 1_048_576, 16_384)]
