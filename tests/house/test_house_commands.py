"""Every command and every option stands in both READMEs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.cli.main import build

_READMES = ("README.md", "README.zh-CN.md")
_COMMANDS: dict[str, Any] = build().commands


def _undocumented(text: str, name: str, command: Any) -> list[str]:
    """Return what a text does not say of a command: its name, or options on a line with it."""
    lines = [line for line in text.splitlines() if f"nigao {name}" in line]
    if not lines:
        return [f"nigao {name}"]
    options = [param for param in command.params if param.param_type_name == "option"]
    words = [max(option.opts, key=len) for option in options]
    return [word for word in words if not any(word in line for line in lines)]


@pytest.mark.parametrize("readme", _READMES)
@pytest.mark.parametrize("name", _COMMANDS)
def test_a_command_and_its_options_are_documented(checkout: Path, readme: str, name: str) -> None:
    text = (checkout / readme).read_text("utf-8")
    assert not _undocumented(text, name, _COMMANDS[name])


def test_an_option_of_another_command_does_not_count() -> None:
    options = "--bank --final --force --layout --output --pdf --reference --sources"
    text = f"`nigao draft --seed N`\n`nigao export {options}`"
    assert _undocumented(text, "export", _COMMANDS["export"]) == []
    assert "--final" in _undocumented(text, "draft", _COMMANDS["draft"])
    assert _undocumented(text, "mine", _COMMANDS["mine"]) == ["nigao mine"]
