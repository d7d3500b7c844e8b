"""`--quiet` tells of errors only, `--verbose` how a command came about, before and behind it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import build, main
from app.trace import step, tracing, used

_TEXT = "我们到XX市学习。\n"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "报告.txt"
    path.write_text(_TEXT, "utf-8")
    return path


@pytest.mark.parametrize(
    "args",
    [
        "-q fill 报告.txt --set XX市=济南市",
        "--quiet fill 报告.txt --set XX市=济南市",
        "fill 报告.txt -q --set XX市=济南市",
        "fill 报告.txt --set XX市=济南市 --quiet",
        "-v fill 报告.txt --set XX市=济南市 -q",
    ],
)
def test_a_quiet_command_says_nothing_and_does_its_work(
    report: Path, capsys: pytest.CaptureFixture[str], args: str
) -> None:
    assert main(args.split()) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")
    assert report.with_name("报告.filled.txt").read_text("utf-8") == _TEXT.replace("XX", "济南")


def test_a_quiet_command_still_gives_its_result_and_its_errors(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fill", str(report), "--list", "-q"]) == 0
    assert "XX" in capsys.readouterr().out
    assert main(["-q", "fill", "没有.txt", "--list"]) == 2
    assert capsys.readouterr().err.startswith("没有.txt: ")


def test_the_next_command_line_is_told_as_usual(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["-q", "fill", str(report), "--set", "XX市=济南市"])
    main(["fill", str(report), "--set", "XX市=济南市"])
    assert "已写出" in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_a_verbose_draft_names_what_it_used_and_how_long_it_took(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    line = ["draft", str(checkout / "examples/设备检修.yaml"), "-o", str(tmp_path / "稿.md")]
    assert main(["-v", *line] if before else [*line, "--verbose"]) == 0
    told = capsys.readouterr().err.splitlines()
    for what, where in (
        ("词库", "phrasebank/general"),
        ("模板", "templates/心得体会.md"),
        ("版式", "layouts/gbt9704.yaml"),
        ("规则", "rules/term.yaml"),
    ):
        assert f"用到的{what}：{checkout / where}" in told
    assert len(told) == len(set(told))
    assert re.fullmatch(r"用时 [0-9.]+ 秒：(.+ [0-9.]+、)+其余 [0-9.]+", told[-1])


def test_a_usual_command_tells_neither(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["phrases", "金句"]) == 0
    assert "用到" not in capsys.readouterr().err


def test_what_was_used_is_told_of_a_command_that_fails(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(report), "--ignore", "没有/", "-v"]) == 2
    assert re.search("没有/.*\n(?s:.*)用到的规则(?s:.*)用时", capsys.readouterr().err)


@pytest.mark.parametrize("name", [None, *build().commands])
def test_every_page_lists_the_common_options(
    capsys: pytest.CaptureFixture[str], name: str | None
) -> None:
    main([*([name] if name else []), "--help"])
    common = capsys.readouterr().out.partition("\n通用选项：\n")[2]
    opts = re.findall(r"^  (-.*?)  ", common, re.MULTILINE)
    # What the keys of an outline are written in was there before what messages are.
    lang = [] if name == "new" else ["--lang zh|en"]
    assert opts == [*lang, "-q, --quiet", "-v, --verbose", "-h, --help"]


_FAULT = """
import sys
import app.workflow.schema as verb
def schema(name, **_):
    from app.trace import step
    with step("转换"):
        kept = "一个值"
        raise RuntimeError("x")
verb.schema = schema
schema.__globals__["__name__"] = "app.workflow.schema"
from app.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def _fault(checkout: Path, *args: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", _FAULT, "schema", "outline", *args],
        cwd=checkout,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 3
    return ended.stderr.decode()


def test_a_fault_tells_more_of_itself_where_that_is_asked_for(checkout: Path) -> None:
    usual, verbose = _fault(checkout), _fault(checkout, "-v")
    assert "RuntimeError: x" in usual
    for words in (
        f"Python {sys.version.split()[0]}",
        "所用的命令：nigao schema outline -v",
        "停在这一步：转换",
        "kept = '一个值'",
    ):
        assert words in verbose
        assert words not in usual


def test_a_step_is_told_without_the_steps_in_it() -> None:
    with tracing() as trace:
        with step("外"):
            with step("里"):
                pass
            with step("里"):
                used("词库", Path("甲"))
        used("词库", Path("甲"))
    assert list(trace.seconds) == ["里", "外"]
    assert all(0 <= seconds < 1 for seconds in trace.seconds.values())
    assert list(trace.used) == [("词库", "甲")]
    assert trace.broken_off == []


def test_nothing_is_kept_where_nobody_asks() -> None:
    with step("外"):
        used("词库", Path("甲"))
    with tracing() as trace:
        pass
    assert (trace.used, trace.seconds) == ({}, {})
