"""WordprocessingML elements, and text made fit for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from app.word.characters import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

_BREAKS = {"\t": "tab", "\n": "br"}
_PIECES = re.compile(r"[\t\n]|[^\t\n]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: _Element | None, **attributes: str | int) -> _Element:
    """Return the element `w:tag` with `w:` attributes and with those children that are not None."""
    made: _Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
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
