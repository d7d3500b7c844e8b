"""On a terminal, `nigao new` asks which kind to write; anywhere else it never waits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")


def _new(checkout: Path, folder: Path, typed: str | None) -> subprocess.CompletedProcess[bytes]:
    """Run `nigao new` with words typed on a terminal, or (None) with nothing to read from."""
    stdin: int = subprocess.DEVNULL
    if typed is not None:
        keyboard, stdin = os.openpty()
        os.write(keyboard, typed.encode())
    return subprocess.run(
        [sys.executable, "-m", "app", "new", "-o", "提纲.yaml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stdin=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_the_kind_that_is_typed_is_written(checkout: Path, tmp_path: Path) -> None:
    ended = _new(checkout, tmp_path, "心得体会\n")
    assert ended.returncode == 0, ended.stderr.decode()
    assert ended.stdout == b""
    assert "交流研讨材料" in ended.stderr.decode()
    assert "心得体会" in (tmp_path / "提纲.yaml").read_text("utf-8")


def test_a_bare_return_writes_nothing(checkout: Path, tmp_path: Path) -> None:
    assert _new(checkout, tmp_path, "\n").returncode == 0
    assert not list(tmp_path.iterdir())


def test_without_a_terminal_the_kinds_are_listed(checkout: Path, tmp_path: Path) -> None:
    ended = _new(checkout, tmp_path, None)
    assert ended.returncode == 0
    assert "交流研讨材料" in ended.stdout.decode()
    assert not list(tmp_path.iterdir())
