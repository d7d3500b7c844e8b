"""`-o 稿.pdf`: the print of a Word file that is not written itself, for one file and a table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.batch import printing
from app.cli.main import main
from app.errors import ExitCode
from app.files import office
from app.files.contents import content_of
from tests.files.fake_office import MAKES_ALL, MAKES_NOTHING, install_office, remove_office
from tests.workflow.test_filling_other_forms import rtf

_OFFICE = shutil.which("soffice")
_OUTLINE = "文种: 心得体会\n标题: XX市的体会\n体会: [为民]\n"
_VERBS = {
    "fill": ["fill", "a.docx", "--set", "XX市=甲市", "-o", "稿.pdf"],
    "draft": ["draft", "o.yaml", "-o", "稿.PDF"],
    "export": ["export", "a.md", "-o", "稿.pdf"],
}
_TABLES = {
    "batch": ["batch", "o.yaml", "--table", "t.csv", "-o", "out/{编号}.pdf"],
    "fill": ["fill", "a.docx", "--table", "t.csv", "-o", "out/{编号}.pdf"],
}
_EVERY = [*_VERBS.values(), *_TABLES.values()]
# All but the second, and the content tells which file it was made of.
_BUT_ONE = "for each in sources:\n    if each.stem != '2': make(each)\n"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "我的 稿子"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("o.yaml").write_text(_OUTLINE, "utf-8")
    Path("a.md").write_text("::: 正文\nXX市\n", "utf-8")
    Path("t.csv").write_text("编号,XX市\n1,甲市\n2,乙市\n3,丙市\n", "utf-8")
    main(["export", "a.md", "-o", "a.docx"])


def _run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main([*args])
    return code, capsys.readouterr().err


def _standing() -> set[str]:
    return {str(each) for each in Path().rglob("*")}


@pytest.mark.parametrize("args", _VERBS.values())
@pytest.mark.parametrize("more", [[], ["--pdf"]])
def test_a_pdf_is_written_and_no_word_file(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
    more: list[str],
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    before = _standing()
    code, told = _run(capsys, *args, *more)
    assert code == ExitCode.DONE, told
    assert _standing() - before == {args[-1]}
    assert content_of(Path(args[-1]).read_bytes()) == "pdf"
    assert f"已写出 {args[-1]}" in told
    # LibreOffice knows a file by its suffix.
    assert log.read_text("utf-8").strip().endswith("稿.docx")


def test_each_variant_is_a_pdf(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    before = _standing()
    _run(capsys, *_VERBS["draft"], "--variants", "2")
    assert _standing() - before == {"稿.1.PDF", "稿.2.PDF"}


@pytest.mark.parametrize("args", _EVERY)
def test_without_libreoffice_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    remove_office(tmp_path, monkeypatch)
    before = _standing()
    code, told = _run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert ".pdf 要用 LibreOffice，这台机器上没有: 装上 LibreOffice（sudo apt install" in told
    assert "或用 -o 写成 .docx，再用 Word 或 WPS 打开，另存为 PDF" in told
    assert _standing() == before


@pytest.mark.parametrize("args", _VERBS.values())
def test_what_cannot_be_printed_is_not_written(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_NOTHING)
    before = _standing()
    code, told = _run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert f"{args[-1]}: 没有转成 PDF：LibreOffice 打不开它" in told
    assert "用 -o 写成 .docx，再" in told
    assert _standing() == before


@pytest.mark.parametrize("args", _EVERY)
def test_a_pdf_that_stands_there_is_replaced_only_with_force(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    pdf = Path("out/2.pdf" if "--table" in args else args[-1])
    pdf.parent.mkdir(exist_ok=True)
    pdf.write_bytes(b"%PDF mine")
    before = _standing()
    code, told = _run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert str(pdf) in told
    assert "--force" in told
    assert _standing() == before
    assert pdf.read_bytes() == b"%PDF mine"
    assert _run(capsys, *args, "--force")[0] != ExitCode.BAD_INPUT
    assert pdf.read_bytes() != b"%PDF mine"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["draft", "o.yaml", "-o", "稿.pdf", "--sources"], ".pdf 文件里没有批注"),
        (["export", "a.md", "-o", "稿.pdf", "--sources"], ".pdf 文件里没有批注"),
        (["fill", "a.md", "--set", "XX市=甲市", "-o", "稿.pdf"], "填好的文件还是 .md"),
        (["fill", "a.md", "--table", "t.csv", "-o", "{编号}.pdf"], "填好的文件还是 .md"),
        (["ask", "o.yaml", "-o", "稿.pdf"], ".yaml"),
    ],
)
def test_what_cannot_be_a_pdf_is_refused_at_once(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
    told: str,
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    before = _standing()
    code, said = _run(capsys, *args)
    assert code == ExitCode.BAD_INPUT
    assert told in said
    assert _standing() == before
    assert not log.exists()


@pytest.mark.parametrize("args", _TABLES.values())
def test_a_table_becomes_pdfs_in_one_run_and_no_word_files(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    code, told = _run(capsys, *args)
    assert code != ExitCode.BAD_INPUT, told
    assert {path.name for path in Path("out").glob("[0-9]*")} == {"1.pdf", "2.pdf", "3.pdf"}
    assert "共 3 行：写出 3 份" in told
    assert len(log.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("args", _TABLES.values())
def test_what_was_printed_is_not_printed_again(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    _run(capsys, *args)
    Path("out/2.pdf").unlink()
    kept = Path("out/3.pdf").stat().st_mtime_ns
    told = _run(capsys, *args, "--resume")[1]
    assert "写出 1 份，2 份上次写过" in told
    calls = log.read_text("utf-8").splitlines()
    assert [Path(each).name for each in calls[-1].split("|")[-1:]] == ["2.docx"]
    assert Path("out/2.pdf").is_file()
    assert Path("out/3.pdf").stat().st_mtime_ns == kept


@pytest.mark.parametrize("args", _TABLES.values())
def test_a_row_that_cannot_be_printed_is_told_and_tried_again(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: list[str],
) -> None:
    install_office(tmp_path, monkeypatch, _BUT_ONE)
    code, told = _run(capsys, *args)
    assert code == ExitCode.NEEDS_WRITER
    assert "out/2.pdf：没有写：没有转成 PDF：LibreOffice 打不开它，多半是文件坏了" in told
    assert not Path("out/2.pdf").exists()
    (later := tmp_path / "later").mkdir()
    install_office(later, monkeypatch, MAKES_ALL)
    assert "写出 1 份，2 份上次写过" in _run(capsys, *args, "--resume")[1]
    assert Path("out/2.pdf").is_file()


def test_a_print_that_was_told_of_and_never_written_is_made_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    with monkeypatch.context() as patch:
        patch.setattr("app.batch.making.write_whole", _interrupted)
        assert main(_TABLES["batch"]) == 130
    assert [path.suffix for path in Path("out").iterdir()] == [".csv"]
    assert "共 3 行：写出 3 份" in _run(capsys, *_TABLES["batch"], "--resume")[1]


def _interrupted(*_args: object, **_options: object) -> None:
    raise KeyboardInterrupt


def test_a_drive_that_is_full_is_told_in_the_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_ALL)
    Path("out").mkdir()
    # What came there once all had been looked at.
    monkeypatch.setattr("app.batch.printing.convert", _meanwhile)
    code, told = _run(capsys, *_TABLES["batch"])
    assert code == ExitCode.NEEDS_WRITER
    assert "第 3 行 out/2.pdf：没有写：文件已经存在" in told
    assert Path("out/2.pdf").read_bytes() == b"%PDF mine"
    assert Path("out/3.pdf").is_file()


def _meanwhile(originals: object, to: object) -> object:
    Path("out/2.pdf").write_bytes(b"%PDF mine")
    return office.convert(originals, to)  # type: ignore[arg-type]


def test_many_rows_take_few_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = install_office(tmp_path, monkeypatch, MAKES_ALL)
    monkeypatch.setattr(printing, "MOST_A_RUN", 4)
    rows = "".join(f"{n},市{n}市\n" for n in range(10))
    Path("t.csv").write_text(f"编号,XX市\n{rows}", "utf-8")
    _run(capsys, *_TABLES["fill"])
    assert len(list(Path("out").glob("*.pdf"))) == 10
    assert len(log.read_text("utf-8").splitlines()) == 3


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_libreoffice_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    _run(capsys, *_TABLES["fill"])
    assert {content_of(path.read_bytes()) for path in Path("out").glob("*.pdf")} == {"pdf"}
    assert len(list(Path("out").glob("*.pdf"))) == 3


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_a_form_of_another_sort_becomes_a_pdf_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表.rtf").write_bytes(rtf("XX市"))
    code, told = _run(capsys, "fill", "表.rtf", "--set", "XX市=甲市", "-o", "表.pdf")
    assert code == ExitCode.DONE, told
    assert content_of(Path("表.pdf").read_bytes()) == "pdf"
