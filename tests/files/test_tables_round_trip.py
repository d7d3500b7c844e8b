"""Whatever text stands in a table comes out of it, but for space that nobody sees."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.files.tables import read_table
from app.files.tables.damage import damage

_SEEN = st.text(
    st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from('\n,;\t"，=')),
    max_size=8,
).filter(lambda text: not damage(seen_in_csv(text)))
_ROWS = st.lists(st.tuples(_SEEN, _SEEN), max_size=6)


def seen(text: str) -> str:
    return text.strip().strip("\u200b\ufeff").strip()


def seen_in_csv(text: str) -> str:
    as_text = re.fullmatch(r'="([^"]*)"', seen(text))
    return as_text[1] if as_text else seen(text)


def check(path: Path, expected: list[tuple[str, ...]]) -> None:
    rows = [row.cells for row in read_table(path).rows]
    assert rows == [row for row in expected if any(row)]


@given(_ROWS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(",;\t"))
def test_any_text_survives_csv(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    encoding: str,
    separator: str,
) -> None:
    path = tmp_path_factory.mktemp("csv") / "名单.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows([("单位", "姓名"), *rows])
    check(path, [tuple(map(seen_in_csv, row)) for row in rows])


@given(_ROWS)
def test_any_text_survives_excel(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "名单.xlsx"
    book = Workbook()
    book.active.append(("单位", "姓名"))
    for number, row in enumerate(rows, 2):
        for at, text in enumerate(row, 1):
            cell = book.active.cell(number, at, text)
            cell.data_type = "s"
    book.save(path)
    check(path, [tuple(map(seen, row)) for row in rows])
