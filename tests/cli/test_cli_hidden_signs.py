r"""Signs without a shape, from wherever they come, are shown as `\x1b` to whoever reads."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from app.cli.main import main
from app.cli.showing import show_fault, show_outcome, tell, typed
from app.text.visible import HIDDEN
from app.workflow.outcome import Outcome, Piece, Told

_SIGNS = "\x1b[31m红\u202e翻\u009b5m\u2028行\u200b\x7f"
_IN_YAML = "\\e[31m红\u202e翻\\x9b5m\\L行\u200b\\x7f"
# What no one may say in a text file stands in none.
_IN_TEXT = "红\u202e翻\u009b5m行\u200b"

_FILES = {
    "文种.yaml": f'kind: "心得{_IN_YAML}"\ninsights: [{{theme: 为民}}]\n',
    "键.yaml": f'kind: 心得体会\n"{_IN_YAML}": 甲\ninsights: [{{theme: 为民}}]\n',
    "坏.yaml": f"kind: 心得体会\n\u202e标提: [{_IN_TEXT}\n",
    "好.yaml": f'kind: 心得体会\ntitle: "关于{_IN_YAML}的心得体会"\n'
    f'speaker: {{unit: "{_IN_YAML}[局"}}\n'
    f'insights: [{{theme: 为民, facts: ["我到{_IN_YAML}办了三件事。"]}}]\n',
    "稿.md": f"# 题{_IN_TEXT}\n\n我们到XX市{_IN_TEXT}学习。“学习使人进步。\n",
    "名\x1b[31m\u202e.txt": "我们到XX市学习。\n",
    "名称.yaml": f'names: ["{_IN_YAML}"]\n"{_IN_YAML}": 1\n',
    "名称.csv": f"占位,名称,{_IN_TEXT}\nXX市,{_IN_TEXT}\nXX市,乙\n",
    "单位.csv": f"XX市,{_IN_TEXT}\n济南{_IN_TEXT},甲\n",
    "模板.jinja": '{{ "x"|没有这个\u202e }}{% for ' + _IN_TEXT + " %}",
    "版式.yaml": f'"{_IN_YAML}": 1\n',
    "词库/pack.yaml": f'name: 词库\n"{_IN_YAML}": 1\n',
    "稿.json": json.dumps({"kind": _SIGNS, "blocks": _SIGNS, _SIGNS: 1}),
}

# SIGNS stands for an argument with all of them.
_COMMANDS = (
    *(f"draft {name}.yaml -o 成.md" for name in ("文种", "键", "坏", "好")),
    *("draft 好.yaml --explain -o 成.txt", "ask 好.yaml", "draft 好.yaml -o 成.docx --final"),
    *("draft 好.yaml --template 模板.jinja", "draft 好.yaml --layout 版式.yaml"),
    *("draft 好.yaml --bank 词库", "phrases --bank 词库", "draft 好.yaml --SIGNS", "SIGNS"),
    *("fill 稿.md --list", "check 稿.md", "read 稿.md", "new --from 稿.md -o 新.yaml"),
    *("check 稿.md --fix 改SIGNS.md", "mine 稿.md -o 新词库", "export 稿.json", "check 稿.json"),
    *("fill NAME --list", "fill NAME", "check NAME", "read NAME", "export NAME -o NAME.docx"),
    *("fill 稿.md --names 名称.yaml", "fill 稿.md --names 名称.csv", "fill 稿.md --set SIGNS"),
    *("fill 稿.md --table 单位.csv -o {XX市}.md", "phrases --role SIGNS", "new SIGNS"),
    *("read SIGNS", "schema SIGNS", "read 稿.md --format SIGNS", "draft 好.yaml --seed SIGNS"),
    *("check 稿.md --ignore SIGNS", "check 稿.md --against SIGNS", "phrases SIGNS"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of files with hidden signs, which is worked in."""
    monkeypatch.chdir(tmp_path)
    for name, text in _FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def _args(command: str) -> list[str]:
    named = command.replace("NAME", "名\x1b[31m\u202e.txt")
    return [word.replace("SIGNS", _SIGNS) for word in re.split(" ", named)]


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.usefixtures("folder")
def test_what_is_told_holds_no_hidden_sign(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main(_args(command)) != 3
    told = capsys.readouterr()
    assert not HIDDEN.search(told.out + told.err), ascii(told)
    assert told.out + told.err


@pytest.mark.parametrize("command", ["read 稿.md --format json", "check NAME --format json"])
@pytest.mark.usefixtures("folder")
def test_json_says_the_same_on_a_terminal_and_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    main(_args(command))
    piped = capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    main(_args(command))
    shown = capsys.readouterr().out
    assert "\u202e" in piped
    assert not HIDDEN.search(shown)
    assert json.loads(shown) == json.loads(piped)


@pytest.mark.parametrize("command", ["draft 好.yaml -o -", "fill 稿.md --set XX市=济南市 -o -"])
@pytest.mark.usefixtures("folder")
def test_a_files_bytes_are_the_files_but_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    main([*_args(command.replace("-o -", "-o 成.md"))])
    capsys.readouterr()
    if "draft" not in command:
        main(_args(command))
        assert capsys.readouterr().out == Path("成.md").read_text("utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    main(_args(command))
    told = capsys.readouterr()
    assert not HIDDEN.search(told.out)


def test_an_end_of_a_line_within_words_makes_no_line_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell(["甲\n已写出 乙", "丙\t丁"])
    assert capsys.readouterr().err == "甲\\n已写出 乙\n丙\t丁\n"


def test_only_our_own_colours_reach_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tell([Told(Piece("甲\x1b[31m乙", "question"), "丙\u202e")])
    assert capsys.readouterr().err == "\x1b[1m甲\\x1b[31m乙\x1b[0m丙\\u202e\n"


def test_a_prompt_and_a_traceback_are_words_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("答\n"))
    assert typed(f"问{_SIGNS}：") == "答"
    try:
        raise ValueError(_SIGNS)
    except ValueError:
        show_fault([_SIGNS])
    show_outcome(Outcome(output=f"一{_SIGNS}\n二\n", written=(Path(_SIGNS),)))
    told = capsys.readouterr()
    assert not HIDDEN.search(told.out + told.err)
    assert told.out.endswith("\n二\n")
    assert "ValueError: \\x1b[31m红" in told.err


def test_what_cannot_be_read_of_a_terminal_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.input", gone)
    with pytest.raises(EOFError):
        typed("问：")
