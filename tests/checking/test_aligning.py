"""A report's characters are found where they stand in the text that it was read from."""

from __future__ import annotations

from app.checking.aligning import aligned

_BODY = "各位领导，同志们：\n" + "大家好，我把一年来的学习情况作个汇报。" * 40


def _found(text: str, *lines: str) -> list[str]:
    return ["".join(text[at] for at in places) for places in aligned(lines, text)]


def test_a_broken_title_is_found_where_it_stands_and_not_where_it_is_named_again() -> None:
    title = "在全市干部网络课程学习班上的交流研讨材料"
    text = f"在全市干部网络课程学习班上的\n交流研讨材料\n{_BODY}\n{title}"
    assert next(iter(aligned([title], text)))[0] == 0
    assert _found(text, title, *_BODY.split("\n")) == [title, *_BODY.split("\n")]


def test_a_long_line_is_found_behind_what_no_line_of_the_report_says() -> None:
    text = f"{_BODY}\n一、把学到的东西用到窗口服务里去"
    assert _found(text, "一、把学到的东西用到窗口服务里去") == ["一、把学到的东西用到窗口服务里去"]
