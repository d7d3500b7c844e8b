"""Every encoding that reports come in reads the same; what is no text says what it is."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.files.decoding import decode, read_bytes, read_text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "一是感悟到“为民之道”。\n𠮷野家：①②——……\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16-le", "utf-16-be"],
)
def test_every_encoding_reads_the_same(data: bytes) -> None:
    assert decode(data) == TEXT


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_in_utf_8_comes_through(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "data",
    [
        b"a\x00b",
        b"PK\x03\x04\x14",
        b"\x89PNG\r\n\x1a\n\x00",
        b"\x01",
        b"\xff\xfea",
        b"\xff",
        "\ufeffa\0".encode("utf-16-le"),
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一\r\n二\r三\n", "一\n二\n三\n"),
        ("一\v二", "一\n二"),
        ("一\t二\f\x1a", "一\t二\f\x1a"),
    ],
)
def test_every_line_end_becomes_a_newline(tmp_path: Path, written: str, read: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(written.encode())
    assert read_text(path) == read


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_text(path)
    (problem,) = caught.value.problems
    assert problem.path == str(path)
    assert problem.hint
    return problem.what


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "文件是空的"),
        (b" \r\n\t", "文件是空的"),
        (b"PK\x03\x04\x00", "这是一个压缩包或 Word 文件"),
        (b"\xd0\xcf\x11\xe0\x00", "这是一个旧版 Office 文件（.doc、.xls）"),
        (b"%PDF-1.7\x00", "这是一个 PDF 文件"),
        (b"\x89PNG\x00", "这是一张图片"),
        (b"\xff\xd8\xff\xe0\x00", "这是一张图片"),
        (b"\x7fELF\x00", "这不是文本文件"),
    ],
)
def test_a_file_that_is_no_text_says_what_it_is(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refused(path) == what


def test_a_path_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert refused(tmp_path) == "这是一个文件夹，不是文件"
    assert refused(tmp_path / "none.txt") == "没有这个文件"
    assert refused(tmp_path / ("名" * 100)).startswith("读不了这个文件")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert refused(link) == "没有这个文件"


def test_bytes_are_given_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04\r\n")
    assert read_bytes(path) == b"PK\x03\x04\r\n"
