"""Chinese characters take two columns, and lines break where Chinese lines may."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli import columns
from app.cli.columns import excerpt, fold, pad, width
from app.text.visible import shapes

CHINESE = st.text(alphabet="提纲写成初稿，。（）“”《》 abc-x:", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("提纲", 4), ("“", 1), ("，", 2), ("e\u0301", 1), ("\u200b", 0)],
)
def test_a_wide_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_name_is_padded_by_its_columns() -> None:
    assert pad("提纲", 6) == "提纲  "


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("把提纲写成初稿", 6, ["把提纲", "写成初", "稿"]),
        ("写成初稿，再改", 8, ["写成初", "稿，再改"]),
        ("再看《提纲》。", 6, ["再看", "《提", "纲》。"]),
        ("用 --force 覆盖", 9, ["用", "--force", "覆盖"]),
        ("一\n二", 80, ["一", "二"]),
        ("nigao.docx", 4, ["nigao.docx"]),
    ],
)
def test_a_line_breaks_where_chinese_lines_may(text: str, columns: int, lines: list[str]) -> None:
    assert fold(text, columns) == lines


@given(CHINESE, st.integers(8, 40))
def test_folding_loses_no_character(text: str, columns: int) -> None:
    assert "".join(fold(text, columns)).replace(" ", "") == text.replace(" ", "")


@given(CHINESE)
def test_no_line_starts_with_a_closing_mark(text: str) -> None:
    folded = fold("写" + text.replace(" ", ""), 12)
    assert not [line for line in folded if line[0] in "，。）》”"]


@pytest.mark.parametrize(
    ("text", "offset", "shown", "column"),
    [
        ("标题: 甲", 4, "标题: 甲", 6),
        ("\t标题", 1, " 标题", 1),
        ("红\x1b[31m", 2, "红\\x1b[31m", 6),
        ("", 0, "", 0),
        ("标题:", 9, "标题:", 5),
    ],
)
def test_a_short_line_is_shown_whole(text: str, offset: int, shown: str, column: int) -> None:
    assert excerpt(text, offset, 40) == (shown, column)


def test_a_long_line_is_shown_around_the_place() -> None:
    shown, column = excerpt("一" * 100 + "错" + "二" * 100, 100, 20)
    assert shown == "…一一一一一错二二二二…"
    assert column == width("…一一一一一")


def test_of_a_line_however_long_no_more_is_looked_at_than_is_shown() -> None:
    text = "一" * 500_000 + "错" + "二" * 500_000
    begun = time.process_time()
    assert {excerpt(text, 500_000, 20) for _ in range(500)} == {("…一一一一一错二二二二…", 11)}
    assert time.process_time() - begun < 5


@given(st.text(min_size=1, max_size=200), st.data())
def test_the_caret_stands_under_the_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    shown, column = excerpt(text, offset, 30)
    wanted = shapes(text)[offset]
    starts = [width(shown[:end]) for end in range(len(shown)) if shown.startswith(wanted, end)]
    assert column in starts
    assert width(shown) <= 30 + width("……") + 1


@pytest.mark.parametrize("char", ["字", "a", "\u0301", "\x1b", "\u200b"])
@pytest.mark.parametrize("offset", [0, 5_000, 49_999])
def test_of_a_long_line_only_what_is_near_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, char: str, offset: int
) -> None:
    looked_at: list[int] = []

    def watched(text: str) -> list[str]:
        looked_at.append(len(text))
        return shapes(text)

    monkeypatch.setattr(columns, "shapes", watched)
    shown, _ = excerpt(char * 50_000, offset, 72)
    assert sum(looked_at) < 1_000
    assert shown.startswith("…") == (offset > 0)
    assert shown.endswith("…") == (offset < 49_999)
