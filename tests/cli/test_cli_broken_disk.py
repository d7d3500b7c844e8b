"""Each command that writes, on a disk that fails at some moment: all or nothing, and told.

`NIGAO_MOMENTS` says how many moments of each are tried; a few by default, for each is a run.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli.main import main
from app.errors import ExitCode
from app.files.journals import Journal
from tests.broken_disk import Disk, KilledError, broken, contents
from tests.fixed_outline import FIXED_OUTLINE

if TYPE_CHECKING:
    from collections.abc import Mapping

_REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。细就不出错。\n二是要稳。XX市稳就走得远。\n汇报完毕。\n"
)
_INPUTS = {
    "o.yaml": FIXED_OUTLINE,
    "去年.txt": _REPORT,
    "前年.txt": _REPORT.replace("细", "快"),
    "稿.md": "# 在XX市的发言\n\n一是要细。。\n",
    "t.csv": "XX市\n甲市\n乙市\n丙市\n",
}

_MOMENTS = int(os.environ.get("NIGAO_MOMENTS", "4"))
COMMANDS = {
    "draft --variants": "draft o.yaml -o out/稿.md --variants 2",
    "fill --force": "fill 稿.md --set XX市=济南市 -o 旧.md --force",
    "fill --sheet": "fill 稿.md --sheet 名.yaml",
    "export": "export 稿.md -o out/稿.docx",
    "check": "check 去年.txt --mark out/批.docx --fix out/改.txt",
    "new --from": "new --from 去年.txt -o out/纲.yaml",
    "mine": "mine 去年.txt -o out/我的",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that a command runs in, with its inputs."""
    monkeypatch.chdir(tmp_path)
    _lay_out(tmp_path)
    return tmp_path


def _lay_out(folder: Path) -> dict[str, bytes]:
    """Have only the inputs stand in a folder, and return what that is."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in _INPUTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "旧.md").write_text("旧稿", "utf-8")
    return contents(folder)


def _run(line: str, disk: Disk) -> int:
    with broken(disk):
        return main(line.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_on_a_disk_that_fails_writes_all_or_nothing_and_says_so(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, sound = COMMANDS[name], Disk(0, KilledError())
    # What is kept in the cache is kept by now.
    usual = _run(line, Disk(0, KilledError()))
    before = _lay_out(folder)
    assert _run(line, sound) == usual <= ExitCode.NEEDS_WRITER
    after, codes = contents(folder), set()
    for disk in _disks(sound.count):
        _lay_out(folder)
        capsys.readouterr()
        code = _run(line, disk)
        told, found = capsys.readouterr().err, contents(folder)
        left = [each for each in found if ".nigao-" in each]
        # A file that the disk does not let go can only be left.
        assert len(left) <= (0 if disk.goes_on else 1), (disk.moment, left)
        found = {each: data for each, data in found.items() if each not in left}
        if code == ExitCode.BAD_INPUT:
            assert found == before, disk.moment
            assert "磁盘" in told, told
        else:
            assert (code, found) == (usual, after), (disk.moment, told)
        codes.add(code)
    assert ExitCode.BAD_INPUT in codes


def _disks(count: int) -> list[Disk]:
    """Return disks that fail once, or from then on are full, at some of so many moments.

    By an odd number of steps, both kinds have their turns.
    """
    disks = [
        Disk(moment, OSError(number, "no"), goes_on=number == errno.ENOSPC)
        for moment in range(1, count + 1)
        for number in (errno.ENOSPC, errno.EIO)
    ]
    return disks[:: max(1, len(disks) // _MOMENTS) | 1]


_BATCH = "fill 稿.md --table t.csv -o out/{XX市}.md --report r.csv"


@pytest.mark.parametrize("more", ["", " --force", " --resume"])
def test_a_batch_on_a_disk_that_fails_has_whole_files_and_is_gone_on_with(
    more: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_BATCH, Disk(0, KilledError())) <= ExitCode.NEEDS_WRITER
    whole = contents(folder)
    begun = (
        {n: data for n, data in whole.items() if n != "out/丙市.md"} if more else _lay_out(folder)
    )
    _put(folder, begun)
    sound = Disk(0, KilledError())
    usual = _run(_BATCH + more, sound)
    codes = set()
    for disk in _disks(sound.count):
        _put(folder, begun)
        code = _run(_BATCH + more, disk)
        found = contents(folder)
        # The report is begun before a file is written, in the place of none or of an old one.
        assert found.get("r.csv", b"x")
        assert ("r.csv" in found) >= bool(more)
        named = {name for name in found if ".nigao-" not in name}
        assert all(found[name] == whole[name] for name in named - {"r.csv"})
        assert code in (usual, ExitCode.NEEDS_WRITER, ExitCode.BAD_INPUT), disk.moment
        codes.add(code)
        assert _run(f"{_BATCH} --resume", Disk(0, KilledError())) == usual
        assert contents(folder) == whole, disk.moment
    assert ExitCode.BAD_INPUT in codes
    assert "磁盘" in capsys.readouterr().err


def test_a_report_that_another_batch_began_meanwhile_is_not_begun_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = folder / "r.csv"

    def begun(path: Path) -> Journal:
        report.write_bytes(b"theirs\n")
        return Journal(path)

    monkeypatch.setattr("app.batch.making.Journal", begun)
    assert main(_BATCH.split()) == ExitCode.BAD_INPUT
    assert "这里已经有一份批量报告" in capsys.readouterr().err
    assert report.read_bytes() == b"theirs\n"
    assert not (folder / "out").exists()


def _put(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Have only these files stand in a folder."""
    _lay_out(folder)
    for name, data in wanted.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if data:
            path.write_bytes(data)


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这样的限制")
def test_a_limit_of_the_system_on_files_is_told(folder: Path, checkout: Path) -> None:
    """No disk is played here: the system itself refuses to let a file grow."""
    import resource

    long = folder / "长.md"
    long.write_text("XX市的一份材料。\n" * 9000, "utf-8")
    command = ["fill", "长.md", "--set", "XX市=济南市", "-o", "out/好.md"]
    before = contents(folder)
    ended = subprocess.run(
        [sys.executable, "-m", "app", *command],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (99999, 99999)),
    )
    assert ended.returncode == ExitCode.BAD_INPUT
    assert "out/好.md: 写不了这个文件（文件太大）" in ended.stderr.decode()
    assert contents(folder) == before
