"""`fill --rows` with paths of pictures, in the rows that are there and in those that are added."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.cli.main import main
from app.errors import ExitCode
from app.placeholders.word import WordText
from tests.placeholders.form_tables import form, table
from tests.word.picture_files import jpeg, png

HEAD = ("姓名", "照片", "单位")
NAMES = ("张三", "李四", "王五")


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("photos").mkdir()
    for name in NAMES:
        Path(f"photos/{name}.jpg").write_bytes(jpeg(295, 413))
    Path("李四.png").write_bytes(png(20, 30))


def sheet(*rows: Sequence[str], name: str = "人员.csv") -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def run(*args: str) -> int:
    return main(["fill", "名册.docx", "--rows", "人员.csv", "-o", "o.docx", *args])


def cells(path: str = "o.docx") -> list[list[str]]:
    """The cells below the header; one with a picture has a star."""
    rows = WordText(Path(path).read_bytes()).tables[0].rows[1:]
    return [[cell.text + "*" * cell.holds_picture for cell in row] for row in rows]


@pytest.mark.parametrize("photo", ["", "【照片】", "（贴照片处）"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_picture_stands_in_every_row(photo: str, count: int, tmp_path: Path) -> None:
    form(tmp_path, table(HEAD, *[("", photo, "")] * count))
    sheet(HEAD, *[(name, f"photos/{name}.jpg", "财政局") for name in NAMES])
    assert run() == ExitCode.DONE
    assert cells() == [[name, "*", "财政局"] for name in NAMES]
    with zipfile.ZipFile("o.docx") as package:
        part = package.read("word/document.xml").decode()
    assert "photos" not in part
    ids = [each.split('id="')[1].split('"')[0] for each in part.split("<wp:docPr ")[1:]]
    assert len(set(ids)) == len(NAMES)


def test_what_is_no_path_is_written_and_an_empty_cell_stays(tmp_path: Path) -> None:
    form(tmp_path, table(HEAD, ("", "", "")))
    sheet(HEAD, ("张三", "已交", "a"), ("李四", "李四.png", "b"), ("王五", "", "c"))
    assert run() == ExitCode.DONE
    assert cells() == [["张三", "已交", "a"], ["李四", "*", "b"], ["王五", "", "c"]]


def test_a_path_where_no_picture_is_asked_for_is_words(tmp_path: Path) -> None:
    form(tmp_path, table(("姓名", "附件"), ("", "")))
    sheet(("姓名", "附件"), ("张三", "photos/张三.jpg"), ("李四", "没有.jpg"))
    assert run() == ExitCode.DONE
    assert cells() == [["张三", "photos/张三.jpg"], ["李四", "没有.jpg"]]


def test_a_picture_that_is_not_there_is_told_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form(tmp_path, table(HEAD, ("", "", "")))
    sheet(HEAD, ("张三", "photos/张三.jpg", "a"), ("李四", "没有.jpg", "b"))
    assert run() == ExitCode.BAD_INPUT
    told = capsys.readouterr().err
    assert "找不到图片“没有.jpg”" in told
    assert "人员.csv" in told
    assert not Path("o.docx").exists()


def test_each_file_of_a_batch_has_its_pictures(tmp_path: Path) -> None:
    form(tmp_path, "单位：【单位】", table(("姓名", "照片", "科室"), ("", "", "")))
    columns = ("单位", "姓名", "照片", "科室")
    rows = [(unit, name, f"photos/{name}.jpg", "办") for unit in "甲乙" for name in NAMES[:2]]
    sheet(columns, *rows)
    sheet(("单位",), ("甲",), ("乙",), name="单位.csv")
    args = ["--rows", "人员.csv", "--table", "单位.csv", "-o", "out/{单位}.docx", "--jobs", "1"]
    assert main(["fill", "名册.docx", *args]) == ExitCode.DONE
    for unit in "甲乙":
        assert cells(f"out/{unit}.docx") == [["张三", "*", "办"], ["李四", "*", "办"]]
    sheet(columns, *rows, ("甲", "王五", "没有.jpg", "办"))
    assert main(["fill", "名册.docx", *args, "--force"]) == ExitCode.BAD_INPUT


def test_a_photograph_on_its_side_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("photos/张三.jpg").write_bytes(jpeg(413, 295, orientation=6))
    form(tmp_path, table(HEAD, ("", "", "")))
    sheet(HEAD, ("张三", "photos/张三.jpg", "a"), ("李四", "李四.png", "b"))
    assert run() == ExitCode.DONE
    assert "侧着拍" in capsys.readouterr().err
