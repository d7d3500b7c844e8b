"""Signs that no reader sees are told; what has a shape stays as it is."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.markdown.signs import CELL_BREAK
from app.text.visible import HIDDEN, in_one_line, shapes, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("红\x1b[31m", "红\\x1b[31m"),
        ("\x9b31m", "\\u009b31m"),
        ("\x7f\x00\r\x08", "\\x7f\\x00\\x0d\\x08"),
        ("甲\u202e乙\u2066丙\u2069", "甲\\u202e乙\\u2066丙\\u2069"),
        ("\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"),
        ("济\u200b南\ufeff市\u2060", "济\\u200b南\\ufeff市\\u2060"),
        ("一\u2028二\u2029三\x85", "一\\u2028二\\u2029三\\u0085"),
        ("半\ud800个", "半\\ud800个"),
        ("名\udcff字", "名\\xff字"),
        ("\U000e0041", "\\U000e0041"),
        ("甲\u200d乙", "甲\\u200d乙"),
        ("一家👨‍👩‍👧，❤️‍🔥", "一家👨‍👩‍👧，❤️‍🔥"),
        ("学习\t《提纲》　第１条\n𠮷葛󠄀é", "学习\t《提纲》　第１条\n𠮷葛󠄀é"),
        ("", ""),
    ],
)
def test_a_hidden_sign_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_control_and_no_mark_of_direction_is_left() -> None:
    kinds = ("Cc", "Zl", "Zp", "Cs")
    left = [char for char in map(chr, range(sys.maxunicode + 1)) if category(char) in kinds]
    assert [char for char in left if not HIDDEN.fullmatch(char)] == ["\t", "\n"]


@given(st.text())
def test_what_is_shown_can_be_shown_again(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not HIDDEN.search(shown)


@given(st.text())
def test_each_character_has_its_shape(text: str) -> None:
    assert len(shapes(text)) == len(text)
    assert in_one_line(text) == "".join(shapes(text))


def test_where_a_line_ends_in_another_there_is_a_blank() -> None:
    assert in_one_line(f"甲\t乙\n丙\u2029丁{CELL_BREAK}戊") == "甲 乙 丙 丁 戊"
