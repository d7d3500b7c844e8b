"""`fill --rows`: what a column of the sheet is for is asked, told, and kept in the names sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import InputError
from tests.placeholders.form_tables import read, table
from tests.placeholders.test_rows import EMPTY, HEAD, filled

_MEALS = [table(("日期", "餐次", "结论与建议"), ("", "", ""))]
_EATEN = ("日期 餐次 结论 备注", "3-1 早餐 合格 无")


def test_the_names_sheet_says_what_a_column_of_the_rows_is_for(tmp_path: Path) -> None:
    told = filled(tmp_path, _MEALS, _EATEN).notes
    assert "表里的“结论”“备注”，表格 1 没有这一栏，没有用上" in told
    said = "“结论”没有用上，“结论与建议”空着：是不是同一项？写在对照表 columns 里：结论: 结论与建议"
    assert f"  {said}" in told
    for said in ("columns: {结论: 结论与建议}\n", "columns: {结论: [结论与建议], 别的: 姓名}\n"):
        (tmp_path / "名册.names.yaml").write_text(said, "utf-8")
        outcome = filled(tmp_path, _MEALS, _EATEN)
        assert "表里的“备注”，表格 1 没有这一栏，没有用上" in outcome.notes
        assert "3-1|早餐|合格" in read(outcome.written[0])


def test_one_column_of_the_rows_may_fill_two_places(tmp_path: Path) -> None:
    (tmp_path / "名册.names.yaml").write_text("columns: {单位: [单位, 电话]}\n", "utf-8")
    outcome = filled(tmp_path, [table(HEAD, EMPTY)], ("姓名 单位", "张三 财政局"))
    assert "张三|财政局|财政局" in read(outcome.written[0])


def test_a_wrong_name_for_a_column_of_the_rows_is_told(tmp_path: Path) -> None:
    (tmp_path / "名册.names.yaml").write_text("columns:\n  结论: 结论和建议\n", "utf-8")
    with pytest.raises(InputError) as caught:
        filled(tmp_path, _MEALS, _EATEN)
    assert "名册.names.yaml:2:7: 对照表 columns：表格里没有“结论和建议”这一项" in str(caught.value)


def test_a_column_of_the_rows_is_asked_about_once(tmp_path: Path) -> None:
    asked: list[Sequence[str]] = []

    def ask(lines: Sequence[str], _: str) -> str:
        asked.append(lines)
        return "1"

    outcome = filled(tmp_path, _MEALS, _EATEN, ask=ask)
    assert list(asked[0][1:]) == ["“结论”这一列（如“合格”）填在哪里？", "  1) 结论与建议"]
    assert f"回答记在 {tmp_path / '名册.names.yaml'}" in outcome.notes
    assert "3-1|早餐|合格" in read(outcome.written[0])
    filled(tmp_path, _MEALS, _EATEN, ask=ask)
    assert len(asked) == 1
