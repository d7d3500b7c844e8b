"""Which files of a unit can serve as a reference, and that none of them is ever changed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from app.errors import InputError
from app.models.report import Block, Paragraph, Report, Span
from app.word.package import Package
from app.workflow.export import export
from app.writing import load_layout
from app.writing.writers import write_like

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LAYOUT = load_layout("gbt9704")
_REPORT = Report(
    blocks=(Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="大家好。"),)),)),)
)

_TITLED = Report(
    blocks=(
        Block(role="title", paragraphs=(Paragraph(spans=(Span(text="学习材料" * 8),)),)),
        *_REPORT.blocks,
    )
)


def _reference() -> bytes:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "内部资料"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _repacked(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a package in which some parts are other bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
    return out.getvalue()


def _read(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def test_a_template_becomes_a_document() -> None:
    template = _repacked(
        _reference(),
        {"[Content_Types].xml": lambda part: part.replace(b"document.main", b"template.main")},
    )
    assert _read(write_like(Package(template), _REPORT, _LAYOUT)).paragraphs


@pytest.mark.parametrize("size", ["0", "-32", "inf", "nan", "1e9", "三号", ""])
def test_a_size_that_no_type_has_is_as_good_as_none(size: str) -> None:
    unit: Any = docx.Document()
    for name in ("Normal", "Title"):
        unit.styles[name].font.size = Pt(16)
        unit.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        unit.styles[name].element.find(f".//{qn('w:sz')}").set(qn("w:val"), size)
    out = BytesIO()
    unit.save(out)
    written = _read(write_like(Package(out.getvalue()), _TITLED, _LAYOUT)).paragraphs
    assert [each.text for each in written] == list(_TITLED.paragraphs)


_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "旧版的 Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (_reference()[:2000], "坏了"),
        (_repacked(_reference(), {"word/styles.xml": lambda part: part[:99]}), "坏了"),
        (
            _repacked(
                _reference(),
                {
                    "[Content_Types].xml": lambda part: part.replace(
                        b"officedocument.wordprocessingml.document.main",
                        b"ms-word.document.macroEnabled.main",
                    )
                },
            ),
            "带有宏",
        ),
        (
            _repacked(
                _reference(),
                {
                    "word/document.xml": lambda part: part.replace(
                        qn("w:p")[1:-2].encode(), _STRICT.encode()
                    )
                },
            ),
            "严格",
        ),
    ],
)
def test_a_file_that_cannot_serve_is_refused_by_its_name(
    tmp_path: Path, data: bytes, words: str
) -> None:
    draft, unit = tmp_path / "初稿.txt", tmp_path / "本单位.docx"
    draft.write_text("大家好。\n", "utf-8")
    unit.write_bytes(data)
    with pytest.raises(InputError, match=words) as refused:
        export(draft, reference=unit)
    assert refused.value.problems[0].path == str(unit)
    assert {path.name for path in tmp_path.iterdir()} == {"初稿.txt", "本单位.docx"}


def test_the_reference_is_never_written_over(tmp_path: Path) -> None:
    draft, unit = tmp_path / "初稿.txt", tmp_path / "初稿.docx"
    draft.write_text("大家好。\n", "utf-8")
    reference = _reference()
    unit.write_bytes(reference)
    with pytest.raises(InputError, match="盖住输入"):
        export(draft, reference=unit, force=True)
    assert unit.read_bytes() == reference
    target = tmp_path / "报告.docx"
    assert export(draft, reference=unit, output=target).written == (target,)
    assert _read(target.read_bytes()).sections[0].footer.paragraphs[0].text == "内部资料"
    assert unit.read_bytes() == reference


def test_only_word_takes_a_reference(tmp_path: Path) -> None:
    draft, unit = tmp_path / "初稿.txt", tmp_path / "本单位.docx"
    draft.write_text("大家好。\n", "utf-8")
    unit.write_bytes(_reference())
    with pytest.raises(InputError, match="只用于 Word"):
        export(draft, reference=unit, output=tmp_path / "报告.md")


def test_a_part_is_added_behind_the_others_and_another_left_out() -> None:
    reference = _reference()
    names = Package(reference).names
    changed = Package(reference).with_parts({"word/new.xml": b"<a/>"}, {"docProps/thumbnail.jpeg"})
    assert Package(changed).part("word/new.xml") == b"<a/>"
    kept = [name for name in names if name != "docProps/thumbnail.jpeg"]
    assert len(kept) == len(names) - 1
    assert Package(changed).names == [*kept, "word/new.xml"]
