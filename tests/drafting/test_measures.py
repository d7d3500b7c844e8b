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


def test_what_the_measure_says_itself_is_not_said_again() -> None:
    measure = Measure(measure="12月底前给下游4个村通上水", by="12月底", whom="下游4个村")
    assert say_measure(measure, "m").text == "12月底前给下游4个村通上水。"


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
