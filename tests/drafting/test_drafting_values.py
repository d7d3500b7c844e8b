"""What an outline says stands in the draft; what it does not say asks to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.templates import template_kinds
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Block, Report, Span


def block(report: Report, role: str) -> Block:
    return next(block for block in report.blocks if block.role == role)


def spans(report: Report) -> list[Span]:
    return [span for line in report.lines() for span in line]


def text_of(report: Report, role: str) -> str:
    return "\n".join(
        paragraph.text for one in report.blocks if one.role == role for paragraph in one.paragraphs
    )


ONE = "kind: 交流研讨材料\ninsights: [{theme: 为民}, {theme: 安全}, {theme: 质量}]\n"


@pytest.mark.parametrize(
    ("given", "role", "expected"),
    [
        ("title: 我的标题", "title", "我的标题"),
        ("title: false", "title", ""),
        ("date: 2026-05-08", "byline", "（2026年5月8日）"),
        ("date: 五月上旬", "byline", "（五月上旬）"),
        ("speaker: {unit: 甲局, post: 科长, name: 李明}", "byline", "甲局科长　李明"),
        ("speaker: {name: 李明}\ndate: false", "byline", "李明"),
        ("speaker: false\ndate: false", "byline", ""),
        ("speaker: {unit: 甲局}\ndate: false", "byline", "甲局　【姓名】"),
        ("date: false", "byline", "【单位】【职务】　【姓名】"),
        ("byline: 汇报人：【姓名】\nspeaker: 李明", "byline", "汇报人：李明"),
        (
            "byline: [【姓名】, 【日期】]\nspeaker: 李明\ndate: 2026-05-08",
            "byline",
            "李明\n2026年5月8日",
        ),
        ("byline: （【日期照写】）\ndate: 2026.5.8", "byline", "（2026.5.8）"),
        ("byline: 【单位】 【姓名】\nspeaker: {name: 李明}", "byline", "【单位】 李明"),
        ("byline: 【姓名】\nspeaker: false", "byline", "【姓名】"),
        ("byline: {content: [李明, （五月）]}\nspeaker: false", "byline", "李明（五月）"),
        ("byline: false\nspeaker: 李明", "byline", ""),
        ("audience: 各位同事", "salutation", "各位同事："),
        ("audience: 各位同事：", "salutation", "各位同事："),
        ("audience: false", "salutation", ""),
        ("opening: 我先说一句。", "opening", "我先说一句。"),
        ('opening: "第一段。\\n第二段。"', "opening", "第一段。\n第二段。"),
        ("opening: false", "opening", ""),
        ("closing: 我会努力。", "closing", "我会努力。"),
        ("signoff: 谢谢大家！", "signoff", "谢谢大家！"),
        ("signoff: false", "signoff", ""),
        ("next_steps: false", "action", ""),
        ("next_steps: false", "action_lead", ""),
        (
            "next_steps: {lead: 我要做一件事：, items: [{theme: 安全}]}",
            "action_lead",
            "我要做一件事：",
        ),
    ],
)
def test_what_the_outline_says_stands_as_it_says(
    drafts: Callable[..., Report], given: str, role: str, expected: str
) -> None:
    assert expected in text_of(drafts(ONE + given), role)
    if not expected:
        assert text_of(drafts(ONE + given), role) == ""


@pytest.mark.parametrize(
    "words",
    [
        "{{ 7*7 }}",
        "**大",
        "1. <w:p/>",
        "::: 开头",
        "# 标题",
        "{% raw %}",
        "a\\b",
        "一是一，二是二",
        "&amp;",
    ],
)
@pytest.mark.parametrize(
    "place", ["title: '{}'", "insights: [{{theme: 为民, facts: ['{}']}}]", "closing: '{}'"]
)
def test_a_users_words_come_out_letter_for_letter(
    drafts: Callable[..., Report], place: str, words: str
) -> None:
    given = place.format(words)
    outline = f"kind: 心得体会\n{given}\n" + (
        "" if "insights" in given else "insights: [{theme: 为民}]\n"
    )
    assert words in drafts(outline).text


def test_private_characters_of_a_user_are_taken_out(drafts: Callable[..., Report]) -> None:
    assert text_of(drafts(ONE + "title: 前\ue000\U000f0000后"), "title") == "前后"


def test_facts_stand_one_after_the_other_and_end_in_a_stop(drafts: Callable[..., Report]) -> None:
    outline = "kind: 心得体会\ninsights: [{theme: 为民, facts: [我们改了表格, 少跑了一趟。]}]\n"
    assert "我们改了表格。少跑了一趟。" in text_of(drafts(outline), "insight")


def test_what_is_answered_about_a_fact_or_a_measure_stands_under_its_own_key(
    drafts: Callable[..., Report],
) -> None:
    report = drafts(
        "kind: 心得体会\n"
        "opening: 一句。\n"
        "insights:\n  - facts: [甲事, {fact: 乙事, learned: 课上说“所学”, before: 原先,"
        " shows: 说明！}]\n"
        "next_steps: [{theme: 服务, measures: {做法: 丙事, 受益: 四个村, 期限: 12月底}}]\n"
    )
    told = [
        (span.text, span.origin.ref)
        for span in spans(report)
        if (".facts" in span.origin.ref or ".measures" in span.origin.ref) and not span.gap
    ]
    assert told == [
        ("甲事。", "insights[0].facts[0]"),
        ("课上说“所学”。", "insights[0].facts[1].learned"),
        ("原先。", "insights[0].facts[1].before"),
        ("乙事。", "insights[0].facts[1]"),
        ("说明！", "insights[0].facts[1].shows"),
        ("12月底", "next_steps[0].measures[0].by"),
        ("丙事", "next_steps[0].measures[0]"),
        ("四个村", "next_steps[0].measures[0].for"),
    ]


@pytest.mark.parametrize("placed", ["text", "list"])
def test_a_fact_alone_drafts_as_its_text_does(drafts: Callable[..., Report], placed: str) -> None:
    facts = "{fact: 甲事}" if placed == "text" else "[{事情: 甲事, 原先: }]"
    one = "kind: 心得体会\ninsights: [{{theme: 为民, facts: {}}}]\n"
    assert drafts(one.format(facts)) == drafts(one.format("甲事"))


def test_a_point_without_facts_shows_where_they_go(drafts: Callable[..., Report]) -> None:
    gaps = {(span.text, span.origin.ref) for span in spans(drafts(ONE)) if span.gap}
    keys = [key for _, key in gaps]
    assert {"insights[0].facts", "insights[1].facts", "insights[2].facts", "next_steps"} < set(keys)
    assert not any("请补充" in text for text, key in gaps if key.startswith("insights"))


def test_what_the_study_says_is_told_in_the_opening(drafts: Callable[..., Report]) -> None:
    study = """
study:
  subject: 《急救》
  form: 培训班
  organizer: 护理部
  period: 8月份
  courses: [{title: 心肺复苏, teacher: 王强}, {title: 止血}]
"""
    for seed in range(10):
        opening = text_of(drafts(ONE + study, seed), "opening")
        assert "护理部" in opening
        assert "8月份" in opening
        assert "王强老师的《心肺复苏》，还有《止血》" in opening


def test_one_thing_that_was_taught_takes_the_place_of_the_courses(
    drafts: Callable[..., Report],
) -> None:
    study = (
        "study: {subject: 《急救》, form: 培训班, organizer: 护理部, period: 8月份,"
        " courses: [{title: 心肺复苏, teacher: 王强}, {title: 止血}]}\n"
    )
    points = "insights: [facts: [{fact: 帽子挂在墙上, shows: 字没看清%s}], facts: [门开了一夜]]\n"
    for kind in template_kinds():
        for voice in ("plain", "official"):
            outline = f"kind: {kind}\nvoice: {voice}\n{study}{points}"
            opening = text_of(drafts(outline % ", learned: “多问一句”"), "opening")
            assert all(told in opening for told in ("护理部", "8月份", "《急救》", "“多问一句”"))
            assert not any(listed in opening for listed in ("王强", "心肺复苏", "止血"))


@pytest.mark.parametrize("learned", ["", ", learned: “多问一句”"])
@pytest.mark.parametrize("seed", range(5))
def test_a_paper_to_an_office_leads_to_its_points_whether_or_not_something_was_taught(
    drafts: Callable[..., Report], learned: str, seed: int
) -> None:
    fact = f"{{fact: 帽子挂在墙上, shows: 字没看清{learned}}}"
    points = f"insights: [facts: [{fact}], facts: [门开了一夜]]"
    told = f"voice: plain\nstudy: {{subject: 《急救》}}\n{points}\n"

    def last(kind: str) -> str:
        return split_sentences(text_of(drafts(f"kind: {kind}\n{told}", seed), "opening"))[-1].text

    assert last("学习情况报告").endswith("报告如下。") or "两点" in last("学习情况报告")
    # A talk has a word for it, an office wants a sentence.
    assert "两点" in last("发言提纲")
    assert len(last("发言提纲")) <= 10 < len(last("学习情况报告"))


@pytest.mark.parametrize(
    ("teacher", "told"),
    [
        ("王强", "王强老师的《止血》"),
        ("王XX", "王XX老师的《止血》"),
        # Who is called by a title is no 老师 besides, if the surname alone stands before it.
        ("赵老师", "赵老师的《止血》"),
        ("赵教授", "赵教授的《止血》"),
        ("李院长", "李院长的《止血》"),
        ("王强护士长", "王强护士长的《止血》"),
    ],
)
def test_a_teacher_with_a_title_gets_no_other(
    drafts: Callable[..., Report], teacher: str, told: str
) -> None:
    study = f"study: {{subject: 《急救》, courses: [{{title: 止血, teacher: {teacher}}}]}}"
    opening = text_of(drafts(f"{ONE}{study}"), "opening")
    assert told in opening
    assert "老师老师" not in opening


def test_a_value_in_a_phrase_keeps_the_key_it_came_from(drafts: Callable[..., Report]) -> None:
    report = drafts(ONE + "study: {organizer: 护理部}")
    found = [span for span in spans(report) if span.text == "护理部"]
    assert [span.origin.ref for span in found] == ["study.organizer"]


def test_two_points_are_counted_as_liang(drafts: Callable[..., Report]) -> None:
    report = drafts("kind: 交流研讨材料\ninsights: [{theme: 核对}, {theme: 走访}]")
    assert [s.text for s in spans(report) if s.origin.ref == "insights"] == ["两"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ["一是", "二是", "三是"]),
        ("ordinals: {insights: 一、}", ["一、", "二、", "三、"]),
        ("ordinals: {insights: （一）}", ["（一）", "（二）", "（三）"]),
        ("ordinals: {insights: 首先，}", ["首先，", "其次，", "最后，"]),
        ("ordinals: {insights: 1.}", ["1.", "2.", "3."]),
    ],
)
def test_points_are_numbered_as_the_outline_wants(
    drafts: Callable[..., Report], given: str, expected: list[str]
) -> None:
    report = drafts(ONE + given)
    assert [one.ordinal for one in report.blocks if one.role == "insight"] == expected


def test_a_heading_of_the_writers_stands_beside_those_of_the_bank(
    drafts: Callable[..., Report],
) -> None:
    report = drafts("kind: 心得体会\ninsights: [{theme: 为民, heading: 心里要有人}, {theme: 安全}]")
    first, second = (one for one in report.blocks if one.role == "insight")
    assert first.heading == "心里要有人"
    assert second.heading != first.heading


def test_a_pinned_phrase_stands_in_its_point_with_its_values(drafts: Callable[..., Report]) -> None:
    pin = "{id: seeds/insight.heading/e93567d3, slots: {诗句: 春风化雨，润物无声, 道: 育人}}"
    outline = f"kind: 心得体会\ninsights: [{{heading: {pin}, content: [就这一句。]}}]"
    insight = block(drafts(outline), "insight")
    assert insight.paragraphs[0].text == "一、感悟到“春风化雨，润物无声”的“育人之道”。就这一句。"


def test_a_missing_value_of_a_pin_is_a_visible_gap(drafts: Callable[..., Report]) -> None:
    pin = "{id: seeds/insight.heading/e93567d3, slots: {道: 育人}}"
    outline = f"kind: 心得体会\ninsights: [{{heading: {pin}, content: [就这一句。]}}]"
    assert "“【诗句】”的“育人之道”" in block(drafts(outline), "insight").paragraphs[0].text


def test_a_length_beyond_what_there_is_to_say_is_not_padded(drafts: Callable[..., Report]) -> None:
    assert drafts(ONE + "length: 9000").text == drafts(ONE).text


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        ("我们推行“一站办”", "我们推行“一站办”。"),
        ("他说：“真好！”", "他说：“真好！”"),
        ("真好!", "真好!"),
    ],
)
def test_a_fact_gets_a_full_stop_only_where_it_has_none(
    drafts: Callable[..., Report], fact: str, written: str
) -> None:
    outline = f"kind: 心得体会\ninsights: [{{theme: 为民, facts: ['{fact}', 下一件。]}}]"
    assert written + "下一件。" in text_of(drafts(outline), "insight")


@pytest.mark.parametrize(
    "point",
    [
        "insights: [{theme: 为民, measures: [要做的甲]}]",
        "insights: [{theme: 为民}]\nnext_steps: [{theme: 安全, facts: [要做的甲]}]",
        "insights: [{content: [一句。], facts: [要做的甲]}]",
        "insights: [{content: [一句。], pin: seeds/signoff/d9a0a1, measures: [要做的甲]}]",
    ],
)
def test_nothing_that_a_point_is_given_is_lost(drafts: Callable[..., Report], point: str) -> None:
    assert "要做的甲。" in drafts("kind: 心得体会\n" + point).text


def test_a_pinned_sentence_brings_the_one_it_depends_on(
    drafts: Callable[..., Report], bank: PhraseBank
) -> None:
    dependent = next(p for p in bank.by_role("insight.evidence") if p.follows and p.source)
    leader = bank.phrase(dependent.follows or "")
    assert leader is not None
    report = drafts(f"kind: 心得体会\ninsights: [{{theme: 为民, pin: {dependent.id}}}]")
    text = text_of(report, "insight")
    assert leader.source_text + dependent.text.split("{")[0] in text


def test_the_sentence_a_pin_brings_along_stands_nowhere_else(
    drafts: Callable[..., Report], bank: PhraseBank
) -> None:
    dependent = next(p for p in bank.by_role("insight.meaning") if p.follows)
    leader = bank.phrase(dependent.follows or "")
    assert leader is not None
    themes = ", ".join("{theme: 担当}" for _ in range(4))
    outline = (
        f"kind: 心得体会\ninsights: [{themes}, {{theme: 担当, pin: {dependent.id}}}]\nlength: 3000"
    )
    for seed in range(10):
        assert drafts(outline, seed).text.count(leader.text) == 1


def test_two_writers_with_the_same_seed_do_not_hand_in_the_same_sentences(
    drafts: Callable[..., Report],
) -> None:
    one = drafts(ONE + "speaker: {unit: 甲院, name: 甲}")
    other = drafts(ONE + "speaker: {unit: 乙院, name: 乙}")
    shared = set(split_all(one)) & set(split_all(other))
    assert len(shared) < len(split_all(one)) * 2 / 3


def split_all(report: Report) -> list[str]:
    return [s.text for line in report.paragraphs for s in split_sentences(line)]


def test_a_theme_inside_another_word_is_chance(drafts: Callable[..., Report]) -> None:
    for seed in range(20):
        text = drafts("kind: 心得体会\ninsights: [{theme: 作为民警的操守}]", seed).text
        assert "疾苦声" not in text
