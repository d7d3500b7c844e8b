"""A batch that is killed at any moment, and `--resume` until it is done.

`NIGAO_KILLS` says how many moments are tried; a few by default, for each costs a start.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from tests.fixed_outline import FIXED_OUTLINE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="进程组和 SIGKILL 是 POSIX 的")

_ROWS = 120
_KILLS = int(os.environ.get("NIGAO_KILLS", "3"))


class _Stood(NamedTuple):
    """What tells a file that was written again from one that was left alone."""

    inode: int
    written: int


def _command(*more: str) -> list[str]:
    batch = ["batch", "o.yaml", "--table", "t.csv", "-o", "out/{XX区}.docx", "--jobs", "2"]
    return [sys.executable, "-m", "app", *batch, *more]


def _start(folder: Path, checkout: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(*more),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _prepare(folder: Path) -> Path:
    folder.mkdir()
    (folder / "o.yaml").write_text(FIXED_OUTLINE, "utf-8")
    rows = "".join(f"第{n}区\n" for n in range(_ROWS))
    (folder / "t.csv").write_text("XX区\n" + rows, "utf-8")
    return folder


def _files(folder: Path) -> dict[str, _Stood]:
    stats = {path.name: path.stat() for path in (folder / "out").glob("*.docx")}
    return {name: _Stood(stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


def _kill_once(folder: Path, checkout: Path, chance: random.Random) -> bool:
    """Start or go on, kill the whole group at some moment, and tell whether it had ended."""
    before = len(_files(folder))
    running = _start(folder, checkout, "--resume")
    # Some moments lie before the first file, some among the last, most in between.
    wanted = before + chance.randrange(-2, _ROWS // 6)
    while running.poll() is None and len(_files(folder)) < wanted:
        time.sleep(0.002)
    time.sleep(chance.random() * 0.05)
    ended = running.poll() is not None
    if not ended:
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    return ended


def _contents(folder: Path) -> dict[str, bytes]:
    # A run that is killed early has made no folder yet.
    return {path.name: path.read_bytes() for path in (folder / "out").glob("*")}


def test_no_file_is_torn_missing_or_written_twice(checkout: Path, tmp_path: Path) -> None:
    whole = _prepare(tmp_path / "whole")
    first = _start(whole, checkout)
    _, said = first.communicate()
    assert first.returncode == 1, said.decode()
    expected = _contents(whole)
    assert len(expected) == _ROWS + 1
    chance = random.Random(4)  # noqa: S311
    kills = turn = 0
    while kills < _KILLS:
        turn += 1
        folder = _prepare(tmp_path / f"turn-{turn}")
        ended = False
        stood: dict[str, _Stood] = {}
        while not ended and kills < _KILLS:
            ended = _kill_once(folder, checkout, chance)
            kills += not ended
            now = _files(folder)
            assert {name: now.get(name) for name in stood} == stood
            stood = now
            for name, data in _contents(folder).items():
                assert not name.endswith(".docx") or data == expected[name]
        running = _start(folder, checkout, "--resume")
        _, said = running.communicate()
        assert running.returncode == 1, said.decode()
        now = _files(folder)
        assert {name: now[name] for name in stood} == stood
        assert _contents(folder) == expected
    print(f"\n{kills} kills in {turn} batches of {_ROWS} rows")
    for name, data in expected.items():
        assert not name.endswith(".docx") or docx.Document(BytesIO(data)).paragraphs


def test_processes_end_with_the_one_that_started_them(checkout: Path, tmp_path: Path) -> None:
    folder = _prepare(tmp_path / "alone")
    running = _start(folder, checkout)
    while not _files(folder):
        assert running.poll() is None
        time.sleep(0.005)
    running.kill()
    # Each of its processes holds the pipe for as long as it lives.
    running.communicate(timeout=60)
    assert len(_files(folder)) < _ROWS
