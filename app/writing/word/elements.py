"""WordprocessingML: elements, text made fit for them, and both as the XML of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from app.patterns import lazy
from app.word.grammar import MAIN, W
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT_PART, COMMENTS_PART = "word/document.xml", "word/comments.xml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = {"w": MAIN}
DECLARED = f'xmlns:w="{MAIN}"'
"""What a root has to declare for the XML of `to_xml` to stand in it."""

_BREAKS = {"\t": "tab", "\n": "br"}
_PIECES = lazy(r"[\t\n]|[^\t\n]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: _Element | None, **attributes: str | int) -> _Element:
    """Return the element `w:tag` with `w:` attributes and with those children that are not None."""
    made = etree.Element(W + tag, nsmap=_NAMESPACES)
    for name, value in attributes.items():
        made.set(W + name, str(value))
    made.extend(child for child in children if child is not None)
    return made


def switch(tag: str, on: bool) -> _Element:
    """Return a property that is on or off, written out either way."""
    return element(tag) if on else element(tag, val=0)


def xml_text(text: str) -> str:
    """Return the text without what XML forbids, its line ends as newlines."""
    return xml_safe(text).replace("\r\n", "\n").replace("\r", "\n")


def text_elements(text: str) -> list[_Element]:
    """Return the content of a run: text, with a tab or a break for each tab and newline."""
    return [
        element(_BREAKS[piece]) if piece in _BREAKS else text_element("t", piece)
        for piece in _PIECES.findall(xml_text(text))
    ]


def text_element(tag: str, text: str) -> _Element:
    """Return an element that holds characters, blanks at its ends included."""
    made = element(tag)
    made.text = text
    if text != text.strip():
        made.set(_SPACE, "preserve")
    return made


def to_xml(made: _Element) -> str:
    """Return an element as it stands in a part whose root declares `w:`."""
    return etree.tostring(made, encoding="unicode").replace(f" {DECLARED}", "", 1)


def part_root(tag: str, *content: str) -> bytes:
    """Return the bytes of a part whose root `w:tag` holds this XML."""
    return part_bytes(f"<w:{tag} {DECLARED}>{''.join(content)}</w:{tag}>")


def part_bytes(xml: str) -> bytes:
    """Return the bytes of a part with this root."""
    return (_HEAD + xml).encode()
