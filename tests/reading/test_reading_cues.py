"""Words by which leads, headings and points say whether something is to be done."""

from __future__ import annotations

import pytest

from app.reading.cues import leads_to_actions
from app.reading.sections import section_of, tells_of_lack


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("会上研究确定了下阶段的重点任务：", True),
        ("结合实际，需要做好以下几件事：", True),
        ("针对上述问题，场里决定近期做好三件事：", True),
        ("下半年，分局还要接着做：", True),
        ("支部研究了，往后这么办：", True),
        ("针对自己，今后要做到：", True),
        ("我认识到，要抓好以下工作：", False),
        ("会议指出，要抓好以下工作：", False),
        ("决定成败的因素有三个：", False),
        ("现在我将从以下几个方面汇报情况：", False),
        ("接下来，我分三个部分谈谈体会：", False),
        ("今天我就两个问题作交流。", False),
        ("接下来，我从两个方面汇报工作打算：", True),
        ("下一步，我将认真总结经验，做到以下三点：", True),
    ],
)
def test_a_lead_is_known_by_what_it_settles(text: str, leads: bool) -> None:
    assert leads_to_actions(text) is leads


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("个人发展规划", "action"),
        ("未来职业规划", "action"),
        ("改进提升计划", "action"),
        ("学习计划", "action"),
        ("【接下来这样干】", "action"),
        ("今后怎么办", "action"),
        ("打算做啥", "action"),
        ("学习“十四五”发展规划", None),
        ("解读三年行动方案", None),
        ("为什么学", None),
        ("引言", "opening"),
        ("参观概况", "background"),
        ("观摩过程", "background"),
        ("差距不足", "weakness"),
        ("不足之处", "weakness"),
        ("问题导向", None),
    ],
)
def test_a_heading_says_which_section_it_opens(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    ("head", "lack"),
    [
        ("学习不够深。要多读书。", True),
        ("联系群众少有走访，办法不多。", True),
        ("理论学习浮于表面", True),
        ("护林员认病不准", True),
        ("要克服学习不深的毛病", False),
        ("针对调研不实的问题，每月下乡", False),
        ("加强学习，补上不足", False),
        ("台账常常攒到月底", None),
        ("不忘初心，牢记使命", None),
        ("坚持不懈抓学习", False),
    ],
)
def test_a_point_says_whether_it_tells_of_a_lack(head: str, lack: bool | None) -> None:
    assert tells_of_lack(head) is lack
