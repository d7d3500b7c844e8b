import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.report import Report, places
from app.reading import read_lines
from app.reading.blocks import build_blocks
from app.reading.cleaning import clean_lines
from app.reading.stretches import Cut

PIECES = [
    "一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "①", "②", "一是", "二是", "三是",
    "一要", "二要", "第一，", "第二，", "首先，", "其次，", "最后，", "感受一：", "一", "二",
    "思想上，", "工作上，", "下一步，我将做到以下几点：", "主要有三点体会：",
    "还存在以下不足：", "今后努力方向", "结语", "学习体会", "各位领导，同志们：", "大家好！",
    "汇报完毕。", "谢谢大家！", "张三", "2023年5月10日", "附：", "此致", "学习《论语》心得体会",
    "“", "”", "《", "》", "。", "；", "：", "，", " ", "　", "\u200b", "XX市", "**",
    "那几天的课堂很安静，窗外下着雨，老师讲得慢，我们听得细，许多道理是在翻页的时候忽然明白的。",
]  # fmt: skip

# How the members of a run are numbered; a writer may repeat, skip or reverse any of them.
STYLES = [
    ("一是", "二是", "三是", "四是"), ("一要", "二要", "三要", "四要"),
    ("第一，", "第二，", "第三，", "第四，"), ("首先，", "其次，", "再次，", "最后，"),
    ("其一，", "其二，", "其三，", "其四，"), ("第一步，", "第二步，", "第三步，", "第四步，"),
    ("①", "②", "③", "④"), ("（一）", "（二）", "（三）", "（四）"), ("1.", "2.", "3.", "4."),
    ("一、", "二、", "三、", "四、"), ("一", "二", "三", "四"),
]  # fmt: skip
LEADS = ["", "下一步，", "我打算这样改：", "主要有三点体会：", "今天下雪。", "今后", "“说”"]
ENDS = ["；", "，", "。", "\n", "。\n", "：", ""]


@st.composite
def runs(draw: st.DrawFn) -> str:
    styles = draw(st.lists(st.sampled_from(STYLES), min_size=1, max_size=2))
    words = st.sampled_from(["早起", "早睡，多走路", "查。记"])
    members = st.tuples(
        st.sampled_from(styles), st.integers(0, 3), words, st.sampled_from(ENDS)
    ).map(lambda drawn: drawn[0][drawn[1]] + drawn[2] + drawn[3])
    return draw(st.sampled_from(LEADS)) + "".join(draw(st.lists(members, min_size=2, max_size=6)))


LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), max_size=14)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_every_line_stays_whatever_the_structure(lines: list[str]) -> None:
    report = read_lines(lines)
    assert report.paragraphs == tuple(clean_lines(lines))


@settings(max_examples=500, deadline=None)
@given(st.lists(runs(), min_size=1, max_size=3))
def test_every_word_stays_however_a_run_is_numbered(told: list[str]) -> None:
    lines = "\n".join(told).split("\n")
    assert read_lines(lines).paragraphs == tuple(clean_lines(lines))


@pytest.mark.parametrize(
    "cuts", [[], [Cut(0, 3, "insight", 1)], [Cut(1, 0, "insight", 1), Cut(1, 2, "action", 1)]]
)
def test_what_stands_before_the_first_cut_is_a_block(cuts: list[Cut]) -> None:
    blocks = build_blocks(["那年春天", "后来下雪"], cuts)
    assert Report(blocks=blocks).paragraphs == ("那年春天", "后来下雪")
    assert blocks[0].role == "body"


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
