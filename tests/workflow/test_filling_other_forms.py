"""A .doc, .wps, .rtf or .odt is filled by way of LibreOffice, and the result is .docx."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from app.cli.main import main
from app.errors import ExitCode
from app.files.contents import content_of
from app.placeholders.sources import open_source
from tests.files.fake_office import MAKES_NOTHING, install_office, remove_office
from tests.files.other_files import stream

_OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
TOLD = "已用 LibreOffice 转成 .docx 再填；结果是 .docx"
RTF = "{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 SimSun;}}}}\\uc0 {}\\par}}"
WORD_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r>'
    "<w:t>XX市</w:t></w:r></w:p></w:body></w:wordDocument>"
)
# As systems that write a web page and call it .doc do.
HTML = '<html><head><meta charset="utf-8"></head><body><p>XX市</p></body></html>'


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "我的 表格"
    folder.mkdir()
    monkeypatch.chdir(folder)


def rtf(text: str) -> bytes:
    return RTF.format("".join(f"\\u{ord(char)} " for char in text)).encode("ascii")


def by_office(suffix: str, text: str = "XX市") -> bytes:
    """Return a file of another form as LibreOffice writes it."""
    Path("稿.rtf").write_bytes(rtf(text))
    profile = f"-env:UserInstallation={(Path.cwd().parent / 'profile').as_uri()}"
    command = [str(_OFFICE), profile, "--headless", "--convert-to", suffix, "稿.rtf"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Path(f"稿.{suffix}").read_bytes()


def lines(path: str) -> list[str]:
    return [line for line in open_source(Path(path)).lines if line.strip()]


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    code = main(list(args))
    shown = capsys.readouterr()
    return code, shown.err


@needs_office
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("登记 表.doc", "doc"),
        ("登记表.wps", "doc"),
        ("登记表.dot", "doc"),
        ("登记表.docx", "doc"),
        ("登记表.rtf", "rtf"),
        ("登记表.doc", "rtf"),
        ("登记表.odt", "odt"),
        ("登记表.ott", "ott"),
        ("登记表.doc", "html"),
        ("登记表.xml", "word xml"),
    ],
)
def test_what_it_is_decides_and_the_result_is_docx(
    capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    written = {"rtf": rtf("XX市"), "html": HTML.encode(), "word xml": WORD_XML.encode()}
    data = written[form] if form in written else by_office(form)
    Path(name).write_bytes(data)
    code, told = run(capsys, "fill", name, "--set", "XX市=济南市")
    result = f"{Path(name).stem}.filled.docx"
    assert code == ExitCode.DONE, told
    assert told.splitlines()[0] == TOLD
    assert lines(result)[0] == "济南市"
    assert Path(name).read_bytes() == data
    # The same once more: nothing would be overwritten by other bytes.
    assert run(capsys, "fill", name, "--set", "XX市=济南市")[0] == ExitCode.DONE


@needs_office
def test_a_list_and_a_sheet_come_of_another_form_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表.rtf").write_bytes(rtf("请XX市报送"))
    assert main(["fill", "表.rtf", "--list"]) == ExitCode.DONE
    shown = capsys.readouterr()
    assert "请〔XX〕市报送" in shown.out
    assert TOLD in shown.err
    assert run(capsys, "fill", "表.rtf", "--sheet", "名.yaml")[0] == ExitCode.DONE
    assert "请〔XX〕市报送" in Path("名.yaml").read_text("utf-8")


@needs_office
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_table_takes_one_conversion(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    jobs: str,
) -> None:
    log = install_office(tmp_path, monkeypatch, _passes_on())
    Path("表.rtf").write_bytes(rtf("请XX市报送"))
    rows = [f"{n}号,{'甲乙丙丁'[n % 4]}{n}市" for n in range(60)]
    Path("t.csv").write_text("\n".join(["编号,XX市", *rows]), "utf-8")
    args = ["fill", "表.rtf", "--table", "t.csv", "-o", "out/{编号}.docx", "--jobs", jobs]
    code, told = run(capsys, *args)
    assert code == ExitCode.DONE, told
    assert told.count(TOLD) == 1
    assert lines("out/7号.docx")[0] == "请丁7市报送"
    assert len(log.read_text("utf-8").splitlines()) == 1
    assert run(capsys, *args, "--resume")[0] == ExitCode.DONE
    with Path("out/表.报告.csv").open(encoding="utf-8-sig", newline="") as report:
        assert len(list(csv.reader(report))) == 61


def _passes_on() -> str:
    """Return a program that notes its call and has LibreOffice do the work."""
    return f"subprocess.run([{_OFFICE!r}, *arguments])\n"


@pytest.mark.parametrize("output", ["x.doc", "x.wps", "x.rtf", "x.odt"])
@pytest.mark.parametrize("name", ["表.doc", "表.rtf"])
def test_the_result_is_written_as_docx_only(
    capsys: pytest.CaptureFixture[str], name: str, output: str
) -> None:
    Path(name).write_bytes(rtf("XX市"))
    code, told = run(capsys, "fill", name, "--set", "XX市=甲市", "-o", output)
    assert code == ExitCode.BAD_INPUT
    suffix = Path(name).suffix
    assert f"{suffix} 文件填好以后是 .docx，不能写成 {output[1:]}: 用 -o 写成 .docx" in told
    Path("t.csv").write_text("编号,XX市\n1,甲市\n", "utf-8")
    pattern = f"{{编号}}{output[1:]}"
    code, told = run(capsys, "fill", name, "--table", "t.csv", "-o", pattern)
    assert code == ExitCode.BAD_INPUT
    assert "用 -o 写成 .docx" in told
    assert sorted(each.name for each in Path.cwd().iterdir()) == sorted([name, "t.csv"])


def test_a_word_file_of_today_called_doc_takes_no_libreoffice(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("a.md").write_text("::: 正文\nXX市\n", "utf-8")
    assert main(["export", "a.md", "-o", "a.docx"]) == ExitCode.DONE
    Path("a.doc").write_bytes(Path("a.docx").read_bytes())
    remove_office(tmp_path, monkeypatch)
    capsys.readouterr()
    code, told = run(capsys, "fill", "a.doc", "--set", "XX市=甲市")
    assert code == ExitCode.DONE
    assert told.startswith("这其实是 .docx 文件，后缀写成了 .doc；结果是 .docx")
    assert content_of(Path("a.filled.docx").read_bytes()) == "word"


@pytest.mark.parametrize("name", ["表.doc", "表.wps"])
def test_without_libreoffice_one_is_told_two_ways_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    remove_office(tmp_path, monkeypatch)
    Path(name).write_bytes(stream("WordDocument"))
    Path("t.csv").write_text("编号,XX市\n1,甲市\n", "utf-8")
    for more in ([], ["--list"], ["--table", "t.csv", "-o", "{编号}.docx"]):
        code, told = run(capsys, "fill", name, *more)
        assert code == ExitCode.BAD_INPUT
        assert told.strip() == (
            f"{name}: 这是旧版的 Word 或 WPS 文件（.doc、.wps），不是 .docx: "
            "用 Word 或 WPS 打开，另存为 .docx 后再试；或装上 LibreOffice"
            "（sudo apt install libreoffice-writer fonts-noto-cjk），再运行同样的命令"
        )
    assert sorted(each.name for each in Path.cwd().iterdir()) == sorted([name, "t.csv"])


def test_what_libreoffice_cannot_read_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install_office(tmp_path, monkeypatch, MAKES_NOTHING)
    Path("表.doc").write_bytes(stream("WordDocument"))
    code, told = run(capsys, "fill", "表.doc")
    assert code == ExitCode.BAD_INPUT
    assert told.startswith("表.doc: 这是旧版的 Word 或 WPS 文件（.doc、.wps），不是 .docx；")
    assert "LibreOffice 打不开它，多半是文件坏了: 用 Word 或 WPS 打开" in told


@needs_office
def test_a_broken_file_is_not_taken_for_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表.doc").write_bytes(stream("WordDocument"))
    code, told = run(capsys, "fill", "表.doc")
    assert code == ExitCode.BAD_INPUT
    assert "LibreOffice 打不开它" in told


@needs_office
def test_a_locked_file_is_told_as_locked(capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(by_office("doc"))
    header = data.index(b"\xec\xa5")
    data[header + 11] |= 1
    Path("密.doc").write_bytes(data)
    code, told = run(capsys, "fill", "密.doc")
    assert code == ExitCode.BAD_INPUT
    assert "密.doc: 这个文件加了密码: 用 Word 或 WPS 打开，去掉密码" in told
