"""`fill --rows` from the command line: what it writes, and what it will not be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import main
from tests.placeholders.form_tables import form, read, sheet, table

_LIST = table(("序号", "姓名", "单位"), ("1", "", ""))


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    form(tmp_path, "主办：【主办】", _LIST)
    sheet(tmp_path, "姓名 单位", "张三 财政局", "李四 教育局")
    sheet(tmp_path, "单位 主办", "财政局 甲", "教育局 乙", name="单位.csv")


def test_rows_are_written_beside_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "名册.docx", "--rows", "人员.csv", "--set", "主办=市局"]) == 0
    assert read(Path("名册.filled.docx"))[1:] == ["1|张三|财政局", "2|李四|教育局"]
    assert capsys.readouterr().err.splitlines() == [
        "表格 1 写了 2 条（原有 1 行，添了 1）",
        "占位名称 1 处，还有 0 处没有填",
        "已写出 名册.filled.docx",
    ]


def test_both_tables_are_taken_in_one_call() -> None:
    rows = ["--table", "单位.csv", "--rows", "人员.csv", "-o", "{单位}.docx"]
    assert main(["fill", "名册.docx", *rows]) == 0
    assert read(Path("财政局.docx"))[1:] == ["1|张三|财政局"]
    assert read(Path("教育局.docx"))[1:] == ["1|李四|教育局"]


def test_the_same_call_gives_the_same_bytes() -> None:
    call = ["fill", "名册.docx", "--rows", "人员.csv", "--set", "主办=市局", "-o"]
    assert main([*call, "甲.docx"]) == main([*call, "乙.docx"]) == 0
    assert Path("甲.docx").read_bytes() == Path("乙.docx").read_bytes()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--into", "2"], "--into 说的是 --rows 写进第几个表格"),
        (["--rows", "人员.csv", "--list"], "--list 和 --sheet 只列出，不填写"),
        (["--rows", "人员.csv", "--sheet", "名.csv"], "--list 和 --sheet 只列出，不填写"),
        (["--rows", "人员.csv", "--into", "2"], "表格 2 和表里的列对不上"),
        (["--rows", "单位.csv"], "文中没有一张表的表头和这张表的列对得上"),
        (["--rows", "没有.csv"], "没有这个文件"),
        (["--rows", "人员.csv", "-o", "人员.csv"], "不能写成"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(
    capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    before = sorted(Path().iterdir())
    assert main(["fill", "名册.docx", *options]) == 2
    assert told in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before
