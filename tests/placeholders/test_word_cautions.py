"""What a Word file holds that filling cannot keep, or cannot see, is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import packed, paragraph

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MERGED = f'<Relationship Id="z" Type="{_TYPE}/aFChunk" Target="{{}}"/></Relationships>'
_SIGNATURE = "_xmlsignatures/sig1.xml"


def word_file(folder: Path, *names: str) -> Path:
    """A Word file with a marker that holds further parts; those in word are merged in."""
    data = packed({"document": f"<w:body>{paragraph('在XX市')}</w:body>"}, "")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            for each in names:
                if name == "word/_rels/document.xml.rels" and each.startswith("word/"):
                    target = each.removeprefix("word/")
                    part = part.replace("</Relationships>", _MERGED.format(target))
            new.writestr(name, part)
        for name in names:
            new.writestr(name, "XX县")
    path = folder / "稿.docx"
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(
    ("names", "filled", "listed"),
    [
        ([], [], []),
        ([_SIGNATURE], ["签名"], []),
        (["word/a.html"], ["word/a.html"], ["word/a.html"]),
        (
            [_SIGNATURE, "word/a.rtf", "word/b.docx"],
            ["签名", "word/a.rtf、word/b.docx"],
            ["word/a.rtf、"],
        ),
    ],
)
def test_signatures_and_files_in_the_file_are_told(
    tmp_path: Path, names: list[str], filled: list[str], listed: list[str]
) -> None:
    path = word_file(tmp_path, *names)
    notes = fill(path, FillOptions(settings=("XX市=济南市",))).notes[1:]
    assert [word for word, note in zip(filled, notes, strict=True) if word not in note] == []
    notes = fill(path, FillOptions(list_only=True)).notes
    assert [word for word, note in zip(listed, notes, strict=True) if word not in note] == []


def test_a_signature_that_stays_good_is_not_talked_of(tmp_path: Path) -> None:
    notes = fill(word_file(tmp_path, _SIGNATURE), FillOptions(settings=("XX县=历城县",))).notes
    assert not any("签名" in note for note in notes)
