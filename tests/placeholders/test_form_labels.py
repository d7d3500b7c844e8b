"""The label before a blank of a line, and labels whose room is the end of it."""

from __future__ import annotations

import pytest

from app.placeholders.finding import find_placeholders
from app.placeholders.form import Form
from app.placeholders.form_labels import label_at
from app.placeholders.forms import form_places
from tests.word.forms_of_words import document, line


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("姓名：⟦____⟧", "姓名"),
        ("联 系 人：⟦    ⟧", "联系人"),
        ("经办人（签字）：⟦____⟧", "经办人（签字）"),
        ("No．A1：⟦____⟧", "No．A1"),
        ("学号⟦____⟧", "学号"),
        ("科主任⟦____⟧ 主治医师____", "科主任"),
        ("患者⟦____⟧，性别____", "患者"),
        ("共印⟦____⟧份", "共印"),
        ("推动⟦____⟧建设", ""),
        ("日期：____年⟦____⟧月", ""),
        ("第1条：⟦____⟧", "第1条"),
        ("1：⟦____⟧", ""),
        # Behind a comma, before what counts.
        ("应到⟦  ⟧人，实到  人", "应到"),
        ("应到  人，实到⟦  ⟧人，请假  人", "实到"),
        ("共____件；破损⟦____⟧件", "破损"),
        ("其中男生____人、女生⟦____⟧人", "女生"),
        ("经研究，推动⟦____⟧建设", ""),
        # In brackets before the colon or behind the blank.
        ("（机构名称）：⟦____⟧", "机构名称"),
        ("⟦____⟧（机构名称）：", "机构名称"),
        ("⟦____⟧（申请单位）", "申请单位"),
        ("（乙方姓名）：⟦____⟧", "乙方姓名"),
        ("⟦____⟧（加盖印鉴处）", ""),
        ("患者⟦____⟧（机构名称）", "患者"),
        # Where each blank of a clause has its word behind it.
        ("，转入⟦____⟧单位____科室，", "转入单位"),
        ("，转入____单位⟦____⟧科室，", "科室"),
        ("调往⟦____⟧学校____班级。", "调往学校"),
        ("由____单位⟦____⟧部门", "部门"),
        ("姓名____性别⟦____⟧", "性别"),
        ("入职我公司担任⟦____⟧职务，", ""),
    ],
)
def test_a_blank_is_called_by_the_words_before_it(words: str, expected: str) -> None:
    start, end = words.index("⟦"), words.index("⟧") - 1
    assert label_at(words.replace("⟦", "").replace("⟧", ""), start, end) == expected


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("甲方签名：        乙方签名：", ["甲方签名", "乙方签名"]),
        ("日期：____ 联系 电话：", ["日期", "联系电话"]),
        ("姓名：张三  电话：", []),
        ("联系人：", []),
    ],
)
def test_a_last_label_behind_a_blank_has_the_end_of_the_line(words: str, labels: list[str]) -> None:
    made = document(line(words))
    found = find_placeholders(made.texts, Form(form_places(made)))
    assert [place.label for place in found] == labels


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("日期：____ 年 __ 月 __ 日", "____ 年 __ 月 __ 日"),
        ("20XX 年 X 月 X 日", "20XX 年 X 月 X 日"),
    ],
)
def test_a_date_whose_units_stand_apart_is_one(words: str, whole: str) -> None:
    assert {place.date for place in find_placeholders([words])} == {whole}


def test_a_signature_has_its_room_before_the_date() -> None:
    found = find_placeholders(["负责人：              年    月    日"])
    assert [(place.kind, len(place.token)) for place in found] == [
        ("person", 10),
        *[("date", 4)] * 3,
    ]
