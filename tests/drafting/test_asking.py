"""The questions put about an outline: the narrowest that is left, none twice, each one fitting."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from app.bank.phrase_bank import PhraseBank
from app.drafting.picking import Choices
from app.drafting.planning import Planner
from app.drafting.questions import questions
from app.drafting.templates import Template, find_template
from app.outline.reading import parse_outline

Put = Callable[[str], dict[str, str]]

HEAD = """
kind: 心得体会
speaker: {unit: 县农业农村局, post: 农技员, name: 向明亮}
study: {subject: 绿色防控, form: 专题培训}
"""


@pytest.fixture
def put(bank: PhraseBank) -> Put:
    """Return a function that gives the questions about an outline by the key they fill."""

    def put_about(text: str) -> dict[str, str]:
        outline = parse_outline(HEAD + text, "提纲.yaml")
        return {one.key: one.text for one in questions(outline, bank, find_template(outline.kind))}

    return put_about


PLAIN = {
    "field": ["三个村的小麦都黄了根", "大棚里的西瓜裂了一半", "合作社的稻种少了两袋"],
    "none": ["铅笔少了两盒", "窗台上的花开了", "楼下的灯换成了黄的"],
    "deed": ["我走访了12户人家", "我走访了河东9户人家", "我走访了河西31户人家"],
}


@pytest.mark.parametrize("facts", PLAIN.values(), ids=PLAIN)
def test_no_question_is_put_twice(put: Put, facts: list[str]) -> None:
    points = "".join(f"  - {{facts: [{fact}]}}\n" for fact in facts)
    times = Counter(put(f"insights:\n{points}").values())
    assert [text for text, count in times.items() if count > 1] == []


@pytest.mark.parametrize(
    ("seen", "done"),
    [
        ("跟班那天他们回访了60个人", "这个月我回访了60个人"),
        ("他们头一年人工复核了每一张单子", "我复核了每一张单子"),
        ("考察那天看了一个村的转移演练", "我们做了一次转移演练"),
    ],
)
def test_of_what_was_seen_elsewhere_no_doer_is_asked(
    put: Put, bank: PhraseBank, seen: str, done: str
) -> None:
    of_deeds = {one.text for one in bank.questions if one.deeds}
    assert set(put(f"insights: [facts: [{done}]]\n").values()) & of_deeds
    assert not set(put(f"insights: [facts: [{seen}]]\n").values()) & of_deeds


SLOT = re.compile(r"\{[^{}]*\}")


@pytest.fixture
def may_put(bank: PhraseBank) -> Callable[[str], set[str]]:
    """Return a function that gives the ids of all that a bare fact may be asked in its place."""
    asked_by = [
        (re.compile(SLOT.sub(".+", one.text)), one.id.removeprefix("general/question/shows-"))
        for one in bank.questions
        if one.asks == "shows"
    ]

    def put_about(fact: str) -> set[str]:
        outline = parse_outline(f"{HEAD}insights: [facts: [{fact}]]\n", "提纲.yaml")
        anatomy = Template(find_template(outline.kind)).anatomy
        asker = Planner(outline, bank, anatomy, Choices()).asker
        put: set[str] = set()
        point = outline.insights.items[0]
        while (asked := asker.gap(point, "insights[0]")) and asked.text not in put:
            put.add(asked.text)
            asker.put = frozenset(put)
        return {ident for text in put for words, ident in asked_by if words.fullmatch(text)}

    return put_about


@pytest.mark.parametrize(
    ("fact", "unfit"),
    [
        # One among several, where there are not several that one tells apart.
        ("仓库里还剩50盒胶片", "one-out-of-many"),
        ("全年用水4300吨，比去年少了600吨", "one-out-of-many"),
        # What the figure hides, where the fact tells the cause.
        ("9月迟交的有17份，多半是倒不过班车的外勤", "behind-the-count"),
        ("上半年渡口停航23次，一查都是风大", "behind-the-count"),
        ("考勤机换成刷脸以后，漏打卡的从40人降到3人", "where-the-gap-began"),
        # What the writer was busy with, where others did it.
        ("夜里有个摊主接错了燃气软管", "what-hand-was-doing"),
        ("全队今年擦碰3起，都是倒车时看反了镜子", "what-hand-was-doing"),
        # Whom one would blame, where it is told.
        ("排班表录反了两个人，一查是两张表的列不一样", "whom-you-blamed"),
        # What it is good for, where it was an error.
        ("柜员小束忘了签字，自己补了一笔", "beyond-the-rule"),
        # Whom one would blame, where nothing happened.
        ("查寝发现违规电器19件", "whom-you-blamed"),
        # What the writer said or saw, where a colleague did it.
        ("话务员小鄂接了一个半夜打来的电话", "voice-on-the-line"),
        # What one believed before a test, where it is done again because of a slip.
        ("样品贴反了两管，重测花了一天", "believed-beforehand"),
        # The figure, where the fact comes to something else.
        ("料场里少了七根角铁，围栏的锁是好的", "what-the-number-tells"),
        # What was wanting, where only an earlier time had less.
        ("今年报名的有58人，去年只有21人", "who-loses-first"),
    ],
)
def test_what_a_fact_tells_or_does_not_bear_is_not_asked(
    may_put: Callable[[str], set[str]], bank: PhraseBank, fact: str, unfit: str
) -> None:
    assert f"general/question/shows-{unfit}" in {one.id for one in bank.questions}
    assert unfit not in may_put(fact)


@pytest.mark.parametrize(
    ("fact", "fits"),
    [
        ("抽样调阅了讲义43份", "one-out-of-many"),
        ("全年接待来馆查询2300人", "behind-the-count"),
        ("漏打卡的去年一季度40人，今年一季度3人", "where-the-gap-began"),
        ("我把两张货签贴错了", "what-hand-was-doing"),
        ("货签贴错了两张，客户等了一下午", "whom-you-blamed"),
        ("小束下雨天先去看了一遍井口", "beyond-the-rule"),
        ("来了31个人", "what-the-number-tells"),
        ("440间宿舍，热水装好的只有19间", "who-loses-first"),
    ],
)
def test_what_a_fact_bears_is_asked(
    may_put: Callable[[str], set[str]], fact: str, fits: str
) -> None:
    assert fits in may_put(fact)


@pytest.mark.parametrize(
    ("fact", "taken_up"),
    [
        ("跨年那晚一位乘客说“等你们这趟等了一小时”", True),
        ("跨年那晚我对乘客说“您先上车再补票”", False),
    ],
)
def test_the_writer_is_not_asked_about_his_own_words(put: Put, fact: str, taken_up: bool) -> None:
    asked = "".join(put(f"insights: [facts: [{fact}]]\n").values())
    assert any(words in asked for words in ("这句话", "这话", "“您", "“等")) == taken_up


def test_of_what_outsiders_did_no_doer_is_asked(put: Put, bank: PhraseBank) -> None:
    of_deeds = {one.text for one in bank.questions if one.deeds}
    assert not set(put("insights: [facts: [一位顾客自己核对了三遍单子]]\n").values()) & of_deeds
