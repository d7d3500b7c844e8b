"""A file or a folder in the place of another is told as what it is, with the way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import main
from app.errors import ExitCode
from tests.files.fake_office import remove_office
from tests.files.other_files import OLE, stream, zipped

OUTLINE = "文种: 心得体会\n体会: [为民]\n"
SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 后再试"
WORD = zipped("[Content_Types].xml", "word/document.xml")


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("夹").mkdir()
    Path("o.yaml").write_text(OUTLINE, "utf-8")
    Path("t.csv").write_text("名\n甲\n", "utf-8")


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(list(args)) == ExitCode.BAD_INPUT
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.strip()


@pytest.mark.parametrize(
    ("name", "data", "what", "hint"),
    [
        ("x.wps", stream("WordDocument"), "这是旧版的 Word 或 WPS 文件（.doc、.wps）", SAVE_AS),
        ("x.doc", stream("WordDocument"), "这是旧版的 Word 或 WPS 文件（.doc、.wps）", SAVE_AS),
        ("x.docx", stream("WordDocument"), "这是旧版的 Word 或 WPS 文件（.doc、.wps）", SAVE_AS),
        ("x.wps", OLE, "这是旧版的 Office 或 WPS 文件（如 .doc、.wps）", SAVE_AS),
        ("x.wps", WORD, "这其实是 .docx 文件，后缀写成了 .wps", "把后缀改成 .docx 后再试"),
        ("x.doc", WORD, "这其实是 .docx 文件，后缀写成了 .doc", "把后缀改成 .docx 后再试"),
        ("x.wps", b"PK\x03\x04cut off", "这是“.wps”文件，不是 .docx", SAVE_AS),
        ("x.et", stream("Workbook"), "这是旧版的表格文件（.xls、.et）", "换一个 .docx 文件"),
        ("x.dps", stream("PowerPoint Document"), "这是旧版的演示文稿（.ppt、.dps）", "换一个"),
        ("x.xlsb", zipped("xl/workbook.bin"), "这是一个 Excel 文件", "换一个 .docx 文件"),
        ("x.wps", zipped("[Content_Types].xml"), "这是“.wps”文件，不是 .docx", SAVE_AS),
        ("x.rtf", b"{\\rtf1 a}", "这是一个 RTF 文件", SAVE_AS),
        ("x.pdf", b"%PDF-1.4", "这是一个 PDF 文件", "找到它的 Word 原稿"),
        ("x.odt", zipped("mimetype", "content.xml"), "这是 LibreOffice 的文件（.odt 等）", SAVE_AS),
        ("x.mht", b"MIME-Version: 1.0", "这是一个网页（.mht）", SAVE_AS),
        ("x.log", "甲".encode(), "这是文本文件", "改后缀为 .txt"),
        ("x.yaml", "甲".encode(), "不会填“.yaml”文件", "用 .docx、.md 或 .txt 文件"),
        ("x.docx", b"PK\x03\x04cut off", "这个 Word 文件坏了，打不开", "用 Word 或 WPS 打开修复"),
    ],
)
def test_what_cannot_be_filled_is_told_as_what_it_is(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    what: str,
    hint: str,
) -> None:
    remove_office(Path.cwd(), monkeypatch)
    Path(name).write_bytes(data)
    told = refused(capsys, "fill", name)
    assert told.startswith(f"{name}: {what}")
    assert hint in told


@pytest.mark.parametrize(
    "args",
    [
        "draft .",
        "draft 夹",
        "export .",
        "export 夹",
        "fill .",
        "fill 夹",
        "read .",
        "read 夹",
        "new --from . -o a.yaml",
        "batch . --table t.csv -o {名}.md",
        "batch o.yaml --table . -o {名}.md",
        "draft o.yaml --template .",
        "draft o.yaml --template 夹",
        "draft o.yaml --names 夹",
        "draft o.yaml --names .",
        "draft o.yaml --layout 夹",
        "draft o.yaml --layout .",
        "draft o.yaml -o 夹",
        "draft o.yaml -o .",
        "fill o.txt --sheet 夹",
        "export o.md --reference 夹",
        "new 心得体会 -o 夹",
    ],
)
def test_a_folder_in_the_place_of_a_file(capsys: pytest.CaptureFixture[str], args: str) -> None:
    Path("o.txt").write_text("XX市\n", "utf-8")
    Path("o.md").write_text("::: 标题\n甲\n", "utf-8")
    assert "这是一个文件夹" in refused(capsys, *args.split())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "报告.doc",
            "报告.doc: 这是“.doc”文件，不是提纲（.yaml）: 用 nigao new 写一份",
        ),
        ("报告.wps", "报告.wps: 这是“.wps”文件，不是提纲（.yaml）"),
        ("名单.xlsx", "名单.xlsx: 这是“.xlsx”文件，不是提纲（.yaml）"),
        ("报告.docx", "报告.docx: 这是一份报告，不是提纲: 先用 nigao new --from 报告.docx"),
        ("提纲.yaml.txt", "提纲.yaml.txt: 文件名多了一个后缀 .txt: 改名为 提纲.yaml（"),
        ("没有.yaml", "没有.yaml: 没有这个文件"),
    ],
)
def test_what_is_no_outline(capsys: pytest.CaptureFixture[str], name: str, told: str) -> None:
    if name != "没有.yaml":
        Path(name).write_bytes(OLE)
    assert refused(capsys, "draft", name).startswith(told)
    assert told in refused(capsys, "batch", name, "--table", "t.csv", "-o", "{名}.md")


def test_a_word_file_is_not_exported_over_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "o.yaml", "-o", "稿.docx"]) == ExitCode.DONE
    capsys.readouterr()
    told = refused(capsys, "export", "稿.docx")
    assert told.startswith("稿.docx: 这已经是 Word 文件: 填名称用 nigao fill 稿.docx；")
    assert "nigao new --from 稿.docx -o 提纲.yaml" in told
    assert "输出不能盖住输入的文件" in refused(capsys, "export", "稿.docx", "-o", "稿.docx")
    assert main(["export", "稿.docx", "-o", "重排.docx", "--layout", "plain"]) == ExitCode.DONE


def test_an_outline_is_not_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert "提纲用 nigao draft 写成初稿" in refused(capsys, "export", "o.yaml")
