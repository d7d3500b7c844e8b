"""python-docx, LibreOffice, pandoc and mammoth read the same text out of every shape of document.

A title may be broken by soft line breaks, which are no part of its text: they are left out before
texts are compared, and a line break that the report itself holds with them.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any

import docx
import mammoth
import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.writing.word.elements import xml_text
from tests.rendering.document_set import document_set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.report import Report
    from tests.rendering.document_set import Shape

_OFFICE, _PANDOC = shutil.which("soffice"), shutil.which("pandoc")
_PIECES = {"tab": "\t", "line-break": "\n"}
_NO_TEXT = {"annotation", "annotation-end", "sequence-decls", "tracked-changes"}
_BLANKS = re.compile(r"\s+")


@pytest.fixture(scope="module")
def shapes(checkout: Path) -> list[Shape]:
    return document_set(checkout)


def _lines(shape: Shape) -> list[str]:
    """Return the lines of a document: the report's, and an empty one that a last table wants."""
    lines = [xml_text(line).replace("\n", "") for line in _cells(shape.report)]
    ends = [block.note for block in shape.report.blocks[-1:]]
    return [*lines, *([""] if ends == ["copies"] and shape.layout.copies.at_page_end else [])]


def _cells(report: Report) -> Iterator[str]:
    """Yield the lines of a report: of a table its cells, an empty one for each that a row lacks,
    and an empty line where no text stands behind it.
    """
    rows: list[tuple[str, ...]] = []
    for line in (*report.whole_lines(), None):
        if rows and (line is None or line.row != "next"):
            columns = max(map(len, rows))
            yield from (cell for row in rows for cell in [*row, *[""] * (columns - len(row))])
            if line is None or line.row:
                yield ""
            rows = []
        if line and line.row:
            rows.append(tuple(cell.replace("\u2028", "") for cell in line.cells))
        elif line:
            yield line.text


def _with_one_blank(lines: list[str]) -> list[str]:
    return [_BLANKS.sub(" ", line).strip() for line in lines]


def test_python_docx_reads_the_reports_lines(shapes: list[Shape]) -> None:
    for shape in shapes:
        document = docx.Document(BytesIO(shape.data))
        read = [each.text for each in document.element.body.iter(qn("w:p"))]
        assert [line.replace("\n", "") for line in read] == _lines(shape), shape.name


def test_mammoth_reads_the_reports_lines(shapes: list[Shape]) -> None:
    for shape in shapes:
        read = mammoth.extract_raw_text(BytesIO(shape.data))
        # It ends each paragraph with two line ends, and leaves soft breaks out.
        lines = read.value.split("\n\n")[:-1]
        assert [line.replace("\n", "") for line in lines] == _lines(shape), shape.name
        assert not [message for message in read.messages if message.type == "error"]


@pytest.mark.skipif(not _PANDOC, reason="no pandoc")
def test_pandoc_reads_the_reports_lines(shapes: list[Shape]) -> None:
    for shape in shapes:
        assert _PANDOC
        command = [_PANDOC, "--from", "docx+empty_paragraphs", "--to", "json"]
        ended = subprocess.run(command, input=shape.data, capture_output=True, check=True)
        # Pandoc takes any number of blanks for one, those at the ends for none, and the title
        # for one field of its own, however many paragraphs it has.
        titles = sum(block.role == "title" for block in shape.report.blocks)
        lines = _lines(shape)
        written = ["".join(lines[:titles]), *lines[titles:]] if titles else lines
        read = _pandoc_lines(json.loads(ended.stdout))
        assert _with_one_blank(read) == _with_one_blank(written), shape.name


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_libreoffice_reads_the_reports_lines(shapes: list[Shape], tmp_path: Path) -> None:
    assert _OFFICE
    for shape in shapes:
        (tmp_path / f"{shape.name}.docx").write_bytes(shape.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [f"{shape.name}.docx" for shape in shapes]
    subprocess.run(
        [_OFFICE, profile, "--headless", "--convert-to", "fodt", *files],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )
    for shape in shapes:
        read = list(_office_lines(tmp_path / f"{shape.name}.fodt"))
        # A document without a paragraph is shown as one with an empty paragraph.
        assert read == (_lines(shape) or [""]), shape.name


def _office_lines(path: Path) -> list[str]:
    (body,) = etree.parse(path).iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
    found = (each for each in body.iter("{*}p", "{*}h") if not _is_noted(each))
    return ["".join(_office_text(each)).replace("\n", "") for each in found]


def _is_noted(paragraph: etree._Element) -> bool:
    return any(etree.QName(above).localname == "annotation" for above in paragraph.iterancestors())


def _office_text(element: etree._Element) -> list[str]:
    name = etree.QName(element).localname
    if name in _NO_TEXT:
        return []
    if name == "s":
        count = next(
            (str(value) for key, value in element.attrib.items() if str(key).endswith("}c")), "1"
        )
        return [" " * int(count)]
    inner = ([*_office_text(child), child.tail or ""] for child in element)
    return [_PIECES.get(name, ""), element.text or "", *chain.from_iterable(inner)]


def _pandoc_lines(tree: dict[str, Any]) -> list[str]:
    return list(
        chain([_inline(each) for each in _titles(tree)], *map(_pandoc_block, tree["blocks"]))
    )


def _titles(tree: dict[str, Any]) -> list[Any]:
    title = tree["meta"].get("title")
    return [title["c"]] if title else []


def _pandoc_block(block: dict[str, Any]) -> list[str]:
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind in ("Para", "Plain"):
        return [_inline(content)]
    if kind == "Header":
        return [_inline(content[2])]
    if kind == "Table":
        (body,) = content[4]
        cells = chain.from_iterable(row[1] for row in (*content[3][1], *body[3]))
        return [line for cell in cells for each in cell[4] for line in _pandoc_block(each)]
    inner = content[1] if kind == "Div" else content
    return list(chain.from_iterable(map(_pandoc_block, inner)))


_SIGNS = {"Space": " ", "SoftBreak": " ", "LineBreak": ""}
_MARKS = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


def _inline(parts: list[dict[str, Any]]) -> str:
    return "".join(map(_piece, parts))


def _piece(part: dict[str, Any]) -> str:
    kind: str = part["t"]
    content: Any = part.get("c")
    if kind == "Str":
        return str(content)
    if kind in _SIGNS:
        return _SIGNS[kind]
    if kind == "Quoted":
        marks = _MARKS[content[0]["t"]]
        return f"{marks[0]}{_inline(content[1])}{marks[1]}"
    if kind in ("Span", "Link"):
        return _inline(content[1])
    if kind in ("Code", "Math", "RawInline"):
        return str(content[1])
    return _inline(content)
