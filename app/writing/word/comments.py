"""Remarks as Word comments: their part, their styles, and the marks that tie them to the text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import element, part_root, to_xml
from app.writing.word.formats import fonts
from app.writing.word.rendering import ParagraphProperties, Renderer
from app.writing.word.runs import Mark, RunProperties
from app.writing.word.styles import NORMAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from app.models.report import Remark
    from app.writing.layout import Layout

_AUTHOR, _INITIALS = "拟稿", "拟"
_TEXT, _REFERENCE = "CommentText", "CommentReference"
_FORM = ParagraphProperties(_TEXT)


class _Numbered(NamedTuple):
    number: int
    remark: Remark


def comments_part(remarks: Sequence[Remark], layout: Layout) -> bytes:
    """Return the part that holds the remarks."""
    # A comment has no date, so that the same draft gives the same bytes.
    properties = RunProperties(layout.comment.chinese or layout.body.chinese)
    renderer = Renderer("none")
    comments = (
        f'<w:comment w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}">'
        + "".join(
            renderer.render((_FORM, [(line, properties)], ()) for line in remark.text.split("\n"))
        )
        + "</w:comment>"
        for number, remark in _numbered(remarks)
    )
    return part_root("comments", *comments)


def comment_marks(remarks: Sequence[Remark]) -> Mapping[int, Sequence[Mark]]:
    """Return by paragraph the marks of the comments that `comments_part` makes of the remarks."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for number, remark in _numbered(remarks):
        found[remark.paragraph] += (
            Mark(remark.start, f'<w:commentRangeStart w:id="{number}"/>', opens=True),
            Mark(remark.end, f'<w:commentRangeEnd w:id="{number}"/>{_reference(number)}'),
        )
    # Where one comment ends and another begins, the first is closed before the next opens.
    return {
        line: sorted(marks, key=lambda mark: (mark.at, mark.opens)) for line, marks in found.items()
    }


def comment_styles(layout: Layout) -> list[_Element]:
    """Return Word's own two styles for comments, which only a document with some has."""
    font = layout.comment
    size = (font.size or layout.body.size).half_points
    return [
        element(
            "style",
            element("name", val="annotation text"),
            element("basedOn", val=NORMAL),
            element("pPr", element("jc", val="left")),
            element(
                "rPr",
                fonts(font.chinese, font.latin),
                element("b") if font.bold else None,
                element("bCs") if font.bold else None,
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


def _numbered(remarks: Sequence[Remark]) -> list[_Numbered]:
    """Return the remarks in reading order, the wider of two that start together first."""
    ordered = sorted(remarks, key=lambda each: (each.paragraph, each.start, -each.end, each.text))
    return [_Numbered(number, remark) for number, remark in enumerate(ordered)]


def _reference(number: int) -> str:
    properties = element("rPr", element("rStyle", val=_REFERENCE))
    return to_xml(element("r", properties, element("commentReference", id=number)))


def _sized(half_points: int) -> list[_Element]:
    return [element("sz", val=half_points), element("szCs", val=half_points)]
