"""A measure is one sentence, joined as people speak, each part as the writer said it."""

from __future__ import annotations

import pytest

from app.drafting.measures import say_measure
from app.models.outline import Measure

DONE = "完成3座水库除险加固"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "完成3座水库除险加固。"),
        ({"by": "12月底"}, "12月底前，完成3座水库除险加固。"),
        ({"check": "每半月到现场核一次"}, "完成3座水库除险加固，每半月到现场核一次。"),
        ({"whom": "下游4个村"}, "完成3座水库除险加固（面向下游4个村）。"),
        (
            {"by": "12月底", "check": "每半月到现场核一次", "whom": "下游4个村"},
            "12月底前，完成3座水库除险加固（面向下游4个村）；每半月到现场核一次。",
        ),
        ({"check": "看记录，也看现场"}, "完成3座水库除险加固；看记录，也看现场。"),
    ],
)
def test_the_parts_stand_in_the_order_in_which_one_says_them(
    parts: dict[str, str], said: str
) -> None:
    assert say_measure(Measure(measure=DONE, **parts), "m").text == said


@pytest.mark.parametrize(
    ("by", "opens"),
    [
        # A day, or the end of a time, is what something is done before.
        ("12月底", "12月底前，"),
        ("11月30日", "11月30日前，"),
        ("下周五之前", "下周五之前，"),
        ("明年汛期", "明年汛期前，"),
        ("春节", "春节前，"),
        ("一季度末", "一季度末前，"),
        # What says before already says it once.
        ("期中以前", "期中以前，"),
        ("年底前", "年底前，"),
        # What is done all the time, or from a day on, is done before none.
        ("每月", "每月，"),
        ("全年", "全年，"),
        ("开学起", "开学起，"),
        ("从下周一开始", "从下周一开始，"),
        ("三个月内", "三个月内，"),
        ("国庆期间", "国庆期间，"),
        ("节后", "节后，"),
    ],
)
def test_by_when_is_said_as_people_say_it(by: str, opens: str) -> None:
    assert say_measure(Measure(measure=DONE, by=by), "m").text == f"{opens}{DONE}。"


@pytest.mark.parametrize(
    ("done", "by", "whom"),
    [
        ("12月底前给下游4个村通上水", "12月底", "下游4个村"),
        ("每月开一次会", "每月", None),
        ("各班组每月开一次会", "每月", None),
        ("把图补齐，年底前交给总工", "年底", None),
        ("争取年底前交图", "年底前", None),
        ("在年底把图补齐", "年底", None),
        ("2026年底前把图补齐", "年底", None),
        ("今年10月补齐16户", "10月", None),
        ("由班长年底前报一次", "年底", None),
        ("给学生讲一遍", None, "学生"),
        ("组织学生走一遍，学生处跟着", None, "学生"),
        ("每层楼给七、八年级学生添一个活动角", None, "七、八年级学生"),
        ("走访群众和企业", None, "群众"),
    ],
)
def test_what_the_measure_says_itself_is_not_said_again(
    done: str, by: str | None, whom: str | None
) -> None:
    assert say_measure(Measure(measure=done, by=by, whom=whom), "m").text == f"{done}。"


@pytest.mark.parametrize(
    ("done", "by", "opens"),
    [
        ("把去年底查出的12座水闸修好", "年底", "年底前，"),
        ("把上年底查出的12座水闸修好", "年底", "年底前，"),
        ("去年底前查出的12座水闸全部修好", "年底", "年底前，"),
        ("把年底查出的12座水闸修好", "年底", "年底前，"),
        ("每月11日开一次会", "1日", "1日前，"),
        ("把12月的账对完", "2月", "2月前，"),
        ("把上周五落下的巡检补上", "周五", "周五，"),
        ("隔周五查一次", "周五", "周五，"),
        ("把十一月的账对完", "一月", "一月前，"),
        ("把大前年前的账对完", "前年前", "前年前，"),
    ],
)
def test_a_time_inside_of_another_is_no_deadline(done: str, by: str, opens: str) -> None:
    assert say_measure(Measure(measure=done, by=by), "m").text == f"{opens}{done}。"


@pytest.mark.parametrize(
    ("done", "whom"),
    [
        ("请大学生村官讲一堂课", "学生"),
        ("给学生处送一份清单", "学生"),
        ("给学生家长开一次会", "学生"),
        ("把女职工宿舍修好", "职工"),
        ("给14个村通上水", "4个村"),
        ("把农民工工资发到位", "农民"),
    ],
)
def test_who_is_named_inside_of_another_word_is_not_named(done: str, whom: str) -> None:
    said = say_measure(Measure(measure=done, whom=whom), "m").text
    assert said == f"{done}（面向{whom}）。"


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure(measure="把图补齐。"), "把图补齐。"),
        (Measure(measure="把图补齐；"), "把图补齐。"),
        (Measure(measure="马上把图补齐！"), "马上把图补齐！"),
        (Measure(measure="把图补齐。", check="班长签字。"), "把图补齐，班长签字。"),
        (Measure(measure="把图补齐", check="问一句“补齐了吗？”"), "把图补齐，问一句“补齐了吗？”"),
    ],
)
def test_it_ends_in_one_mark(measure: Measure, said: str) -> None:
    assert say_measure(measure, "m").text == said


def test_each_part_has_its_own_key() -> None:
    measure = Measure(measure=DONE, by="12月底", check="现场核", whom="4个村")
    words = say_measure(measure, "next_steps[0].measures[1]").words
    keys = {one.text: one.origin.ref for one in words if one.origin.kind == "outline"}
    assert keys == {
        "12月底": "next_steps[0].measures[1].by",
        DONE: "next_steps[0].measures[1]",
        "4个村": "next_steps[0].measures[1].for",
        "现场核": "next_steps[0].measures[1].check",
    }
