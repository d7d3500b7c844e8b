"""A deed is told where its verb stands near its object, as done."""

from __future__ import annotations

import pytest

from app.facts.deeds import deeds_of, deeds_to_remark_on
from app.models.pattern import Deed, Vocabulary

_VOCABULARY = Vocabulary(
    deeds=(
        Deed(name="核对", verbs=("核对", "对了一遍"), never=("核对表", "对不上")),
        Deed(name="走访", verbs=("走访", "跑了"), objects=("户", "乡镇", "水库"), never=("长跑",)),
        Deed(name="多问一句", verbs=("问了", "反问"), never=("被问", "审问了")),
    )
)


def check(fact: str, *deeds: str) -> None:
    assert deeds_of(fact, _VOCABULARY) == deeds, fact


def test_a_deed_is_told_by_its_verb() -> None:
    check("换药前小陈反问了一句年龄，才没推错", "多问一句")
    check("把86份病历逐份核对了一遍", "核对")
    check("把药名和床号对了一遍，又走访了3户", "核对", "走访")


def test_a_deed_with_objects_wants_one_of_them_near_in_the_same_sentence() -> None:
    check("汛前走访了12个乡镇", "走访")
    check("12个乡镇都走访到了", "走访")
    check("跑了三天才回来")
    check("走访回来了。第二天12个乡镇开会")
    check("跑了一上午，口干舌燥，回到办公室坐下来喝了水，才有人说起那一户")


@pytest.mark.parametrize(
    "fact",
    [
        "这批单子没有逐份核对",
        "没人核对",
        "这张单子一次也没核对过",
        "忘了核对",
        "懒得核对",
        "来不及核对就发了",
        "核对不过来",
        "是不是核对过，谁也说不清",
        "连核对都没有",
        "三查里的核对流于形式",
        "核对得不细",
        "今晚的核对取消了",
        "月底的核对省了",
        "核对没有人来做",
    ],
)
def test_a_deed_that_is_denied_is_not_told(fact: str) -> None:
    check(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "发药前要核对床号",
        "应该先核对再签字",
        "准备下周核对一遍",
        "规定每班必须核对",
        "明年逐户核对",
        "要是核对一遍，就不会错",
        "如果当时多留一分钟，把床号核对了，也就没有后来的事",
        "护士长催我核对",
        "说好每月核对",
        "原定上午核对",
        "说是核对过",
        "新印了一批核对单",
        "核对的小陈每次都留一个人",
        "核对那天下雨",
        "核对班从中午站到夜里",
        "核对班的小陈在门口",
        "核对班一共六个人",
        "核对时从她神色里看出来的",
        "核对前后半小时",
        "合同写明每季度核对一次",
        "谁核对、哪天核对",
        "核对记录写得很满",
        "接手核对模块的人不懂",
        "核对率96%",
        "他说“你核对一下”",
    ],
)
def test_a_deed_that_is_only_meant_supposed_asked_for_or_quoted_is_not_told(fact: str) -> None:
    check(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "没有合格标签的吊带逐根核对",
        "没打电话就核对了名单",
        "不光核对床号，还核对药名",
        "核对了三遍也没发现错在哪",
        "让小陈核对了一遍",
        "主要核对床号",
        "花了不到两小时核对214份",
        "核对班次表",
        "核对班级名单46份",
        "按要求核对了床号",
        "别的班下班了，我们核对到九点",
        "核对单据188张",
        "要紧的几项核对了两遍",
        "不良事件逐条核对",
        "不动产登记当天核对",
        "开学那周核对",
        "把第二天的发运计划核对一遍",
        "人人都说好，核对了才放心",
    ],
)
def test_words_that_only_look_like_a_denial_take_no_deed_away(fact: str) -> None:
    check(fact, "核对")


def test_a_word_of_never_that_holds_the_verb_takes_it_away_only_there() -> None:
    check("填了核对表")
    check("填了核对表，又把床号核对了", "核对")
    check("审问了半天，也问了家里", "多问一句")


def test_another_word_of_never_takes_the_deed_away_in_its_clause() -> None:
    check("被问时问了一句")
    check("核对两本账对不上")
    check("核对了两本账，有一笔对不上", "核对")


def test_a_fact_without_words_tells_nothing() -> None:
    check("")
    check("。")
    assert deeds_of("核对了一遍", Vocabulary()) == ()


@pytest.mark.parametrize(
    "fact",
    [
        "把药名核对了一遍，病人还是去世了",
        "逐份核对抚恤材料，盖齐了四个章",
        "走访了12户，有一户老人中风在床",
        "核对了三遍，却没发现错在哪",
        "走访了12户，可9号楼一户没去",
        "核对到九点，但账还是平不了",
        "走访了12户。谁知第二天又来了一拨",
        "到第19份才核对",
        "拖到年底才去走访了12户",
        "说了四回才肯走访3户",
        "核对过的单子里又错了两张",
        "企业多了一成，走访过的还是那几户",
        "走访了的12户里，三户又打来电话",
        "参观一家中心，窗口每天核对两遍",
        "考察的那个社区，网格员每天走访4户",
        "他们每周走访12户，一户不落",
        "核对了50份，12份一模一样，其中3份是我写的",
        "核对旧单子，27处涂改没签名，三处是我自己的",
        "走访了12户，漏下的2户都是我们组的",
    ],
)
def test_no_remark_follows_death_or_a_turn_or_what_others_do_or_what_was_done_late_or_before(
    fact: str,
) -> None:
    assert deeds_of(fact, _VOCABULARY) != (), fact
    assert deeds_to_remark_on(fact, _VOCABULARY) == (), fact


@pytest.mark.parametrize(
    ("fact", "deed"),
    [
        ("看着齐全，可核对下来少两页", "核对"),
        ("不但核对了床号，还核对了药名", "核对"),
        ("走访了12户，可以联系上的有10户", "走访"),
        ("原先以为不缺，但走访了12户，缺的有3户", "走访"),
        ("走访了12户，才知道有3户搬走了", "走访"),
        ("核对过三遍，少的是两页", "核对"),
        ("走访了12户，有3户说是我同学的邻居", "走访"),
    ],
)
def test_a_remark_follows_a_deed_behind_the_turn(fact: str, deed: str) -> None:
    assert deeds_to_remark_on(fact, _VOCABULARY) == (deed,), fact
