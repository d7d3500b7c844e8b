"""LibreOffice is called with patience, and what it cannot do is told file by file."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from app.errors import InputError
from app.files import office
from app.files.contents import content_of
from app.files.office import MOST_A_RUN, Original, convert, find_office, how_to_install
from tests.files.fake_office import (
    CUTS_OFF,
    MAKES_ALL,
    MAKES_NOTHING,
    NEVER_ENDS,
    STUMBLES,
    install_office,
    remove_office,
)

_OFFICE = shutil.which("soffice")


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, empty before."""
    folder = tmp_path / "temporary files 临时"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def originals(*data: bytes) -> list[Original]:
    return [Original(f"{n} 张三.docx", each) for n, each in enumerate(data)]


def shapes(results: list[bytes | str]) -> str:
    """Return a letter for each result: `a` for bytes, `-` for none."""
    return "".join("a" if isinstance(each, bytes) else "-" for each in results)


def test_many_files_take_few_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: Path
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    made = list(convert(originals(*[b"x"] * (MOST_A_RUN + 1)), "pdf"))
    assert shapes(made) == "a" * (MOST_A_RUN + 1)
    assert len(log.read_text("utf-8").splitlines()) == 2
    assert not list(spare.iterdir())


def test_every_run_is_a_user_of_its_own_without_macros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: Path
) -> None:
    keep = f"import shutil; shutil.copytree(folder.parent, {str(tmp_path / 'kept')!r})\n"
    log = install_office(tmp_path, monkeypatch, MAKES_ALL + keep)
    list(convert(originals(b"x"), "docx", reader="HTML (StarWriter)"))
    called = log.read_text("utf-8").strip().split("|")
    (profile,) = [each for each in called if each.startswith("-env:UserInstallation=file://")]
    assert "%20" in profile
    assert profile.endswith("/profile")
    assert "--headless" in called
    assert "--infilter=HTML (StarWriter)" in called
    settings = tmp_path / "kept/profile/user/registrymodifications.xcu"
    said = settings.read_text("utf-8")
    assert '"MacroSecurityLevel" oor:op="fuse"><value>3<' in said
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in said
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in said


@pytest.mark.parametrize("does", [MAKES_NOTHING, CUTS_OFF, "sys.exit(3)\n"])
@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_a_file_that_becomes_nothing_whole_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: Path, does: str, to: office.Target
) -> None:
    install_office(tmp_path, monkeypatch, does)
    assert list(convert(originals(b"x"), to)) == ["LibreOffice 打不开它，多半是文件坏了"]
    assert not list(spare.iterdir())


def test_a_program_that_cannot_be_started_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_office(tmp_path, monkeypatch, "")
    (tmp_path / "tools/soffice").write_bytes(b"\x00no program")
    assert list(convert(originals(b"x"), "pdf")) == ["LibreOffice 启动不了"]


def test_what_never_ends_is_killed_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: Path
) -> None:
    log = install_office(tmp_path, monkeypatch, NEVER_ENDS)
    start = time.monotonic()
    made = list(convert(originals(b"x"), "pdf", patience=1))
    assert made == ["LibreOffice 等了 1 秒没有转出来"]
    assert time.monotonic() - start < 20
    assert not list(spare.iterdir())
    child = int(Path(f"{log}.child").read_text("utf-8"))
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Tell whether a process still runs, a moment given to end; a zombie does not."""
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if state.exists() and state.read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
            return False
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("data", "made", "runs"),
    [
        # One that LibreOffice passes over costs no run.
        ([b"x", b"bad", b"x", b"bad", b"x"], "a-a-a", 1),
        # What it breaks on is given up, and the others are taken up again.
        ([b"x", b"crash", b"x", b"x"], "a-aa", 2),
        ([b"x", b"hang", b"x", b"bad", b"x"], "a-a-a", 2),
        ([b"crash", b"x", b"crash", b"x"], "-a-a", 3),
        # Two runs in turn without any result: it is LibreOffice that does not work.
        ([b"crash", b"crash", b"x", b"x"], "----", 2),
    ],
)
def test_a_bad_file_does_not_take_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: list[bytes], made: str, runs: int
) -> None:
    log = install_office(tmp_path, monkeypatch, STUMBLES)
    assert shapes(list(convert(originals(*data), "pdf", patience=1))) == made
    assert len(log.read_text("utf-8").splitlines()) == runs


def test_where_a_whole_run_makes_nothing_no_more_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_NOTHING)
    made = list(convert(originals(*[b"x"] * (MOST_A_RUN * 3)), "pdf"))
    assert shapes(made) == "-" * (MOST_A_RUN * 3)
    assert len(log.read_text("utf-8").splitlines()) == 2


def test_files_of_one_name_each_have_their_own_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    names = ["甲.docx", "甲.docx", "甲.DOCX", "-乙 #%3F.docx", "长" * 200 + ".docx"]
    made = list(convert([Original(name, b"x") for name in names], "pdf"))
    assert shapes(made) == "aaaaa"
    sources = log.read_text("utf-8").strip().split("|")[-5:]
    assert Path(sources[0]).name == "甲.docx"
    assert Path(sources[3]).name == "-乙 #%3F.docx"
    assert len({Path(each).stem.casefold() for each in sources}) == 5


def test_a_machine_without_it_is_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove_office(tmp_path, monkeypatch)
    assert find_office() is None
    assert how_to_install() == "sudo apt install libreoffice-writer fonts-noto-cjk"
    (tmp_path / "no tools/apt").unlink()
    assert how_to_install() == "见 https://zh-cn.libreoffice.org"
    with pytest.raises(InputError, match="LibreOffice"):
        list(convert(originals(b"x"), "pdf"))


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_libreoffice_makes_the_same_bytes_of_the_same_file(spare: Path) -> None:
    text = Original("张 三 100%#?.rtf", b"{\\rtf1 Form: ____}")
    (one, other), (again,) = convert([text, text], "docx"), convert([text], "docx")
    assert isinstance(one, bytes)
    assert content_of(one) == "word"
    assert one == other == again
    (printed,) = convert([text], "pdf")
    assert isinstance(printed, bytes)
    assert content_of(printed) == "pdf"
    assert not list(spare.iterdir())
