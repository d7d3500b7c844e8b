"""Kinds of facts."""

from __future__ import annotations

import pytest

from app.facts.kinds import kinds_of


@pytest.mark.parametrize(
    ("fact", "kinds"),
    [
        ("汛前走访了12个乡镇，带回问题清单86条", {"count"}),
        ("去年三季度23个，今年三季度9个", {"count", "compared"}),
        ("一个大娘说“就烧两张纸”，我用一束花换了她的纸", {"quoted", "scene"}),
        ("3月我拖公式拖错一行，两个月后才核出来", {"mistake"}),
        ("440间宿舍，热水装好的只有19间", {"count", "shortfall"}),
        ("内勤小孟每天下班前把计划对一遍，打了四年", {"colleague", "lasting"}),
        ("人家三年上门812次，我们还没起头", {"visited"}),
        ("书里讲一节课要准备一辈子", {"read"}),
    ],
)
def test_a_fact_is_of_its_kinds(fact: str, kinds: set[str]) -> None:
    assert kinds_of(fact) == kinds


@pytest.mark.parametrize(
    "fact",
    [
        "下井二十六年，三样没对错过一回",
        "错峰用餐试了一个月",
        "全年没有弄错过一张单子",
        "他们上系统头一年，老师忘了报过的占大半",
    ],
)
def test_what_did_not_go_wrong_or_went_wrong_elsewhere_is_no_mistake(fact: str) -> None:
    assert "mistake" not in kinds_of(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "两家为一条沟吵了六年，我去了九趟",
        "抄表员小温发现暖气片从来没热过",
        "胶管用了十一年，我当场换了",
    ],
)
def test_what_lasted_but_was_not_kept_up_is_not_lasting(fact: str) -> None:
    assert "lasting" not in kinds_of(fact)


@pytest.mark.parametrize(
    ("fact", "quoted"),
    [("我对乘客说“您先上车”", False), ("乘客说“您先上车”", True), ("我爷爷说“地不能荒”", True)],
)
def test_only_the_words_of_others_are_quoted(fact: str, quoted: bool) -> None:
    assert ("quoted" in kinds_of(fact)) == quoted


@pytest.mark.parametrize(
    ("fact", "visited"),
    [
        ("组织集中学习6次、岗位练兵3场，参训率100%", False),
        ("办班14期，参训1083人", False),
        ("接待参观考察12批300人", False),
        ("党员走进社区服务12次", False),
        ("兄弟单位来观摩3批", False),
        ("我们到邻县参观了3个示范点", True),
        ("走进他们的大厅，没有一块玻璃", True),
    ],
)
def test_whoever_trains_or_is_received_here_was_not_visited(fact: str, *, visited: bool) -> None:
    assert ("visited" in kinds_of(fact)) == visited


def test_others_that_were_visited_keep_nothing_up_for_the_writer() -> None:
    assert "lasting" not in kinds_of("对方每天晨会讲一件差错，讲了六年")
