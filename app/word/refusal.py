"""What a file is that is no Word document, and what its owner can do about it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from app.errors import InputError, Problem
from app.files.decoding import decode

# With macros or without, documents and templates.
WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4096
_LONGEST_CHARACTER = 4
SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 后再试"
_AS_TEXT = "改后缀为 .txt，或用 Word 打开它，另存为 .docx"
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "这是一个 PDF 文件，不是 Word 文件", "找到它的 Word 原稿，或转成 .docx 后再试"),
    (b"{\\rtf", "这是一个 RTF 文件，不是 .docx", SAVE_AS),
    (b"<?xml", "这是一个 XML 文件，不是 .docx", SAVE_AS),
    (b"MIME-Version", "这是一个网页（.mht），不是 .docx", SAVE_AS),
    (b"\x89PNG", "这是一张图片，不是 Word 文件", "图里的字要先识别成文字，另存为 .docx"),
    (b"\xff\xd8\xff", "这是一张图片，不是 Word 文件", "图里的字要先识别成文字，另存为 .docx"),
    (b"Rar!", "这是一个压缩包，不是 Word 文件", "解开后用里面的 .docx 文件"),
    (b"7z\xbc\xaf", "这是一个压缩包，不是 Word 文件", "解开后用里面的 .docx 文件"),
    (b"<html", "这是一个网页，不是 .docx", SAVE_AS),
    (b"<!DOCTYPE", "这是一个网页，不是 .docx", SAVE_AS),
)
_INSIDES: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "这是一个 Excel 文件，不是 Word 文件", "换一个 .docx 文件"),
    ("ppt/presentation.xml", "这是一个演示文稿，不是 Word 文件", "换一个 .docx 文件"),
    ("visio/document.xml", "这是一个 Visio 文件，不是 Word 文件", "换一个 .docx 文件"),
    ("theme/theme/themeManager.xml", "这是 Office 的主题文件，不是 Word 文件", "换一个 .docx 文件"),
    ("OFD.xml", "这是一个 OFD 版式文件，不是 Word 文件", "找到它的 Word 原稿再试"),
    ("mimetype", "这是 LibreOffice 的文件（.odt 等），不是 .docx", SAVE_AS),
)


def refuse(data: bytes, path: str = "") -> InputError:
    """Return the error that says what these bytes are instead of a Word document."""
    what, hint = _what_it_is(data, Path(path).suffix)
    return InputError(Problem(what, hint, path or None))


def refuse_part(name: str, why: str, path: str = "") -> InputError:
    """Return the error that says why a part of a Word file is not touched."""
    what = f"这个 Word 文件里的 {name} 写法少见（{why}），改了怕出错"
    return InputError(Problem(what, SAVE_AS, path or None))


def _what_it_is(data: bytes, suffix: str) -> tuple[str, str]:
    if data.startswith(_OLE):
        return _what_ole_it_is(data)
    for start, what, hint in _STARTS:
        if data.lstrip()[: len(start)].lower() == start.lower():
            return what, hint
    if data.startswith(b"PK"):
        return _what_zip_it_is(data, suffix)
    # The last character looked at may be cut.
    starts = (data[: _LOOKED_AT - cut] for cut in range(_LONGEST_CHARACTER))
    if any(decode(start) is not None for start in starts):
        return "这是文本文件，不是 Word 文件", _AS_TEXT
    return "这不是 Word 文件", "检查文件是不是选对了；它要是 .docx"


def _what_ole_it_is(data: bytes) -> tuple[str, str]:
    # The names of an OLE file's streams stand in its directory as UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "这个文件加了密码", "用 Word 或 WPS 打开，去掉密码，另存后再试"
    if "WordDocument".encode("utf-16-le") in data:
        return "这是旧版的 Word 或 WPS 文件（.doc、.wps），不是 .docx", SAVE_AS
    if "Workbook".encode("utf-16-le") in data:
        return "这是旧版的表格文件（.xls、.et），不是 Word 文件", "换一个 .docx 文件"
    if "PowerPoint Document".encode("utf-16-le") in data:
        return "这是旧版的演示文稿（.ppt、.dps），不是 Word 文件", "换一个 .docx 文件"
    return "这是旧版的 Office 或 WPS 文件（如 .doc、.wps），不是 .docx", SAVE_AS


def _what_zip_it_is(data: bytes, suffix: str) -> tuple[str, str]:
    other = bool(suffix) and suffix.lower() not in WORD_SUFFIXES
    broken = "这个 Word 文件坏了，打不开", "用 Word 或 WPS 打开修复，另存后再试；或换一份"
    if other:
        broken = f"这是“{suffix}”文件，不是 .docx", SAVE_AS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return broken
    if locked:
        return "这个压缩包加了密码", "解开后再试"
    found = next(((what, hint) for inside, what, hint in _INSIDES if inside in names), None)
    if found:
        return found
    if "word/document.xml" in names and other:
        return f"这其实是 .docx 文件，后缀写成了 {suffix}", "把后缀改成 .docx 后再试"
    if "[Content_Types].xml" in names:
        return broken
    return "这是一个压缩包，不是 Word 文件", "解开后用里面的 .docx 文件"
