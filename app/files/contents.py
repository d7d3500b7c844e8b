"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

Content = Literal[
    "pdf",
    "rtf",
    "xml",
    "mht",
    "html",
    "image",
    "archive",
    "locked archive",
    "broken archive",
    "locked office",
    "old word",
    "old sheet",
    "old slides",
    "old office",
    "word",
    "sheet",
    "binary sheet",
    "slides",
    "visio",
    "theme",
    "ofd",
    "open document",
    "office",
    "unknown",
]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_BEGINNING = 1024
# In small letters.
_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"%pdf", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"<?xml", "xml"),
    (b"mime-version", "mht"),
    (b"<html", "html"),
    (b"<!doctype", "html"),
    (b"\x89png", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)
# By a stream of an OLE file, in its order of precedence.
_STREAMS: tuple[tuple[str, Content], ...] = (
    ("EncryptedPackage", "locked office"),
    ("WordDocument", "old word"),
    ("Workbook", "old sheet"),
    ("Book\0", "old sheet"),
    ("PowerPoint Document", "old slides"),
)
# By a part of an archive.
_PARTS: tuple[tuple[str, Content], ...] = (
    ("xl/workbook.xml", "sheet"),
    ("xl/workbook.bin", "binary sheet"),
    ("ppt/presentation.xml", "slides"),
    ("visio/document.xml", "visio"),
    ("theme/theme/themeManager.xml", "theme"),
    ("OFD.xml", "ofd"),
    ("mimetype", "open document"),
    ("word/document.xml", "word"),
    ("[Content_Types].xml", "office"),
)


def content_of(data: bytes) -> Content:
    """Return what these bytes are, as far as their beginning or the names within tell."""
    if data.startswith(_OLE):
        # The names of an OLE file's streams stand in its directory as UTF-16.
        found = (what for name, what in _STREAMS if name.encode("utf-16-le") in data)
        return next(found, "old office")
    if data.startswith(_ZIP):
        return _in_archive(data)
    beginning = data[:_BEGINNING].lstrip().lower()
    return next((what for start, what in _STARTS if beginning.startswith(start)), "unknown")


def _in_archive(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return "broken archive"
    if locked:
        return "locked archive"
    return next((what for part, what in _PARTS if part in names), "archive")
