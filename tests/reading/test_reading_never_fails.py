import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.report import places
from app.reading import read_lines
from app.reading.cleaning import clean_lines

PIECES = [
    "一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "①", "②", "一是", "二是", "三是",
    "一要", "二要", "第一，", "第二，", "首先，", "其次，", "最后，", "感受一：", "一", "二",
    "思想上，", "工作上，", "下一步，我将做到以下几点：", "主要有三点体会：",
    "还存在以下不足：", "今后努力方向", "结语", "学习体会", "各位领导，同志们：", "大家好！",
    "汇报完毕。", "谢谢大家！", "张三", "2023年5月10日", "附：", "此致", "学习《论语》心得体会",
    "“", "”", "《", "》", "。", "；", "：", "，", " ", "　", "\u200b", "XX市", "**",
    "那几天的课堂很安静，窗外下着雨，老师讲得慢，我们听得细，许多道理是在翻页的时候忽然明白的。",
]  # fmt: skip

LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), max_size=14)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_every_line_stays_whatever_the_structure(lines: list[str]) -> None:
    report = read_lines(lines)
    assert report.paragraphs == tuple(clean_lines(lines))


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_blocks_stand_one_after_the_other(lines: list[str]) -> None:
    report = read_lines(lines)
    found = [place for _, place in places(report)]
    starts = [(place.first, place.start) for place in found]
    assert starts == sorted(set(starts))
    for block in report.walk():
        assert all(child.level == max(block.level, 1) + 1 for child in block.children)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_text_at_all_makes_reading_fail(lines: list[str]) -> None:
    assert read_lines(lines).paragraphs == tuple(clean_lines(lines))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([" 　读书　 "], ["读书"]),
        (["\ufeff读书\u200b", "", "　"], ["读书"]),
        (["\u200b　\u200b读书"], ["读书"]),
        (["读\u200b书"], ["读\u200b书"]),
        (["读书\n写字"], ["读书", "写字"]),
    ],
)
def test_blanks_and_invisible_characters_go_from_the_ends_only(
    lines: list[str], expected: list[str]
) -> None:
    assert clean_lines(lines) == expected


@pytest.mark.parametrize(
    ("lines", "paragraph", "words"),
    [
        (["一、学。", "三、干。", "三、想。"], 1, "序号不连续"),
        (["二、学。", "三、干。"], 0, "前面没有第一点"),
        (["那是春天。", "后来下雪。"], 0, "没有找到分条"),
    ],
)
def test_what_the_reader_is_unsure_of_is_said(lines: list[str], paragraph: int, words: str) -> None:
    doubts = read_lines(lines).doubts
    assert doubts[0].paragraph == paragraph
    assert words in doubts[0].what


def test_an_empty_report_has_no_blocks() -> None:
    assert read_lines(["", " "]).blocks == ()
