"""What reads and writes Excel files is loaded for Excel files only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_LOADED = """
import sys
from app.cli.main import main
code = main(sys.argv[1:])
print("openpyxl" in sys.modules, code)
"""


@pytest.mark.parametrize(
    ("args", "loads"),
    [
        (["--help"], False),
        (["fill", "稿.txt", "--set", "XX=甲"], False),
        (["fill", "稿.txt", "--list"], False),
        (["fill", "稿.txt", "--sheet", "名称.yaml"], False),
        (["fill", "稿.txt", "--sheet", "名称.csv"], False),
        (["fill", "稿.txt", "--sheet", "名称.xlsx"], True),
    ],
)
def test_only_excel_files_need_it(
    checkout: Path, tmp_path: Path, args: list[str], loads: bool
) -> None:
    (tmp_path / "稿.txt").write_text("在XX\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", _LOADED, *args],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout.decode().splitlines()[-1] == f"{loads} 0"
