"""What all rules together cost on a report, how that grows, and what the command takes.

What is held to are ratios within one run, by processor time: four times the report may take little
more than four times as long, twice a hostile line little more than twice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.checking import Manuscript, check, load_rules
from app.placeholders.in_reports import placeholders_of
from app.reading import read_lines
from tests.benchmarks.processes import medians
from tests.benchmarks.timing import least_times

pytestmark = pytest.mark.benchmark

RULES = [rule for rule in load_rules() if rule.family != "copy"]
_TURNS = 7
_TRIES = 3
_MOST_A_CHARACTER = 1.3
"""How much more a character may cost in the longer of two texts."""

_OPENING = ["基层治理专题培训心得体会", "云溪县青石镇党政办　陈小满", "（2026年11月20日）"]
_SENTENCES = [
    "把笔记翻到第{}页，记着{}句话，一句一句地对照。",
    "今年我走访了{}个村，坐了{}户的板凳，回来把难处一条一条写明了期限。",
    "课上讲的“四下基层”，我对照了{}次：路灯修了{}盏，水渠清了{}米。",
    "李大娘拉着我说，{}年前的那张表没有下文，这话压在心上。",
    "窗口办件{}件，退回{}件，退回的都补了一张“明白纸”。",
    "防汛那一夜守了{}个点，沙袋码了{}层，天亮时鞋里能倒出水来。",
    "老学校的{}间教室漏雨，暑假里换了{}根檩条。",
    "果园里学剪枝，师傅说一棵树留{}个芽，多了不行，少了也不行。",
    "档案室理出{}盒旧卷，扫描了{}页，查一份材料从半天变成了几分钟。",
    "《条例》读到第{}遍，才看出“应当”和“可以”差在哪里。",
    "调解的{}起纠纷里，有{}起是为一垄地、一棵树。",
]
_LONGER = 4
_SIZE = 2_000


def _report(characters: int) -> list[str]:
    """Return the lines of a report of some length, of which no two say the same."""
    lines = list(_OPENING)
    number = 0
    while sum(map(len, lines)) < characters:
        told = []
        for _ in range(3):
            number += 1
            figures = (number * each % 89 + 11 for each in (7, 11, 13))
            told.append(_SENTENCES[number % len(_SENTENCES)].format(*figures))
        lines.append("".join(told))
    return lines


def _checking(lines: list[str]) -> Callable[[], object]:
    """Return a check of a report that has been read; what is read of it once is read each time."""
    report = read_lines(lines)
    left = placeholders_of(report)
    return lambda: check(Manuscript(report, left), RULES)


def _check_growth(what: str, short: list[str], long: list[str]) -> None:
    sizes = [sum(map(len, lines)) for lines in (short, long)]
    works = [_checking(short), _checking(long)]
    # What a busy machine adds it adds to one try; what is not linear is so in every one.
    for _ in range(_TRIES):
        one, more = least_times(works, _TURNS)
        a_character = (more / sizes[1]) / (one / sizes[0])
        print(
            f"\n{what:20}{sizes[0]:6} characters {one:7.1f} ms,"
            f" {sizes[1]:6} characters {more:7.1f} ms, {a_character:.2f} times a character"
        )
        if a_character < _MOST_A_CHARACTER:
            return
    pytest.fail(f"{what}: a character costs {a_character:.2f} times as much in a longer text")


def test_a_report_four_times_as_long_takes_four_times_as_long() -> None:
    _check_growth("a report", _report(_SIZE), _report(_LONGER * _SIZE))


@pytest.mark.parametrize(
    "repeated",
    [
        "一是，",
        "“甲”、",
        "走访了12个乡镇，",
        "2026年2月1日至",
        "第3季度比上年增长5%，",
        "我们县的",
        "《甲》（",
        "XX市",
    ],
)
def test_a_hostile_line_twice_as_long_takes_twice_as_long(repeated: str) -> None:
    lines = [[repeated * (size // len(repeated))] for size in (4_000, 8_000)]
    _check_growth(repeated, *lines)


def test_the_command_takes_little_more_than_reading_the_report(
    checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "稿.txt").write_text("\n".join(_report(_SIZE)), "utf-8")
    commands = {
        "python": ["-c", "pass"],
        "read": ["-m", "app", "read", "稿.txt"],
        "check": ["-m", "app", "check", "稿.txt"],
    }
    found = medians(commands, checkout, tmp_path)
    print(f"check takes {found['check'] / found['python']:.1f} times an empty program")
    assert found["check"] < 2.5 * found["read"]
