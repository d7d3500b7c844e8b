"""A report's outline drafts to the report's own words; here a plain reading of it is drafted."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.outline import Content, Outline, Pin, Point, Section, Speaker
from app.models.phrase import Source
from app.models.report import Block, Note, Paragraph
from app.models.roles import BlockRole
from app.outline.from_report import outline_from_report
from app.outline.pinning import pinned_share
from tests.outline.plain_reading import (
    BANK,
    bank_of,
    block,
    check,
    paragraph,
    phrase,
    point,
    report,
)

WHOLE = report(
    block("title", "在甲乙上的交流研讨材料"),
    block("salutation", "各位领导，同志们："),
    block("opening", "大家好，我是*区委**。10月份，学了甲。有三点体会。"),
    block("insight", paragraph("民心是最大的政治。要干。", "一是", "感悟到“诗”的“为民之道”", "。")),
    block("insight", paragraph("“民之所忧。”要干。", "二是", "感悟到“句”的“自律之道”", "。")),
    block("action_lead", "下一步，我将努力。"),
    block("action", paragraph("推行一站办。", "一是", "围绕发展主题", "。")),
    block("closing", "我们将努力，作出应有贡献！奋力前行。"),
    block("signoff", "汇报完毕。"),
)


def test_a_report_with_every_part() -> None:
    assert check(WHOLE) == Outline.model_validate(
        {
            "kind": "交流研讨材料",
            "title": {"pieces": [{"id": "t/title/1", "slots": {"学习": "甲乙"}}]},
            "speaker": False,
            "date": False,
            "audience": {"pieces": ["各位领导，同志们"]},
            "opening": {
                "pieces": [
                    {"id": "t/opening.greeting/1", "slots": {"单位": "*", "姓名": "区委**"}},
                    "10月份，学了甲。有三点体会。",
                ]
            },
            "insights": {
                "items": [
                    {
                        "heading": {
                            "pieces": [
                                {"id": "t/insight.heading/1", "slots": {"诗句": "诗", "道": "为民"}}
                            ]
                        },
                        "content": [{"id": "t/insight.meaning/1"}, "要干。"],
                    },
                    {
                        "heading": {
                            "pieces": [
                                {"id": "t/insight.heading/1", "slots": {"诗句": "句", "道": "自律"}}
                            ]
                        },
                        "content": ["“民之所忧。”要干。"],
                    },
                ]
            },
            "next_steps": {
                "lead": {"pieces": ["下一步，我将努力。"]},
                "items": [{"heading": {"pieces": ["围绕发展主题"]}, "content": ["推行一站办。"]}],
            },
            "ordinals": {"insights": "一是", "next_steps": "一是"},
            "closing": {
                "pieces": [{"id": "t/closing.pledge/1", "slots": {"事": "努力"}}, "奋力前行。"]
            },
            "signoff": {"pieces": [{"id": "t/signoff/1", "slots": {}}]},
            "signature": False,
        }
    )


def test_what_the_report_does_not_have_is_false() -> None:
    outline = check(report(block("opening", "近期学了甲。"), kind=""))
    assert outline.kind == "心得体会"
    assert outline.insights == Section()
    absent = (
        *("title", "speaker", "date", "audience", "next_steps", "closing", "signoff"),
        "signature",
    )
    assert [getattr(outline, name) for name in absent] == [False] * len(absent)


def test_a_report_with_a_salutation_and_no_kind_is_a_speech() -> None:
    made = report(block("salutation", "同志们："), block("opening", "甲。"), kind="")
    assert check(made).kind == "交流研讨材料"


@pytest.mark.parametrize(
    ("points", "ordinals", "first"),
    [
        ([paragraph("甲。", "一、", "乙", "。")], "一、", point("乙", "甲。")),
        ([paragraph("甲。", "一是")], "一是", point(False, "甲。")),
        ([paragraph("甲。")], "", point(False, "甲。")),
        (
            [paragraph("", "（一）", "乙")],
            "（一）",
            point("乙", "\n"),
        ),
        (
            [paragraph("", "1. ", "乙", "。")],
            "1. ",
            Point(heading=Content(pieces=("乙",)), content=()),
        ),
        (
            [paragraph("甲。", "一是", "乙", "：")],
            "一是",
            point("乙：", "甲。"),
        ),
        ([paragraph(" 甲。", "一是", "乙")], "一是", point(False, "乙 甲。")),
        (
            [paragraph("甲。", "二、", "乙", "。"), paragraph("丙。", "三、", "丁", "。")],
            "",
            point("二、乙", "甲。"),
        ),
        (
            [paragraph("甲。", "一是"), paragraph("丙。", "三是")],
            "",
            point(False, "一是甲。"),
        ),
        (
            [paragraph("甲。", "首先，"), paragraph("乙。", "其次，")],
            "",
            point(False, "首先，甲。"),
        ),
        (
            [paragraph("甲。", "首先，"), paragraph("乙。", "其次，"), paragraph("丙。", "最后，")],
            "首先，",
            point(False, "甲。"),
        ),
    ],
)
def test_numbers_headings_and_stops(points: list[Paragraph], ordinals: str, first: Point) -> None:
    made = report(block("opening", "近期。"), *(block("insight", point) for point in points))
    outline = check(made)
    assert outline.ordinals.insights == ordinals
    assert outline.insights.items[0] == first


def test_further_paragraphs_and_points_below_belong_to_the_point() -> None:
    below = Block(role="insight", level=2, paragraphs=(paragraph("丁。", "（一）", "丙", "。"),))
    inline = Block(role="insight", level=2, inline=True, paragraphs=(paragraph("己。", "一是"),))
    top = block("insight", paragraph("", "一、", "乙"), "戊。")
    outline = check(report(top.model_copy(update={"children": (inline, below)})))
    (only,) = outline.insights.items
    assert only.content == ("\n戊。一是己。\n（一）丙。丁。",)


def test_points_inside_the_paragraph_of_their_lead_are_points_that_go_on_there() -> None:
    outline = check(
        report(
            block("opening", "甲。"),
            block("action_lead", "下一步，我将："),
            block("action", paragraph("", "一是", "甲", "；"), inline=True),
            block("action", paragraph("丙。", "二是", "乙", "。"), inline=True),
        )
    )
    assert outline.next_steps == Section(
        lead=Content(pieces=("下一步，我将：",)),
        items=(
            Point(inline=True, heading=False, content=("甲；",)),
            Point(inline=True, heading=Content(pieces=("乙",)), content=("丙。",)),
        ),
    )
    assert outline.ordinals.next_steps == "一是"


def test_a_lead_inside_a_paragraph_is_a_lead_that_goes_on_there() -> None:
    outline = check(
        report(
            block("opening", "我有两点体会："),
            block("insight", paragraph("细；", "一是"), inline=True),
            block("insight", paragraph("快。", "二是"), inline=True),
            block("action_lead", "下一步，", inline=True),
            block("action", paragraph("查；", "一要"), inline=True),
            block("action", paragraph("改。", "二要")),
        )
    )
    assert [point.content for point in outline.insights.items] == [("细；",), ("快。",)]
    assert outline.next_steps
    assert outline.next_steps.inline
    assert [point.inline for point in outline.next_steps.items] == [True, False]


def test_a_greeting_on_the_salutations_line_opens_the_report() -> None:
    outline = check(
        report(block("salutation", "同志们："), block("opening", "大家好。", inline=True))
    )
    assert outline.audience is False
    assert outline.opening == Content(pieces=("同志们：大家好。",))


@pytest.mark.parametrize("odd", ["各位领导", "同志们:", "："])
def test_a_salutation_without_its_colon_is_kept_letter_for_letter(odd: str) -> None:
    check(report(block("salutation", odd), block("opening", "甲。")))


def test_what_has_no_key_goes_to_the_part_before_it() -> None:
    outline = check(
        report(
            block("title", "甲"),
            block("byline", "区委", "张三", "（2023年5月）"),
            block("opening", "乙。"),
            block("body", "丙。"),
            block("insight", paragraph("丁。", "一是")),
            block("closing", "戊。"),
            block("insight", paragraph("己。", "二是")),
            block("signoff", "汇报完毕。"),
            block("tail", "某单位", "2023年"),
        )
    )
    assert outline.title == Content(pieces=("甲",))
    assert (outline.speaker, outline.date) == (Speaker(unit="区委", name="张三"), "2023年5月")
    assert outline.byline == ("【单位】", "【姓名】", "（【日期】）")
    assert outline.opening == Content(pieces=("乙。\n丙。",))
    assert outline.closing == Content(pieces=("戊。\n二是己。",))
    assert outline.signoff == Content(pieces=(Pin(id="t/signoff/1"), "\n某单位\n2023年"))


UNIT, POST, NAME, DATE = "区委办", "副主任", "张三", "2023年5月10日"


@pytest.mark.parametrize(
    ("lines", "speaker", "date", "form"),
    [
        (["张三"], Speaker(name=NAME), False, None),
        (["区委办副主任　张三"], Speaker(unit=UNIT, post=POST, name=NAME), False, None),
        (["区委办　张三"], Speaker(unit=UNIT, name=NAME), False, None),
        (["（2023年5月10日）"], False, DATE, None),
        (["张三", "（2023年5月10日）"], Speaker(name=NAME), DATE, None),
        (["区委办 张三"], Speaker(unit=UNIT, name=NAME), False, ("【单位】 【姓名】",)),
        (["张三", "2023年5月10日"], Speaker(name=NAME), DATE, ("【姓名】", "【日期】")),
        (["（2023-05-10）"], False, "2023-05-10", ("（【日期照写】）",)),
        (["2023.5.10　张三"], Speaker(name=NAME), "2023.5.10", ("【日期照写】　【姓名】",)),
        (
            ["（区委办副主任　张三）"],
            Speaker(unit=UNIT, post=POST, name=NAME),
            False,
            ("（【单位】【职务】　【姓名】）",),
        ),
        (
            ["区委办副主任张三2023年5月10日"],
            Speaker(unit=UNIT, post=POST, name=NAME),
            DATE,
            ("【单位】【职务】【姓名】【日期】",),
        ),
        (["区委办", "副主任  张三"], Speaker(unit=UNIT, post=POST, name=NAME), False, None),
        (["单位：区委办", "姓名：张三"], Speaker(unit=UNIT, name=NAME), False, None),
        (["张三", "李四"], Speaker(name=NAME), False, ("【姓名】", "李四")),
        (["张三", "张三"], Speaker(name=NAME), False, ("【姓名】", "【姓名】")),
        (["区委办"], Speaker(unit=UNIT), False, ("【单位】",)),
        (["　张三"], Speaker(name=NAME), False, ("　【姓名】",)),
        (
            ["张三", "（2023年2月30日）"],
            Speaker(name=NAME),
            False,
            ("【姓名】", "（2023年2月30日）"),
        ),
        (["【单位】　张三"], Speaker(name=NAME), False, ("【单位】　【姓名】",)),
        (["一"], False, False, Content(pieces=("一",))),
        (["【单位】", "区委办"], False, False, Content(pieces=("【单位】\n区委办",))),
        (["张三　李四"], False, False, Content(pieces=("张三　李四",))),
    ],
)
def test_a_byline_says_who_and_when_and_how_it_is_written_where_that_is_unusual(
    lines: list[str], speaker: object, date: object, form: object
) -> None:
    outline = check(report(block("title", "甲"), block("byline", *lines)))
    assert (outline.speaker, outline.date) == (speaker, date)
    assert outline.title == Content(pieces=("甲",))
    if form:
        assert outline.byline == form


def test_a_slot_that_stands_twice_holds_the_same_words() -> None:
    assert check(report(block("closing", "在新征程在。"))).closing == Content(
        pieces=(Pin(id="t/closing.call/1", slots={"甲": "在"}),)
    )
    assert check(report(block("closing", "在新征程上。"))).closing == Content(
        pieces=("在新征程上。",)
    )


def test_the_phrase_found_at_this_very_place_comes_first() -> None:
    here = Source(report="r.txt", paragraph=0, start=3, end=12)
    elsewhere = Source(report="r.txt", paragraph=0, start=0, end=9)
    bank = bank_of(
        phrase("t/opening.gist/1", "民心是最大的政治。", elsewhere),
        phrase("t/opening.gist/2", "{甲}是{乙}。", here, 甲="民心", 乙="最大的政治"),
    )
    outline = outline_from_report(report(block("opening", "我想。民心是最大的政治。")), bank)
    assert outline.opening == Content(
        pieces=("我想。", Pin(id="t/opening.gist/2", slots={"甲": "民心", "乙": "最大的政治"}))
    )


def test_a_phrase_that_is_nearly_all_slots_is_not_pinned_elsewhere() -> None:
    bank = bank_of(phrase("t/opening.gist/1", "{甲}是{乙}。", 甲="一", 乙="二"))
    outline = outline_from_report(report(block("opening", "民心是最大的政治。")), bank)
    assert outline.opening == Content(pieces=("民心是最大的政治。",))


def test_the_share_of_pinned_characters() -> None:
    outline = check(report(block("closing", "甲乙丙丁戊。"), block("signoff", "汇报完毕。")))
    assert pinned_share(outline, BANK) == pytest.approx(5 / 11)


ORDINALS = st.sampled_from(["", "一是", "二是", "三、", "一、", "（一）", "1.", "首先，"])
CLOSING_LINES = ["附件：1.甲", "2.乙", "2026年5月", "2026-05-01", "抄送：甲。", "（联系人：甲）"]
WORDS = st.sampled_from(
    ["甲", "乙丙", "各位领导：", "民心是最大的政治。", "“甲。”乙。", "汇报完毕。", "*区委**"]
) | st.sampled_from(CLOSING_LINES)
PARAGRAPHS = st.builds(
    paragraph, WORDS, ORDINALS, st.just("") | WORDS, st.sampled_from(["", "。", "：", " "])
) | st.builds(paragraph, st.just(""), ORDINALS, WORDS)
BLOCKS = st.recursive(
    st.builds(
        Block,
        role=st.sampled_from([*get_args(BlockRole), *["tail"] * 5]),
        level=st.just(1),
        note=st.sampled_from([None, *get_args(Note)]),
        paragraphs=st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple),
        inline=st.booleans(),
    ),
    lambda below: st.builds(
        Block,
        role=st.just("insight"),
        level=st.just(1),
        paragraphs=st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple),
        children=st.lists(below, max_size=2).map(tuple),
    ),
    max_leaves=4,
)


@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_any_report_comes_back_word_for_word(blocks: list[Block]) -> None:
    check(report(*blocks))
