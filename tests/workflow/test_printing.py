"""`--pdf`: every Word file has its print beside it, or nothing is written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.cli.main import main
from app.errors import ExitCode
from app.files.contents import content_of
from tests.files.fake_office import (
    MAKES_ALL,
    MAKES_NOTHING,
    install_office,
    remove_office,
)

_OFFICE = shutil.which("soffice")
OUTLINE = "文种: 心得体会\n标题: XX市的体会\n体会: [为民]\n"
VERBS = {
    "fill": ["fill", "a.docx", "--set", "XX市=甲市", "-o", "稿.docx"],
    "draft": ["draft", "o.yaml", "-o", "稿.docx"],
    "export": ["export", "a.md", "-o", "稿.docx"],
}
TABLES = {
    "batch": ["batch", "o.yaml", "--table", "t.csv", "-o", "out/{编号}.docx"],
    "fill": ["fill", "a.docx", "--table", "t.csv", "-o", "out/{编号}.docx"],
}


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "我的 稿子"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("o.yaml").write_text(OUTLINE, "utf-8")
    Path("a.md").write_text("::: 正文\nXX市\n", "utf-8")
    Path("t.csv").write_text("编号,XX市\n1,甲市\n2,乙市\n3,丙市\n", "utf-8")
    main(["export", "a.md", "-o", "a.docx"])


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main([*args, "--pdf"])
    return code, capsys.readouterr().err


def standing() -> set[str]:
    return {str(each) for each in Path().rglob("*")}


@pytest.mark.parametrize("verb", VERBS)
def test_the_print_stands_beside_the_word_file(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    verb: str,
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    code, told = run(capsys, *VERBS[verb])
    assert code == ExitCode.DONE
    assert "已写出 稿.docx\n已写出 稿.pdf" in told
    assert content_of(Path("稿.pdf").read_bytes()) == "pdf"


@pytest.mark.parametrize("args", [*VERBS.values(), *TABLES.values()])
def test_without_libreoffice_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    remove_office(tmp_path, monkeypatch)
    before = standing()
    code, told = run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert "--pdf 要用 LibreOffice，这台机器上没有: 装上 LibreOffice（sudo apt install" in told
    assert "或去掉 --pdf，再用 Word 或 WPS 打开，另存为 PDF" in told
    assert standing() == before


@pytest.mark.parametrize("args", VERBS.values())
def test_what_cannot_be_printed_is_not_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_NOTHING)
    before = standing()
    code, told = run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert "稿.docx: 没有转成 PDF：LibreOffice 打不开它" in told
    assert standing() == before


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["export", "a.md", "-o", "b.txt"], "--pdf 只能和 .docx 一起用，这里要写的是“.txt”"),
        (["draft", "o.yaml", "-o", "-"], "--pdf 和 -o - 不能一起用"),
        (["fill", "a.docx", "--list"], "--pdf 不能和 --list、--sheet 一起用"),
        (["fill", "a.md", "--set", "XX市=甲市"], "这里要写的是“.md”"),
        (["batch", "o.yaml", "--table", "t.csv", "-o", "{编号}.md"], "这里要写的是“.md”"),
    ],
)
def test_what_has_no_print_is_refused_at_once(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
    told: str,
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    before = standing()
    code, said = run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert told in said
    assert standing() == before
    assert not log.exists()


@pytest.mark.parametrize("args", [*VERBS.values(), *TABLES.values()])
def test_a_print_that_stands_there_is_kept(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    pdf = Path("out/2.pdf" if "--table" in args else "稿.pdf")
    pdf.parent.mkdir(exist_ok=True)
    pdf.write_bytes(b"%PDF mine")
    before = standing()
    code, told = run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert str(pdf) in told
    assert "--force" in told
    assert standing() == before
    assert pdf.read_bytes() == b"%PDF mine"
    assert run(capsys, *args, "--force")[0] != ExitCode.BAD_INPUT
    assert pdf.read_bytes() != b"%PDF mine"


@pytest.mark.parametrize("args", TABLES.values())
def test_the_files_of_a_table_are_printed_in_one_run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    run(capsys, *args)
    assert {"out/1.pdf", "out/2.pdf", "out/3.pdf"} < standing()
    assert len(log.read_text("utf-8").splitlines()) == 1
    # Taken up again, only what has no print of its own is printed: one is older, one is gone.
    os.utime("out/1.pdf", (1, 1))
    Path("out/2.pdf").unlink()
    kept = Path("out/3.pdf").stat().st_mtime_ns
    run(capsys, *args, "--resume")
    calls = log.read_text("utf-8").splitlines()
    assert [Path(each).name for each in calls[-1].split("|")[-2:]] == ["1.docx", "2.docx"]
    assert {"out/1.pdf", "out/2.pdf"} < standing()
    assert Path("out/3.pdf").stat().st_mtime_ns == kept


def test_a_row_that_cannot_be_printed_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    does = "for each in sources:\n    if each.stem != '2': make(each)\n"
    install_office(tmp_path, monkeypatch, does)
    code, told = run(capsys, *TABLES["fill"])
    assert code == ExitCode.NEEDS_WRITER
    assert "out/2.docx：没有转成 PDF：LibreOffice 打不开它，多半是文件坏了" in told
    assert "有 1 份没有转成 PDF" in told
    assert {"out/1.pdf", "out/2.docx", "out/3.pdf"} < standing()


def test_variants_are_printed_each(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    code, told = run(capsys, "draft", "o.yaml", "-o", "稿.docx", "--variants", "2")
    assert code == ExitCode.DONE
    assert told.count(".pdf") == 2


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_libreoffice_prints_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, *VERBS["draft"])
    assert code == ExitCode.DONE, told
    assert content_of(Path("稿.pdf").read_bytes()) == "pdf"
