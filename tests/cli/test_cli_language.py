"""Messages are in Chinese, or in English where that is asked for; two contexts may differ."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest

from app.cli.columns import fold_words, width
from app.cli.main import build, main
from app.errors import Problem
from app.messages import N_, _, language, language_of, plural, speak, speaking
from app.processes import Shared, alone

_VERBS: dict[str, Any] = build().commands
_HAN = re.compile("[\u4e00-\u9fff]")
_NARROW = 72


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "enm_XX"}, "zh"),
        ({"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "zh_CN.GB18030", "LC_MESSAGES": "en_GB", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
        ({"NIGAO_LANG": "zh", "LC_ALL": "en_US"}, "zh"),
        ({"NIGAO_LANG": "en", "LC_ALL": "zh_CN"}, "en"),
        ({"NIGAO_LANG": "EN-us"}, "en"),
    ],
)
def test_only_what_says_english_gives_english(environment: dict[str, str], expected: str) -> None:
    assert language_of(environment) == expected


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ("drat", "没有 drat 这个命令: 是不是 draft？运行 nigao --help 看全部命令"),
        (
            "--lang en drat",
            "there is no command drat: did you mean draft? nigao --help lists all commands",
        ),
        (
            "draft 甲.yaml --sed 1 --lang en",
            "there is no option --sed: did you mean --seed? "
            "nigao draft --help shows how it is written",
        ),
        (
            "--lang=en draft 甲.yaml --seed 一",
            "the value of option --seed is wrong: write it as --seed NUMBER; "
            "nigao draft --help shows how it is written",
        ),
        ("--lang en read", "REPORT is missing: nigao read --help shows how it is written"),
        (
            "--lang en read a.txt b c",
            "too many arguments: b c: put file names with spaces in quotes; "
            "nigao read --help shows how it is written",
        ),
        ("--lang en draft --lang zh", "缺少“提纲”: 运行 nigao draft --help 看写法"),
        ("--lang fr draft", "选项 --lang 的值不对: 写成 --lang zh|en；运行 nigao --help 看写法"),
        ("draft --lang", "选项 --lang 后面缺少值: 运行 nigao --help 看写法"),
    ],
)
def test_a_command_line_is_answered_in_the_language_that_it_asks_for(
    capsys: pytest.CaptureFixture[str], args: str, told: str
) -> None:
    assert main(args.split()) == 2
    assert capsys.readouterr().err == told + "\n"
    assert language() == "zh"


def test_the_environment_asks_where_the_command_line_does_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_LANG", "en")
    main(["drat"])
    main(["--lang", "zh", "drat"])
    assert [line[:5] for line in capsys.readouterr().err.splitlines()] == ["there", "没有 dr"]


def test_the_language_of_an_outlines_keys_is_another_thing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "o.yaml"
    assert main(["--lang", "en", "new", "心得体会", "-o", str(path)]) == 0
    assert capsys.readouterr().err == f"written: {path}\n"
    assert "体会:" in path.read_text("utf-8")
    assert main(["new", "心得体会", "--lang", "en", "-o", str(path), "--force"]) == 0
    assert capsys.readouterr().err == f"已写出 {path}\n"
    assert "insights:" in path.read_text("utf-8")


def _english_page(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["--lang", "en", *args, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("args", [[], *([name] for name in _VERBS)], ids=" ".join)
def test_a_page_in_english_is_whole_and_fits_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(_NARROW))
    page = _english_page(capsys, *args)
    assert page.startswith(f"Usage: {' '.join(['nigao', *args])} ")
    for heading in ("Options", "Common options", "Examples"):
        assert f"\n{heading}:\n" in page or (heading == "Options" and args == ["schema"])
    assert [line for line in page.splitlines() if width(line) > _NARROW] == []
    # What is Chinese in it is what somebody types or finds in a report.
    told = page.partition("\nExamples:")[0]
    assert len(_HAN.findall(told)) < len(told) / 20
    assert not re.search("[，。；？]|用法|选项|参数", told)


@pytest.mark.parametrize("name", _VERBS)
def test_a_page_in_english_breaks_no_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(_NARROW))
    with speaking("en"):
        words = _(_VERBS[name].help).split()
    page = _english_page(capsys, name).split()
    assert page[page.index(words[0]) :][: len(words)] == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("如（照片=照.jpg） two", ["如（照片=", "照.jpg）", "two"]),
        ("a 照片=b two", ["a 照片=b", "two"]),
        ("", []),
    ],
)
def test_words_are_broken_only_where_no_line_holds_them(text: str, lines: list[str]) -> None:
    assert fold_words(text, 10) == lines


def test_two_contexts_have_their_languages_at_once() -> None:
    english, chinese = copy_context(), copy_context()
    english.run(speak, "en")
    assert (english.run(_, "报告"), chinese.run(_, "报告"), _("报告")) == ("report", "报告", "报告")


def _tell(message: str) -> str:
    return _(message)


def _teller() -> Callable[[str], str]:
    return _tell


def test_another_process_speaks_the_language_of_the_one_that_started_it() -> None:
    shared = Shared(_teller, lost=str)
    with speaking("en"):
        assert alone(shared, "报告") == "report"
    assert alone(shared, "报告") == "报告"


def test_a_message_with_a_count_takes_its_form() -> None:
    message = "大约还有 {} 问"
    assert plural(message, 1) == message
    with speaking("en"):
        told = [plural(message, n).format(n) for n in (0, 1, 2)]
    assert told == ["about 0 questions left", "about 1 question left", "about 2 questions left"]


def test_what_no_catalog_knows_is_told_as_it_is() -> None:
    with speaking("en"):
        assert _("没有人译过这一句") == "没有人译过这一句"
        assert _("") == ""
    assert N_("报告") == "报告"


def test_a_place_in_a_table_is_told_with_the_marks_of_the_language() -> None:
    problem = Problem("甲", "乙", "a.xlsx", where="B3")
    assert str(problem) == "a.xlsx: B3：甲: 乙"
    with speaking("en"):
        assert str(problem) == "a.xlsx: B3: 甲: 乙"


_LOADED = """
import sys
from app.cli.main import main
main(sys.argv[1:])
print("gettext" in sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(("lang", "loaded"), [("zh", False), ("en", True)])
def test_chinese_loads_no_catalog(checkout: Path, lang: str, loaded: bool) -> None:
    # The parser has a catalog of its own; it loads it for a page, but not what reads ours.
    code = _LOADED.replace('"gettext"', '"pkgutil"')
    line = [sys.executable, "-S", "-c", code, "--lang", lang, "drat"]
    path = [entry for entry in sys.path if entry]
    ended = subprocess.run(
        line,
        cwd=checkout,
        env={"PYTHONPATH": ":".join([str(checkout), *path]), "PATH": ""},
        capture_output=True,
        check=True,
    )
    assert ended.stderr.decode().splitlines()[-1] == str(loaded)
