"""Two quantities are a pair only where the words between them say what they are to each other."""

from __future__ import annotations

import pytest

from app.facts.conditions import same_conditions
from app.facts.licences import licences_of
from app.facts.pairs import pairs_of
from app.facts.steps import missing_step, revealing_step


def check(fact: str, *pairs: str) -> None:
    found = [
        f"{pair.kind} {pair.first.text} {pair.second.text} {pair.sense}" for pair in pairs_of(fact)
    ]
    assert found == list(pairs), fact


def test_one_thing_that_became_another_is_a_change() -> None:
    check("报表由每月23张压减至9张", "change 23张 9张 less")
    check("成功率从年初的82%到现在91%", "change 82% 91% more")
    check("从86个窗口减到31个", "change 86个 31个 less")
    check("办一件事从3天压到1天", "change 3天 1天 less")
    check("楼道里87辆，隔一周再去还有64辆", "change 87辆 64辆 less")


def test_one_thing_at_two_times_is_a_change_if_the_times_are_of_one_length() -> None:
    check("去年三季度23个，今年三季度9个", "change 23个 9个 less")
    check("今年预约的有58人次，去年全年只有21人次", "change 21人次 58人次 more")
    check("去年查出96件，今年查出188件", "change 96件 188件 more")
    # This year is not over: less of it so far says nothing.
    check("去年查出188件，今年查出96件")
    check("一车间查出96件，二车间查出188件")


def test_a_whole_and_a_part_are_a_pair_by_what_leads_to_the_part() -> None:
    check("抽查20张工作票，有14张写的是空话", "part 20张 14张 plain")
    check("复核214笔，有17笔缺签字，其中5笔是同一天办的", "part 214笔 17笔 faulty")
    check("检查了48家单位，一起归档的只有19家", "part 48家 19家 done")
    check("收集建议34条，采纳28条", "part 34条 28条 done")
    check("56把卡尺里有4把零位不准", "part 56把 4把 faulty")
    check("四季度38次线上处理，29次找的是凯哥", "part 38次 29次 plain")


@pytest.mark.parametrize(
    "fact",
    [
        "来了40人，门口25人排队",
        "来了46人，28人没来",
        "第一批120人，第二批45人来晚了",
        "从窗户扯线的38起，推车进楼道的21起",
        "去年调成71件，今年我回访了一半，有4件又吵起来了",
        "一车间有20台，二车间有14台",
        "86棵是旱死的，21棵飞机没照着",
        "从60分到85分的都有",
        "提了41条，采纳35条，没采纳的6条也写了理由",
        "放款29户、860万元",
    ],
)
def test_figures_that_only_stand_side_by_side_are_no_pair(fact: str) -> None:
    check(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "换模时间从52分钟降到21分钟，7月又回到了45分钟",
        "超期件从86件降到31件，国庆以后反弹到80件",
        "楼道里87辆，隔一周再去还有34辆，第三周又多了起来",
        "去年三季度23个，今年三季度9个，四季度又升到20个",
    ],
)
def test_what_has_turned_back_is_no_change(fact: str) -> None:
    check(fact)


def test_what_comes_again_of_another_thing_leaves_a_change_a_change() -> None:
    check("报表由每月23张压减至9张，例会又合并了一次", "change 23张 9张 less")


@pytest.mark.parametrize(
    ("fact", "pair"),
    [
        ("项目部留下的27人里有19名党员", "part 27人 19名 named"),
        ("班里46人，其中有12名住校生", "part 46人 12名 named"),
        ("全村35户，有19户低保户", "part 35户 19户 named"),
    ],
)
def test_a_part_that_is_only_named_is_neither_well_nor_ill(fact: str, pair: str) -> None:
    check(fact, pair)


def test_what_was_said_and_what_was_counted_are_apart() -> None:
    check("场长报存栏6200头，我们数下来5470头", "apart 6200头 5470头 gap")
    check("一个打了67分，另一个打了89分", "apart 67分 89分 two")


def test_the_values_of_a_licence_are_computed() -> None:
    remainder, ratio = licences_of("班级书架97本书，开学到现在借出去过的有34本")
    assert remainder.licence == "remainder"
    assert remainder.values == {"总数": "97", "部分": "34", "余数": "63", "名": "本"}
    assert ratio.values["成数"] == "三成多"
    (difference,) = licences_of("送检率去年是48.6%，今年1至9月到了67.2%")
    assert difference.values == {"前数": "48.6", "后数": "67.2", "差数": "18.6", "名": "个百分点"}


@pytest.mark.parametrize(
    "fact",
    [
        "修好了31户，还剩18户，一共49户里修好31户",
        "去年查出96件，今年查出188件，同比增长95%",
        "上半年跌倒4例，其中3例在凌晨",
        "社区独居老人64人，装了门磁的48人",
    ],
)
def test_what_a_fact_says_itself_is_not_read_again(fact: str) -> None:
    assert licences_of(fact) == ()


def test_the_same_conditions_with_two_results_are_found() -> None:
    found = same_conditions("同一批稻种我们两次发芽率报出84%和91%")
    assert found is not None
    assert (found.condition, found.first.text, found.second.text) == ("同一批稻种", "84%", "91%")
    assert same_conditions("不是同一批稻种，报出84%和91%") is None
    assert same_conditions("同一台秤换了电池，称出52公斤和49公斤") is None


@pytest.mark.parametrize(
    ("fact", "step"),
    [
        ("发了预警却忘了要回执，迟了26分钟", "要回执"),
        ("我告诉她缺合同，没说门头和地址要一致，她跑了三趟", "说门头和地址要一致"),
        ("小李没核对腕带就准备挂，结果血袋是32床的", "核对腕带"),
        ("我没有拍照就拆了线，装的时候接错了两根", "拍照"),
        ("没核对名单直接发了，结果跑错了会场", "核对名单"),
        ("没有及时上报，结果迟了26分钟", "及时上报"),
        ("家属没有说过敏史，结果起了疹子", None),
        ("我没打断，最后他说不是冲我", None),
        ("查了一上午没查出来，结果是仪器坏了", None),
        ("忘了核对的人不止我一个", None),
        # What did not happen again is no step: a trouble came to an end.
        ("换过两次联轴器，后来重新找正，这个毛病没有再犯", None),
        ("上个月退回3份，说清楚以后没有再退回", None),
        ("漏了两回登记，补上台账以后没有再漏", None),
        ("返工两次，焊缝没有再查", "再查"),
        ("图纸错了一处，下料前没有再核对", "再核对"),
    ],
)
def test_a_step_left_out_is_one_that_a_worker_would_take(fact: str, step: str | None) -> None:
    found = missing_step(fact)
    assert (found.words if found else None) == step


@pytest.mark.parametrize(
    ("fact", "words", "person", "sense"),
    [
        ("我去站里蹲了三天，才知道是出厂温度高", "去站里蹲了三天", "", "seen"),
        ("第二天班长听录音才发现", "听录音", "班长", "seen"),
        ("换药前小陈反问了一句年龄，才没推错", "反问了一句年龄", "小陈", "averted"),
        ("送电前我又绕车间走了一圈，才没出事", "绕车间走了一圈", "", "averted"),
    ],
)
def test_a_step_that_revealed_something_is_found(
    fact: str, words: str, person: str, sense: str
) -> None:
    assert revealing_step(fact) == (words, person, sense)


@pytest.mark.parametrize(
    "fact",
    [
        "过了两个月才发现漏了4个人",
        "客户打电话投诉，我们才知道送错了",
        "老太太排到跟前才发现条子丢了",
        "他没有问，才弄错的",
        "我看了才知道自己讲错了",
    ],
)
def test_waiting_chance_and_what_others_told_reveal_nothing(fact: str) -> None:
    assert revealing_step(fact) is None


@pytest.mark.parametrize(
    "fact",
    [
        "账上写着几十台，现场数下来12台",
        "台账登记上百件，实际数出来36件",
        "账上写着30多台，现场一数12台",
        "上午来了几十人，下午来了8人",
    ],
)
def test_from_what_is_not_exact_nothing_is_taken_away(fact: str) -> None:
    assert [pair for pair in pairs_of(fact) if pair.kind == "apart"] == []
