"""Whose a report is, as its rules see it, and what they keep away from."""

from __future__ import annotations

import time

import pytest

from app.checking import Manuscript, check, load_rules
from app.checking.other_names import KnownNames, NameOf, OtherName, names_of
from app.models.outline import Outline, Section, Speaker
from app.models.report import Block, Origin, Paragraph, Report, Span
from app.reading import read_lines
from app.text.numerals import numeral

_RULES = [rule for rule in load_rules() if rule.family in ("residue", "role")]
_TITLE = "学习心得体会"


def manuscript(*lines: str, speaker: Speaker | None = None) -> Manuscript:
    outline = Outline(kind="学习心得体会", insights=Section(), speaker=speaker) if speaker else None
    return Manuscript(read_lines([_TITLE, *lines], "例.txt"), outline=outline)


def found(*lines: str, speaker: Speaker | None = None) -> list[tuple[str, str]]:
    findings = check(manuscript(*lines, speaker=speaker), _RULES)
    return [(finding.rule, finding.text) for finding in findings]


@pytest.mark.parametrize(
    ("lines", "standing", "names"),
    [
        (["历下区水务局 副主任 王明", "我们都学了。"], "历下区水务局 副主任", ("王明",)),
        (["城关派出所 民警 梁军", "我们都学了。"], "城关派出所 民警", ("梁军",)),
        (["我们都学了。", "汇报人：王明"], "", ("王明",)),
        (["XX区水务局 科员 XXX", "我们都学了。"], "科员", ()),
    ],
)
def test_byline_and_signature_tell_whose_a_report_is(
    lines: list[str], standing: str, names: tuple[str, ...]
) -> None:
    writer = manuscript(*lines).writer
    assert (writer.standing, writer.names) == (standing, names)


def test_the_outline_tells_it_where_the_report_does_not() -> None:
    speaker = Speaker(unit="历下区水务局", post="科员")
    assert found("我校都学了。", speaker=speaker) == [("residue/own-unit-word", "我校")]


def test_a_unit_is_in_its_county() -> None:
    assert manuscript("历下区水务局 王明", "我们都学了。").writer.county == "山东省 济南市 历下区"
    assert manuscript("济南市水务局 王明", "我们都学了。").writer.county == ""


def test_what_is_open_is_nobody_elses() -> None:
    assert found("历下区水务局 科员 王明", "为XX区发展贡献力量。", "汇报人：XXX") == []


def test_the_next_report_of_a_file_has_a_writer_of_its_own() -> None:
    first = [
        "市第三中学 教师 李红",
        "11月3日，我参加了区里举办的培训，我校去了三个人，收获很大。",
        "一是先想清楚给谁看。同一件事，报上级写结果，发下级写办法，我校都试过。",
        "二是能短就不要长。老师当场把我们交去的八百字通知删成二百字。",
        "今后起草文件，我会先把这两句话默念一遍，写完的稿子一律隔夜再交。",
        "2025年11月6日",
    ]
    second = [
        "参加水务业务学习的体会",
        "历下区水务局 科员 王明",
        "11月10日，科里集中学习了新的办法，我局都学了。",
        "一是标准变了，眼光要跟着变。新办法看解决了什么问题。",
        "二是程序越细，越要讲给人听。办法里写得清清楚楚。",
        "下一步，我将在本月内改好初审表。",
        "2025年11月12日",
    ]
    report = read_lines([_TITLE, *first, *second], "例.txt")
    assert any(doubt.begins_another for doubt in report.doubts)
    assert check(Manuscript(report), _RULES) == ()


@pytest.mark.parametrize(
    "piece", ["我", "我们", "为", "作为一名", "历下区", "“我", "我将带领", "局"]
)
def test_hostile_text_takes_time_by_its_length_only(piece: str) -> None:
    hostile = manuscript("历下区水务局 科员 王明", piece * (40_000 // len(piece)))
    begun = time.process_time()
    check(hostile, _RULES)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("words", "of", "telling"),
    [
        ("历下区水务局", "unit", True),
        ("云溪县水利局", "unit", True),
        ("柳林中学", "unit", True),
        ("东海水务", "unit", True),
        ("区水务局", "unit", False),
        ("办公室", "unit", False),
        ("机关党委", "unit", False),
        ("XX区水务局", "unit", False),
        ("王明", "person", True),
        ("欧阳文静", "person", True),
        ("XXX", "person", False),
        ("办事员", "person", False),
    ],
)
def test_a_name_of_anybody_is_no_trace_of_another(words: str, of: NameOf, telling: bool) -> None:
    assert OtherName(words, of, "例.txt").is_telling == telling


def test_the_writer_of_one_report_is_not_to_be_named_in_another() -> None:
    other = manuscript("天桥区水务局 科员 李建国", "我们都学了。")
    names = tuple(names_of(other.writer, "上一份.docx"))
    assert [(name.words, name.of) for name in names] == [
        ("天桥区水务局", "unit"),
        ("李建国", "person"),
    ]
    report = manuscript("历下区水务局 科员 王明", "天桥区水务局将抓好落实。").report
    (found,) = check(Manuscript(report, others=KnownNames(names)), _RULES)
    assert (found.text, found.source) == ("天桥区水务局", "上一份.docx")


@pytest.mark.parametrize(
    ("ref", "always", "left"),
    [
        ("insights[0].facts[0]", False, False),
        ("insights[0].facts[0]", True, True),
        ("insights[0].content[1]", False, True),
        ("opening.content[0].slots.单位", False, True),
    ],
)
def test_the_writer_may_name_others_in_a_fact_but_not_in_what_was_brought(
    ref: str, always: bool, left: bool
) -> None:
    span = Span(text="天桥区水务局将抓好落实。", origin=Origin(kind="outline", ref=ref))
    body = Block(role="body", paragraphs=(Paragraph(spans=(span,)),))
    names = KnownNames([OtherName("天桥区水务局", "unit", "第 2 行", always)])
    assert bool(check(Manuscript(Report(blocks=(body,)), others=names), _RULES)) == left


def test_many_names_are_looked_for_at_once() -> None:
    report = manuscript(
        "历下区水务局 科员 王明", "下一步，第九百东区水务局将抓好落实。" * 100
    ).report
    names = KnownNames(
        OtherName(f"第{numeral(n)}{area}区水务局", "unit", "名单")
        for n in range(1, 1000)
        for area in "东西南北上下前后"
    )
    begin = time.process_time()
    left = check(Manuscript(report, others=names), _RULES)
    assert {each.text for each in left} == {"第九百东区水务局"}
    assert time.process_time() - begin < 1
