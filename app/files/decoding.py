"""Bytes of a text file to characters: UTF-8, UTF-8 and UTF-16 with a BOM, GB18030."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.os_errors import said_of

if TYPE_CHECKING:
    from pathlib import Path

BOM = "\ufeff"
"""The character that opens some files, and is none of their text."""

# What no text file holds: control characters other than tab, the ends of lines and pages, and
# the one by which old programs end a file.
_BINARY = frozenset(range(32)) - set(b"\t\n\r\v\f\x1a")

_KNOWN_BINARY = {
    b"PK\x03\x04": "这是一个压缩包或 Word 文件",
    b"\xd0\xcf\x11\xe0": "这是一个旧版 Office 文件（.doc、.xls）",
    b"%PDF": "这是一个 PDF 文件",
    b"\x89PNG": "这是一张图片",
    b"\xff\xd8\xff": "这是一张图片",
}


def check_file(path: Path) -> None:
    """Refuse a path where there is no file, or a folder. Raises `InputError`."""
    try:
        problem = _unreadable(path)
    except OSError as error:
        problem = _denied(path, error)
    if problem:
        raise InputError(problem)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises `InputError` where the path is missing, a folder, unreadable, or an empty file.
    """
    check_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_denied(path, error)) from error
    if not data.strip():
        raise InputError(Problem("文件是空的", "换一个有内容的文件", str(path)))
    return data


def read_text(path: Path) -> str:
    r"""Return a text file's characters, with `\n` newlines and without a BOM.

    Raises `InputError` for what `read_bytes` refuses, and for binary files.
    """
    return plain_lines(read_as_written(path).removeprefix(BOM))


def read_as_written(path: Path) -> str:
    """Return a text file's characters as they stand in it, a BOM and ends of lines included.

    Raises `InputError` as `read_text` does.
    """
    data = read_bytes(path)
    text = decode(data)
    if text is None:
        what = next((say for mark, say in _KNOWN_BINARY.items() if data.startswith(mark)), "")
        raise InputError(
            Problem(what or "这不是文本文件", "另存为 UTF-8 编码的 .txt 后再试", str(path))
        )
    return f"{BOM}{text}" if data.startswith(codecs.BOM_UTF8) else text


def plain_lines(text: str) -> str:
    r"""Return a text with `\n` for every end of a line."""
    # A vertical tab is how a soft line break of Word comes out in plain text.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")


def decode(data: bytes) -> str | None:
    """Return the characters of UTF-8, UTF-16 (with BOM) or GB18030 bytes; None if binary."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _try(data, "utf-16")
    if not _BINARY.isdisjoint(data):
        return None
    text = _try(data, "utf-8-sig")
    return _try(data, "gb18030") if text is None else text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unreadable(path: Path) -> Problem | None:
    if path.is_dir():
        return Problem("这是一个文件夹，不是文件", "写出里面的文件名", str(path))
    if not path.exists():
        return Problem("没有这个文件", "检查文件名和所在的文件夹", str(path))
    return None


def _denied(path: Path, error: OSError) -> Problem:
    return Problem(f"读不了这个文件（{said_of(error)}）", "检查权限", str(path))
