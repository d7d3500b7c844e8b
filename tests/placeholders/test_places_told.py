"""What people call a line is told in their language; what the form itself says stays as it is."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from app.messages import speaking
from app.placeholders.places_told import place_told

_ENGLISH = {
    "正文第 {} 段": "paragraph {}",
    "第 {} 段": "paragraph {}",
    "第 {0} 行{1}第 {2} 列": "row {0} {1} column {2}",
    "第 {0} 行第 {1} 列": "row {0} column {1}",
    "的": ", ",
    "表格 {}": "table {}",
    "文本框 {}": "text box {}",
    "脚注 {}": "footnote {}",
    "第 {} 节": "section {} ",
    "首页": "first page ",
    "页眉": "header",
}
_LABELS = {
    "正文第 3 段": "paragraph 3",
    "第 3 段": "paragraph 3",
    "表格 1": "table 1",
    "表格 1 第 2 行第 1 列（姓名）": "table 1 row 2 column 1 (姓名)",
    "表格 1 第 7 行“专科第 1 行”第 4 列（表格 2）": "table 1 row 7 “专科第 1 行” column 4 (表格 2)",
    "表格 1 第 2 行第 1 列的表格 1 第 1 行第 1 列": (
        "table 1 row 2 column 1, table 1 row 1 column 1"
    ),
    "首页页眉": "first page header",
    "第 2 节首页页眉的表格 1 第 1 行第 1 列": (
        "section 2 first page header, table 1 row 1 column 1"
    ),
    "脚注 2": "footnote 2",
    "脚注 2 的文本框 1": "footnote 2, text box 1",
}


class _English(NullTranslations):
    def gettext(self, message: str) -> str:
        return _ENGLISH.get(message, message)


@pytest.mark.parametrize(("label", "told"), _LABELS.items())
def test_a_place_is_told_in_the_language_that_is_spoken(
    monkeypatch: pytest.MonkeyPatch, label: str, told: str
) -> None:
    monkeypatch.setattr("app.messages._catalog", _English)
    assert place_told(label) == label
    with speaking("en"):
        assert place_told(label) == told
