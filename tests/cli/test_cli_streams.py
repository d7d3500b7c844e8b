"""Streams that are closed, full or left by their reader: the right exit code, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="这里要 sh 的重定向和 /dev/full")

Line = Callable[[str], "subprocess.CompletedProcess[bytes]"]

_FULL = os.path.exists("/dev/full")  # noqa: PTH110 - a device, no file


@pytest.fixture
def line(checkout: Path, tmp_path: Path) -> Line:
    """Return a runner of a shell's line, in which `nigao` is this checkout's."""
    (tmp_path / "报告.txt").write_text("我们到XX市学习。\n", "utf-8")

    def shell(line: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["sh", "-c", line.replace("nigao", f'"{sys.executable}" -m app')],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            capture_output=True,
            check=False,
        )

    return shell


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("nigao --help >&-", 2),
        ("nigao schema outline >&- <&-", 2),
        ("nigao fill 报告.txt --list >&-", 2),
        ("nigao fill 报告.txt --set XX市=济南市 <&- >&- 2>&-", 0),
        ("nigao fill 没有.txt --list 2>&-", 2),
        ("nigao fill 报告.txt --interactive <&-", 2),
        pytest.param(
            "nigao draft --help >/dev/full",
            *(2,),
            marks=pytest.mark.skipif(not _FULL, reason="这里没有 /dev/full"),
        ),
    ],
)
def test_a_stream_that_takes_nothing_is_no_fault(
    line: Line, tmp_path: Path, command: str, code: int
) -> None:
    ended = line(command)
    told = (ended.stdout + ended.stderr).decode()
    assert ended.returncode == code, told
    assert "Traceback" not in told
    assert "Exception" not in told
    if code == 0:
        assert (tmp_path / "报告.filled.txt").read_text("utf-8") == "我们到济南市学习。\n"
    elif ended.stderr:
        assert "标准输出" in told or "--interactive" in told


def test_words_that_nobody_takes_stop_no_work(line: Line, tmp_path: Path) -> None:
    ended = line("(nigao fill 报告.txt --set XX县=章丘; echo $? >code) 2>&1 | true")
    assert ended.returncode == 0
    assert (tmp_path / "code").read_text() == "1\n"
    assert (tmp_path / "报告.filled.txt").exists()


def test_a_page_whose_reader_has_left_ends_as_any_output_does(line: Line, tmp_path: Path) -> None:
    line("(nigao --help; echo $? >code) | true")
    assert (tmp_path / "code").read_text() == "141\n"


def test_a_pipe_that_does_not_wait_gets_everything(
    checkout: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out, into = os.pipe()
    os.set_blocking(into, False)
    command = [sys.executable, "-m", "app", "schema", "report"]
    with subprocess.Popen(command, cwd=checkout, stdout=into, stderr=subprocess.PIPE) as process:
        os.close(into)
        with os.fdopen(out, "rb") as pipe:
            said = pipe.read()
        assert process.wait() == 0
    main(["schema", "report"])
    assert said == capsysbinary.readouterr().out


def test_names_are_utf_8_whatever_the_locale(line: Line, tmp_path: Path) -> None:
    ended = line("LC_ALL=C PYTHONUTF8=0 nigao new 心得体会 -o 提纲.yaml")
    assert ended.returncode == 0, ended.stderr.decode()
    assert ended.stderr.decode().endswith("已写出 提纲.yaml\n")
    assert (tmp_path / "提纲.yaml").exists()


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("check NAME --format sarif", 1, "%E5%8D%8A%FF.txt"),
        ("check NAME", 1, "半\\xff.txt:1:"),
        ("check 报告.txt --against .", 1, ""),
        ("check 报告.txt --against 半\udcff", 1, ""),
        ("new --from NAME -o 新.yaml", 0, "半\\xff.txt"),
        ("fill NAME --set XX市=济南市", 0, "半\\xff.filled.txt"),
        ("fill NAME --sheet 半\udcff.csv", 0, "半\\xff.csv"),
        ("read 没有\udcff.txt", 2, "没有\\xff.txt: "),
        ("mine 报告.txt -o 半\udcff", 2, "半\\xff"),
        ("new 半\udcff", 2, "“半\\xff”"),
    ],
)
def test_a_name_of_bytes_that_are_no_text_is_a_name(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    code: int,
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    report = "我们到XX市学习。\n"
    (tmp_path / "半\udcff").mkdir()
    for name in ("报告.txt", "半\udcff.txt", "半\udcff/半\udcff.txt"):
        (tmp_path / name).write_text(report, "utf-8")
    assert main(command.replace("NAME", "半\udcff.txt").split()) == code
    shown = "".join(capsys.readouterr())
    written = Path("新.yaml").read_text("utf-8") if "新.yaml" in command else ""
    assert "\udcff" not in shown + written
    assert told in shown + written
