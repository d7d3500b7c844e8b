"""Whether sources are indexed in linear time and in the same memory, and asked as fast when many.

Rates differ from machine to machine, so what is held to are ratios within one run; the bounds are
loose. Figures are printed with `pytest -m benchmark -s`. `NIGAO_SOURCES` says how many are many.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checking.copying.large import Large

pytestmark = pytest.mark.benchmark

_MANY = int(os.environ.get("NIGAO_SOURCES", "1200"))
_FEW = _MANY // 3
_DRAFTS = 20
# In a process of its own, so that the most memory it ever had is that of one index.
_MEASURED = """
import json, sys
from pathlib import Path
from tests.checking.copying.large import measure_large

print(json.dumps(measure_large(int(sys.argv[1]), int(sys.argv[2]), 0, Path(sys.argv[3]))))
"""


def _measured(count: int, path: Path, checkout: Path) -> Large:
    ended = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(count), str(_DRAFTS), str(path)],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=True,
    )
    found = Large(*json.loads(ended.stdout))
    print(f"\n{found}", end="")
    return found


def test_many_sources_take_no_more_a_piece_than_few(checkout: Path, tmp_path: Path) -> None:
    few = _measured(_FEW, tmp_path / "few.sqlite", checkout)
    many = _measured(_MANY, tmp_path / "many.sqlite", checkout)
    print()
    assert many.indexing / many.sources < 1.5 * few.indexing / few.sources
    assert many.size / many.sources < 1.1 * few.size / few.sources
    assert many.query < 2 * few.query
    assert many.memory < 1.3 * few.memory
