"""Who gives a report, as a byline, a tail or the outline's keys say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.report import Block, Origin, Paragraph, Report, Span
from app.writing.word.speaker import Speaker, read_speaker, speaker_of


def _report(byline: list[list[Span]], tail: tuple[str, ...] = ()) -> Report:
    above = tuple(Paragraph(spans=tuple(spans)) for spans in byline)
    below = tuple(Paragraph(spans=(Span(text=line),)) for line in tail)
    return Report(
        blocks=(Block(role="byline", paragraphs=above), Block(role="tail", paragraphs=below))
    )


@pytest.mark.parametrize(
    ("line", "name", "unit"),
    [
        ("张三", "张三", ""),
        ("曾国庆", "曾国庆", ""),
        ("史建国", "史建国", ""),
        ("张　三", "张三", ""),
        ("张 三", "张三", ""),
        ("欧阳文华", "欧阳文华", ""),
        ("阿依古丽·买买提", "阿依古丽·买买提", ""),
        ("张三同志", "张三", ""),
        ("历下区政务服务中心　张三", "张三", "历下区政务服务中心"),
        ("历下区政务服务中心副主任　张三", "张三", "历下区政务服务中心"),
        ("历下区政务服务中心 副主任 张三", "张三", "历下区政务服务中心"),
        ("市委办公室副主任　李四", "李四", "市委办公室"),
        ("区财政局党组书记、局长　王小明", "王小明", "区财政局"),
        ("唐王镇党委书记　赵六", "赵六", "唐王镇"),
        ("区财政局副局长王小明", "王小明", "区财政局"),
        ("副局长王小明", "王小明", ""),
        ("历下区财政局　王　明", "王明", "历下区财政局"),
        ("历下区财政局　王明（2026年11月20日）", "王明", "历下区财政局"),
        ("（区财政局　王明）", "王明", "区财政局"),
        ("汇报人：王明", "王明", ""),
        ("发言人: 区财政局 王明", "王明", "区财政局"),
        ("单位：区财政局", "", "区财政局"),
        ("单位：甲方", "", "甲方"),
        ("第三初级中学　李晓梅", "李晓梅", "第三初级中学"),
        ("历下区财政局", "", "历下区财政局"),
        ("历城区唐王镇", "", "历城区唐王镇"),
        ("济南高新区管委会", "", "济南高新区管委会"),
        ("齐鲁银泉", "", ""),
        ("王局", "", ""),
        ("周村区", "", "周村区"),
        ("孙村", "", ""),
        ("于家庄村党支部", "", "于家庄村党支部"),
        ("张三　李四", "", ""),
        ("（2026年11月20日）", "", ""),
        ("二〇二六年十一月二十日", "", ""),
        ("2026-11-20", "", ""),
        ("日期：2026年11月20日", "", ""),
        ("联系电话：53112345678", "", ""),
        ("审核：王明", "", ""),
        ("XX区政务服务中心　张三", "张三", ""),
        ("历下区财政局　张某某", "", "历下区财政局"),
        ("历下区财政局　张XX", "", ""),
        ("*区委**", "", ""),
        ("学习小组第一次交流", "", ""),
        ("", "", ""),
    ],
)
def test_a_line_names_a_person_and_a_unit_or_leaves_them_open(
    line: str, name: str, unit: str
) -> None:
    assert read_speaker(line) == Speaker(name, unit)


def _key(text: str, key: str, *, gap: bool = False) -> Span:
    return Span(text=text, origin=Origin(kind="outline", ref=key), gap=gap)


def _fixed(text: str) -> Span:
    return Span(text=text, origin=Origin(kind="template", ref="byline"))


@pytest.mark.parametrize(
    ("spans", "name", "unit"),
    [
        (
            [
                _key("齐鲁银泉", "speaker.unit"),
                _key("干事", "speaker.post"),
                _fixed("　"),
                _key("马三", "speaker.name"),
            ],
            "马三",
            "齐鲁银泉",
        ),
        (
            [
                _key("历下区", "names"),
                _key("财政局", "speaker.unit"),
                _fixed("　"),
                _key("【姓名】", "speaker.name", gap=True),
            ],
            "",
            "历下区财政局",
        ),
        ([_key("【单位】", "speaker.unit", gap=True), _fixed("　")], "", ""),
        (
            [_key("XX区财政局", "speaker.unit"), _fixed("　"), _key("阿布", "speaker.name")],
            "阿布",
            "",
        ),
        (
            [
                _key("市财政局", "speaker.unit"),
                _key("历下", "names"),
                _key("分局", "speaker.unit"),
                _fixed("　"),
            ],
            "",
            "市财政局历下分局",
        ),
        # Outlines made of old reports hold unit and post, or the whole byline, in one.
        ([_key("区财政局副局长", "speaker.unit")], "", "区财政局"),
        ([_key("区财政局副局长张三", "speaker.name")], "张三", "区财政局"),
        ([_key("张 三", "speaker.name")], "张三", ""),
        ([_key("John Smith", "speaker.name")], "John Smith", ""),
    ],
)
def test_the_outlines_keys_say_more_than_the_words_do(
    spans: list[Span], name: str, unit: str
) -> None:
    assert speaker_of(_report([spans])) == Speaker(name, unit)


@pytest.mark.parametrize(
    ("byline", "tail", "name", "unit"),
    [
        (("张三", "（2026年11月20日）"), ("区财政局", "2026年11月20日"), "张三", "区财政局"),
        (("历下区财政局", "张三"), (), "张三", "历下区财政局"),
        ((), ("汇报人：张三",), "张三", ""),
        ((), ("此致", "敬礼！", "张三"), "", ""),
        ((), ("附：区财政局",), "", ""),
        (("张三", "李四"), (), "", ""),
        (("张三", "张三"), (), "张三", ""),
        (("张三",), ("李四",), "张三", ""),
        ((), (), "", ""),
    ],
)
def test_the_byline_goes_before_the_tail_and_two_names_are_none(
    byline: tuple[str, ...], tail: tuple[str, ...], name: str, unit: str
) -> None:
    report = _report([[Span(text=line)] for line in byline], tail)
    assert speaker_of(report) == Speaker(name, unit)


def test_a_gap_is_not_taken_for_a_name() -> None:
    spans = [Span(text="区财政局　"), Span(text="王明", gap=True)]
    assert speaker_of(_report([spans])) == Speaker("", "")


def test_words_elsewhere_say_nothing_of_the_speaker() -> None:
    opening = Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="张三"),)),))
    assert speaker_of(Report(blocks=(opening,))) == Speaker("", "")


@given(st.text(alphabet="张三李局区财政副长书记主任：　 2X某", max_size=14))
def test_nothing_is_made_up(line: str) -> None:
    read = read_speaker(line)
    bare = "".join(line.split())
    assert read.name in bare
    assert read.unit in bare
