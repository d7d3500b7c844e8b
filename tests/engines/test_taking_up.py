"""Mining that was broken off at any moment is taken up, and the pack is as if it never was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from app.engines.local import LocalEngine
from app.files.cache import cache_folder
from app.messages import speaking
from app.processes import Shared
from app.workflow.mine import mine
from tests.engines.conftest import ALONE, REPORTS, files, packed, write_reports

_T = TypeVar("_T")
_D = TypeVar("_D")


class _Breaking(LocalEngine):
    """Breaks off after so many reports."""

    def __init__(self, reports: int) -> None:
        super().__init__(1)
        self._reports = reports

    def work(self, shared: Shared[_T, _D], tasks: Iterable[_T], count: int) -> Iterator[_D]:
        for n, done in enumerate(super().work(shared, tasks, count)):
            if n == self._reports:
                raise KeyboardInterrupt
            yield done


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def journals() -> list[Path]:
    return sorted(cache_folder().glob("mine-*"))


def broken_off(reports: Path, folder: Path, after: int) -> Path:
    """Break mining off after so many reports, and return what is kept of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.workflow.mine.engine_of", lambda *_: _Breaking(after))
        with pytest.raises(KeyboardInterrupt):
            mine([reports], output=folder / "词库")
    assert not (folder / "词库").exists()
    (journal,) = journals()
    return journal


def taken_up(reports: Path, folder: Path) -> int:
    """Mine again, and return how many reports were taken up."""
    told = mine([reports], output=folder / "词库", by=ALONE).notes
    assert journals() == []
    again = [line for line in told if line.startswith("接着上次")]
    return int("".join(filter(str.isdigit, again[0]))) if again else 0


@pytest.mark.parametrize("after", [0, 1, REPORTS // 2, REPORTS])
def test_broken_off_at_any_report_the_pack_is_the_same(
    reports: Path, expected: dict[str, bytes], tmp_path: Path, after: int
) -> None:
    broken_off(reports, tmp_path, after)
    # Of as many files as were looked at, one is no report.
    assert after - 1 <= taken_up(reports, tmp_path) <= after
    assert files(tmp_path / "词库") == expected


def test_what_was_told_of_reports_is_not_taken_up_in_another_language(
    reports: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    with speaking("en"):
        broken_off(reports, tmp_path, REPORTS // 2)
    assert taken_up(reports, tmp_path) == 0
    assert files(tmp_path / "词库") == expected


@pytest.mark.parametrize("torn", [1, 9, 3000])
def test_half_a_line_at_its_end_is_read_anew(
    reports: Path, expected: dict[str, bytes], tmp_path: Path, torn: int
) -> None:
    journal = broken_off(reports, tmp_path, 20)
    journal.write_bytes(journal.read_bytes()[:-torn])
    assert 17 <= taken_up(reports, tmp_path) <= 19
    assert files(tmp_path / "词库") == expected


def test_a_report_that_changed_is_read_anew(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "旧报告")
    broken_off(reports, tmp_path / "a", 20)
    first = sorted(reports.glob("0*.txt"))[0]
    first.write_text(first.read_text("utf-8").replace("。", "！", 3) + "又是一年。\n", "utf-8")
    read = taken_up(reports, tmp_path / "a")
    assert files(tmp_path / "a" / "词库") == packed(reports, tmp_path / "b")
    broken_off(reports, tmp_path / "c", 20)
    assert taken_up(reports, tmp_path / "c") == read + 1


def test_what_other_reports_were_given_with_does_not_matter(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "旧报告")
    broken_off(reports, tmp_path / "a", 20)
    for path in sorted(reports.glob("0*.txt"))[:5]:
        path.unlink()
    (reports / "新.txt").write_text("学习心得体会\n我们要把学习抓细抓实。\n", "utf-8")
    assert taken_up(reports, tmp_path / "a") >= 10
    assert files(tmp_path / "a" / "词库") == packed(reports, tmp_path / "b")


# Tests that run in the background of a shell are deaf to interrupts, and so are their children.
_HEARING = """
import signal
from app.cli.main import run
signal.signal(signal.SIGINT, signal.default_int_handler)
run()
"""


def _start(checkout: Path, reports: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _HEARING, "mine", str(reports), "-o", str(folder / "词库")],
        cwd=checkout,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _has_read(running: subprocess.Popen[bytes]) -> bool:
    """Wait until some reports are read, and tell whether the work still goes on."""
    while running.poll() is None:
        if any(path.read_bytes().count(b"\n") > 3 for path in journals()):
            return True
        time.sleep(0.002)
    return False


@pytest.mark.skipif(os.name == "nt", reason="进程组和信号是 POSIX 的")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_process_that_is_ended_is_taken_up(
    checkout: Path, reports: Path, expected: dict[str, bytes], tmp_path: Path, sent: signal.Signals
) -> None:
    running = _start(checkout, reports, tmp_path)
    assert _has_read(running)
    # Ctrl-C reaches every process of a terminal.
    os.killpg(running.pid, sent)
    _, told = running.communicate()
    if sent == signal.SIGINT:
        assert running.returncode == 130
        assert told.decode() == "中断了：读过的都记着，同样的命令再来一次，接着读\n"
    assert journals()
    ended = _start(checkout, reports, tmp_path)
    _, told = ended.communicate()
    assert ended.returncode == 0, told.decode()
    assert told.decode().startswith(("接着上次：有 ", "没有读"))
    assert files(tmp_path / "词库") == expected
