"""The real shells complete command lines by the scripts that `nigao completion` writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.completing.words import KNOWN, command_words
from app.cli.main import build, main
from tests.cli.terminal import OnTerminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="这里要 bash、zsh 和 fish")

_SHELLS = ("bash", "zsh", "fish")
_ZSH = Path(__file__).with_name("complete.zsh")
_BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_nigao
printf '%s\\n' "${COMPREPLY[@]}"
"""
_FILES = ("提纲.yaml", "初稿.docx", "名单.xlsx", "稿 子.md", "图.png", "文件夹/里.docx")


@pytest.fixture(scope="module")
def place(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with some files, the scripts, and `nigao` itself in `bin`."""
    folder = tmp_path_factory.mktemp("shells")
    (folder / "bin").mkdir()
    program = folder / "bin/nigao"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m app "$@"\n', "utf-8")
    program.chmod(0o755)
    for name in _FILES:
        (folder / "here" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "here" / name).touch()
    (folder / "here/layouts").mkdir()
    shutil.copy(checkout / "layouts/plain.yaml", folder / "here/layouts/本单位.yaml")
    for shell in _SHELLS:
        script = _run(folder, str(program), "completion", shell)
        (folder / f"nigao.{shell}").write_text(script, "utf-8")
    return folder


def _run(folder: Path, *command: str) -> str:
    checkout = str(Path(__file__).resolve().parents[2])
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        command,
        cwd=folder / "here",
        env={
            **{name: said for name, said in os.environ.items() if not name.startswith("LC_")},
            "PATH": path,
            "PYTHONPATH": checkout,
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "HOME": str(folder),
            "COLUMNS": "200",
        },
        capture_output=True,
        timeout=60,
        check=True,
    )
    return ended.stdout.decode()


def _offered(place: Path, shell: str, line: str) -> set[str]:
    """Return what a shell offers at the end of a line."""
    if not shutil.which(shell):
        pytest.skip(f"这里没有 {shell}")
    script = str(place / f"nigao.{shell}")
    if shell == "bash":
        # As it takes a line apart, which by itself it only does where somebody types.
        words = [word for word in re.split("[ ]|(=)", line) if word is not None]
        told = _run(place, "bash", "--norc", "-c", _BASH, "x", script, *words)
        return set(filter(None, told.splitlines()))
    if shell == "zsh":
        told = _run(place, "zsh", "-f", str(_ZSH), script, line)
        return {each.replace("\\ ", " ") for each in re.findall("<([^<>]+)>", told)} - {
            "ready",
            "end",
        }
    told = _run(place, "fish", "--no-config", "-c", f"source {script}; complete -C $argv[1]", line)
    offered = (each.partition("\t")[0].removesuffix("/") for each in told.splitlines())
    return {re.sub("^--[a-z]+=", "", each) for each in offered}


_COMMANDS = set(build().commands)


@pytest.mark.parametrize("shell", _SHELLS)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("nigao ", _COMMANDS),
        ("nigao dr", {"draft"}),
        ("nigao -q --lang en dr", {"draft"}),
        ("nigao --lang ", {"zh", "en"}),
        ("nigao draft --la", {"--layout", "--lang"}),
        ("nigao --ver", {"--version", "--verbose"}),
        ("nigao draft ", {"提纲.yaml", "文件夹", "layouts"}),
        ("nigao draft 提纲.yaml -o 初", {"初稿.docx"}),
        ("nigao draft 提纲.yaml --output=初", {"初稿.docx"}),
        ("nigao check 稿", {"稿 子.md"}),
        ("nigao check 文件夹/", {"里.docx"}),
        ("nigao mine 旧 -o ", {"文件夹", "layouts"}),
        ("nigao fill 初稿.docx --table ", {"名单.xlsx", "文件夹", "layouts"}),
        ("nigao check 初稿.docx --format ", {"text", "json", "sarif"}),
        ("nigao check 初稿.docx --format=s", {"sarif"}),
        ("nigao mine 旧 --engine ", {"local", "duckdb", "ray"}),
        ("nigao schema l", {"layout"}),
        ("nigao completion ", set(_SHELLS)),
        ("nigao new 交", {"交流研讨材料"}),
        ("nigao draft 提纲.yaml --layout gb", {"gbt9704", "gbt9704-system-fonts"}),
        # What its user has added.
        ("nigao draft 提纲.yaml --layout 本", {"本单位"}),
        ("nigao check 初稿.docx --ignore count/pr", {"count/promised"}),
        ("nigao phrases --role insight.h", {"insight.heading"}),
        ("nigao phrases --move 本", {"本分"}),
        ("nigao draft 提纲.yaml --seed ", set()),
    ],
)
def test_a_shell_offers_what_can_stand_there(
    place: Path, shell: str, line: str, offered: set[str]
) -> None:
    found = _offered(place, shell, line)
    # A shell may tell where a file stands, or only what it is called there.
    assert {name.removeprefix("文件夹/") or name for name in found} == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_what_is_offered_is_explained_in_the_language_of_who_asked_for_the_script(
    place: Path, shell: str
) -> None:
    english = _run(place, "nigao", "--lang", "en", "completion", shell)
    assert "Makes a draft of an outline" in english
    assert "把提纲写成初稿" in (place / f"nigao.{shell}").read_text("utf-8")


def test_bash_completes_what_is_typed_at_a_terminal(place: Path, checkout: Path) -> None:
    here = place / "here"
    program = ("bash", "--norc", "--noprofile", "-i")
    with OnTerminal(checkout, here, program=program, columns=200) as terminal:
        terminal.type("PS1='> '; bind 'set enable-bracketed-paste off'")
        terminal.type(f"PATH={place / 'bin'}:$PATH; source {place / 'nigao.bash'}; echo re''ady")
        terminal.until("ready")
        terminal.press("nigao dr\t")
        terminal.until("nigao draft ")
        terminal.press("提\t")
        terminal.until("提纲.yaml ")
        terminal.press("--layout=本\t")
        terminal.until("本单位 ")
        terminal.press("\x15nigao check 稿\t")
        # A blank in a name is escaped.
        terminal.until("稿\\ 子.md ")
        terminal.press("\x15exit\n")
        assert terminal.end() == 0


@pytest.mark.parametrize("shell", _SHELLS)
def test_a_script_has_every_command_and_option(
    capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for command in command_words(build()):
        names = [name for option in command.options for name in option.names]
        typed = [name.lstrip("-") for name in names] if shell == "fish" else names
        assert [each for each in (command.name, *typed) if each not in script] == []


@pytest.mark.parametrize("shell", _SHELLS)
def test_a_script_is_as_its_shell_can_read(place: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"这里没有 {shell}")
    assert _run(place, shell, "-n", str(place / f"nigao.{shell}")) == ""


# What nobody but the user can know: a number, words of his own.
_OWN = {
    "--port",
    *("--seed", "--minutes", "--variants", "--jobs", "--into", "--page", "--limit"),
    *("--set", "--source", "phrases"),
}


def test_of_each_value_it_is_known_what_can_stand_there() -> None:
    unknown: set[str] = set()
    for command in command_words(build()):
        values = [(option.names[0], option.value) for option in command.options]
        values.append((command.name, command.argument))
        unknown |= {name for name, value in values if value is not None and not any(value)}
    assert unknown == _OWN


@pytest.mark.parametrize("kind", KNOWN)
def test_the_words_of_a_kind_are_a_line_each(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["completion", "--values", kind]) == 0
    words = capsys.readouterr().out.splitlines()
    assert len(words) > 2
    assert not [word for word in words if re.search(r"\s", word) or not word]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ("completion", "没有说给哪一种终端: 写 bash、zsh 或 fish\n"),
        ("completion --values x", "没有“x”这一类: "),
        ("completion csh", "参数的值不对: 写成 bash|zsh|fish；"),
    ],
)
def test_another_shell_or_kind_is_refused(
    capsys: pytest.CaptureFixture[str], args: str, told: str
) -> None:
    assert main(args.split()) == 2
    assert capsys.readouterr().err.startswith(told)


_LOADED = """
import sys
from app.cli.main import main
main(sys.argv[1:])
print(sorted({"yaml", "jinja2", "lxml"} & {*sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("args", ["completion bash", "completion --values roles"])
def test_a_script_loads_nothing_but_the_commands(checkout: Path, args: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _LOADED, *args.split()],
        cwd=checkout,
        capture_output=True,
        check=True,
    )
    assert ended.stderr.decode() == "[]\n"
