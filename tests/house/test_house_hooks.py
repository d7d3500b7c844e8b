"""The hook that other repositories take from this one, as pre-commit reads it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from app.cli.main import build

_NEEDED = {"id", "name", "entry", "language"}
_MAY = {"description", "files", "require_serial"}


@pytest.fixture
def hook(checkout: Path) -> dict[str, str]:
    """Return the only hook."""
    text = (checkout / ".pre-commit-hooks.yaml").read_text("utf-8")
    [hook] = yaml.safe_load(text)
    return dict(hook)


def test_a_hook_has_what_pre_commit_needs_and_nothing_unknown(hook: dict[str, str]) -> None:
    assert set(hook) >= _NEEDED
    assert set(hook) <= _NEEDED | _MAY
    assert hook["language"] == "python"


def test_its_entry_is_a_command_of_the_package(checkout: Path, hook: dict[str, str]) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    program, command = hook["entry"].split()
    assert program in project["scripts"]
    assert command in build().commands


@pytest.mark.parametrize(
    ("name", "checked"),
    [
        ("初稿.docx", True),
        ("稿/初稿.md", True),
        ("初稿.txt", True),
        ("提纲.yaml", False),
        ("初稿.docx.bak", False),
        ("表.xlsx", False),
    ],
)
def test_it_is_given_drafts_and_nothing_else(
    hook: dict[str, str], name: str, checked: bool
) -> None:
    assert bool(re.search(hook["files"], name)) == checked
