"""The words by which plain reports join, kept where two of them use them."""

from __future__ import annotations

import pytest

from app.mining.sentences.joining_words import joins_of
from tests.mining.conftest import MineText, report_of

REPORT = """
心得体会
近日，我参加了培训。
一、细心出质量。{0}
二、流程要闭环。交班时把柜子再数一遍。
以上是我的体会，请大家批评指正。
"""
FACT = "那天少发了一包药。"

JOINED = [
    ("说到底，查对不是手续。", "说到底，"),
    ("归根结底是心里没有这张床。", "归根结底"),
    ("回过头来看，多问一句就够了。", "回过头来看，"),
    ("细细想来，差的是一步。", "细细想来，"),
    ("如今看来，那张表白填了。", "如今看来，"),
    ("于是我把单子抄了一遍。", "于是"),
    ("也正因为这样，我现在只信第二遍。", "也正因为这样，"),
    ("没想到家属先道了谢。", "没想到"),
    ("起初总以为数一遍就够。", "起初"),
    ("说实话，那时候嫌麻烦。", "说实话，"),
    # What only looks like it says something of its own.
    ("正因为这些小事，大家才服他。", None),
    ("说到底线，谁都会背。", None),
    ("说白了嘴。", None),
    ("因此受到了表扬。", None),
    ("现在想起来要去换药。", None),
    ("一开始。", None),
]


@pytest.mark.parametrize(("sentence", "words"), JOINED)
def test_a_sentence_is_joined_by_a_closed_list_of_forms(sentence: str, words: str | None) -> None:
    report = report_of(REPORT.format(FACT + sentence))
    found = list(joins_of(report))
    assert [one.words for one in found] == ([words] if words else [])
    for one in found:
        assert report.paragraphs[one.paragraph].startswith(one.words, one.start)


def test_where_a_paragraph_begins_nothing_is_joined() -> None:
    text = REPORT.replace("近日，我参加了培训。", "说到底，我来晚了。")
    assert not list(joins_of(report_of(text.format(FACT))))


def test_words_of_one_report_are_its_own_and_those_of_two_join(mine_text: MineText) -> None:
    said = [
        "说到底，查对不是手续。",
        "说到底就是没把查对当回事。",
        "于是我把单子抄了一遍。",
        *(f"第{n}次交班很顺。" for n in range(7)),
    ]
    pack = mine_text(*(REPORT.format(FACT + one) for one in said))
    assert [(one.move, one.text, one.seen) for one in pack.joints] == [("shows", "说到底，", 2)]
    assert pack.joints[0].source is not None
    assert pack.joints[0].source.report == "a.txt"
    # A handful is one writer's, and whatever he joins by is his habit.
    assert not mine_text(*(REPORT.format(FACT + one) for one in said[:2])).joints


def test_more_reports_move_no_joint(mine_text: MineText) -> None:
    said = [f"说到底，第{n}遍最要紧。" for n in range(10)]
    fewer = mine_text(*(REPORT.format(FACT + one) for one in said))
    more = mine_text(*(REPORT.format(FACT + one) for one in [*said, "回头看，都不难。"]))
    assert [one.id for one in fewer.joints] == [one.id for one in more.joints]


OFFICE = """
学习贯彻会议精神的交流发言
近日，支部开展了主题教育。主要有两点体会。
一、强化责任担当。要推动工作落实。说到底，要坚持人民至上。
二、涵养廉洁作风。要守住底线，落实规定。说到底，要坚持从严从实。
"""


def test_the_office_joins_otherwise(mine_text: MineText) -> None:
    pack = mine_text(*(OFFICE for _ in range(10)))
    assert not pack.joints
