"""Who gives a report, as a byline, a tail or the outline's keys say it."""

from __future__ import annotations

import pytest

from app.models.report import Block, Origin, Paragraph, Report, Span
from app.writing.word.properties import Author, author_of


def _report(byline: list[list[Span]], tail: tuple[str, ...] = ()) -> Report:
    above = tuple(Paragraph(spans=tuple(spans)) for spans in byline)
    below = tuple(Paragraph(spans=(Span(text=line),)) for line in tail)
    return Report(
        blocks=(Block(role="byline", paragraphs=above), Block(role="tail", paragraphs=below))
    )


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
    assert author_of(_report([spans]).with_closing_notes().blocks) == Author(name, unit)


@pytest.mark.parametrize(
    ("byline", "tail", "name", "unit"),
    [
        (("张三", "（2026年11月20日）"), ("区财政局", "2026年11月20日"), "张三", "区财政局"),
        (("历下区财政局", "张三"), (), "张三", "历下区财政局"),
        ((), ("汇报人：张三",), "张三", ""),
        ((), ("此致", "敬礼！", "张三"), "张三", ""),
        ((), ("区财政局", "2026年11月20日", "抄送：市教育局。"), "", "区财政局"),
        ((), ("甲教育局", "乙教育局", "2026年11月20日"), "", ""),
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
    assert author_of(report.with_closing_notes().blocks) == Author(name, unit)


def test_a_gap_is_not_taken_for_a_name() -> None:
    spans = [Span(text="区财政局　"), Span(text="王明", gap=True)]
    assert author_of(_report([spans]).with_closing_notes().blocks) == Author("", "区财政局")


def test_words_elsewhere_say_nothing_of_the_speaker() -> None:
    opening = Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="张三"),)),))
    assert author_of((opening,)) == Author("", "")
