"""Bytes of a text file to characters: UTF-8, UTF-8 and UTF-16 with a BOM, GB18030."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.os_errors import hint_of, said_of
from app.files.regular import LARGEST, check_regular, looked_at, regular_bytes
from app.messages import N_, _

if TYPE_CHECKING:
    from pathlib import Path

BOM = "\ufeff"
"""The character that opens some files, and is none of their text."""

# What no text file holds: control characters other than tab, the ends of lines and pages, and
# the one by which old programs end a file.
_BINARY = frozenset(range(32)) - set(b"\t\n\r\v\f\x1a")
_NO_TEXT = frozenset(map(chr, _BINARY))

_MARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_KNOWN_BINARY = {
    b"PK\x03\x04": N_("这是一个压缩包或 Word 文件"),
    b"\xd0\xcf\x11\xe0": N_("这是一个旧版 Office 文件（.doc、.xls）"),
    b"%PDF": N_("这是一个 PDF 文件"),
    b"\x89PNG": N_("这是一张图片"),
    b"\xff\xd8\xff": N_("这是一张图片"),
}


def check_file(path: Path) -> None:
    """Refuse a path where there is no file, but nothing, a folder, a pipe. Raises `InputError`."""
    try:
        check_regular(path, looked_at(path))
    except OSError as error:
        raise InputError(_denied(path, error)) from error


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """Return a file's bytes; a report has at `most` so many.

    Raises `InputError` where the path is missing, a folder, a pipe or device, unreadable, too
    large, or an empty file.
    """
    limit = LARGEST if most is None else most
    try:
        data, size = regular_bytes(path, limit)
    except OSError as error:
        raise InputError(_denied(path, error)) from error
    if size > limit:
        what = _("太大了：有 {size} MB，最多 {limit} MB").format(size=size >> 20, limit=limit >> 20)
        hint = _("分成小一些的文件") if most is None else _("一份报告存一个文件")
        raise InputError(Problem(what, hint, str(path)))
    if not data.strip():
        raise InputError(Problem(_("文件是空的"), _("换一个有内容的文件"), str(path)))
    return data


def read_text(path: Path) -> str:
    r"""Return a text file's characters, with `\n` newlines and without a BOM.

    Raises `InputError` for what `read_bytes` refuses, and for binary files.
    """
    return text_of(read_bytes(path), path)


def read_as_written(path: Path) -> str:
    """Return a text file's characters as they stand in it, a BOM and ends of lines included.

    Raises `InputError` as `read_text` does.
    """
    return as_written(read_bytes(path), path)


def text_of(data: bytes, path: Path) -> str:
    """Return the characters of a text file's bytes as `read_text` does. Raises `InputError`."""
    return plain_lines(as_written(data, path).removeprefix(BOM))


def as_written(data: bytes, path: Path) -> str:
    """Return the characters of a text file's bytes. Raises `InputError` for binary ones."""
    text = decode(data)
    if text is None:
        what = next((say for mark, say in _KNOWN_BINARY.items() if data.startswith(mark)), "")
        raise InputError(
            Problem(_(what) or _("这不是文本文件"), _("另存为 UTF-8 编码的 .txt 后再试"), str(path))
        )
    return f"{BOM}{text}" if data.startswith(codecs.BOM_UTF8) else text


def plain_lines(text: str) -> str:
    r"""Return a text with `\n` for every end of a line."""
    # A vertical tab is how a soft line break of Word comes out in plain text.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")


def decode(data: bytes) -> str | None:
    """Return the characters of UTF-8, UTF-16 (with BOM) or GB18030 bytes; None if binary."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _try(data, "utf-16")
        return text if text is not None and _NO_TEXT.isdisjoint(text) else None
    if not _BINARY.isdisjoint(data):
        return None
    text = _try(data, "utf-8-sig")
    return _try(data, "gb18030") if text is None else text


def written_like(text: str, data: bytes) -> bytes:
    """Return a text in the encoding of a file's bytes, with a BOM where these have one."""
    for mark, encoding in _MARKED.items():
        if data.startswith(mark):
            return mark + text.encode(encoding)
    encoding = "utf-8" if _try(data, "utf-8") is not None else "gb18030"
    return text.encode(encoding, errors="replace")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _denied(path: Path, error: OSError) -> Problem:
    return Problem(_("读不了这个文件（{}）").format(said_of(error)), hint_of(error), str(path))
