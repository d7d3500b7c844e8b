"""Archives as other programs write them: filled all the same, other entries copied as they are."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from app.errors import InputError
from app.word.document import Replacement, WordDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(inner: str, namespace: str = W) -> str:
    return f'<w:document xmlns:w="{namespace}"><w:body>{inner}</w:body></w:document>'


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def relations(*targets: str, mode: str = "") -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{target.partition("|")[0]}" '
        f'Target="{target.partition("|")[2]}"{mode}/>'
        for n, target in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def archive(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def filled(data: bytes) -> WordDocument:
    """The file read again once every XX in it has become 济南; it must be a sound archive."""
    source = WordDocument(data)
    edits = {
        n: [Replacement(line.index("XX"), line.index("XX") + 2, "济南")]
        for n, line in enumerate(source.texts)
        if "XX" in line
    }
    assert edits
    made = source.changed(edits)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.testzip() is None
    again = WordDocument(made)
    assert again.texts == [line.replace("XX", "济南") for line in source.texts]
    return again


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": document(text("在XX"))},
        {"word/document.xml": document(text("在XX"), STRICT)},
        {"word\\document.xml": document(text("在XX"))},
        {"/word/document.xml": document(text("在XX"))},
        {"word/Document.XML": document(text("在XX"))},
        {"a/b.xml": document(text("在XX")), "_rels/.rels": relations("officeDocument|a/b.xml")},
        {
            "a%20b.xml": document(text("在XX")),
            "_rels/.rels": relations("officeDocument|/a b.xml"),
        },
        {
            "word/document.xml": document(text("在XX")),
            "word/_rels/document.xml.rels": relations("header|gone.xml", "image|NULL"),
        },
        {
            "word/document.xml": document(text("在XX")),
            "word/_rels/document.xml.rels": relations(
                "hyperlink|http://a b", mode=' TargetMode="External"'
            ),
        },
        {"word/document.xml": "\ufeff" + document(text("在XX"))},
        {"word/document.xml": ("\ufeff" + document(text("在XX"))).encode("utf-16-le")},
        {"word/document.xml": ("\ufeff" + document(text("在XX"))).encode("utf-16-be")},
        {
            "word/document.xml": b"<?xml version='1.0' encoding='GB18030'?>"
            + document(text("在XX，饭后")).encode("gb18030")
        },
        {
            "word/document.xml": b"<?xml version='1.0' encoding='us-ascii'?>"
            + document(text("at XX")).encode("ascii")
        },
        {
            "word/document.xml": f'<document xmlns="{W}"><body><p><r><t>在XX</t></r></p></body>'
            "</document>"
        },
        {"word/document.xml": document(text("在XX")).replace("w:", "n0:").replace(":w=", ":n0=")},
        {"word/document.xml": document(text("<![CDATA[<在>XX&]]>"))},
        {"word/document.xml": document(text("在<!-- XX -->XX<?pi XX?>&#26376;&amp;"))},
        {"word/document.xml": document(text("xmlns:w=\"别的\" 和 xmlns='u' 在XX"))},
        {"word/document.xml": document("<w:p w:x='>'><w:r><w:t >在XX</w:t ></w:r></w:p >")},
        {"word/document.xml": f"<!-- <w:p> -->{document(text('在XX'))}<!-- XX -->"},
    ],
)
def test_odd_files_are_filled_all_the_same(parts: dict[str, str | bytes]) -> None:
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        filled(archive(parts, method))


def test_a_replaced_character_leaves_all_beside_it_as_it_was_written() -> None:
    xml = document(text("甲<!--注-->&#38;XX<![CDATA[<]]>乙"))
    source = WordDocument(archive({"word/document.xml": xml}))
    made = source.changed({0: [Replacement(2, 4, "<")]})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        again = file.read("word/document.xml").decode()
    assert again == document(text("甲<!--注-->&#38;&lt;<![CDATA[<]]>乙"))


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<!DOCTYPE a [<!ENTITY e "XX">]>' + document(text("&e;")), "DOCTYPE"),
        (document(f'<a xmlns:w="别的"/>{text("XX")}'), "同一个前缀"),
        ("<?xml version='1.0' encoding='x-none'?><a/>", "x-none"),
        ("<?xml version='1.0' encoding='undefined'?><a/>", "坏了"),
        (document("<w:p>"), "坏了"),
        (document(text("&none;")), "坏了"),
        ("", "坏了"),
        ("<a/>", "坏了"),
    ],
)
def test_what_cannot_be_filled_is_refused_with_the_reason(xml: str, said: str) -> None:
    data = archive({"[Content_Types].xml": "<a/>", "word/document.xml": xml})
    with pytest.raises(InputError, match=said) as caught:
        WordDocument(data, "稿.docx")
    (problem,) = caught.value.problems
    assert problem.path == "稿.docx"
    assert problem.hint


def test_a_64_bit_archive_is_filled() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(document(text("在XX")).encode())
        with file.open("word/media/a.png", "w", force_zip64=True) as part:
            part.write(b"picture")
    data = out.getvalue()
    assert b"\x01\x00\x10\x00" in data
    filled(data)


def test_other_extra_fields_folders_and_comments_are_kept() -> None:
    out = io.BytesIO()
    stamp = struct.pack("<2H4s", 0x5455, 4, b"\1abc")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/", "")
        entry = zipfile.ZipInfo("word/document.xml", (2001, 2, 3, 4, 5, 6))
        entry.extra, entry.comment = stamp, b"remark"
        file.writestr(entry, document(text("在XX")))
        file.writestr("文字.txt", "XX")
        file.comment = "全文".encode()
    source = WordDocument(out.getvalue())
    made = source.changed({0: [Replacement(1, 3, "济南")]})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.namelist() == ["word/", "word/document.xml", "文字.txt"]
        entry = file.getinfo("word/document.xml")
        assert (entry.extra, entry.comment, file.comment) == (stamp, b"remark", "全文".encode())
        assert entry.date_time == (2001, 2, 3, 4, 5, 6)
        assert file.read("文字.txt") == b"XX"


def test_a_part_that_stands_twice_is_filled_twice() -> None:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as file:
        warnings.simplefilter("ignore")
        for _ in range(2):
            file.writestr("word/document.xml", document(text("在XX")))
    source = WordDocument(out.getvalue())
    made = source.changed({0: [Replacement(1, 3, "济南")]})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert ["济南" in file.read(each).decode() for each in file.infolist()] == [True, True]


def test_characters_before_the_archive_do_no_harm() -> None:
    filled(b"#!/bin/sh\n" + archive({"word/document.xml": document(text("在XX"))}))
