"""Volatile spans become typed slots, and put back they are the text again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mining.mapper import reason_to_leave
from app.mining.slots.slotting import slot_passage
from app.models.phrase import Phrase, Slot, fill_slots
from app.text.faults import find_faults

Held = tuple[str, str]

ROWS: list[tuple[str, str, dict[str, Held]]] = [
    # passage, slotted, each slot's kind and what it held
    (
        "听了陈理老师的《中国之问》、王向明教授的《全心全意》和何艳玲同志的《社会建设》。",
        "听了{课程}。",
        {
            "课程": (
                "courses",
                "陈理老师的《中国之问》、王向明教授的《全心全意》和何艳玲同志的《社会建设》",
            )
        },
    ),
    ("听了张三研究员的《论学》。", "听了{课程}。", {"课程": ("courses", "张三研究员的《论学》")}),
    ("10月份，集中学习。", "{时间}，集中学习。", {"时间": ("period", "10月份")}),
    ("2024年3月，集中学习。", "{时间}，集中学习。", {"时间": ("period", "2024年3月")}),
    ("我于9月份参加学习。", "我于{时间}参加学习。", {"时间": ("event", "9月份")}),
    ("9月15日，我们听课。", "{时间}，我们听课。", {"时间": ("event", "9月15日")}),
    ("2022年10月16日，大会召开。", "{时间}，大会召开。", {"时间": ("event", "2022年10月16日")}),
    (
        "2024年3月至5月，集中学习。",
        "{时间}，集中学习。",
        {"时间": ("period", "2024年3月至5月")},
    ),
    ("2018年以来，变化很大。", "{起始时间}，变化很大。", {"起始时间": ("event", "2018年以来")}),
    (
        "按照市委组织部要求学习。",
        "按照{组织单位}要求学习。",
        {"组织单位": ("organizer", "市委组织部")},
    ),
    (
        "根据县教育局的通知精神学习。",
        "根据{组织单位}的通知精神学习。",
        {"组织单位": ("organizer", "县教育局")},
    ),
    (
        "按照集团党委统一部署学习。",
        "按照{组织单位}统一部署学习。",
        {"组织单位": ("organizer", "集团党委")},
    ),
    ("主要有两点体会。", "主要有{点数}点体会。", {"点数": ("count", "两")}),
    ("我有以下三个方面的感受。", "我有以下{点数}个方面的感受。", {"点数": ("count", "三")}),
    ("有3点收获。", "有{点数}点收获。", {"点数": ("count", "3")}),
    ("学习《论语》。", "学习{名称}。", {"名称": ("subject", "《论语》")}),
    ("学习《文选》第二卷。", "学习{名称}。", {"名称": ("subject", "《文选》第二卷")}),
    ("参加《论语》网络课程。", "参加{学习内容}。", {"学习内容": ("study", "《论语》网络课程")}),
    (
        "在《论语》专题培训班上。",
        "在{学习内容}上。",
        {"学习内容": ("study", "《论语》专题培训班")},
    ),
    (
        "从山东到山西。",
        "从{地区}到{地区二}。",
        {"地区": ("place", "山东"), "地区二": ("place", "山西")},
    ),
    ("山东好，山东人好。", "{地区}好，{地区}人好。", {"地区": ("place", "山东")}),
    ("建设XX市。", "建设{地区}。", {"地区": ("place", "XX市")}),
    ("我是*区委**。", "我是{单位}{姓名}。", {"单位": ("unit", "*区委"), "姓名": ("person", "**")}),
    ("在高新区工作。", "在{单位}工作。", {"单位": ("unit", "高新区")}),
    (
        "学了12门课，服务300人。",
        "学了{数字}门课，服务{数字二}人。",
        {"数字": ("number", "12"), "数字二": ("number", "300")},
    ),
    (
        "贯彻“三个十大”行动计划要求。",
        "贯彻{提法}行动计划要求。",
        {"提法": ("campaign", "“三个十大”")},
    ),
    (
        "开展全市解放思想暨“强作风、提效能”作风整顿活动。",
        "开展{活动}。",
        {"活动": ("campaign", "全市解放思想暨“强作风、提效能”作风整顿活动")},
    ),
    ("聆听今年新年贺词。", "聆听{场合}。", {"场合": ("event", "今年新年贺词")}),
    # Braces mean slots in a phrase; what a report has in them goes into one.
    ("学习{课程}。", "学习{内容}。", {"内容": ("words", "{课程}")}),
    ("多了一个}。", "多了一个{内容}。", {"内容": ("words", "}")}),
]

STAYS = [
    # What is said all over the country, and what only looks volatile.
    "坚定捍卫“两个确立”，做到“两个维护”。",
    "立足“五位一体”总体布局和“四个全面”战略布局。",
    "“十四五”时期，谱写新篇。",
    "“百尺竿头，更进一步”，这话不假。",
    "发展高新技术产业。",
    "增长3.5%，历时十二个月。",
    "有三点需要说明。",
    "按照自己的节奏学习。",
    "",
]


def check(passage: str, text: str, slots: dict[str, Held]) -> None:
    found = slot_passage(passage)
    assert found.text == text
    assert {name: (slot.kind, slot.held) for name, slot in found.slots.items()} == slots


@pytest.mark.parametrize(("passage", "text", "slots"), ROWS)
def test_a_volatile_span_becomes_a_typed_slot(
    passage: str, text: str, slots: dict[str, Held]
) -> None:
    check(passage, text, slots)


@pytest.mark.parametrize("passage", STAYS)
def test_words_that_are_nobodys_own_stay(passage: str) -> None:
    check(passage, passage, {})


@pytest.mark.parametrize(
    ("passage", "general"),
    [
        ("贯彻“三个十大”行动计划要求。", "重点"),
        ("明确“三争一创”目标定位。", "既定"),
        ("开展全县“千名干部下基层”活动。", "各项重点活动"),
        ("做好疫情防控工作。", "民生保障"),
        ("聆听新年贺词。", "有关重要讲话"),
        ("2018年以来，变化很大。", "近年来"),
        ("打响“三区同建”。", None),
        ("按照市委组织部要求学习。", None),
    ],
)
def test_a_general_word_is_kept_where_one_can_stand(passage: str, general: str | None) -> None:
    (slot,) = slot_passage(passage).slots.values()
    assert slot.general == general


REASONS = [
    ("学以致用，知行合一。", None),
    ("贯彻“三个十大”行动计划要求。", None),
    ("打响“三区同建”。", ("local", "“三区同建”")),
    ("服务“兴市富民”大局。", ("local", "“兴市富民”")),
    ("做好疫情防控工作。", None),
    ("疫情防控抓得紧，疫情防控成果好。", ("dated", "疫情防控")),
    ("继续以以项目为抓手。", ("defect", "字重复：继续以以项目为抓")),
    # The first of several reasons is told: a defect before all others.
    ("打响“三区同建，疫情防控要紧，疫情防控要实。", ("defect", "标点不成对：打响“三区同建")),
    ("打响“三区同建”，疫情防控要紧，疫情防控要实。", ("dated", "疫情防控")),
]


@pytest.mark.parametrize(("passage", "expected"), REASONS)
def test_a_passage_is_left_out_for_one_of_three_reasons(
    passage: str, expected: tuple[str, str] | None
) -> None:
    found = reason_to_leave(passage)
    if expected is None or found is None:
        assert found == expected
    else:
        assert (found[0], found[1][: len(expected[1])]) == expected


PIECES = [
    "学习",
    "《论语》",
    "《",
    "》",
    "“三区同建”",
    "“",
    "”",
    "XX市",
    "XXX",
    "*区委",
    "**",
    "某某",
    "{",
    "}",
]
PIECES += [
    "{单位}",
    "{{单位}}",
    "【单位】",
    "10月份",
    "2022年",
    "以来",
    "按照",
    "市委",
    "要求",
    "陈理老师的",
    "、",
    "和",
]
PIECES += [
    "山东",
    "高新区",
    "3门",
    "有三点体会",
    "疫情防控",
    "新年贺词",
    "全市",
    "活动",
    "，",
    "。",
    "□",
    "\n",
    "网络课程",
]
PASSAGES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def put_back(passage: str) -> str:
    found = slot_passage(passage)
    return fill_slots(found.text, {name: slot.held or "" for name, slot in found.slots.items()})


@given(PASSAGES)
def test_slots_put_back_give_the_passage(passage: str) -> None:
    assert put_back(passage) == passage


@given(st.text(max_size=40))
def test_slots_put_back_give_any_text_at_all(passage: str) -> None:
    assert put_back(passage) == passage


@given(PASSAGES.filter(lambda passage: passage.strip() and not find_faults(passage)))
def test_a_slotted_passage_without_a_fault_is_always_a_sound_phrase(passage: str) -> None:
    text, slots = slot_passage(passage)
    phrase = Phrase(id="p/signoff/1", role="signoff", text=text, slots=slots, origin="authored")
    assert phrase.source_text == passage


@given(PASSAGES)
def test_every_slot_says_what_it_held(passage: str) -> None:
    slots: dict[str, Slot] = slot_passage(passage).slots
    assert all(slot.held and slot.held in passage for slot in slots.values())
