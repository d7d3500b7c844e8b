"""What reads and writes Excel files is loaded for Excel files only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

# One process runs them all, one after the other: what is loaded stays loaded.
_LOADED = """
import json, sys
from app.cli.main import main
for args in json.loads(sys.argv[1]):
    code = main(args)
    print(f"\\n{code} {'openpyxl' in sys.modules} {args}")
"""
_WITHOUT = [
    ["--help"],
    ["fill", "稿.txt", "--set", "XX=甲"],
    ["fill", "稿.txt", "--list"],
    ["fill", "稿.txt", "--sheet", "名称.yaml"],
    ["fill", "稿.txt", "--sheet", "名称.csv"],
]
_WITH = ["fill", "稿.txt", "--sheet", "名称.xlsx"]


def test_only_excel_files_need_it(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("在XX\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", _LOADED, json.dumps([*_WITHOUT, _WITH])],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    printed = ended.stdout.decode().splitlines()
    assert [f"0 False {args}" for args in _WITHOUT if f"0 False {args}" not in printed] == []
    assert f"0 True {_WITH}" in printed
