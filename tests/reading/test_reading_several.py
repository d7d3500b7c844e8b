"""Several reports in one file: where each begins, and that each has a front of its own."""

from collections.abc import Callable

import pytest

from app.reading import read_lines
from tests.reading.conftest import PROSE

Check = Callable[[str, str], None]

POINTS = "⋯\n一是学。⋯\n二是干。⋯\n"

SEVERAL = {
    "a page of numbered samples": (
        f"急救培训心得体会（精选2篇）\n下面几篇供参考。\n急救培训心得体会篇一\n{POINTS}"
        f"急救培训心得体会篇二\n{POINTS}",
        "title 0\nopening 1\n"
        "title 2\nopening 3\ninsight 4 一是「学」\ninsight 5 二是「干」\n"
        "title 6\nopening 7\ninsight 8 一是「学」\ninsight 9 二是「干」",
        [2, 6],
    ),
    "numbers in brackets": (
        f"【范文1】\n{POINTS}【范文2】\n{POINTS}",
        "title 0\nopening 1\ninsight 2 一是「学」\ninsight 3 二是「干」\n"
        "title 4\nopening 5\ninsight 6 一是「学」\ninsight 7 二是「干」",
        [4],
    ),
    "a number and a title below it": (
        f"第一篇：\n学习急救知识心得体会\n{POINTS}第二篇：\n学习消防知识心得体会\n{POINTS}",
        "title 0-1\nopening 2\ninsight 3 一是「学」\ninsight 4 二是「干」\n"
        "title 5-6\nopening 7\ninsight 8 一是「学」\ninsight 9 二是「干」",
        [5],
    ),
    "numbers behind the title": (
        f"学习《论语》心得体会（一）\n{POINTS}学习《论语》心得体会（二）\n{POINTS}",
        "title 0\nopening 1\ninsight 2 一是「学」\ninsight 3 二是「干」\n"
        "title 4\nopening 5\ninsight 6 一是「学」\ninsight 7 二是「干」",
        [4],
    ),
    "a second title behind a date": (
        f"学习急救知识心得体会\n王敏\n{POINTS}2026年5月10日\n学习消防知识心得体会\n李强\n{POINTS}",
        "title 0\nbyline 1\nopening 2\ninsight 3 一是「学」\ninsight 4 二是「干」\ntail 5@date\n"
        "title 6\nbyline 7\nopening 8\ninsight 9 一是「学」\ninsight 10 二是「干」",
        [6],
    ),
    "a second talk": (
        f"各位同事：\n{POINTS}谢谢大家！\n各位同事：\n{POINTS}谢谢大家！",
        "salutation 0\nopening 1\ninsight 2 一是「学」\ninsight 3 二是「干」\nsignoff 4\n"
        "salutation 5\nopening 6\ninsight 7 一是「学」\ninsight 8 二是「干」\nsignoff 9",
        [5],
    ),
    "a second book": (
        f"读《论语》有感\n{POINTS}读《孟子》这本书有感\n{POINTS}",
        "title 0\nopening 1\ninsight 2 一是「学」\ninsight 3 二是「干」\n"
        "title 4\nopening 5\ninsight 6 一是「学」\ninsight 7 二是「干」",
        [4],
    ),
    "a second title above a name": (
        f"学习急救知识心得体会\n{POINTS}学习消防知识心得体会\n区消防救援大队　李强\n{POINTS}",
        "title 0\nopening 1\ninsight 2 一是「学」\ninsight 3 二是「干」\n"
        "title 4\nbyline 5\nopening 6\ninsight 7 一是「学」\ninsight 8 二是「干」",
        [4],
    ),
}

# Each looks like several reports by one sign, and is one.
ONE = {
    "sections called 体会": "学习急救知识心得体会\n⋯\n学习内容\n⋯\n几点心得体会\n⋯\n⋯\n⋯",
    "parts of one report": "学习《论语》心得体会\n⋯\n第一篇　学理论\n⋯\n⋯\n第二篇　强本领\n⋯\n⋯",
    "a report that is attached": (
        f"学习情况报告\n{POINTS}某局\n2026年5月10日\n附件1\n学习急救知识心得体会\n⋯\n⋯\n⋯"
    ),
    "a title, a name and a date above the salutation": (
        f"在读书班上的交流发言\n王敏\n2026年5月10日\n各位同事：\n{POINTS}"
    ),
    "comrades addressed once more": f"各位同事：\n{POINTS}同志们：\n⋯\n⋯\n谢谢大家！",
    "a title broken over three lines": f"守初心　担使命\n学习全会精神\n心得体会\n王敏\n{POINTS}",
    "a section that is called like the report": (
        "培训学习心得体会\n⋯\n培训内容\n⋯\n我的学习心得体会\n⋯\n⋯\n⋯"
    ),
    "two books": f"读两本书的心得体会\n{POINTS}读《论语》，心要静\n⋯\n读《孟子》，气要足\n⋯\n⋯",
}


@pytest.mark.parametrize("name", SEVERAL)
def test_each_report_of_a_file_has_its_own_front(check: Check, name: str) -> None:
    text, picture, starts = SEVERAL[name]
    check(text, picture)
    doubts = read_lines(text.split("\n")).doubts
    assert [doubt.paragraph for doubt in doubts if doubt.begins_another] == starts


@pytest.mark.parametrize("name", ONE)
def test_one_report_is_not_taken_for_several(name: str) -> None:
    doubts = read_lines(ONE[name].replace("⋯", PROSE).split("\n")).doubts
    assert not any(doubt.begins_another for doubt in doubts)
