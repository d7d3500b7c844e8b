"""Boxes to tick: which of a line are one question, with which words."""

from __future__ import annotations

import pytest

from app.text.boxes import box_groups


def groups(line: str) -> list[tuple[str, str]]:
    """Label and words of each question of a line."""
    return [(group.label, "/".join(group.words)) for group in box_groups(line)]


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("性别：□男 □女", "性别", "男/女"),
        ("性 别：□男　□女", "性别", "男/女"),
        ("性别：□男□女", "性别", "男/女"),
        ("性别：男□ 女□", "性别", "男/女"),
        ("性别：男□女□", "性别", "男/女"),
        ("婚姻状况 □未婚 □已婚", "婚姻状况", "未婚/已婚"),
        ("  缓急：□特急　□加急　□平件", "缓急", "特急/加急/平件"),
        ("☐ 同意 ☐ 不同意", "", "同意/不同意"),
        ("□是，□否", "", "是/否"),
        ("证件类型：□身份证 □其他____", "证件类型", "身份证/其他"),
        ("用药：□有（请注明____） □无", "用药", "有/无"),
        ("性别 □男 □女 民族", "性别", "男/女"),
        ("药物过敏：□无　□有，过敏药物：____", "药物过敏", "无/有"),
        ("□信用　□保证　□抵押；担保人：____", "", "信用/保证/抵押"),
        ("年龄：□30 岁以下 □30 岁以上", "年龄", "30 岁以下/30 岁以上"),
        ("Sex: □ Male □ Female", "Sex", "Male/Female"),
        ("请假类别：○事假 ○病假 ○年假", "请假类别", "事假/病假/年假"),
        ("○来信　○来访　○网上信访", "", "来信/来访/网上信访"),
        ("我已知情，□同意　□不同意接受手术，并授权医师处理", "是否同意接受手术", "同意/不同意"),
        ("收到通知，□能　□不能按时参加。", "是否能按时参加", "能/不能"),
        ("□ 已核对", "", "已核对"),
        ("是否同意：□", "是否同意", ""),
        ("性别：\uf0a3男 \uf0a3女", "性别", "男/女"),
    ],
)
def test_boxes_of_one_question(line: str, label: str, words: str) -> None:
    assert groups(line) == [(label, words)]


def test_each_question_of_a_line_has_its_own_boxes() -> None:
    line = "性别：□男 □女  婚否：□是 □否"
    assert groups(line) == [("性别", "男/女"), ("婚否", "是/否")]
    assert [line[group.start : group.end] for group in box_groups(line)] == ["□男 □女", "□是 □否"]


@pytest.mark.parametrize(
    "line",
    [
        "□□□局",
        "编号□□□",
        "姓名：○○○",
        "○月○日",
        "时间：○年○月 ○日",
        "○○局 ○○处",
        "○局 ○处",
        "第□题有误",
        "在□中打勾，再在□中签名",
        "□认真学习贯彻精神，深入基层，扎实开展工作，取得实效。",
        "性别：☑男 □女",
        "性别：√男 □女",
        "性别：\uf052男 \uf0a3女",
        "",
    ],
)
def test_what_is_no_box_to_tick(line: str) -> None:
    assert groups(line) == []


def test_an_answered_question_does_not_answer_the_next() -> None:
    assert groups("性别：☑男 □女 婚否：□是 □否") == [("婚否", "是/否")]
