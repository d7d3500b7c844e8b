"""What a search on the page of the bank takes with a large pack, from one letter to the next.

Figures are printed with `pytest -m benchmark -s`; the bound is the one that users are promised.
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from app.workflow.pages.bank.browsing import Asked
from app.workflow.pages.workspace import Workspace
from tests.benchmarks.test_benchmark_bank import WRITTEN

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.benchmark

_PHRASES = 10_000
_MOST = 0.2
_TYPED = ("服", "服务", "服务 群", "服务 群众", "抓", "抓好", "抓好护", "没有的词", "")
_CHOSEN: tuple[dict[str, Any], ...] = (
    {},
    {"role": "insight"},
    {"move": "duty"},
    {"theme": "服务"},
    {"pack": "p10000"},
)


def test_a_search_of_ten_thousand_phrases_follows_the_keys(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "home" / "phrasebank" / "p10000"
    folder.parent.mkdir(parents=True)
    writing = [sys.executable, "-c", WRITTEN, str(folder), str(_PHRASES)]
    subprocess.run(writing, cwd=checkout, check=True)
    page = Workspace().bank
    taken: dict[tuple[str, ...], float] = {}
    for words in _TYPED:
        for chosen in _CHOSEN:
            start = time.perf_counter()
            page.listed(Asked(words)._replace(**chosen))
            taken[words, *chosen] = time.perf_counter() - start
    print(f"\nmedian {1000 * median(taken.values()):.0f} ms, most {1000 * max(taken.values()):.0f}")
    assert median(taken.values()) < _MOST
