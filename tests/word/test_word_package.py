"""Word files are copied part by part, and what is no Word file is called by its name."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from app.errors import InputError
from app.word.package import Package, serialize

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


def word_file(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def raw_entries(data: bytes) -> dict[str, tuple[bytes, object]]:
    """The compressed bytes and the kept facts of each entry."""
    found: dict[str, tuple[bytes, object]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for entry in file.infolist():
            at = entry.header_offset
            names = int.from_bytes(data[at + 26 : at + 28], "little")
            extra = int.from_bytes(data[at + 28 : at + 30], "little")
            body = at + 30 + names + extra
            facts = (entry.date_time, entry.compress_type, entry.external_attr, entry.extra)
            found[entry.filename] = (data[body : body + entry.compress_size], facts)
    return found


def test_without_a_change_the_bytes_are_the_same() -> None:
    data = word_file("甲")
    assert Package(data).with_parts({}) == data


def test_only_the_changed_part_is_packed_anew() -> None:
    data = word_file("甲")
    changed = Package(data).with_parts({"word/document.xml": b"<a/>" * 1000})
    before, after = raw_entries(data), raw_entries(changed)
    assert list(before) == list(after)
    assert before.pop("word/document.xml") != after.pop("word/document.xml")
    assert before == after
    with zipfile.ZipFile(io.BytesIO(changed)) as file:
        assert file.testzip() is None
        assert file.read("word/document.xml") == b"<a/>" * 1000


def test_a_file_written_as_a_stream_is_copied_whole() -> None:
    class Stream(io.RawIOBase):
        """A sink that cannot seek, so that sizes follow each body in the archive."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, part: object) -> int:
            chunk = bytes(part)  # type: ignore[call-overload]
            self.data += chunk
            return len(chunk)

    sink = Stream()
    with (
        zipfile.ZipFile(io.BytesIO(word_file("甲"))) as source,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name))
    data = bytes(sink.data)
    package = Package(data)
    changed = package.with_parts({package.main: serialize(package.tree(package.main))})
    with zipfile.ZipFile(io.BytesIO(changed)) as file:
        assert file.testzip() is None
    assert docx.Document(io.BytesIO(changed)).paragraphs[0].text == "甲"


def test_a_damaged_part_is_a_broken_file() -> None:
    data = bytearray(word_file("甲" * 100))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        at = file.getinfo("word/document.xml").header_offset
    data[at + 60 : at + 90] = bytes(30)
    package = Package(bytes(data), "稿.docx")
    with pytest.raises(InputError, match="坏了"):
        package.part(package.main)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + "WordDocument".encode("utf-16-le"), r"\.doc"),
        (OLE, "旧版"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"<html>", "网页"),
        (b"MIME-Version: 1.0", "网页"),
        ("只是文字".encode(), "文本文件"),
        ("只是文字".encode("gb18030"), "文本文件"),
        (("文" * 9000).encode(), "文本文件"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"\x00\x01\x02", "不是 Word"),
        (OLE + "Workbook".encode("utf-16-le"), r"\.xls"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), r"\.ppt"),
        (archive(OFD_xml=b"<a/>"), "OFD"),
        (archive(xl__workbook_xml=b"<a/>"), "Excel"),
        (archive(ppt__presentation_xml=b"<a/>"), "演示文稿"),
        (archive(mimetype=b"odt"), "LibreOffice"),
        (archive(readme=b"x"), "压缩包"),
        (word_file("甲")[:2000], "坏了"),
    ],
)
def test_what_is_no_word_file_is_called_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        Package(data, "稿.docx")
    (problem,) = caught.value.problems
    assert problem.path == "稿.docx"
    assert problem.hint


def test_an_entity_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    part = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'.encode()
    package = Package(archive(word__document_xml=part))
    with pytest.raises(InputError, match=r"word/document\.xml 带有 DOCTYPE") as caught:
        package.tree(package.main)
    assert "hidden" not in str(caught.value)
