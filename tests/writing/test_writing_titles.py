"""Where a long title breaks: labelled titles, and what holds for every one."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.writing.word.scripts import text_width
from app.writing.word.title_places import break_places
from app.writing.word.title_shape import title_breaks

_ROOM = 20.1  # Characters of 二号 on a line of GB/T 9704.
_LABELLED = Path(__file__).parent / "labelled" / "titles.txt"
_PARTS = (
    *(
        "在",
        "关于",
        "学习",
        "贯彻",
        "《中国共产党纪律处分条例》",
        "“千万工程”",
        "的",
        "和",
        "、",
        "，",
    ),
    *(
        "——",
        "全会精神",
        "XX市XX局",
        "2026年",
        "第四卷",
        "ChatGPT",
        "专题研讨班上",
        "情况",
        "报告",
        " ",
    ),
    *("（扩大）", "(试行)"),
    *("《", "”", "交流研讨材料", "\u3000", "上", "\t", "【单位】", "a-b", "百"),
)
_FIGURES = (_LABELLED.parent / "figures.txt").read_text("utf-8").splitlines()
_ANY_TITLE = (
    st.lists(st.sampled_from([*_PARTS, *_FIGURES]), max_size=16).map("".join)
    | st.text("20２三百第年月次%-—、,:.aBＣX市的在（》 ", max_size=90)
    | st.text(max_size=90)
)


def _set(title: str, room: float = _ROOM) -> list[str]:
    """Return the lines of a title."""
    ends = (0, *title_breaks(title, room), len(title))
    return [title[a:b] for a, b in pairwise(ends)]


def _labelled() -> list[list[str]]:
    """Return each labelled title as the ways to set it that will do, `|` at their breaks."""
    groups = _LABELLED.read_text("utf-8").strip().split("\n\n")
    return [group.splitlines() for group in groups if not group.startswith("#")]


@pytest.mark.parametrize("ways", _labelled(), ids=lambda ways: ways[0].replace("|", ""))
def test_a_title_breaks_as_a_careful_clerk_would_break_it(ways: list[str]) -> None:
    assert len({way.replace("|", "") for way in ways}) == 1
    assert "|".join(_set(ways[0].replace("|", ""))) in ways


def test_the_labelled_titles_are_of_one_to_three_lines() -> None:
    lines = [ways[0].count("|") + 1 for ways in _labelled()]
    assert len(lines) == 125
    assert [lines.count(n) for n in (1, 2, 3)] == [11, 91, 23]


@pytest.mark.parametrize(
    ("title", "room"),
    [
        ("", _ROOM),
        ("学习《骨科护理安全》心得体会", _ROOM),
        ("Antidisestablishmentarianism" * 2, _ROOM),
        ("在“" + "Antidisestablishmentarianism" * 2 + "”上", _ROOM),
        ("关于学习、" * 20, _ROOM),
        # To weigh every way to break this one would take minutes.
        ("学习情况的" * 20_000, _ROOM),
    ],
)
def test_a_title_that_fits_or_has_no_good_place_stays_in_one_piece(title: str, room: float) -> None:
    assert title_breaks(title, room) == ()


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        # A narrower line, as larger letters have it.
        ("在全市干部专题培训班上的交流发言", 7.5, ["在全市干部", "专题培训班上的", "交流发言"]),
        # Four lines at the least.
        (
            "在全县干部学习贯彻全会精神专题研讨班上的交流发言材料",
            8,
            ["在全县干部", "学习贯彻全会精神", "专题研讨班上的", "交流发言材料"],
        ),
    ],
)
def test_a_title_takes_the_lines_it_needs(title: str, room: float, lines: list[str]) -> None:
    assert _set(title, room) == lines


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("关于深入学习贯彻党的二十届四中全会精神专题研讨班情况的报告", "党的二十届四中全会"),
        ("关于参加2026年第二季度全区安全生产警示教育大会的心得体会", "2026年"),
        ("关于××县××镇××村党组织书记轮训班学习情况的报告材料", "××村"),
        ("在国家能源集团Digital Transformation专题讲座上的交流发言", "Transformation"),
        ("关于贯彻落实市委、市政府决策部署和年度重点任务完成情况的汇报", "市委、市政府"),
        ("关于XX市XX区XX街道XX社区基层治理培训班学习情况的报告材料", "XX社区"),
        ("在XX市XX区XX街道XX社区党员干部会议上的讲话精神交流研讨材料", "XX社区"),
        ("关于全区新任职干部培训班学习情况的报告(征求意见稿)的说明", "(征求意见稿)"),
        ("关于推动XX省【单位名称】高质量发展若干问题的专题学习研讨材料", "【单位名称】"),
        ("坚定信念跟党走……学思践悟新思想——主题教育读书班学习的心得体会", "……"),
    ],
)
@pytest.mark.parametrize("room", [12.3, 15, _ROOM])
def test_what_is_one_word_to_a_reader_is_on_one_line(title: str, whole: str, room: float) -> None:
    lines = _set(title, room)
    assert len(lines) > 1
    assert any(whole in line for line in lines)


@given(_ANY_TITLE, st.floats(6, 30))
@example("在在(试行)在全会精神ChatGPT在", 6.0)
def test_a_title_has_a_shape_that_a_title_may_have(title: str, room: float) -> None:
    lines = _set(title, room)
    assert "".join(lines) == title
    if len(lines) == 1:
        return
    # A figure or a Latin letter is wider in a font that stands in, and counts as that.
    widths = [round(text_width(line) + 0.06 * sum(map(str.isascii, line)), 3) for line in lines]
    peak = widths.index(max(widths))
    assert widths[:peak] == sorted(widths[:peak])
    assert widths[peak:] == sorted(widths[peak:], reverse=True)
    assert max(widths) <= room
    assert min(widths) >= 2


@given(_ANY_TITLE, st.floats(6, 30))
@example("a-b2026年在", 6.0)
def test_no_line_of_a_title_starts_or_ends_with_the_wrong_sign(title: str, room: float) -> None:
    for before, after in pairwise(_set(title, room)):
        assert not re.search(r"[《“‘（(【〔和与及暨]$|关于$", before)
        assert not re.match(r"[》”’）)】〕、，。；：！？,;:!?的\s]", after)
        assert not (
            re.search(r"[\dA-Za-zＡ-Ｚ]$", before) and re.match(r"[\dA-Za-zＡ-Ｚ年%]", after)
        )
        assert not (re.search(r"\d$", before) and re.match(r"\w", after))


@given(st.lists(st.sampled_from([*_PARTS, *_FIGURES]), max_size=12), st.floats(6, 30))
@example(["a-b", "2026年", "在"], 6.0)
def test_a_figure_stays_with_what_it_counts_however_words_are_cut(
    parts: list[str], room: float
) -> None:
    title = "".join(parts)
    anywhere = dict.fromkeys(range(len(title)), 0.0)
    places = break_places(title, room, anywhere)
    for figure in _FIGURES:
        for found in re.finditer(re.escape(figure), title):
            assert not places.keys() & range(found.start() + 1, found.end())


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "关于贯彻落实2026—2030年全县经济社会发展规划情况的报告",
            ["关于贯彻落实2026—2030年", "全县经济社会发展规划情况的报告"],
        ),
        (
            "在全省20—30岁青年干部理论学习专题研讨班上的交流发言材料",
            ["在全省20—30岁青年干部理论学习", "专题研讨班上的交流发言材料"],
        ),
        (
            "在全市领导干部10:30专题会议上的交流发言和研讨材料报告",
            ["在全市领导干部10:30专题会议上的", "交流发言和研讨材料报告"],
        ),
    ],
)
def test_a_sign_inside_a_figure_is_no_place_to_break(title: str, lines: list[str]) -> None:
    assert _set(title) == lines


@given(_ANY_TITLE, st.floats(6, 30))
def test_words_in_quotes_that_fit_a_line_stay_together(title: str, room: float) -> None:
    lines = _set(title, room)
    for quoted in re.findall(r"《[^《》]*》|【[^【】]*】", title):
        if text_width(quoted) <= room:
            assert any(quoted in line for line in lines)


def test_without_the_dictionary_a_title_breaks_at_signs_and_set_phrases(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    title_breaks.cache_clear()
    long = "在全县干部学习贯彻全会精神专题研讨班上的交流发言材料"
    assert _set(long, _ROOM)[-1] == "交流发言材料"
    title_breaks.cache_clear()


@pytest.mark.parametrize(
    ("title", "loaded"),
    [
        ("学习《数字政府建设》心得体会", False),
        ("在《数字政府建设》专题培训班上的交流研讨材料", False),
        ("关于参加全区新任职科级领导干部能力提升培训班的学习情况报告", True),
    ],
)
def test_the_dictionary_is_loaded_only_for_a_title_that_needs_it(
    checkout: Path, title: str, loaded: bool
) -> None:
    code = (
        "import sys; from app.writing.word.title_shape import title_breaks; "
        f"title_breaks({title!r}, {_ROOM}); print('rjieba' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == str(loaded)
