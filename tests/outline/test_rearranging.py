"""An outline's text with something taken out or put elsewhere keeps all else, comments too."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.outline.rearranging import moved, without

_TEXT = """\
# 说明
文种: 心得体会   # 文种后
发言人: {单位: 甲局, 职务: 科员}
体会:
  - 主题: 一      # 第一条
    事例:
      - 甲事
      # 甲事的话
      - 事情: 乙事
        说明: 乙理
  # 第一条的话
  - 主题: 二
    事例: [丙事, 丁事]
结尾: 完。   # 尾
"""


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        ("insights[0]", "  - 主题: 一      # 第一条\n    事例:\n      - 甲事\n      # 甲事的话\n"
         "      - 事情: 乙事\n        说明: 乙理\n  # 第一条的话\n"),
        ("insights[1]", "  - 主题: 二\n    事例: [丙事, 丁事]\n"),
        ("insights[0].facts[0]", "      - 甲事\n      # 甲事的话\n"),
        ("insights[0].facts[1]", "      - 事情: 乙事\n        说明: 乙理\n"),
        ("insights[0].facts[1].shows", "乙理"),
        ("closing", "完。"),
        ("speaker.post", "科员"),
    ],
)  # fmt: skip
def test_what_is_taken_out_is_all_that_goes(key: str, gone: str) -> None:
    made = without(_TEXT, key)
    # The blanks before a value go with it.
    assert made.replace(" ", "") == _TEXT.replace(gone, "", 1).replace(" ", "")


def test_a_point_is_moved_with_its_remarks() -> None:
    made = moved(_TEXT, "insights[1]", 0)
    assert made.index("主题: 二") < made.index("主题: 一      # 第一条")
    assert moved(made, "insights[0]", 5).replace("\n", "") == _TEXT.replace("\n", "")


def test_what_stands_in_one_line_is_written_anew_without_loss_of_a_word() -> None:
    made = moved(_TEXT, "insights[1].facts[1]", 0)
    assert made.index("丁事") < made.index("丙事")
    for words in ("甲局", "科员", "甲事", "乙理", "完。"):
        assert words in made
    assert "丙事" not in without(_TEXT, "insights[1].facts[0]")


def test_the_last_fact_leaves_its_key_empty_and_the_last_point_stays() -> None:
    none_left = without(without(_TEXT, "insights[0].facts[1]"), "insights[0].facts[0]")
    assert "    事例:\n" in none_left
    with pytest.raises(InputError):
        without(without(_TEXT, "insights[1]"), "insights[0]")


@pytest.mark.parametrize("key", ["insights[7]", "insights[0].facts[9]"])
def test_what_is_gone_already_is_told(key: str) -> None:
    with pytest.raises(InputError, match="已经没有"):
        without(_TEXT, key)


@pytest.mark.parametrize("key", ["nothing", "insights[0].nothing"])
def test_no_key_of_an_outline_is_a_fault_of_the_program(key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        without(_TEXT, key)
