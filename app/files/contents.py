"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import Literal

from app.files.archives import Archive, ArchiveError
from app.patterns import lazy

Content = Literal[
    "pdf",
    "rtf",
    "xml",
    "word xml",
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
    "open text",
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
_WORD_XML = b'progid="Word.Document"'
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_MANIFEST, _SEALED = "META-INF/manifest.xml", b"encryption-data"
# How the stream of an old Word file begins, up to its flags, of which one tells that the rest is
# encrypted ([MS-DOC] 2.5.2; Word 6 and 95 are alike); streams begin at a multiple of 64 bytes.
_WORD_STREAM = lazy(rb"[\xec\xdc]\xa5.[\0\1].{6}(.{2})", re.DOTALL)
_ALIGNED, _ENCRYPTED = 64, 0x100


def content_of(data: bytes) -> Content:
    """Return what these bytes are, as far as their beginning or the names within tell."""
    if data.startswith(_OLE):
        # The names of an OLE file's streams stand in its directory as UTF-16.
        found = (what for name, what in _STREAMS if name.encode("utf-16-le") in data)
        content: Content = next(found, "old office")
        return "locked office" if content == "old word" and _is_encrypted(data) else content
    if data.startswith(_ZIP):
        return _in_archive(data)
    beginning = data[:_BEGINNING].lstrip()
    lowered = beginning.lower()
    if lowered.startswith(b"<?xml") and _WORD_XML in beginning:
        return "word xml"
    return next((what for start, what in _STARTS if lowered.startswith(start)), "unknown")


def _is_encrypted(data: bytes) -> bool:
    """Tell whether the text of an old Word file can only be read with a password."""
    streams = (each for each in _WORD_STREAM.finditer(data) if each.start() % _ALIGNED == 0)
    first = next(streams, None)
    return first is not None and bool(int.from_bytes(first[1], "little") & _ENCRYPTED)


def _in_archive(data: bytes) -> Content:
    try:
        archive = Archive(data)
        names = set(archive.names)
        locked = any(entry.flag_bits & 1 for entry in archive.entries)
        content: Content = next((what for part, what in _PARTS if part in names), "archive")
        if content == "open document" and not locked:
            content = _in_open_document(archive)
    except ArchiveError:
        return "broken archive"
    return "locked archive" if locked else content


def _in_open_document(archive: Archive) -> Content:
    manifest = archive.read(_MANIFEST) if _MANIFEST in archive.names else b""
    if _SEALED in manifest:
        return "locked office"
    return "open text" if archive.read("mimetype").startswith(_OPEN_TEXT) else "open document"
