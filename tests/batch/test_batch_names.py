"""The names of a batch's files, and every name that cannot be."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from app.batch.naming import Naming, existing_problems, part_problem
from app.batch.pattern import NamePattern, pattern_problems
from app.files.tables import read_table


def _problems(tmp_path: Path, pattern: str, *rows: str) -> list[str]:
    table = tmp_path / "t.csv"
    table.write_text("\n".join(["单位,姓名", *rows]), "utf-8")
    found = Naming(read_table(table), NamePattern(pattern)).problems()
    return [f"{problem.line}:{problem.column} {problem.where}：{problem.what}" for problem in found]


@pytest.mark.parametrize(
    ("pattern", "columns", "folder", "suffix", "own"),
    [
        ("out/{单位}.docx", ("单位",), "out", ".docx", "甲"),
        ("{单位}.md", ("单位",), ".", ".md", "甲"),
        ("a/b/稿-{ 单位 }-{姓名}.docx", ("单位", "姓名"), "a/b", ".docx", "稿-甲-乙"),
        ("out/{单位}/{姓名}.docx", ("单位", "姓名"), "out", ".docx", "甲/乙"),
        ("/x/{单位}{单位}.txt", ("单位",), "/x", ".txt", "甲甲"),
    ],
)
def test_a_pattern_knows_its_parts(
    pattern: str, columns: tuple[str, ...], folder: str, suffix: str, own: str
) -> None:
    parsed = NamePattern(pattern)
    assert (parsed.columns, parsed.folder) == (columns, PurePath(folder))
    assert (parsed.suffix, parsed.own_name({"单位": "甲", "姓名": "乙"})) == (suffix, own)
    assert not list(pattern_problems(parsed))


@pytest.mark.parametrize("pattern", ["out/甲.docx", "out/{}.docx", "{单位", "单位}-{姓名}.docx"])
def test_a_pattern_must_tell_the_rows_apart(pattern: str) -> None:
    assert list(pattern_problems(NamePattern(pattern)))


def test_one_name_is_the_same_however_it_is_composed() -> None:
    pattern = NamePattern("{名}.docx")
    assert pattern.own_name({"名": "e\u0301"}) == pattern.own_name({"名": "\u00e9"})


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("甲.docx", False),
        ("CON.docx", True),
        ("con", True),
        ("Lpt1.报告.docx", True),
        ("COM10.docx", False),
        ("CONOUT$", True),
        ("aux .md", True),
        ("auxiliary.md", False),
        ("公司.docx", False),
        ("甲.", True),
        ("甲 ", True),
        ("x" * 255, False),
        ("x" * 256, True),
        ("汉" * 85, False),
        ("汉" * 86, True),
    ],
)
def test_a_name_that_some_file_system_refuses_is_known(part: str, wrong: bool) -> None:
    assert bool(part_problem(part)) is wrong


@pytest.mark.parametrize(
    ("pattern", "rows", "expected"),
    [
        ("{单位}.docx", ["甲,1", "乙,1"], []),
        ("{单位}.docx", ["甲/乙,1"], ["2:1 A2：“单位”有文件名里不能用的字符 /"]),
        ("{单位}.docx", ['"a\\b:c*?""<>|",1'], ["2:1"]),
        (
            "{单位}.docx",
            ["\u200e,1", '"甲\n乙",1', "甲\u202excod,1", "甲\x9b乙\u2028,1", "👨‍👩‍👧之家,1"],
            [
                "2:1 A2：“单位”有看不见的字符 \\u200e，",
                "3:1 A3：“单位”有换行",
                "4:1 A4：“单位”有看不见的字符 \\u202e，",
                "5:1 A5：“单位”有看不见的字符 \\u009b，",
            ],
        ),
        ("{单位}-{姓名}.docx", [",1", "甲,"], ["2:1 A2：“单位”是空的", "3:2 B3：“姓名”是空的"]),
        ("{单位}.docx", ["NUL,1"], ["2:1 A2：“NUL.docx”是 Windows 留着自己用的名字"]),
        ("{姓名}/{单位}.docx", ["甲,..", "甲,丙."], ["2:2", "3:2"]),
        ("{单位}.docx", ["甲,1", "乙,1", "甲,2"], ["4:1 A4：和第 2 行写的是同一个文件“甲.docx”"]),
        ("{单位}.docx", ["ABC,1", "abc,1"], ["3:1"]),
        ("{单位}.docx", ["\u00e9,1", "e\u0301,1"], ["3:1"]),
        ("{单位}-{姓名}.docx", ["甲,1", "甲,2"], []),
    ],
)
def test_every_name_that_cannot_be_is_told_by_its_cell(
    tmp_path: Path, pattern: str, rows: list[str], expected: list[str]
) -> None:
    found = _problems(tmp_path, pattern, *rows)
    assert len(found) == len(expected)
    assert not [
        one for one, start in zip(found, expected, strict=True) if not one.startswith(start)
    ]


def test_files_that_stand_already_are_counted_and_inputs_never_written(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("单位\n甲\n乙\n丙\n丁\n", "utf-8")
    naming = Naming(read_table(table), NamePattern(f"{tmp_path}/{{单位}}.md"))
    for name in "甲乙丙":
        (tmp_path / f"{name}.md").touch()
    (tmp_path / "丁.md").mkdir()
    inputs = [tmp_path / "甲.md"]
    found = [str(one) for one in existing_problems(naming.targets(), inputs, may_exist=False)]
    assert [one for one in found if "不能盖住输入" in one and "甲.md" in one]
    assert [one for one in found if "有 2 个已经存在" in one]
    assert [one for one in found if "这是一个文件夹" in one and "丁.md" in one]
    assert len(list(existing_problems(naming.targets(), inputs, may_exist=True))) == 2
