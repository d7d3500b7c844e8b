"""Remarks as Word comments: their part, their styles, and the marks that tie them to the text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from app.writing.word.elements import element
from app.writing.word.runs import Look, Mark, run_elements
from app.writing.word.styles import NORMAL, fonts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document
    from lxml.etree import _Element

    from app.models.remark import Remark
    from app.writing.layout import Layout

_AUTHOR, _INITIALS = "拟稿", "拟"
_TEXT, _REFERENCE = "CommentText", "CommentReference"


class _Numbered(NamedTuple):
    number: int
    remark: Remark


def add_comments(document: Document, remarks: Sequence[Remark], layout: Layout) -> None:
    """Give the document the part that holds the remarks, and the styles that this part needs.

    Without remarks the document stays as it is.
    """
    if not remarks:
        return
    document.styles.element.extend(_styles(layout))
    root = element("comments", *(_comment(each, layout) for each in _numbered(remarks)))
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI("/word/comments.xml")
    part = Part(name, CONTENT_TYPE.WML_COMMENTS, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def comment_marks(remarks: Sequence[Remark]) -> Mapping[int, Sequence[Mark]]:
    """Return by paragraph the marks of the comments that `add_comments` makes of the remarks."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for number, remark in _numbered(remarks):
        found[remark.paragraph] += (
            Mark(remark.start, (element("commentRangeStart", id=number),), opens=True),
            Mark(remark.end, (element("commentRangeEnd", id=number), _reference(number))),
        )
    # Where one comment ends and another begins, the first is closed before the next opens.
    return {
        line: sorted(marks, key=lambda mark: (mark.at, mark.opens)) for line, marks in found.items()
    }


def _numbered(remarks: Sequence[Remark]) -> list[_Numbered]:
    """Return the remarks in reading order, the wider of two that start together first."""
    ordered = sorted(remarks, key=lambda each: (each.paragraph, each.start, -each.end, each.text))
    return [_Numbered(number, remark) for number, remark in enumerate(ordered)]


def _reference(number: int) -> _Element:
    properties = element("rPr", element("rStyle", val=_REFERENCE))
    return element("r", properties, element("commentReference", id=number))


def _comment(numbered: _Numbered, layout: Layout) -> _Element:
    """Return a comment; without a date, so that the same draft gives the same bytes."""
    look = Look(layout.comment.chinese or layout.body.chinese)
    paragraphs = (
        element(
            "p",
            element("pPr", element("pStyle", val=_TEXT)),
            *run_elements([(line, look)], "none"),
        )
        for line in numbered.remark.text.split("\n")
    )
    return element("comment", *paragraphs, id=numbered.number, author=_AUTHOR, initials=_INITIALS)


def _styles(layout: Layout) -> list[_Element]:
    """Return Word's own two styles for comments."""
    letters = layout.comment
    size = (letters.size or layout.body.size).half_points
    return [
        element(
            "style",
            element("name", val="annotation text"),
            element("basedOn", val=NORMAL),
            element("pPr", element("jc", val="left")),
            element(
                "rPr",
                fonts(letters.chinese, letters.latin),
                element("b") if letters.bold else None,
                element("bCs") if letters.bold else None,
                element("spacing", val=0),
                *_sized(size),
            ),
            type="paragraph",
            styleId=_TEXT,
        ),
        element(
            "style",
            element("name", val="annotation reference"),
            element("basedOn", val="DefaultParagraphFont"),
            element("rPr", *_sized(size)),
            type="character",
            styleId=_REFERENCE,
        ),
    ]


def _sized(half_points: int) -> list[_Element]:
    return [element("sz", val=half_points), element("szCs", val=half_points)]
