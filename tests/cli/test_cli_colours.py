"""Errors are red, warnings yellow and places dim on a terminal; all is plain elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.cli.main import main
from app.cli.showing import show_problems
from app.errors import Problem
from app.workflow.outcome import Piece, Told, joined, pieces_of

_RED, _YELLOW, _DIM, _END = "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


def _on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have both streams taken for a terminal that shows colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)


_PROBLEM = Problem("值不对", "写一个数", "甲.yaml", 1, 5, "篇幅: 长")


def test_a_problem_is_red_and_its_place_dim(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _on_terminal(monkeypatch)
    show_problems([_PROBLEM])
    shown = capsys.readouterr().err.splitlines()[0]
    assert shown == f"{_DIM}甲.yaml:1:5: {_END}{_RED}值不对{_END}: 写一个数"


@pytest.mark.parametrize("plain", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_shows_the_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], plain: dict[str, str]
) -> None:
    _on_terminal(monkeypatch)
    for name, value in plain.items():
        monkeypatch.setenv(name, value)
    show_problems([_PROBLEM])
    assert capsys.readouterr().err.startswith("甲.yaml:1:5: 值不对: 写一个数\n")


@pytest.mark.parametrize("place", ["", "甲.yaml", "B3"])
@pytest.mark.parametrize("hint", ["", "写一个数"])
def test_what_is_told_in_colours_is_the_problem_word_for_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str, hint: str
) -> None:
    _on_terminal(monkeypatch)
    problem = Problem("值: 不对: 的", hint, place or None, where="B3" if place else None)
    show_problems([problem])
    assert re.sub(r"\x1b\[\d*m", "", capsys.readouterr().err) == f"{problem}\n"


def test_a_line_longer_than_the_terminal_is_not_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _on_terminal(monkeypatch)
    show_problems([Problem("很长" * 200, "[b]不是样式[/b]")])
    assert capsys.readouterr().err == f"{_RED}{'很长' * 200}{_END}: [b]不是样式[/b]\n"


def test_findings_have_the_colour_of_their_level(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _on_terminal(monkeypatch)
    monkeypatch.chdir(checkout)
    assert main(["check", "examples/待查.md"]) == 1
    coloured = capsys.readouterr().out
    assert f"{_RED}错误{_END}" in coloured
    assert f"{_YELLOW}警告{_END}" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", "examples/待查.md"])
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain


def test_lines_that_are_joined_keep_what_their_words_are() -> None:
    lines = ["一", Told("二", Piece("三", "error"))]
    assert joined(lines) == "一\n二三"
    assert pieces_of(joined(lines))[-1] == Piece("三", "error")
    assert joined([]) == ""
