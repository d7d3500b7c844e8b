"""The paragraphs of a Word body as text, wherever they stand and however their runs are split.

They read as those of `app.word.scanning` do, which finds them among the characters of a part to
change them there; these keep their elements, by which a reader tells styles and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# Text that is not (or no longer) part of a document: moved away, deleted, the reading above ruby
# text.
_APART = ("moveFrom", "del", "rt")
_BOX = "txbxContent"
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph's text; `element` is its w:t, or None for a tab or a break."""

    element: etree._Element | None
    text: str


@dataclass(frozen=True)
class WordParagraph:
    """A w:p element and the pieces of its text, in order."""

    element: etree._Element
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        r"""Return the paragraph's characters; a tab is `\t`, a line break `\n`."""
        return "".join(piece.text for piece in self.pieces)


def body_paragraphs(root: etree._Element) -> list[WordParagraph]:
    """Return the paragraphs of a body in file order.

    Those of tables, tables in tables, content controls, tracked insertions and text boxes are
    among them; a text box comes behind the paragraph that it is anchored in. What the file says
    twice, for older programs, is read once.
    """
    return [
        WordParagraph(element, tuple(_pieces(element))) for element in _paragraph_elements(root)
    ]


def local_name(element: etree._Element) -> str:
    """Return an element's name without namespace if it is one of Word's own, else nothing."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag[1:].partition("}")
    return name if namespace in _NAMESPACES else ""


def _paragraph_elements(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the w:p elements below, none of them in what stands apart."""
    for child in _children(element):
        if local_name(child) == "p":
            yield child
        yield from _paragraph_elements(child)


def _pieces(element: etree._Element) -> Iterator[Piece]:
    for child in _children(element):
        name = local_name(child)
        if name == "t":
            yield Piece(child, child.text or "")
        elif name in _MARKS:
            yield Piece(None, _MARKS[name])
        elif name not in (_BOX, "pPr", "rPr", "p"):
            yield from _pieces(child)


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element's children that count: of several ways to say one thing, one that says it.

    A text box stands in the file twice, drawn for Word 2010 and for older programs; a chart
    often has words in the older way alone.
    """
    for child in element:
        if child.tag == _ALTERNATIVES:
            yield from next(filter(_holds_text, child), ())
        elif local_name(child) not in _APART:
            yield child


def _holds_text(element: etree._Element) -> bool:
    return any(local_name(each) == "t" and each.text for each in element.iter())
