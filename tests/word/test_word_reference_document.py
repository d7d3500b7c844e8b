"""A reference document knows the parts of a file by the names that offices give them."""

from __future__ import annotations

import io
import zipfile

import docx

from app.word.package import Package
from app.word.reference_document import ReferenceDocument


def test_a_part_is_known_whatever_the_case_of_its_name() -> None:
    saved, renamed = io.BytesIO(), io.BytesIO()
    docx.Document().save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(renamed, "w") as after:
        for name in before.namelist():
            other = {"word/styles.xml": "word/Styles.xml"}.get(name, name)
            after.writestr(other, before.read(name))
    document = ReferenceDocument(Package(renamed.getvalue()))
    assert len(document.styles) > 1
    with zipfile.ZipFile(io.BytesIO(document.saved())) as file:
        styles = [name for name in file.namelist() if name.lower().endswith("styles.xml")]
    assert styles == ["word/Styles.xml"]
