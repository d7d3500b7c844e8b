"""A folder gives its reports, and a word on each other file in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.reading.folders import look_into


def told(folder: Path, *names: str) -> list[str]:
    """Return the lines on what is passed over, without what stands before the names."""
    for name in names:
        (folder / name).write_bytes(b"x")
    before = f"没有读 {folder}："
    lines = look_into(folder).passed_over
    assert all(line.startswith(before) for line in lines)
    return [line.removeprefix(before) for line in lines]


@pytest.mark.parametrize("name", ["a.txt", "b.MD", "c.docx", "d.dotm", "e.json"])
def test_a_report_is_what_a_reader_takes(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name) == []
    assert look_into(tmp_path).reports == (tmp_path / name,)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("甲.doc", "另存为 .docx"),
        ("甲.WPS", "另存为 .docx"),
        ("甲.rtf", "另存为 .docx"),
        ("甲.odt", "另存为 .docx"),
        ("甲.pdf", "Word 原稿"),
        ("甲.ofd", "Word 原稿"),
        ("甲.xlsx", "表格"),
        ("甲.et", "表格"),
        ("甲.ppt", "演示文稿"),
        ("甲.jpg", "图片"),
        ("甲.tif", "图片"),
        ("甲.zip", "压缩包"),
        ("甲.yaml", "提纲"),
        ("outline.schema.json", "JSON Schema"),
        ("甲.xyz", "换成 .txt"),
        ("甲", "换成 .txt"),
        ("~$甲.docx", "临时文件"),
        (".~甲.docx", "临时文件"),
        ("~WRL0001.tmp", "临时文件"),
        (".~lock.甲.docx#", "临时文件"),
        (".甲.docx", "隐藏文件"),
        (".DS_Store", "隐藏文件"),
        ("Thumbs.db", "隐藏文件"),
    ],
)
def test_any_other_file_is_passed_over_and_told_why(tmp_path: Path, name: str, why: str) -> None:
    (line,) = told(tmp_path, name)
    assert line.startswith(f"{name}（")
    assert why in line
    assert look_into(tmp_path).reports == ()


def test_files_of_one_sort_are_one_line(tmp_path: Path) -> None:
    assert told(tmp_path, "甲.doc", "乙.wps", "丙.txt") == [
        "乙.wps、甲.doc（用 Word 或 WPS 打开，另存为 .docx 后再试）"
    ]


def test_many_files_of_one_sort_are_counted(tmp_path: Path) -> None:
    (line,) = told(tmp_path, *(f"{n:02}.doc" for n in range(30)))
    assert line.startswith("00.doc、")
    assert "、09.doc 等 30 个（" in line


def test_a_folder_in_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    assert told(tmp_path) == ["2024（子文件夹，要读就另外写上它）"]
