"""`.ci/run` runs the command lines that `README.md` marks; the Chinese README has both too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_command_line_is_marked_once_and_is_one_line(checkout: Path, name: str) -> None:
    english = (checkout / "README.md").read_text("utf-8")
    marked = re.findall(rf"<!-- ci: {name} -->\n```sh\n(.+)\n```", english)
    assert len(marked) == 1
    chinese = (checkout / "README.zh-CN.md").read_text("utf-8")
    assert f"```sh\n{marked[0]}\n```" in chinese
