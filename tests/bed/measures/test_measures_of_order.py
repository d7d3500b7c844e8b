"""The order of what is told: what was before, who is meant, days, runs, lengths."""

from __future__ import annotations

from datetime import date

import pytest

from app.bank.loading import load_bank
from app.bank.phrase_bank import PhraseBank
from app.models.pack import PhrasePack
from app.models.phrase import Phrase, Source
from tests.bed.bed import bed
from tests.bed.by_hand import block_of, faults, outline_of, report_of
from tests.bed.dates import deadlines, report_day
from tests.bed.measures.befores import natures, wrong_joints
from tests.bed.measures.deadlines import early_ends, past_deadlines
from tests.bed.measures.lengths import missed_length
from tests.bed.measures.pronouns import early_pronouns, points_back
from tests.bed.measures.runs import RunPlaces, broken_runs
from tests.bed.told import bare, facts_of


def _point(before: str) -> str:
    return f"{{主题: 核对, 事例: [{{事情: 9月小陈多问了一句年龄, 原先: '{before}'}}]}}"


@pytest.mark.parametrize(
    ("joint", "before", "wrong"),
    [
        ("原先我想，", "报表漂亮就放心", 0),
        ("原先我想，", "下了课抓起单子就跑", 1),
        ("原先我想，", "有人嫌她多事", 1),
        ("原先我想，", "以为联通了就是通了", 1),
        ("我总以为", "总觉得差几个点是正常的", 1),
        ("以前", "下了课抓起单子就跑", 0),
        ("以前", "以前证件是真的就开", 1),
        ("过去，", "当时想拖到任期满再说", 1),
        ("原先我", "我怕客户嫌烦投诉，一般问一遍用途就办了", 1),
        ("原先我", "总觉得自己忙得要命", 0),
        ("", "当时想拖到任期满再说", 0),
        ("可见", "没有人判过的话", 0),
    ],
)
def test_a_joint_goes_with_what_was_before(joint: str, before: str, wrong: int) -> None:
    pieces = (joint, f"f0.before|{before}。") if joint else (f"f0.before|{before}。",)
    report = report_of(block_of("insight", *pieces))
    found = wrong_joints(outline_of(_point(before)), report)
    assert (found.looked, faults(found)) == (1, wrong)


def test_every_before_of_the_bed_is_judged_and_what_points_back_is_seen() -> None:
    befores = {
        bare(told.fact.before)
        for one in bed()
        for told in facts_of(one.outline)
        if told.fact.before
    }
    assert befores == set(natures())
    wrong = [text for text in befores if points_back(text) != ("bound" in natures()[text])]
    assert wrong == []


POINTING = _point("有人嫌她多事")


@pytest.mark.parametrize(
    ("pieces", "heading", "early"),
    [
        (("f0|9月小陈多问了一句年龄。", "f0.before|有人嫌她多事。"), (), 0),
        (("f0.before|有人嫌她多事。", "f0|9月小陈多问了一句年龄。"), (), 1),
        (("小陈多问了一句，", "f0.before|有人嫌她多事。"), (), 0),
        (("夜里，", "f0.before|有人嫌她多事。"), (), 1),
        (("夜里很静。",), ("f0.before|有人嫌她多事",), 1),
    ],
)
def test_a_pronoun_comes_after_what_it_means(
    pieces: tuple[str, ...], heading: tuple[str, ...], early: int
) -> None:
    report = report_of(block_of("insight", *pieces, heading=heading))
    assert faults(early_pronouns(outline_of(POINTING), report)) == early


def test_a_pronoun_is_early_in_another_block() -> None:
    told = block_of("insight", "f0|9月小陈多问了一句年龄。")
    report = report_of(block_of("opening", "f0.before|有人嫌她多事。"), told)
    assert faults(early_pronouns(outline_of(POINTING), report)) == 1


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12月底", ["2026-12-31"]),
        ("明年3月底前", ["2027-03-31"]),
        ("3月底", ["2027-03-31"]),
        ("10月底", ["2026-10-31"]),
        ("11月15日起，12月上旬", ["2026-11-15", "2026-12-10"]),
        ("2027年2月", ["2027-02-28"]),
        ("年底", ["2026-12-31"]),
        ("明年一季度", ["2027-03-31"]),
        ("元旦前", ["2027-01-01"]),
        ("春节前，本周", []),
        ("13月底，问了31个月", []),
        ("照6月的办法、9月份的表", []),
    ],
)
def test_a_deadline_is_the_day_a_reader_takes_it_for(text: str, days: list[str]) -> None:
    assert [day.isoformat() for _, day in deadlines(text, TODAY)] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-20", TODAY), ("2026年11月20日", TODAY), ("11月", None), (None, None)],
)
def test_a_reports_day_is_read(text: str | None, day: date | None) -> None:
    assert report_day(text) == day


DATED = outline_of(
    steps="{措施: [{做法: 装灯, 期限: 12月底}, {做法: 排表, 期限: 明年3月底}]}",
    more="日期: 2026-11-20\n",
)


@pytest.mark.parametrize(
    ("pieces", "past", "early"),
    [
        (("到", "m0.by|12月底", "，再看灯亮没亮。"), 0, 1),
        (("到", "m0.by|明年3月底", "，再看灯亮没亮。"), 0, 0),
        (("到10月底，再看灯亮没亮。",), 1, 1),
        (("f0|10月底灯就亮了，大家都看见。",), 0, 0),
        (("灯亮了就好。",), 0, 0),
    ],
)
def test_an_end_names_the_last_day_of_the_plan(
    pieces: tuple[str, ...], past: int, early: int
) -> None:
    report = report_of(block_of("closing", *pieces))
    assert faults(past_deadlines(DATED, report)) == past
    assert faults(early_ends(DATED, report)) == early


def test_what_happened_before_the_report_is_no_deadline() -> None:
    report = report_of(block_of("insight", "到10月底，灯都亮了。"))
    assert past_deadlines(DATED, report).looked == 0


@pytest.mark.parametrize(
    ("pieces", "broken"),
    [
        (("official/run/a|一句。", "official/run/a|两句。", "official/run/a|三句。"), 0),
        (("official/run/a|一句。", "f0|灯亮了，大家都看见。", "official/run/a|两句。"), 0),
        (("official/run/a|一句。", "official/run/b|两句。", "official/run/a|三句。"), 2),
        (("general/insight.meaning/x|一句。", "general/insight.meaning/y|两句。"), 1),
        (("official/run/a#1|一句。", "official/run/a#2|两句。"), 0),
        (
            (
                "official/run/a|一句。",
                "general/lead/x|就本单位来看，",
                "f0|灯亮。",
                "official/run/a|两句。",
            ),
            0,
        ),
    ],
)
def test_neighbours_are_of_one_run(pieces: tuple[str, ...], broken: int) -> None:
    places = RunPlaces(load_bank())
    outline = outline_of().model_copy(update={"voice": "official"})
    report = report_of(block_of("insight", *pieces))
    found = broken_runs(outline, report, places)
    assert (found.looked, faults(found)) == (
        len([p for p in pieces if "/run/" in p or "/insight" in p]) - 1,
        broken,
    )
    assert broken_runs(outline_of(), report, places) == (0, ())


def test_sentences_of_one_paragraph_of_a_seed_are_a_run_in_their_order() -> None:
    bank = load_bank()
    places = RunPlaces(bank)
    mined = {one.source: one for one in bank.phrases if one.role == "insight.resolve" if one.source}
    first, second, *_ = (mined[source] for source in sorted(mined, key=_in_order))
    outline = outline_of().model_copy(update={"voice": "official"})
    right = report_of(block_of("insight", f"{first.id}|一句。", f"{second.id}|两句。"))
    wrong = report_of(block_of("insight", f"{second.id}|两句。", f"{first.id}|一句。"))
    assert faults(broken_runs(outline, right, places)) == 0
    assert faults(broken_runs(outline, wrong, places)) == 1


def _of(report: str, start: int, **more: object) -> Phrase:
    source = Source(report=report, paragraph=1, start=start, end=start + 9)
    place = {"id": f"old/insight.resolve/{report}-{start}", "source": source}
    return Phrase.model_validate({**place, "role": "insight.resolve", "text": "要。", **more})


def test_what_another_report_says_at_a_step_stands_there() -> None:
    first, second = _of("a", 0), _of("a", 10)
    other, alone = _of("b", 10, behind=first.id), _of("c", 10)
    phrases = (first, second, other, alone)
    bank = PhraseBank([PhrasePack(name="old", licence="", phrases=phrases)])
    outline = outline_of().model_copy(update={"voice": "official"})
    broken = [
        faults(broken_runs(outline, report_of(block_of("insight", *said)), RunPlaces(bank)))
        for said in (
            (f"{first.id}|一句。", f"{other.id}|两句。"),
            (f"{other.id}|两句。", f"{first.id}|一句。"),
            (f"{first.id}|一句。", f"{alone.id}|两句。"),
        )
    ]
    assert broken == [0, 1, 1]


def _in_order(source: Source) -> tuple[str, int, int]:
    return source.report, source.paragraph, source.start


@pytest.mark.parametrize(
    ("pieces", "missed"),
    [
        ("甲" * 95, 0),
        ("甲" * 80, 0),
        ("甲" * 130, 1),
        ("f0|" + "甲" * 130, 0),
    ],
)
def test_a_length_is_met_or_excused(pieces: str, missed: int) -> None:
    outline = outline_of(more="篇幅: 100字\n")
    assert missed_length(outline, report_of(block_of("insight", pieces))) == (
        1,
        ("130 字，要的是 100 字",) * missed,
    )
    assert missed_length(outline_of(), report_of(block_of("insight", pieces))).looked == 0
