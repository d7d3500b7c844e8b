"""`nigao batch` on a terminal and without one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli.main import main
from app.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

# So many that no machine makes them all before it is told to stop.
_MANY = 4000
_OUTLINE = "kind: 心得体会\nspeaker: {unit: XX区局, post: 员, name: 王敏}\ninsights: [为民]\n"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("o.yaml").write_text(_OUTLINE, "utf-8")
    Path("t.csv").write_text("XX区\n甲区\n乙区\n", "utf-8")
    Path("f.txt").write_text("请XX区派人来。\n", "utf-8")


def test_a_batch_of_drafts_ends_with_one_line_and_its_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    args = ["batch", "o.yaml", "--table", "t.csv", "-o", "out/{XX区}.docx", "--jobs", "1"]
    assert main(args) == 1
    told = capsys.readouterr()
    assert told.out == ""
    line, written = told.err.splitlines()
    assert re.fullmatch(r"共 2 行：写出 2 份，2 份里还有空缺，逐处列在报告里（.*）", line)
    assert written == "已写出 out/o.报告.csv"
    assert main(args) == 2
    assert main([*args, "--resume"]) == 1


def test_a_file_is_filled_for_each_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "f.txt", "--table", "t.csv", "-o", "out/{XX区}.txt"]) == 0
    assert Path("out/乙区.txt").read_text("utf-8") == "请乙区派人来。\n"
    assert "共 2 行：写出 2 份" in capsys.readouterr().err


def test_a_bar_shows_rate_and_time_left_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    now = 0.0
    with Progress("写出", clock=lambda: now) as progress:
        for done in range(1, 5):
            now = done * 2.0
            progress.watch(done, 4)
    shown = capsys.readouterr().err
    assert "写出" in shown
    assert "4/4" in shown
    assert "每秒 0.5 份，还要 0:00:06" in shown
    assert shown.count("还要") == 3


def test_no_bar_is_drawn_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("写出") as progress:
        progress.watch(1, 2)
    assert capsys.readouterr() == ("", "")


def test_filling_by_a_table_loads_nothing_that_drafting_needs(checkout: Path) -> None:
    code = (
        "import sys; from app.cli.main import main\n"
        "main(['fill', 'f.txt', '--table', 't.csv', '-o', 'out/{XX区}.txt'])\n"
        "print([name for name in ('jinja2', 'docx', 'openpyxl', 'rich') if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(checkout)},
        capture_output=True,
        check=True,
    )
    assert ended.stdout.decode().strip() == "[]", ended.stderr.decode()


@pytest.fixture
def _hearing() -> Iterator[None]:
    """Hear interrupts: what a shell runs in the background does not, nor what that starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="SIGINT 是 POSIX 的")
@pytest.mark.usefixtures("_hearing")
def test_whoever_breaks_off_is_told_how_to_go_on(checkout: Path) -> None:
    Path("t.csv").write_text("XX区\n" + "".join(f"第{n}区\n" for n in range(_MANY)), "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "app", "batch", "o.yaml", "--table", "t.csv", "-o", "out/{XX区}.md"],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not list(Path().glob("out/*.md")):
        assert running.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told.decode().splitlines() == ["中断了：同样的命令加上 --resume，接着写"]
    assert len(list(Path().glob("out/*.md"))) < _MANY
