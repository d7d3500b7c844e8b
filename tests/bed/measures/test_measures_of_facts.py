"""What is said beside facts: stranded ones, words lost, answers and measures in their place."""

from __future__ import annotations

import pytest

from tests.bed.by_hand import block_of, faults, outline_of, report_of
from tests.bed.measures.first_measures import late_measures
from tests.bed.measures.lost_words import lost_words
from tests.bed.measures.plan import rootless_steps, unplaced_answers, unplanned_answers
from tests.bed.measures.stranded import stranded_facts
from tests.bed.words import content_words

FACT = "上半年全科跌倒4例，3例在凌晨"
POINT = f"{{主题: 跌倒, 事例: [{{事情: '{FACT}', 差距: 还有14张床没有装灯, 改变: 五点加巡一趟}}]}}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("问题清单86条，还剩3次", {"题清", "清单", "86条"}),
        ("这是我们的工作", set()),
        ("我去拆了", {"拆"}),
        ("占比由1.2%降到0.8%", {"占比", "1.2%", "0.8%"}),
        ("12月底，有23个、4个和1次", {"23个"}),
    ],
)
def test_content_words_tell_the_matter(text: str, words: set[str]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("next_sentences", "stranded"),
    [
        ((), 0),
        (("跌倒多在没人的时候。",), 0),
        (("f0.shows|评完没有人接着管。",), 0),
        (("?f0|【凌晨那三次，你在做什么？】",), 0),
        (("细节决定成败。",), 1),
        (("细节决定成败。", "跌倒多在没人的时候。"), 1),
        (("对待“", "t0|跌倒", "”要用心。"), 1),
        (("general/reading/more|多了一成。",), 0),
        (("general/remark/more|多了一成。",), 1),
        (("由此可见，", "f0.shows|评完没有人接着管。"), 0),
    ],
)
def test_a_fact_is_stranded_by_the_next_sentence(
    next_sentences: tuple[str, ...], stranded: int
) -> None:
    report = report_of(block_of("insight", f"f0|{FACT}。", *next_sentences))
    found = stranded_facts(outline_of(POINT), report)
    assert (found.looked, faults(found)) == (1, stranded)


def test_a_fact_in_a_point_below_a_point_counts_too() -> None:
    child = block_of("insight", f"f0|{FACT}。", "细节决定成败。")
    report = report_of(block_of("insight", heading=("核对",), children=(child,)))
    assert faults(stranded_facts(outline_of(POINT), report)) == 1


def test_a_fact_that_stands_nowhere_is_not_stranded_but_lost() -> None:
    report = report_of(block_of("insight", "f0|上半年全科跌倒5例，3例在凌晨。", "细节决定成败。"))
    outline = outline_of(POINT)
    assert stranded_facts(outline, report).looked == 0
    assert f"insights[0].facts[0]: {FACT}" in lost_words(outline, report).faults


@pytest.mark.parametrize(
    ("pieces", "lost"),
    [
        ((f"f0|{FACT}；", "f0.lacks|还有14张床没有装灯。", "f0.change|五点加巡一趟。"), 0),
        ((f"f0|{FACT}；", "f0.lacks|还有14张床没装灯。", "f0.change|五点加巡一趟。"), 1),
        (("f0|上半年全科跌倒4例，", "f0.lacks|还有14张床没有装灯，", "f0|3例在凌晨。"), 1),
        (("f0|3例在凌晨，上半年全科跌倒4例。",), 3),
        ((f"f0|{FACT}。",), 2),
    ],
)
def test_words_are_lost_where_they_do_not_stand(pieces: tuple[str, ...], lost: int) -> None:
    found = lost_words(outline_of(POINT), report_of(block_of("insight", *pieces)))
    assert (found.looked, faults(found)) == (3, lost)


def test_each_part_of_a_measure_must_stand() -> None:
    outline = outline_of(
        steps="{措施: [{做法: 补装感应灯, 期限: 12月底, 检验: 夜班逐床试, 受益: 病人}]}"
    )
    pieces = ("m0.by|12月底", "前，", "m0|补装感应灯", "，", "m0.check|夜班逐床试", "。")
    found = lost_words(outline, report_of(block_of("action", *pieces)))
    assert (found.looked, found.faults) == (4, ("next_steps[0].measures[0].whom: 病人",))


MEASURES = "{措施: [补装感应灯, 排一张巡视表]}"


@pytest.mark.parametrize(
    ("pieces", "heading", "late"),
    [
        (("m0|补装感应灯。", "排一张巡视表。"), (), 0),
        (("夜里最要紧。", "m0|补装感应灯。", "m0|排一张巡视表。"), (), 0),
        (("夜里最要紧。", "人手要够。", "m0|补装感应灯。", "m0|排一张巡视表。"), (), 2),
        (("m0|补装感应灯。", "夜里最要紧。", "人手要够。", "m0|排一张巡视表。"), (), 1),
        (("m0|排一张巡视表。",), ("m0|补装感应灯",), 0),
        (("m0|排一张巡视表。",), (), 1),
    ],
)
def test_measures_stand_first_in_their_step(
    pieces: tuple[str, ...], heading: tuple[str, ...], late: int
) -> None:
    report = report_of(block_of("action", *pieces, heading=heading))
    found = late_measures(outline_of(steps=MEASURES), report)
    assert (found.looked, faults(found)) == (2, late)


def test_a_report_without_steps_has_its_measures_anywhere() -> None:
    report = report_of(block_of("insight", "甲。乙。丙。", "m0|补装感应灯，排一张巡视表。"))
    assert faults(late_measures(outline_of(steps=MEASURES), report)) == 0


@pytest.mark.parametrize(
    ("step", "rootless"),
    [
        (("m0|凌晨加巡一趟。",), 0),
        (("m0|办好读书班。",), 1),
        (("m0|办好读书班。", "?m0|【这一条是从哪件事来的？】"), 0),
        (("抓好“", "t0|跌倒", "”，认真负责。"), 1),
        (("f0.change|以后都照办。",), 0),
    ],
)
def test_a_step_is_rooted_in_the_points(step: tuple[str, ...], rootless: int) -> None:
    report = report_of(block_of("insight", f"f0|{FACT}。"), block_of("action", *step))
    found = rootless_steps(outline_of(POINT), report)
    assert (found.looked, faults(found)) == (1, rootless)


LACKING = "{主题: 跌倒, 事例: [{事情: 上半年跌倒4例, 差距: 还有14张床没有装灯}]}"


@pytest.mark.parametrize(
    ("point", "body", "step", "unplaced", "unplanned"),
    [
        (POINT, "f0.lacks|还有14张床没有装灯，五点加巡一趟。", "m0|写一篇稿子。", 0, 1),
        (POINT, "f0.lacks|还有14张床没有装灯。", "f0.change|五点加巡一趟。", 0, 0),
        (POINT, "f0.lacks|还有14张床没有装灯。", "m0|给14张床装灯。", 1, 0),
        (LACKING, "f0.lacks|还有14张床没有装灯。", "m0|给14张床装灯。", 0, 0),
        (LACKING, "f0.lacks|还有14张床没有装灯。", "m0|写一篇稿子。", 1, 1),
        (LACKING, "?f0.change|【这14张床打算怎么办？】", "m0|写一篇稿子。", 0, 1),
    ],
)
def test_what_is_missing_has_a_place(
    point: str, body: str, step: str, unplaced: int, unplanned: int
) -> None:
    report = report_of(block_of("insight", body), block_of("action", step))
    outline = outline_of(point)
    assert faults(unplaced_answers(outline, report)) == unplaced
    assert faults(unplanned_answers(outline, report)) == unplanned
