"""The outline of a row: which columns are keys of it, and the cells in their places."""

from __future__ import annotations

import pytest

from app.batch.columns import Columns
from app.batch.outlines import RowOutlines, outline_keys, own_lines
from app.errors import InputError
from app.files.tables import Row
from app.files.yaml_nodes import parse_yaml
from app.outline.key_paths import key_path

_OUTLINE = """\
kind: 心得体会
发言人: {单位: XX区税务局}
insights:
  - 为民
  - {theme: 担当, facts: [甲]}
"""


def test_what_the_outline_says_is_not_changed_by_a_keys_own_name() -> None:
    keys = outline_keys(parse_yaml(_OUTLINE, "o.yaml"))
    assert keys.path("单位") is None
    assert keys.path("发言人.单位")
    assert keys.path("姓名")


def test_a_faulty_cell_is_told_where_it_stands() -> None:
    path = key_path("日期")
    assert path
    outlines = RowOutlines(parse_yaml(_OUTLINE, "o.yaml"), Columns(keys=((0, path),)))
    with pytest.raises(InputError, match="没有“2026-13-01”这一天"):
        outlines.outline(Row(2, ("2026-13-01",)))


def test_the_words_of_an_outline_are_those_a_report_could_show() -> None:
    file = parse_yaml(_OUTLINE + "names: {XX区: 历下区}\n", "o.yaml")
    assert own_lines(file, Columns()) == ["XX区税务局", "为民", "担当", "甲"]
    path = key_path("发言人.单位")
    assert path
    assert own_lines(file, Columns(keys=((0, path),))) == ["为民", "担当", "甲"]
