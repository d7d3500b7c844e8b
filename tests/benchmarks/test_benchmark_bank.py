"""What a draft and a look into the bank take with a large pack, against the same with a small one.

The bounds are those that users are promised; figures are printed with `pytest -m benchmark -s`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.processes import medians

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

_SMALL, _LARGE = 100, int(os.environ.get("NIGAO_PHRASES", "10000"))
# In a process of its own: what is measured after it would find its memory in pieces.
WRITTEN = """
import sys
from pathlib import Path
from app.bank.pack_files import pack_texts
from tests.bank.large_pack import large_pack
folder, phrases = Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir()
for name, text in pack_texts(large_pack(phrases, f"p{phrases}")).items():
    (folder / name).write_text(text, "utf-8")
"""


def test_hundreds_of_times_the_phrases_take_at_most_twice_the_time(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for phrases in map(str, (_SMALL, _LARGE)):
        writing = [sys.executable, "-c", WRITTEN, str(tmp_path / phrases), phrases]
        subprocess.run(writing, cwd=checkout, check=True)
    outline = str(checkout / "examples/护理安全.yaml")
    drafting = ["-m", "app", "draft", outline, "-o", "初稿.txt", "--force", "--bank"]
    searching = ["-m", "app", "phrases", "服务", "--bank"]
    taken = medians(
        {
            f"{command[2]} {phrases}": [*command, f"{phrases}"]
            for command in (drafting, searching)
            for phrases in (_SMALL, _LARGE)
        },
        checkout,
        tmp_path,
    )
    for command in ("draft", "phrases"):
        assert taken[f"{command} {_LARGE}"] <= 2 * taken[f"{command} {_SMALL}"]
