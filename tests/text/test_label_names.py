"""Labels that ask for the same in the same words, however a form spaces and marks them."""

from __future__ import annotations

import pytest

from app.text.label_names import is_same_label, label_key, same_label


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("姓 名：", "姓名"),
        ("姓\u3000\u3000名", "姓名"),
        ("*姓名", "姓名"),
        ("姓名＊：", "姓名"),
        ("姓名（必填）", "姓名"),
        ("１.姓名", "姓名"),
        ("一、姓名", "姓名"),
        ("（3）姓名：", "姓名"),
        ("姓名（与身份证一致）", "姓名"),
        ("单位（盖章）", "单位"),
        ("单位意见（单位公章）：", "单位意见"),
        ("金额（元）", "金额"),
        ("金额(万元)*", "金额"),
        ("面积（单位：平方米）", "面积"),
        ("出生年月（岁）（必填）", "出生年月"),
        ("籍贯（省市县）", "籍贯"),
        ("ＱＱ号", "QQ号"),
        # What says whose it is, or that a hand writes it, is no remark.
        ("电话（办公）", "电话(办公)"),
        ("学历（在职）", "学历(在职)"),
        ("金额（大写）", "金额(大写)"),
        ("负责人（签字）", "负责人(签字)"),
        ("家长（监护人签名）", "家长(监护人签名)"),
        # A number that is part of the word stays.
        ("3月份", "3月份"),
        ("十佳单位", "十佳单位"),
        ("1年级", "1年级"),
        ("（盖章）", "(盖章)"),
        ("：", ""),
    ],
)
def test_a_label_is_compared_without_what_only_dresses_it(label: str, key: str) -> None:
    assert label_key(label) == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("金额", "金额（元）", True),
        ("金额（元）", "金额(元)：", True),
        ("金额（元）", "金额（万元）", False),
        ("面积（亩）", "面积（公顷）", False),
        ("电话（办公）", "电话（家庭）", False),
        ("电话（办公）", "电话", False),
        ("负责人", "负责人（签字）", False),
        ("单位", "单位（盖章）", True),
        ("单位", "单位意见（盖章）", False),
    ],
)
def test_labels_in_other_units_or_of_others_are_not_the_same(
    one: str, other: str, same: bool
) -> None:
    assert is_same_label(one, other) is same
    assert is_same_label(other, one) is same


def test_of_several_the_label_in_the_same_unit_comes_first() -> None:
    assert same_label("金额（万元）", ["金额", "金额（元）", "金额(万元)"]) == "金额(万元)"
    assert same_label("金额", ["金额（元）", "金额（万元）"]) == "金额（元）"
    assert same_label("金额（万元）", ["金额（元）", "数额"]) is None
