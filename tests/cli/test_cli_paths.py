"""What is no regular file, and what no file can be: refused by name by every command, at once.

A path stands in each place of each command line that takes one. A pipe without a writer, and a
device without an end, are never waited for.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli.main import main
from app.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = """交流研讨材料
各位领导，同志们：
一是感悟到“为民之道”。我区推行一站办。
二是感悟到“担当之责”。我区XX市推行改革。
"""
OUTLINE = "kind: 交流研讨材料\ninsights:\n  - {theme: 为民, facts: [我区推行一站办]}\n"
# `@` stands for the path, before the suffix that it needs.
READ = """
read @.txt
read @.docx
check @.md
check @.yaml
check r.md --against @.txt
check r.md --bank @
fill @.docx --list
fill r.md --names @.yaml -o -
fill r.md --names @.csv -o -
fill r.md --names @.xlsx -o -
fill r.md --table @.csv -o {单位}.md
fill r.docx --rows @.xlsx -o f.docx
draft @.yaml -o -
draft o.yaml --names @.yaml -o -
draft o.yaml --template @.md -o -
draft o.yaml --layout @.yaml -o x.docx
draft o.yaml --bank @ -o -
draft o.yaml --avoid @.txt -o -
export @.md -o x.docx
export r.md --layout @.yaml -o x.docx
export r.md --reference @.docx -o x.docx
export r.md --bank @ -o x.docx
mine @.txt -o b --jobs 1
mine r.md @.docx -o b --jobs 1
new --from @.txt -o x.yaml
new --from r.md --bank @ -o x.yaml
ask @.yaml
ask o.yaml --bank @
ask o.yaml --template @.md
phrases 为民 --bank @
batch @.yaml --table t.csv -o {单位}.md
batch o.yaml --table @.csv -o {单位}.md
batch o.yaml --table t.csv -o {单位}.md --names @.yaml
batch o.yaml --table t.csv -o {单位}.md --template @.md
batch o.yaml --table t.csv -o {单位}.docx --layout @.yaml
batch o.yaml --table t.csv -o {单位}.md --bank @
"""
WRITTEN = """
check r.md --mark @.docx
check r.md --fix @.md
fill r.md --set XX市=济南市 -o @.md
fill r.md --sheet @.yaml
fill r.md --sheet @.xlsx
draft o.yaml -o @.md
draft o.yaml -o @.docx --force
export r.md -o @.docx
mine r.md -o @ --jobs 1
new 交流研讨材料 -o @.yaml
ask o.yaml -o @.yaml
batch o.yaml --table t.csv -o @{单位}.md
batch o.yaml --table t.csv -o {单位}.md --report @.csv --force
"""
LINES = [
    *((line, ("pipe", "device", "loop", "long")) for line in READ.split("\n")[1:-1]),
    *((line, ("pipe", "loop")) for line in WRITTEN.split("\n")[1:-1]),
    ("read @.txt", ("socket", "deep")),
    ("mine r.md -o @ --jobs 1", ("socket", "deep")),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "r.md").write_text(REPORT, "utf-8")
    (folder / "o.yaml").write_text(OUTLINE, "utf-8")
    (folder / "t.csv").write_text("单位\n甲\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["export", "r.md", "-o", "r.docx"]) == ExitCode.DONE
    return folder


@contextmanager
def limited(seconds: int = 5, more: int = 1 << 30) -> Iterator[None]:
    """Break off what waits for somebody, and what takes in what has no end."""

    def stop(*_: object) -> None:
        # No error of the system, which a program may take for an answer.
        raise AssertionError

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + more, hard))
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def put(kind: str, path: str) -> None:
    """Have something stand at a path that is no file; nothing can stand at a long one."""
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            os.mknod(path, 0o600 | stat.S_IFSOCK)
        case "device":
            Path(path).symlink_to("/dev/zero")
        case "loop":
            Path(path).symlink_to(Path(path).name)


def standing(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what stands in a folder, and whether it is what stood there before."""
    found = {path: path.lstat() for path in folder.rglob("*")}
    return {str(path): (each.st_ino, each.st_mtime_ns) for path, each in found.items()}


def refused(line: str, kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = {"long": "名" * 100, "deep": "a/" * 2100}.get(kind, "此处")
    args = [each.replace("@", name) for each in line.split(" ")]
    (path,) = (arg for arg in args if name in arg)
    put(kind, path.replace("{单位}", "甲"))
    before = standing(folder)
    with limited():
        code = main(args)
    shown = capsys.readouterr()
    assert code == ExitCode.BAD_INPUT, shown.err
    assert "Traceback" not in shown.err
    assert name.rstrip("/") in shown.err
    assert standing(folder) == before


@pytest.mark.parametrize(("line", "kinds"), LINES)
def test_what_is_no_file_is_refused_by_name(
    line: str,
    kinds: tuple[str, ...],
    made: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for kind in kinds:
        folder = tmp_path / kind
        shutil.copytree(made, folder)
        monkeypatch.chdir(folder)
        refused(line, kind, folder, capsys)
