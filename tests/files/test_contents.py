"""What a file is by its bytes: the forms that look alike are told apart."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from app.files.contents import Content, content_of
from tests.files.other_files import OLE, stream, zipped


def old_word(flags: int, start: int = 640) -> bytes:
    """Return an OLE file whose Word stream has these flags."""
    word = b"\xec\xa5\xc1\0" + bytes(6) + struct.pack("<H", flags)
    return stream("WordDocument").ljust(start, b"\0") + word


def open_document(kind: str, manifest: str = "<manifest/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (old_word(0x12F0), "old word"),
        (old_word(0x13F0), "locked office"),
        # Signs that happen to be the same stand anywhere.
        (old_word(0x100, 641), "old word"),
        (stream("WordDocument"), "old word"),
        (OLE, "old office"),
        (open_document("text"), "open text"),
        (open_document("text-template"), "open text"),
        (open_document("spreadsheet"), "open document"),
        (open_document("text", "<m:encryption-data m:checksum='x'/>"), "locked office"),
        (zipped("mimetype", "content.xml"), "open document"),
        (open_document("text")[:-30], "broken archive"),
        (b'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?><a/>', "word xml"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><a/>', "xml"),
        (b"\n <HTML xmlns:w='x'>", "html"),
    ],
)
def test_forms_that_look_alike(data: bytes, content: Content) -> None:
    assert content_of(data) == content
