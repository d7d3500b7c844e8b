"""Every command has a page in Chinese, with examples that the parser takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from app.cli.columns import width
from app.cli.main import build, main

_DOOR = build()
_VERBS: dict[str, Any] = _DOOR.commands
_NARROW = 72

# What the contract names for the commands that stand, without what a later issue brings.
_CONTRACT = {
    "new": "--output --from",
    "ask": "--output",
    "draft": "--output --seed --bank --template --names --layout --final",
    "fill": "--output --names --set --list --sheet",
    "batch": "--output --table --jobs --resume",
    "export": "--output --layout --final",
    "check": "--format --mark --fix --ignore",
    "mine": "--output",
    "phrases": "--role --theme --bank",
    "read": "--format",
    "schema": "--output",
    "serve": "--port --no-browser",
    "doctor": "--format",
    "completion": "--values",
}
_WRITING = {"new", "ask", "draft", "fill", "batch", "export", "check", "mine", "schema"}


def _page(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main([*args, "--help"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def test_the_commands_are_those_of_the_contract() -> None:
    assert set(_VERBS) == set(_CONTRACT)


@pytest.mark.parametrize("name", _CONTRACT)
def test_a_command_takes_the_options_of_the_contract(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    page = _page(capsys, name)
    force = ["--force"] if name in _WRITING else []
    assert not [o for o in _CONTRACT[name].split() + force if f"{o} " not in page]
    assert name in _WRITING or "--force" not in page


@pytest.mark.parametrize("name", _VERBS)
def test_a_page_says_how_what_and_shows_examples(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    page = _page(capsys, name)
    assert page.startswith(f"用法：nigao {name}")
    assert re.search(rf"\n例子：\n  nigao {name}", page)
    assert not re.search(r"Usage|Options|Arguments|Show this", page)


@pytest.mark.parametrize("name", _VERBS)
def test_every_option_and_argument_is_explained(name: str) -> None:
    assert not [param.name for param in _VERBS[name].params if not param.help]


@pytest.mark.parametrize("name", _VERBS)
def test_what_stands_for_a_value_is_told_in_chinese(name: str) -> None:
    values = [param.metavar for param in _VERBS[name].params if not getattr(param, "is_flag", 0)]
    assert not re.search("[A-WYZ]", "".join(values))
    words = [value for value in values if "|" not in value and "{" not in value]
    assert not [word for word in words if word.isascii()]


@pytest.mark.parametrize("args", [[], *([name] for name in _VERBS)], ids=" ".join)
def test_a_page_fits_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(_NARROW))
    assert not [line for line in _page(capsys, *args).splitlines() if width(line) > _NARROW]


_EXAMPLES = [line for verb in (_DOOR, *_VERBS.values()) for line in verb.epilog.splitlines()]


@pytest.mark.parametrize("example", _EXAMPLES)
def test_an_example_is_a_command_line_that_parses(example: str) -> None:
    program, name, *args = shlex.split(example.partition(" > ")[0])
    assert program == "nigao"
    if "--help" not in args:
        _VERBS[name].make_context(name, args)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_lines_for_windows_are_command_lines_that_parse(checkout: Path, readme: str) -> None:
    text = (checkout / readme).read_text("utf-8")
    (block,) = re.findall(r"^```bat\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = re.findall(r"^\.venv\\Scripts\\nigao (\w+) (.+)$", block, re.MULTILINE)
    assert [name for name, _ in lines] == ["new", "draft"]
    inline = re.findall(r"`\.venv\\Scripts\\nigao (\w+) (.+?)`", text)
    assert inline
    for name, args in [*lines, *inline]:
        _VERBS[name].make_context(name, shlex.split(args))


def test_the_first_page_lists_every_command_with_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = _page(capsys)
    assert re.findall(r"^  ([a-z]+)  ", page, re.MULTILINE) == list(_VERBS)


def test_a_bare_call_shows_the_first_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == _page(capsys)
