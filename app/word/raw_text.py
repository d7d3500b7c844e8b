"""The raw text of an XML element: what it reads, and which raw characters make each one read."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.word.set_aside import END, SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITTEN = rf"(?P<reference>&[^;]*;)|(?P<aside>{SIGN})|(?P<newline>\r\n?)"
_UNIT = lazy(rf"{_WRITTEN}|(?P<plain>.)", re.DOTALL)
_OTHER = lazy(_WRITTEN)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTES = str.maketrans({'"': "&quot;", "'": "&apos;", "\n": "&#10;", "\t": "&#9;"})


def read_raw(raw: str) -> str:
    """Return the characters that the raw text of an element stands for."""
    if "&" in raw or "\x1c" in raw or "\r" in raw:
        return _OTHER.sub(_read, raw)
    return raw


def raw_units(raw: str) -> Iterator[tuple[str, str]]:
    """Yield each character of an element's text with the raw characters that make it.

    What was set aside from the text makes none.
    """
    for match in _UNIT.finditer(raw):
        yield _read(match), match[0]


def escaped(text: str, *, attribute: bool = False) -> str:
    """Return a text as XML writes it in an element, or in an attribute's quotation marks."""
    text = text.translate(_ESCAPES)
    return text.translate(_QUOTES) if attribute else text


def _read(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "reference":
        return _referred(match[0])
    if kind == "aside":
        return ""
    return "\n" if kind == "newline" else match[0]


def _referred(reference: str) -> str:
    # The five names that XML knows without a document type are names of HTML, too. HTML reads
    # some numbers otherwise, to mend old pages, so that numbers are read here.
    if reference == END:
        return ">"
    if reference.startswith(("&#x", "&#X")):
        return chr(int(reference[3:-1].lstrip("0"), 16))
    if reference.startswith("&#"):
        return chr(whole_number(reference[2:-1], 0))
    return html.unescape(reference)
