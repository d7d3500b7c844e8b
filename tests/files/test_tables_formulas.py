"""What is written for a spreadsheet program runs as no formula, and comes back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.formulas import csv_line, csv_records, guarded, unguarded
from app.files.tables.separated import read_csv

_OPENING = "=+-@＝＋－＠﹦﹢﹣﹫\t\r\n\0"
_SIGNS = "'\"=+-@＝＋－＠﹦ \t\r\n\u3000\ufeff,;甲1A(!|"
_TEXTS = st.text(alphabet=st.sampled_from(_SIGNS)) | st.text()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *((f"{sign}1", f"'{sign}1") for sign in _OPENING),
        ("=1+1.txt", "'=1+1.txt"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\u3000＝1", "'\u3000＝1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("'=1", "''=1"),
        ("-5%", "'-5%"),
        ("+86 531", "'+86 531"),
        ("－", "'－"),
        ("甲=1", "甲=1"),
        ("5-1", "5-1"),
        ("'甲'", "'甲'"),
        ("——", "——"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_what_opens_a_formula_is_kept_from_it(text: str, written: str) -> None:
    assert guarded(text) == written
    assert unguarded(written) == text


@pytest.mark.parametrize("text", ["甲;=1", "甲\t=1", "甲,=1", "甲\r\n=1", '甲";=1'])
def test_no_sign_that_parts_cells_somewhere_begins_a_new_one(text: str) -> None:
    line = csv_line([text]).removesuffix("\r\n")
    assert line == '"' + text.replace('"', '""') + '"'


@given(st.lists(st.lists(_TEXTS.filter(lambda text: "\0" not in text), min_size=2)))
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    written = "".join(map(csv_line, rows))
    assert csv_records(written) == rows
    opened = csv.reader(io.StringIO(written, newline=""))
    assert not [cell for row in opened for cell in row if cell[:1] and cell[0] in _OPENING]


@pytest.mark.parametrize("cell", ["-5%", "+86 531", "－", "=1+1", "@甲", "＝乙"])
def test_a_table_says_what_its_writer_meant(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "表.csv"
    path.write_text(f"名称,值\n甲,{cell}\n乙,'{cell}\n丙,'甲'\n", "utf-8")
    rows = [row.cells for row in read_csv(path).rows]
    assert rows[1:] == [("甲", cell), ("乙", cell), ("丙", "'甲'")]
