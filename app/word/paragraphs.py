"""The paragraphs of a Word body as text, wherever they stand and however their runs are split.

They read as those of `app.word.scanning` do, which finds them among the characters of a part to
change them there; these keep their elements, by which a reader tells styles and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from app.word.check_boxes import form_text, symbol
from app.word.grammar import APART, BOX, MARKS, SYMBOL, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMENT_ENDS = ("commentRangeStart", "commentRangeEnd")
"""Stand before and behind the words that a comment is about."""

WORDLESS = ("oMath", "object", "inline")
"""What stands in a line and has no words of it: an equation, an object, a picture."""

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass(frozen=True)
class WordParagraph:
    r"""A w:p element and its text, in which a tab is `\t` and a line break `\n`."""

    element: etree._Element
    text: str


def body_paragraphs(root: etree._Element) -> list[WordParagraph]:
    """Return the paragraphs of a body in file order.

    Those of tables, tables in tables, content controls, tracked insertions and text boxes are
    among them; a text box comes behind the paragraph that it is anchored in. What the file says
    twice, for older programs, is read once.
    """
    return [
        WordParagraph(element, "".join(text for _, text in pieces(element)))
        for element in paragraph_elements(root)
    ]


def paragraph_elements(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the w:p elements below, none of them in what stands apart."""
    for child in _children(element):
        if local_name(child) == "p":
            yield child
        yield from paragraph_elements(child)


def pieces(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements of a paragraph that hold its text, with it.

    The ends of comments and what is `WORDLESS` are among them, without a text.
    """
    for child in _children(element):
        name = local_name(child)
        if name == "t":
            yield child, child.text or ""
        elif name in MARKS:
            yield child, MARKS[name]
        elif name == SYMBOL:
            yield child, symbol(attribute(child, "font"), attribute(child, "char"))
        elif name == "fldChar" and len(child):
            yield child, form_text(etree.tostring(child, encoding="unicode"), 0)
        elif name in COMMENT_ENDS:
            yield child, ""
        elif name not in (BOX, "pPr", "rPr", "p"):
            if is_wordless(child):
                yield child, ""
            yield from pieces(child)


def local_name(element: etree._Element) -> str:
    """Return an element's name without namespace if it is one of Word's own, else nothing."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag[1:].partition("}")
    return name if namespace in WORD else ""


def is_wordless(element: etree._Element) -> bool:
    """Tell whether an element stands for something in a line that has no words."""
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in WORDLESS


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute in the namespace of its element; empty if there is none."""
    namespace = str(element.tag).rpartition("}")[0]
    return element.get(f"{namespace}}}{name}", "")


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element's children that count: of several ways to say one thing, one that says it.

    A text box stands in the file twice, drawn for Word 2010 and for older programs; a chart
    often has words in the older way alone.
    """
    for child in element:
        if child.tag == _ALTERNATIVES:
            yield from next(filter(_holds_text, child), ())
        elif local_name(child) not in APART:
            yield child


def _holds_text(element: etree._Element) -> bool:
    return any(local_name(each) == "t" and each.text for each in element.iter())
