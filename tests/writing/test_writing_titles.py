"""Where a long title breaks."""

from __future__ import annotations

import pytest

from app.writing.word.title_shape import first_line_width

_ROOM = 20.1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("在《数字政府建设》专题培训班上的", "交流研讨材料"),
        ("在《习近平谈治国理政》第四卷网络课程上的", "交流研讨材料"),
        ("关于学习贯彻《中国共产党纪律处分条例》", "情况的报告"),
        ("学习“千村示范、万村整治”工程经验", "心得体会"),
        ("在2026年第3期《我的书》读书班上的", "发言材料"),
    ],
)
def test_a_title_breaks_after_a_word_the_longer_line_above(first: str, second: str) -> None:
    narrow = sum(character.isascii() for character in first) / 2
    assert first_line_width(first + second, _ROOM) == len(first) - narrow


@pytest.mark.parametrize(
    "title",
    [
        "学习《骨科护理安全》心得体会",
        "",
        "长" * 25,
        "关于《" + "长" * 30 + "》的报告",
        "短的" + "长" * 20,
    ],
)
def test_a_title_without_a_good_place_is_left_to_word(title: str) -> None:
    assert first_line_width(title, _ROOM) is None


def test_a_line_never_starts_with_a_closing_sign() -> None:
    assert first_line_width("深入学习贯彻落实“三农”，落实各项要求", 15) == 13
