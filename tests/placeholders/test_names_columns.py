"""What a column of a list fills is kept in the names sheet, whatever its form."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.errors import InputError
from app.models.names import NameSheet
from app.placeholders.finding import find_placeholders
from app.placeholders.sheets import read_sheet
from app.placeholders.sheets.sheet_file import SheetFile
from app.placeholders.sources import open_source

_COLUMNS = {
    "单位名称": ("推荐单位",),
    "备注": (),
    "=a: b": ("电话（办公）",),
    "申报单位": ("申报单位", "单位名称", "（¥〔〕）"),
}


def _file(path: Path) -> SheetFile:
    text = path.with_name("f.txt")
    text.write_text("姓名：____\n到XX区去\n", "utf-8")
    source = open_source(text)
    return SheetFile(path, source, find_placeholders(source.lines))


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx"])
def test_columns_are_kept_beside_names_and_added_to(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"n{suffix}"
    first = _file(path)
    first.answer({1: "张三"})
    first.decide(_COLUMNS)
    first.save()
    assert read_sheet(path).columns == _COLUMNS

    second = _file(path)
    assert second.sheet.columns == _COLUMNS
    second.decide({"电话": ("联系电话",)})
    second.save()
    sheet = read_sheet(path)
    assert sheet.columns == {**_COLUMNS, "电话": ("联系电话",)}
    assert [place.value for place in sheet.occurrences if place.value] == ["张三"]


def test_a_sheet_without_columns_says_nothing_of_them(tmp_path: Path) -> None:
    for suffix in (".yaml", ".csv", ".xlsx"):
        _file(tmp_path / f"n{suffix}").save()
        assert read_sheet(tmp_path / f"n{suffix}").columns == {}
    assert "columns" not in (tmp_path / "n.yaml").read_text("utf-8")
    assert ",列," not in (tmp_path / "n.csv").read_text("utf-8-sig")
    assert load_workbook(tmp_path / "n.xlsx").sheetnames == ["名称", "逐处", "说明"]


def test_what_its_writer_wrote_round_the_columns_stays(tmp_path: Path) -> None:
    path = tmp_path / "n.yaml"
    path.write_text("列:\n  # 问过办公室\n  单位名称: 推荐单位  # 老王定的\n  备注:\n", "utf-8")
    kept = _file(path)
    assert kept.sheet.columns == {"单位名称": ("推荐单位",), "备注": ()}
    kept.decide({"电话": ("联系电话",)})
    kept.save()
    text = path.read_text("utf-8")
    assert "  # 问过办公室\n  单位名称: 推荐单位  # 老王定的\n" in text
    assert "  电话: 联系电话\n" in text
    assert read_sheet(path).columns == {
        "单位名称": ("推荐单位",),
        "备注": (),
        "电话": ("联系电话",),
    }


def test_the_columns_of_another_sheet_are_taken_over(tmp_path: Path) -> None:
    sheet = _file(tmp_path / "n.yaml")
    sheet.take(NameSheet(columns={"电话": ("联系电话",)}))
    assert sheet.sheet.columns == {"电话": ("联系电话",)}


def test_a_column_may_fill_several_places(tmp_path: Path) -> None:
    path = tmp_path / "n.yaml"
    path.write_text("columns:\n  单位: [推荐单位, 单位]\n  甲: []\n  乙: ''\n", "utf-8")
    assert read_sheet(path).columns == {"单位": ("推荐单位", "单位"), "甲": (), "乙": ()}


@pytest.mark.parametrize("value", ["{甲: 乙}", "[甲, {乙: 丙}]", "[[甲]]", "false"])
def test_a_column_must_name_its_places_in_words(tmp_path: Path, value: str) -> None:
    path = tmp_path / "n.yaml"
    path.write_text(f"columns: {{单位: {value}}}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_sheet(path)
    assert "n.yaml:1:" in str(caught.value)
