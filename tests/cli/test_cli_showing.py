"""Results on standard output, words on standard error, and a caret under what is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.cli.showing import show_outcome, show_problems
from app.errors import ExitCode, Problem
from app.workflow.outcome import Outcome


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (Problem("没有这个文件", "检查文件名", "甲.yaml"), "甲.yaml: 没有这个文件: 检查文件名\n"),
        (
            Problem("不认识“标提”", "是不是“标题”？", "甲.yaml", 2, 3, "  标提: 甲"),
            "甲.yaml:2:3: 不认识“标提”: 是不是“标题”？\n      标提: 甲\n      ^\n",
        ),
        (
            Problem("值不对", "写一个数", "甲.yaml", 1, 5, "篇幅: 长"),
            "甲.yaml:1:5: 值不对: 写一个数\n    篇幅: 长\n          ^\n",
        ),
        (Problem("缺少文种", "写上", "甲.yaml", 9, 1, ""), "甲.yaml:9:1: 缺少文种: 写上\n"),
    ],
)
def test_a_problem_is_shown_with_its_place(
    capsys: pytest.CaptureFixture[str], problem: Problem, told: str
) -> None:
    show_problems([problem])
    shown = capsys.readouterr()
    assert shown.err == told
    assert shown.out == ""


def test_every_problem_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems([Problem("一"), Problem("二")])
    assert capsys.readouterr().err == "一\n二\n"


def test_notes_and_written_files_go_to_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_outcome(Outcome(ExitCode.DONE, "甲", (Path("乙.docx"),), ("空缺：单位",)))
    shown = capsys.readouterr()
    assert shown.out == "甲\n"
    assert shown.err == "空缺：单位\n已写出 乙.docx\n"


def test_what_closes_a_long_output_stands_behind_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr", sys.stdout)
    show_outcome(Outcome(output="甲", notes=("前",), closing=("后",), written=(Path("乙.docx"),)))
    assert capsys.readouterr().out == "前\n甲\n后\n已写出 乙.docx\n"


@pytest.mark.parametrize("data", [b"PK\x03\x04\xff\x00", "甲\n".encode(), b""])
def test_bytes_come_out_as_they_are(
    capsysbinary: pytest.CaptureFixture[bytes], data: bytes
) -> None:
    show_outcome(Outcome(output=data))
    assert capsysbinary.readouterr().out == data
