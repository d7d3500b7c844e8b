"""A text written where a paragraph holds none: into an empty cell of a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.word.breaking import element_end, without_identity
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import escaped
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from app.word.scanning import Paragraph

_PARAGRAPH = lazy(rf"<((?:[\w.-]+:)?)p(?=[\s/>]){ATTRIBUTES}>")
_PROPERTIES = lazy(r"<((?:[\w.-]+:)?)pPr(?=[\s/>])")
_OF_RUN = lazy(r"<((?:[\w.-]+:)?)rPr>.*?</\1rPr>", re.DOTALL)
_LINE = lazy(r"\r\n|\r|\n")


def insertion(text: str, paragraph: Paragraph, value: str) -> tuple[int, int, str]:
    """Return the characters to replace, and by what, so that an empty paragraph holds a value.

    The value looks as what is typed there would: as an empty run in it, or as its own mark. Each
    further line of the value is a paragraph with the same properties.
    """
    tag, inner = _tag_and_inner(text[paragraph.start : paragraph.end])
    prefix = tag[1 : tag.index("p")]
    closed = f"</{prefix}p>"
    properties, held = _parted(inner)
    looks = [match[0] for match in _OF_RUN.finditer(held)] or [
        match[0] for match in _OF_RUN.finditer(properties)
    ]
    look = without_identity(looks[-1]) if looks else ""
    first, *others = (
        f'<{prefix}r>{look}<{prefix}t xml:space="preserve">{escaped(line)}</{prefix}t></{prefix}r>'
        for line in _LINE.split(xml_safe(value))
    )
    again = without_identity(tag + properties)
    more = "".join(f"{closed}{again}{other}" for other in others)
    return paragraph.start, paragraph.end, f"{tag}{properties}{held}{first}{more}{closed}"


def _tag_and_inner(raw: str) -> tuple[str, str]:
    """Return the start tag of a paragraph, and what stands up to its end tag."""
    end = next(_PARAGRAPH.finditer(raw)).end()
    tag = raw[:end]
    if tag.endswith("/>"):
        return f"{tag[:-2].rstrip()}>", ""
    return tag, raw[end : raw.rindex("</")]


def _parted(inner: str) -> tuple[str, str]:
    """Return the properties that the characters within a paragraph open with, and the others."""
    start = len(inner) - len(inner.lstrip())
    if not _PROPERTIES.match(inner, start):
        return "", inner
    end = element_end(inner, start)
    return inner[:end], inner[end:]
