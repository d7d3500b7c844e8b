"""The rows of the tables in a Word file, as their cells read."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from app.word.grammar import W


def table_rows(docx: bytes) -> list[list[str]]:
    """Return every row of every table, in the order of the file, as the texts of its cells."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [_texts(row) for row in root.iter(f"{W}tr")]


def _texts(row: etree._Element) -> list[str]:
    cells = (cell for cell in row.iter(f"{W}tc"))
    return ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in cells]
