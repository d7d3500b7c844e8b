"""Numbers that the writer has set are taken away where a draft would double them."""

from __future__ import annotations

import pytest

from app.models.outline import Content, Fact, Measure, Outline, Point
from app.outline.own_numbers import without_own_numbers
from app.outline.reading import parse_outline

NUMBERS = {"体会": "一、", "下一步": "一是"}


def bare(text: str, numbers: dict[str, str] = NUMBERS) -> tuple[Outline, tuple[str, ...]]:
    return without_own_numbers(parse_outline(text, "o.yaml"), numbers)


def insights(text: str) -> tuple[Point, ...]:
    return bare(f"文种: 心得体会\n体会: {text}\n")[0].insights.items


def steps(text: str) -> tuple[Point, ...]:
    outline, _ = bare(f"kind: 心得体会\ninsights: [为民]\nnext_steps: {text}\n")
    assert outline.next_steps
    return outline.next_steps.items


@pytest.mark.parametrize(
    "number", ["一是", "一、", "（一）", "1. ", "1、", "① ", "第一，", "首先，", "1）"]
)
def test_a_heading_and_a_theme_lose_their_number(number: str) -> None:
    for written in (
        f"[{{标题: '{number}提高站位'}}]",
        f"[{{heading: {{content: ['{number}提高站位']}}}}]",
    ):
        assert insights(written) == (Point(heading=Content(pieces=("提高站位",))),)
        assert steps(written) == (Point(heading=Content(pieces=("提高站位",))),)
    for written in (f"[{{主题: '{number}提高站位'}}]", f"['{number}提高站位']"):
        assert insights(written) == steps(written) == (Point(theme="提高站位"),)


def test_a_number_with_a_verb_leaves_the_verb() -> None:
    (first, second) = insights("[{标题: 一要提高站位}, {标题: 二抓队伍}]")
    assert first.heading == Content(pieces=("要提高站位",))
    assert second.heading == Content(pieces=("抓队伍",))


@pytest.mark.parametrize("key", ["事例", "facts", "措施", "measures"])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        # The marks of a list have no place in a paragraph.
        ('["1. 走访12户", "2. 清理3处"]', ("走访12户", "清理3处")),
        ('["①走访12户", "②清理3处"]', ("走访12户", "清理3处")),
        ('["（一）走访12户"]', ("走访12户",)),
        # They are none where they do not count.
        ('["走访12户", "2. 清理3处"]', ("走访12户", "清理3处")),
        ('["2. 走访12户", "1. 清理3处"]', ("2. 走访12户", "1. 清理3处")),
        # Words count in a paragraph, but not as the points do.
        ('["一是走访12户", "二是清理3处"]', ("一是走访12户", "二是清理3处")),
        ("首先，走访12户。其次，清理3处。", ("首先，走访12户。其次，清理3处。",)),
        ("[1.5万户走访完毕, 三抓三促见效]", ("1.5万户走访完毕", "三抓三促见效")),
    ],
)
def test_facts_and_measures_lose_the_marks_of_a_list(
    key: str, written: str, kept: tuple[str, ...]
) -> None:
    field = "facts" if key in ("事例", "facts") else "measures"
    (point,) = insights(f"[{{{key}: {written}}}]")
    said = tuple(next(iter(one))[1] for one in getattr(point, field))
    assert said == kept


def test_facts_that_count_as_the_points_do_lose_their_numbers() -> None:
    (point,) = steps("[{theme: 甲, measures: [一是走访12户, 二是清理3处]}]")
    assert point.measures == (Measure(measure="走访12户"), Measure(measure="清理3处"))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("{标题: false, 内容: [一是走访, 二是清理]}", ("走访", "二是清理")),
        ("{标题: false, 内容: 一、走访。}", ("走访。",)),
        ("{标题: false, 内容: 一是走访；二是清理。}", ("一是走访；二是清理。",)),
        ("{标题: 甲, 内容: 一是走访。}", ("一是走访。",)),
        ("{标题: 甲, 内容: 一、走访。}", ("走访。",)),
        ("{标题: 甲, 内容: [a/insight.resolve/b, 一、走访]}", None),
    ],
)
def test_a_content_loses_the_number_that_stands_behind_the_drafts(
    written: str, kept: tuple[str, ...] | None
) -> None:
    text = f"kind: 甲\ninsights: [{written}]\n"
    (point,) = bare(text)[0].insights.items
    assert point.content == (kept or parse_outline(text, "").insights.items[0].content)


@pytest.mark.parametrize(
    ("ordinals", "numbers"),
    [("ordinals: {insights: false}\n", NUMBERS), ("", {}), ("", {"下一步": "一是"})],
)
def test_nothing_but_a_theme_loses_a_number_where_the_draft_sets_none(
    ordinals: str, numbers: dict[str, str]
) -> None:
    points = "[{theme: 一是为民, heading: 一是提高站位, facts: [1. 走访]}]"
    outline, notes = bare(f"kind: 甲\ninsights: {points}\n{ordinals}", numbers)
    heading = Content(pieces=("一是提高站位",))
    assert outline.insights.items == (
        Point(theme="为民", heading=heading, facts=(Fact(fact="1. 走访"),)),
    )
    (note,) = notes
    assert note == "体会第 1 条的主题（insights[0].theme）：去掉了自己写的序号“一是”，由拟稿来编"


def test_what_is_answered_about_a_fact_or_a_measure_stays_when_it_loses_its_number() -> None:
    outline, notes = bare(
        "kind: 甲\ninsights: [{facts: [{fact: 1. 走访, shows: 一是要快}, 2. 清理]}]\n"
        "next_steps: [{measures: {做法: 一是走访, 受益: 1.5万户}}]\n"
    )
    (insight,) = outline.insights.items
    assert insight.facts == (Fact(fact="走访", shows="一是要快"), Fact(fact="清理"))
    assert outline.next_steps
    assert outline.next_steps.items[0].measures == (Measure(measure="走访", whom="1.5万户"),)
    assert [note.split("（")[1].split("）")[0] for note in notes] == [
        "insights[0].facts[0]",
        "insights[0].facts[1]",
        "next_steps[0].measures[0]",
    ]


def test_the_outlines_own_ordinals_say_what_counts_as_the_points_do() -> None:
    points = "[{theme: 甲, facts: [一是走访, 二是清理]}]"
    outline, _ = bare(f"kind: 甲\ninsights: {points}\nordinals: {{insights: 一是}}\n")
    assert outline.insights.items[0].facts == (Fact(fact="走访"), Fact(fact="清理"))


def test_every_number_that_is_dropped_is_told_with_its_key() -> None:
    _, notes = bare(
        "kind: 甲\ninsights:\n  - {heading: 一是提高站位, facts: [1. 走访]}\n"
        "next_steps:\n  - theme: 甲\n    measures: [乙]\n  - （二）狠抓落实\n"
    )
    assert [note.split("：")[0] for note in notes] == [
        "体会第 1 条的标题（insights[0].heading）",
        "体会第 1 条的事例第 1 条（insights[0].facts[0]）",
        "下一步第 2 条的主题（next_steps[1].theme）",
    ]
    assert [note.split("“")[1].split("”")[0] for note in notes] == ["一是", "1.", "（二）"]


def test_numbers_before_names_of_attachments_are_told_too() -> None:
    _, notes = bare("文种: 甲\n体会: [乙]\n附件: [1.目录, 附件2：名单, 3、2026年计划, 九月课表]\n")
    assert notes == (
        "附件第 1 条（attachments[0]）：去掉了自己写的序号“1.”，由拟稿来编",
        "附件第 3 条（attachments[2]）：去掉了自己写的序号“3、”，由拟稿来编",
    )


def test_an_outline_without_numbers_is_the_same() -> None:
    text = "kind: 甲\ninsights: [{theme: 为民, heading: 一体化推进, facts: [三个务必]}]\n"
    outline, notes = bare(text)
    assert outline == parse_outline(text, "")
    assert notes == ()
