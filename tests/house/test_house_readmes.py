"""What the READMEs and the pages on checking, editors and the terminal show is what happens.

Each line of a `console` block that starts with `$ ` is run, in order, in a copy of the checkout
with `nigao` on the path; lines that follow it must appear in what it prints (standard output and
standard error together), in their order, where `…` alone on a line stands for any lines and `…`
in a line for any characters. A command must end with 0, or with what a comment behind it says:
`# exits 1`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from app.bank.loading import load_pack
from app.bank.pack_folder import PACK_FILE
from app.checking import load_rules
from app.checking.settings_file import read_settings
from app.errors import InputError
from app.facts.deeds import deeds_to_remark_on
from app.files.editors import schema_name
from app.workflow.draft import DraftOptions, draft
from app.workflow.schema import SCHEMAS

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PACK = re.compile(r"^```yaml\n(deeds:\n.*?)^```$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile("^> (.+)$", re.MULTILINE)
_EXITS = re.compile(r"\s# exits (\d)$")
_READMES = ("README.md", "README.zh-CN.md")
_CHECKING = ("docs/check.md", "docs/check.zh-CN.md")
_TERMINAL = ("docs/terminal.md", "docs/terminal.zh-CN.md")
_EDITING = ("docs/editor.md", "docs/editor.zh-CN.md")
_RULES = re.compile(r"^```yaml\n(rules:\n.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", "tests", "__pycache__", "dist", "build", "out", ".*_cache", "*.docx"
)


class Step(NamedTuple):
    """A command of a README, the code it must end with, and the lines it must print."""

    command: str
    exits: int
    shown: list[str]


def _steps(text: str) -> list[Step]:
    steps: list[Step] = []
    for line in (line for block in _BLOCK.findall(text) for line in block.splitlines()):
        if line.startswith("$ "):
            exits = _EXITS.search(line)
            steps.append(Step(line[2:], int(exits[1]) if exits else 0, []))
        elif line.strip():
            steps[-1].shown.append(line.strip())
    return steps


def _missing(shown: list[str], printed: str) -> str | None:
    """Return the first line that was shown and not printed after the ones before it."""
    lines = iter(printed.splitlines())
    for line in shown:
        pattern = re.compile(".*?".join(map(re.escape, line.split("…"))))
        if line != "…" and not any(pattern.fullmatch(given.strip()) for given in lines):
            return line
    return None


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """Return a copy of the checkout, as a newcomer would have it."""
    return shutil.copytree(checkout, tmp_path / "nigao", ignore=_LEFT_BEHIND)


@pytest.fixture
def environment(checkout: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment with `nigao` on the path, and nobody's own data."""
    door = tmp_path / "bin/nigao"
    door.parent.mkdir()
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m app "$@"\n', "utf-8")
    door.chmod(door.stat().st_mode | stat.S_IXUSR)
    return {
        **os.environ,
        "PATH": f"{door.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(checkout),
        "COLUMNS": "80",
    }


@pytest.mark.skipif(os.name == "nt", reason="README 里的命令按 sh 写")
@pytest.mark.parametrize("pages", [_READMES, _CHECKING, _TERMINAL, _EDITING])
def test_the_readmes_show_what_happens(
    checkout: Path, copy: Path, environment: dict[str, str], pages: tuple[str, str]
) -> None:
    english, chinese = (_steps((checkout / name).read_text("utf-8")) for name in pages)
    assert english
    for step, same in zip(english, chinese, strict=True):
        # Both show the same commands, so that each is run once.
        assert (step.command, step.exits) == (same.command, same.exits)
        ended = subprocess.run(
            ["sh", "-c", step.command],
            cwd=copy,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = ended.stdout.decode()
        assert ended.returncode == step.exits, f"$ {step.command}\n{printed}"
        for readme, shown in zip(pages, (step.shown, same.shown), strict=True):
            missing = _missing(shown, printed)
            assert missing is None, f"$ {step.command}\n{printed}\n{readme} shows: {missing}"


@pytest.mark.parametrize("readme", _READMES)
def test_the_draft_that_a_readme_quotes_comes_out_so(
    checkout: Path, tmp_path: Path, readme: str
) -> None:
    text = tmp_path / "a.txt"
    draft(checkout / "examples" / "护理安全.yaml", DraftOptions(output=text))
    quoted = _QUOTED.findall((checkout / readme).read_text("utf-8"))
    assert len(quoted) > 2
    # A readme sets headings in bold, and leaves out how the opening begins.
    plain = [re.sub(r"\*\*(.+?)\*\* ?", r"\1", line).removeprefix("……") for line in quoted]
    assert "\n".join(plain) in text.read_text("utf-8")


@pytest.mark.parametrize("readme", _READMES)
def test_the_pack_that_a_readme_shows_is_sound(checkout: Path, tmp_path: Path, readme: str) -> None:
    [shown] = _PACK.findall((checkout / readme).read_text("utf-8"))
    (tmp_path / "shown.yaml").write_text(shown, "utf-8")
    (tmp_path / PACK_FILE).write_text("name: 检修\nlicence: MIT\n", "utf-8")
    for folder in (tmp_path, checkout / "examples" / "词库"):
        pack = load_pack(folder)
        assert pack.questions
        assert pack.runs
        [remark] = pack.remarks
        facts = (*remark.fits, *remark.unfit)
        told = [remark.deed in deeds_to_remark_on(fact, pack.vocabulary) for fact in facts]
        assert told == [True] * len(remark.fits) + [False] * len(remark.unfit)


@pytest.mark.parametrize("page", _CHECKING)
def test_the_rules_that_a_page_shows_are_sound_and_told_where_they_are_not(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    text = (checkout / page).read_text("utf-8")
    [shown] = _RULES.findall(text)
    path = tmp_path / "rules" / "我的规则.yaml"
    path.parent.mkdir()
    monkeypatch.chdir(tmp_path)
    before = load_rules()
    path.write_text(shown, "utf-8")
    assert len(load_rules()) == len(before) + 2
    path.write_text(shown.replace("政务大厅, 办事大厅", "政务中心大厅"), "utf-8")
    with pytest.raises(InputError) as caught:
        load_rules()
    assert str(caught.value).replace(f"{tmp_path}/", "") in text


@pytest.mark.parametrize("page", _CHECKING)
def test_the_settings_that_a_page_shows_are_read(checkout: Path, tmp_path: Path, page: str) -> None:
    [shown] = re.findall(r"^```toml\n(.*?)^```$", (checkout / page).read_text("utf-8"), re.M | re.S)
    (tmp_path / "nigao.toml").write_text(shown, "utf-8")
    (tmp_path / "往年稿子").mkdir()
    said = read_settings(tmp_path / "nigao.toml", load_rules())
    assert said.ignore == ("parallel/",)
    assert said.borrowed == 0.3


def test_a_step_is_a_command_with_its_exit_code_and_what_it_shows() -> None:
    text = "```console\n$ nigao a  # exits 1\nx\n…\n$ nigao b\n```\n```sh\nnigao c\n```\n"
    assert _steps(text) == [Step("nigao a  # exits 1", 1, ["x", "…"]), Step("nigao b", 0, [])]


@pytest.mark.parametrize(
    ("shown", "printed", "missing"),
    [
        (["a", "b"], "a\nb\n", None),
        (["a", "b"], "a\nx\nb\n", None),
        (["b", "a"], "a\nb\n", "a"),
        (["a"], "ab\n", "a"),
        (["a…"], "ab\n", None),
        (["…", "b"], "a\nb\n", None),
        (["a.c"], "abc", "a.c"),
    ],
)
def test_shown_lines_are_looked_for_in_order(
    shown: list[str], printed: str, missing: str | None
) -> None:
    assert _missing(shown, printed) == missing


def test_what_the_pages_on_editors_say_to_write_is_sound_and_the_same(checkout: Path) -> None:
    english, chinese = ((checkout / page).read_text("utf-8") for page in _EDITING)
    read: dict[str, Callable[[str], object]] = {
        "json": json.loads,
        "yaml": yaml.safe_load,
        "lua": str,
        "console": str,
    }
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", english, re.MULTILINE | re.DOTALL)
    assert blocks == re.findall(r"^```(\w+)\n(.*?)^```$", chinese, re.MULTILINE | re.DOTALL)
    assert all(read[language](code) or code.startswith("# ") for language, code in blocks)
    for page in (english, chinese):
        rows = re.findall(r"^\| .* \| `nigao schema (\w+) -o ([\w.]+)` \|$", page, re.MULTILINE)
        assert rows == [(name, schema_name(name)) for name in SCHEMAS if name != "report"]
