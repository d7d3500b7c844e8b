"""Headers of a list held against the labels of a form: filled, offered, or left alone."""

from __future__ import annotations

from collections import Counter

import pytest

from app.text.label_matching import match_labels
from app.text.label_names import label_key
from app.text.label_words import label_words, things


def _check(headers: str, labels: str, fits: dict[str, str], near: dict[str, str]) -> None:
    found = match_labels(headers.split(), labels.split())
    assert {header: " ".join(each) for header, each in found.fits.items()} == fits
    assert {header: " ".join(each) for header, each in found.near().items()} == near


@pytest.mark.parametrize(
    ("headers", "labels", "fits"),
    [
        ("姓名 单位", "姓名： *单位", {"姓名": "姓名：", "单位": "*单位"}),
        ("电话", "联系电话", {"电话": "联系电话"}),
        ("手机号", "移动电话", {"手机号": "移动电话"}),
        ("联系方式", "手机", {"联系方式": "手机"}),
        ("单位", "工作单位 单位意见（盖章）", {"单位": "工作单位"}),
        ("出生日期", "出生年月", {"出生日期": "出生年月"}),
        ("身份证号", "公民身份号码", {"身份证号": "公民身份号码"}),
        ("证件号码", "身份证号", {"证件号码": "身份证号"}),
        ("地址", "家庭住址", {"地址": "家庭住址"}),
        ("职位", "职务", {"职位": "职务"}),
        ("文化程度 党派", "学历 政治面貌", {"文化程度": "学历", "党派": "政治面貌"}),
        ("入党日期", "入党时间", {"入党日期": "入党时间"}),
        ("开户银行 卡号", "开户行 账号", {"开户银行": "开户行", "卡号": "账号"}),
        ("户名", "账户名称", {"户名": "账户名称"}),
        ("姓名 床位", "患者姓名 床号", {"姓名": "患者姓名", "床位": "床号"}),
        ("院系 家长电话", "所在学院 监护人电话", {"院系": "所在学院", "家长电话": "监护人电话"}),
        ("Email", "电子邮箱", {"Email": "电子邮箱"}),
        ("日期", "填表日期", {"日期": "填表日期"}),
        # Words that always stand for each other fill every such label.
        ("身份证号", "身份证号 身份证号码", {"身份证号": "身份证号 身份证号码"}),
    ],
)  # fmt: skip
def test_a_header_fits_the_label_that_says_the_same(
    headers: str, labels: str, fits: dict[str, str]
) -> None:
    _check(headers, labels, fits, {})


@pytest.mark.parametrize(
    ("headers", "labels", "fits", "near"),
    [
        # Whose name it is.
        ("姓名", "姓名 联系人姓名 配偶姓名", {"姓名": "姓名"}, {}),
        ("姓名", "联系人姓名", {}, {"姓名": "联系人姓名"}),
        ("姓名", "家长姓名", {}, {"姓名": "家长姓名"}),
        ("姓名", "学生姓名 家长姓名", {}, {"姓名": "学生姓名 家长姓名"}),
        ("姓名 家长姓名", "学生姓名 家长姓名", {"姓名": "学生姓名", "家长姓名": "家长姓名"}, {}),
        ("学生姓名", "姓名 家长姓名", {}, {"学生姓名": "姓名 家长姓名"}),
        ("姓名", "申请人（签字）", {}, {}),
        # Which unit.
        ("单位", "推荐单位", {}, {"单位": "推荐单位"}),
        ("单位", "单位意见", {}, {}),
        ("单位", "推荐单位意见（盖章）", {}, {}),
        ("单位名称", "单位 推荐单位", {}, {"单位名称": "单位 推荐单位"}),
        ("单位 推荐单位", "推荐单位 工作单位", {"推荐单位": "推荐单位", "单位": "工作单位"}, {}),
        # Which telephone.
        ("电话", "办公电话 传真", {}, {"电话": "办公电话"}),
        ("电话", "联系电话 办公电话 传真", {}, {"电话": "联系电话 办公电话"}),
        ("电话", "联系电话 手机", {}, {"电话": "联系电话 手机"}),
        ("电话 手机", "联系电话", {}, {"电话": "联系电话", "手机": "联系电话"}),
        ("电话 办公电话", "联系电话 单位电话", {"电话": "联系电话", "办公电话": "单位电话"}, {}),
        ("手机", "手机号码 家长手机号码", {"手机": "手机号码"}, {}),
        ("家长电话", "联系电话", {}, {"家长电话": "联系电话"}),
        ("家长电话", "传真", {}, {}),
        ("电话（办公）", "电话（家庭）", {}, {"电话（办公）": "电话（家庭）"}),
        # Which date, which address, which number.
        ("日期", "出生日期", {}, {"日期": "出生日期"}),
        ("日期", "填表日期 出生日期", {}, {"日期": "填表日期 出生日期"}),
        ("日期 出生年月", "填表日期 出生日期", {"日期": "填表日期", "出生年月": "出生日期"}, {}),
        ("地址", "单位地址", {}, {"地址": "单位地址"}),
        ("编号", "身份证号", {}, {}),
        ("身份证号", "学号", {}, {}),
        ("金额（元）", "金额（万元）", {}, {"金额（元）": "金额（万元）"}),
        # Nobody asks for these.
        ("序号 备注 学历", "姓名", {}, {}),
    ],
)  # fmt: skip
def test_what_may_be_somebody_elses_is_offered_and_not_filled(
    headers: str, labels: str, fits: dict[str, str], near: dict[str, str]
) -> None:
    _check(headers, labels, fits, near)


def test_what_was_decided_goes_before_all_else() -> None:
    decided = {"单位名称": ("推荐单位",), "姓名": (), "电话": ("没有的",)}
    found = match_labels(["单位名称", "姓名", "电话"], ["单位", "推荐单位", "姓名"], decided)
    assert found.fits == {"单位名称": ("推荐单位",)}
    assert found.near() == {}


def test_what_fits_in_other_words_is_told_by_them() -> None:
    found = match_labels(["姓 名", "电话"], ["姓名", "联系电话"])
    assert list(found.said_otherwise()) == [("电话", "联系电话")]


def test_every_word_of_the_table_stands_for_one_thing() -> None:
    words = [word.lower() for groups in things() for group in groups for word in group]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    # What the table says is compared as a label is, so it must be one.
    assert [word for word in words if label_key(word).lower() != word] == []
    assert len(label_words()) == len(words)
