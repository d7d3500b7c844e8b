"""What a draft and a look into the bank take with a large pack, against the same with a small one.

The bounds are those that users are promised; figures are printed with `pytest -m benchmark -s`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.bank.pack_files import pack_texts
from tests.bank.large_pack import large_pack
from tests.benchmarks.processes import medians

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

_SMALL, _LARGE = 100, 100_000


def test_a_thousand_times_the_phrases_take_at_most_twice_the_time(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for phrases in (_SMALL, _LARGE):
        (tmp_path / f"{phrases}").mkdir()
        for name, text in pack_texts(large_pack(phrases, f"p{phrases}")).items():
            (tmp_path / f"{phrases}" / name).write_text(text, "utf-8")
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
