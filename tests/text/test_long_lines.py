"""Lines of 100,000 characters: what nobody writes by hand must not stop the program either."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from app.files.yaml_quoting import ODD_REMARK
from app.reading.back import read_back
from app.text.bylines import BylinePart, says_who, split_byline
from app.text.closing_forms import attachment_lines
from app.text.closing_lines import closing_note, closing_notes, label_of
from app.text.markdown.blocks import opens_block, plain_text
from app.text.markdown.definitions import find_definitions
from app.text.markdown.regions import without_regions
from app.text.ordinals import leading_number

if TYPE_CHECKING:
    from collections.abc import Callable

_LENGTH = 100_000
# A search that grows with the length takes a few hundredths of this.
_MOST_SECONDS = 5.0


@pytest.mark.parametrize(
    ("look", "start", "repeated"),
    [
        (closing_note, "附", " "),
        (closing_note, "附件", "　"),
        (closing_note, "附 1", " "),
        (label_of, "附", "　"),
        (lambda line: attachment_lines([line, "乙"]), "附", " "),
        (lambda line: read_back(["甲。", "乙。", line], 1), "附", " "),
        (lambda text: closing_notes(text.split("\n")), "", "单位\n"),
        (lambda text: closing_notes(text.split("\n")), "", "王明。\n王明\n"),
        (split_byline, "", "书记、"),
        (split_byline, "市委", "书记兼"),
        (split_byline, "", "局长"),
        (opens_block, "---", " "),
        (opens_block, "- - -", "　"),
        (opens_block, "===", "\t"),
        (plain_text, "[甲](", " "),
        (plain_text, "![甲](", "　"),
        (plain_text, "[甲](乙 ", " "),
        (lambda text: leading_number(text, 1, 3), "", "一、"),
        (lambda text: leading_number(text, 1, 3), "", "（1）"),
        (ODD_REMARK.search, "甲", "　"),
        (ODD_REMARK.search, "甲", "\u00a0"),
    ],
)
def test_the_time_grows_with_the_length(
    look: Callable[[str], object], start: str, repeated: str
) -> None:
    line = start + repeated * (_LENGTH // len(repeated)) + "甲"
    begun = time.process_time()
    look(line)
    assert time.process_time() - begun < _MOST_SECONDS


@pytest.mark.parametrize(
    ("look", "made"),
    [
        (without_regions, lambda n: "中<!---->" * 10 * n),
        (find_definitions, lambda n: [*(f"[[{at}]: http://a.cn" for at in range(n)), "甲" * 9 * n]),
        (find_definitions, lambda n: [*(f"[^{at}[]: 注" for at in range(n)), "甲" * 9 * n]),
    ],
)
def test_four_times_as_much_takes_about_four_times_as_long(
    look: Callable[[object], object], made: Callable[[int], object]
) -> None:
    def seconds(count: int) -> float:
        text = made(count)
        begun = time.process_time()
        look(text)
        return time.process_time() - begun

    few, many = (min(seconds(count) for _ in range(3)) for count in (1_500, 6_000))
    assert many < 6 * max(few, 0.01)


@pytest.mark.parametrize("label", ["姓名：  ", "发言人： ", "（作者：　"])
def test_labels_without_a_name_take_no_time(label: str) -> None:
    begun = time.process_time()
    assert not says_who("王明 " + (label * 30)[:140] + "！")
    assert time.process_time() - begun < _MOST_SECONDS


def test_a_line_too_long_to_say_who_speaks_is_not_taken_apart() -> None:
    line = "区财政局副局长　王明" * 20
    assert split_byline(line) == [BylinePart(line)]
