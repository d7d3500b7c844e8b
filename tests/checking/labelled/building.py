"""A labelled case as the file that a person would hand in."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.checking.labelled.form import Labelled

_FIRST = "一1"
_FORMATS = {"一": "chineseCounting", "1": "decimal"}


def file_of(labelled: Labelled) -> bytes:
    """Return the bytes of the file that holds a case's report."""
    return word_file(labelled) if labelled.case.word else labelled.text.encode()


def word_file(labelled: Labelled) -> bytes:
    """Return a Word file of the report.

    A line with tabs is a row of a table; what is labelled is broken over runs; automatic numbers
    are the paragraphs' own.
    """
    document: Any = Document()
    numbers = _Numbers(document)
    table: Any = None
    start = 0
    for line in labelled.text.split("\n"):
        if "\t" in line:
            cells = line.split("\t")
            table = table or document.add_table(0, len(cells))
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
        else:
            table = None
            _add_paragraph(document, labelled, numbers, start, start + len(line))
        start += len(line) + 1
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _add_paragraph(
    document: Any, labelled: Labelled, numbers: _Numbers, start: int, end: int
) -> None:
    paragraph = document.add_paragraph()
    for first, last in labelled.automatic:
        if first == start:
            numbers.set_on(paragraph, labelled.text[first:last])
            start = last
    for first, last in pairwise(sorted({start, end, *_breaks(labelled, start, end)})):
        paragraph.add_run(labelled.text[first:last])


def _breaks(labelled: Labelled, start: int, end: int) -> Iterator[int]:
    """Yield the middle of everything that is labelled between two places."""
    for label in labelled.labels:
        for first, last in label.spans:
            middle = (first + last) // 2
            if start < middle < end:
                yield middle


class _Numbers:
    """Sets Word's own numbers on paragraphs; a list begins anew where its first number stands."""

    def __init__(self, document: Any) -> None:
        self.part = document.part.numbering_part.element
        self.lists: dict[str, int] = {}

    def set_on(self, paragraph: Any, number: str) -> None:
        """Let a paragraph have a number such as 二、, （二） or 2. by its list."""
        digits = number.strip("（）、.")
        form = number.replace(digits, "%1")
        numerals = "1" if digits.isdigit() else "一"
        if digits in _FIRST or form + numerals not in self.lists:
            self.lists[form + numerals] = self._new_list(form, _FORMATS[numerals])
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.lists[form + numerals]

    def _new_list(self, form: str, format: str) -> int:  # noqa: A002 - Word's own word for it
        number = 100 + len(self.part)
        abstract = _element("w:abstractNum", {"w:abstractNumId": number})
        level = _element("w:lvl", {"w:ilvl": 0})
        told = {"w:start": 1, "w:numFmt": format, "w:suff": "nothing", "w:lvlText": form}
        for name, value in told.items():
            level.append(_element(name, {"w:val": value}))
        abstract.append(level)
        self.part.insert(0, abstract)
        instance = _element("w:num", {"w:numId": number})
        instance.append(_element("w:abstractNumId", {"w:val": number}))
        self.part.append(instance)
        return number


def _element(name: str, attributes: dict[str, object]) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), str(value))
    return element
