"""Every verb that reads a file with several reports tells where each begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.workflow.mine import mine
from app.workflow.new import new
from app.workflow.read import read

if TYPE_CHECKING:
    from pathlib import Path

TOLD = "第 5 段"
ANOTHER = "另一份报告"
ONE = (
    "学习{}知识心得体会\n上周学习了知识，有两点体会。\n"
    "一是要快。练到不用想。\n二是要稳。稳住就是快。\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "两份.txt"
    second = ONE.replace("\n", "\n李强\n", 1)
    path.write_text(ONE.format("急救") + second.format("消防"), encoding="utf-8")
    return path


def test_read_tells_where_another_report_begins(report: Path) -> None:
    output = read(report).output
    assert isinstance(output, str)
    assert [TOLD in line for line in output.split("\n") if ANOTHER in line] == [True]


def test_mine_tells_where_another_report_begins(report: Path, tmp_path: Path) -> None:
    notes = mine([report], output=tmp_path / "词库").notes
    assert [TOLD in note for note in notes if ANOTHER in note] == [True]


def test_new_tells_where_another_report_begins(report: Path, tmp_path: Path) -> None:
    notes = new(None, output=tmp_path / "o.yaml", source=report).notes
    assert [TOLD in note for note in notes if ANOTHER in note] == [True]


def test_one_report_is_told_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "一份.txt"
    path.write_text(ONE.format("急救"), encoding="utf-8")
    assert not any(ANOTHER in note for note in mine([path], output=tmp_path / "词库").notes)
    assert ANOTHER not in str(read(path).output)


def test_what_is_shown_has_no_invisible_characters(tmp_path: Path) -> None:
    path = tmp_path / "网页.txt"
    path.write_text(ONE.format("急救").replace("\n", "\u200b\n"), encoding="utf-8")
    output = read(path, format="json").output
    assert isinstance(output, bytes)
    assert "\u200b" not in output.decode()
