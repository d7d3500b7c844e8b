"""What stands beside a table cell."""

from __future__ import annotations

import pytest

from app.word.document import WordDocument
from app.word.grids import Beside
from tests.placeholders.word_probe import W, packed, paragraph
from tests.word.building_controls import STORE, word


def table(*rows: str) -> str:
    """A table with `|` between the cells of a row; `/` parts the paragraphs of a cell."""
    return "<w:tbl>" + "".join(map(_row, rows)) + "</w:tbl>"


def _row(row: str) -> str:
    cells = ("".join(map(paragraph, cell.split("/"))) for cell in row.split("|"))
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def check(text: str, expected: Beside | None, *rows: str) -> None:
    inner = paragraph("前") + table(*rows) + paragraph("后")
    document = WordDocument(packed({"document": f"<w:body>{inner}</w:body>"}, "题"))
    assert document.beside(document.texts.index(text)) == expected


@pytest.mark.parametrize(
    ("text", "left", "head"),
    [
        ("甲", "", "序号"),
        ("乙", "甲", "姓名单位"),
        ("丙", "乙", ""),
        ("丁二", "丙", "丙类"),
        ("序号", "", ""),
        ("单位", "序号", ""),
        ("戊", "", ""),
        ("己", "戊", ""),
    ],
)
def test_a_cell_has_words_to_its_left_and_at_the_head_of_its_column(
    text: str, left: str, head: str
) -> None:
    rows = ("序号|姓名/单位||丙类", "甲|乙|丙|丁一/丁二", "戊|己")
    check(text, Beside(left, head), *rows)


@pytest.mark.parametrize("text", ["前", "后", "题"])
def test_what_is_no_cell_has_nothing_beside_it(text: str) -> None:
    check(text, None, "甲|乙")


def test_a_table_in_a_cell_has_its_own_columns() -> None:
    inner = "<w:tbl>" + _row("甲|乙").replace(paragraph("乙"), table("丙", "丁")) + "</w:tbl>"
    document = WordDocument(packed({"document": f"<w:body>{inner}</w:body>"}, "题"))
    assert document.beside(document.texts.index("丁")) == Beside("", "丙")


def test_a_table_among_data_is_none_of_the_file_for_some_of_its_texts_may_stand_elsewhere() -> None:
    binding = f'<w:dataBinding w:xpath="/a" w:storeItemID="{STORE}"/>'
    control = (
        f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{paragraph('1')}</w:sdtContent></w:sdt>"
    )
    data = f"<w:document xmlns:w='{W}'><w:body>{table('序号|姓名', '1|')}</w:body></w:document>"
    document = WordDocument(word(control, data=data))
    assert "姓名" in document.texts
    assert document.tables == []
