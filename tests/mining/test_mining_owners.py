"""What belongs to one writer, one year or one count stays out of a mined pack's words."""

from __future__ import annotations

import pytest

from app.mining.mining import mine
from app.models.pack import PhrasePack
from app.models.phrase import Phrase
from app.reading import read_lines

REPORT = """在“班主任能力提升”研修班上的交流研讨材料
第三初级中学　李晓梅
各位老师：
大家好，我是第三初级中学的李晓梅。上个月，我参加了区教师进修学校组织的研修班学习。下面，我谈三点体会。
一是家校沟通要把话说在前面。李晓梅常说，话要早说。去年我们班开了三次家长会。家长的心要先安下来。
二是作业要分出层次。作业多不等于学得好。
三是课堂要留出时间。学生想一想，比老师讲一遍更管用。
下一步，我要做好两件事。
一是每周谈一次心。耐心听学生把话说完。
二是每月家访一次。家访之前先想好要问什么。
汇报完毕。
"""


@pytest.fixture(scope="module")
def pack() -> PhrasePack:
    return mine([read_lines(REPORT.splitlines(), "旧.txt")], "我的")


def by_words(pack: PhrasePack, words: str) -> Phrase:
    return next(p for p in pack.phrases if words in p.source_text and "." in p.role + ".")


def test_the_writers_name_and_unit_stand_in_no_phrase(pack: PhrasePack) -> None:
    assert not [phrase.text for phrase in pack.phrases if "李晓梅" in phrase.text]
    assert not [phrase.text for phrase in pack.phrases if "第三初级中学" in phrase.text]


@pytest.mark.parametrize("unit", ["实验幼儿园", "市图书馆", "宏达集团", "第二钢铁厂", "高新开发区"])
def test_a_unit_of_any_sort_stands_in_no_phrase(unit: str) -> None:
    lines = [
        "学习心得体会",
        f"{unit}　李晓梅",
        f"一、要细。{unit}的事件件连着人。",
        "二、要稳。一步一步来。",
    ]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    assert "{单位}的事件件连着人。" in [phrase.text for phrase in pack.phrases]
    assert not [phrase.text for phrase in pack.phrases if unit in phrase.text]


def test_a_greeting_has_a_slot_for_whoever_gives_it(pack: PhrasePack) -> None:
    greeting = by_words(pack, "大家好")
    assert greeting.text == "大家好，我是{身份}。"
    assert (greeting.slots["身份"].kind, greeting.slots["身份"].held) == (
        "self",
        "第三初级中学的李晓梅",
    )


def test_an_introduction_without_a_byline_is_one_slot() -> None:
    lines = [
        "各位老师：",
        "大家好，我是二中的教师王芳，很高兴来交流。",
        "一是要早。早就好。",
        "二是要勤。勤就好。",
    ]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    greeting = by_words(pack, "大家好")
    assert greeting.text == "大家好，我是{身份}，很高兴来交流。"
    assert greeting.slots["身份"].kind == "self"


def test_what_happened_last_year_is_left_out_as_dated(pack: PhrasePack) -> None:
    reasons = {item.text: (item.reason, item.detail) for item in pack.left_out}
    assert reasons["去年我们班开了三次家长会。"] == ("dated", "去年")


def test_a_title_and_an_opening_have_slots_for_the_study(pack: PhrasePack) -> None:
    assert by_words(pack, "交流研讨材料").text == "在{学习内容}上的交流研讨材料"
    opening = by_words(pack, "上个月")
    assert (opening.slots["时间"].kind, opening.slots["组织单位"].held) == (
        "period",
        "区教师进修学校",
    )


@pytest.mark.parametrize(
    ("words", "slot", "kind"), [("三点体会", "点数", "count"), ("两件事", "项数", "steps")]
)
def test_a_count_is_a_slot(pack: PhrasePack, words: str, slot: str, kind: str) -> None:
    assert by_words(pack, words).slots[slot].kind == kind


def test_a_sentence_of_a_point_is_about_what_its_heading_says(pack: PhrasePack) -> None:
    assert by_words(pack, "家长的心").themes == ("家校沟通",)


@pytest.mark.parametrize(
    "sentence",
    [
        "这说明细节要紧。",
        "另一方面，要盯住细节。",
        "前者是基础。",
        "该做法值得推广。",
        "再次，要坚持。",
        "最后，要落实。",
        "第二，要坚持。",
        "二是要坚持。",
        "特别是要坚持。",
        "因此要坚持。",
    ],
)
def test_a_sentence_that_points_back_follows_the_one_before(sentence: str) -> None:
    lines = ["一、要细。要抓住大的环节。" + sentence, "二、要稳。要一步一步来。"]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    assert by_words(pack, sentence).follows == by_words(pack, "大的环节").id


@pytest.mark.parametrize("sentence", ["第四卷收录了讲话。", "该吃的苦要吃。", "最后一公里要打通。"])
def test_a_sentence_that_only_looks_like_pointing_back_stands_alone(sentence: str) -> None:
    lines = ["一、要细。要抓住大的环节。" + sentence, "二、要稳。要一步一步来。"]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    assert by_words(pack, sentence[-4:]).follows is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("参加新课标培训的心得体会", "参加{学习内容}的心得体会"),
        ("学习急救知识心得体会", "学习{学习内容}心得体会"),
        ("关于参加“护理安全”培训班的心得体会", "关于参加{学习内容}的心得体会"),
        ("学习心得体会", "学习心得体会"),
    ],
)
def test_a_title_has_a_slot_for_what_was_studied(title: str, text: str) -> None:
    lines = [title, "一是要细。细就好。", "二是要稳。稳就好。"]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    assert [phrase.text for phrase in pack.phrases if phrase.role == "title"] == [text]


@pytest.mark.parametrize(
    "sentence",
    [
        "一位80岁的张奶奶对我说，你真细心。",
        "我们班有46名学生。",
        "省人民医院实行双人核对。",
        "作为李家村第一书记，我参加了培训。",
        "王教授说得好。",
        "曹教授说得好。",
        "谭师傅手把手教我。",
        "曾大爷笑着点头。",
    ],
)
def test_the_writers_own_fact_is_left_out_as_local(sentence: str) -> None:
    lines = ["一、要细。要抓住环节。" + sentence, "二、要稳。要一步一步来。"]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    assert {item.text: item.reason for item in pack.left_out} == {sentence: "local"}


@pytest.mark.parametrize(
    "sentence",
    [
        "下面我从三个方面汇报学习体会。",
        "我想从三个维度谈谈感受。",
        "概括起来就是三句话。",
        "我的体会有三：",
        "主要有三点体会。",
    ],
)
def test_a_bridge_counts_by_a_slot(sentence: str) -> None:
    lines = [
        "各位老师：",
        "近期参加了学习。" + sentence,
        "一是要细。细就好。",
        "二是要稳。稳就好。",
    ]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    bridge = by_words(pack, sentence)
    assert (bridge.role, bridge.slots["点数"].kind) == ("opening.bridge", "count")


@pytest.mark.parametrize(
    ("time", "kind"),
    [("8月15日至18日", "period"), ("9月10日—12日", "period"), ("第三季度", "period")],
)
def test_a_range_of_days_is_one_time(time: str, kind: str) -> None:
    lines = ["各位老师：", f"{time}，我参加了学习。", "一是要细。细就好。", "二是要稳。稳就好。"]
    pack = mine([read_lines(lines, "a.txt")], "我的")
    opening = by_words(pack, time)
    assert opening.text.startswith("{时间}，")
    assert (opening.slots["时间"].held, opening.slots["时间"].kind) == (time, kind)
