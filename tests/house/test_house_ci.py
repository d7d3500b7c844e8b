"""`.ci/run` runs the README's own command lines, so both READMEs must mark the same two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def _marked(text: str, name: str) -> list[str]:
    return re.findall(rf"<!-- ci: {name} -->\n+```sh\n(.+)\n```", text)


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_command_line_is_marked_once_and_is_one_line(checkout: Path, name: str) -> None:
    english = _marked((checkout / "README.md").read_text("utf-8"), name)
    chinese = _marked((checkout / "README.zh-CN.md").read_text("utf-8"), name)
    assert len(english) == 1
    assert chinese == english
