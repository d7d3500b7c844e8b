"""An XML part as characters, every one of them as it stands in the file.

Words are changed in these characters, not in a tree that is written anew: so whatever is not
changed stays as it was, down to the order of attributes and the kind of quotation marks.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from app.patterns import lazy

_DECLARED = lazy(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
_FIRST_ELEMENT = lazy(r"<[^?!]")
_NAMESPACE = lazy(r"xmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# What XML 1.0 has no way to hold, not even escaped (https://www.w3.org/TR/xml/#charsets). Named
# one by one, for a class of all that is allowed takes milliseconds to compile.
_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = lazy(r"\r\n|[\r\n\t]")


class NotXmlError(ValueError):
    """The bytes are no well-formed XML."""


class UnusualXmlError(ValueError):
    """The XML is written in a way that Office files are not; the message says how, in Chinese."""


class XmlPart(NamedTuple):
    """The characters of a part, and how it encodes them; a byte order mark is a character too."""

    text: str
    encoding: str

    def encode(self, text: str) -> bytes:
        """Return characters as this part's bytes; what the encoding lacks becomes a reference."""
        return text.encode(self.encoding, errors="xmlcharrefreplace")

    def bindings(self) -> dict[str, set[str]]:
        """Return the namespaces that each prefix stands for, anywhere in the part."""
        bound: dict[str, set[str]] = defaultdict(set)
        for match in _NAMESPACE.finditer(self.text):
            # The words `xmlns="…"` may stand in a text, too: there the last sign before is a `>`.
            before = match.start()
            if self.text.rfind("<", 0, before) > self.text.rfind(">", 0, before):
                bound[match[1] or ""].add(match[2] if match[2] is not None else match[3])
        return bound


def read_xml(data: bytes) -> XmlPart:
    """Return the characters of a part's bytes.

    Raises `NotXmlError`, and `UnusualXmlError` for an encoding that is not known and for a
    document type, which Office files may not have and by which entities are abused.
    """
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise UnusualXmlError(f"编码是 {encoding}") from error
    except UnicodeError as error:
        raise NotXmlError from error
    first = _FIRST_ELEMENT.search(text)
    if first is None:
        raise NotXmlError
    if "<!DOCTYPE" in text[: first.start()]:
        raise UnusualXmlError("带有 DOCTYPE 声明")
    try:
        # The parser itself knows few encodings, GB18030 not among them.
        ParserCreate("utf-8").Parse(text.encode("utf-8"), True)
    except (ExpatError, ValueError) as error:
        raise NotXmlError from error
    return XmlPart(text, encoding)


def xml_safe(text: str) -> str:
    """Return a text without the characters that XML forbids, such as control characters."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """Return a text as a place of one line holds it, such as a title: with spaces for breaks."""
    return _BREAK.sub(" ", xml_safe(text))


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return "utf-16-le"
    if data.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return "utf-16-be"
    declared = _DECLARED.search(data, 0, 200)
    return declared[1].decode("ascii").lower() if declared else "utf-8"
