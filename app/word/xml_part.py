"""An XML part as characters, every one of them as it stands in the file.

Words are changed in these characters, not in a tree that is written anew: so whatever is not
changed stays as it was, down to the order of attributes and the kind of quotation marks.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from app.messages import _
from app.patterns import lazy
from app.word.raw_text import read_raw
from app.word.set_aside import put_back, set_aside

if TYPE_CHECKING:
    from app.word.set_aside import Aside

_DECLARED = lazy(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
# It looks like an instruction.
_DECLARATION = lazy(r"\ufeff?<\?xml\s[^>]*\?>")
_ATTRIBUTE = lazy(r"\s([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# What Python decodes by them takes time that grows as the square of its length.
_NAMES_ONLY = ("idna", "punycode")
_EDGE = lazy("</|/>|<")
# What XML 1.0 has no way to hold, not even escaped (https://www.w3.org/TR/xml/#charsets). Named
# one by one, for a class of all that is allowed takes milliseconds to compile.
_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# No file of a program's comes near; trees of XML are made no deeper (libxml2).
_DEEPEST = 255
_STRETCH = 8192
_BREAK = lazy(r"\r\n|[\r\n\t]")


class NotXmlError(ValueError):
    """The bytes are no well-formed XML."""


class UnusualXmlError(ValueError):
    """The XML is written in a way that Office files are not; the message says how."""


class XmlPart(NamedTuple):
    """The characters of a part, and how it encodes them; a byte order mark is a character too.

    What is no markup and no text is set aside from them (`app.word.set_aside`).
    """

    text: str
    encoding: str
    asides: tuple[Aside, ...] | None = None

    def encode(self, text: str) -> bytes:
        """Return characters as this part's bytes; what the encoding lacks becomes a reference."""
        whole = text if self.asides is None else put_back(text, self.asides)
        return whole.encode(self.encoding, errors="xmlcharrefreplace")

    def bindings(self) -> dict[str, set[str]]:
        """Return the namespaces that each prefix stands for, anywhere in the part."""
        text = self.text
        bound: dict[str, set[str]] = defaultdict(set)
        seen = 0
        while (at := text.find("xmlns", seen)) >= 0:
            # The words `xmlns="…"` may stand in a text, too, which no `<` opens.
            opened = text.rfind("<", seen, at)
            if opened < 0 or text.find(">", opened, at) >= 0:
                seen = at + 1
                continue
            end = text.index(">", at)
            for match in _ATTRIBUTE.finditer(text, opened, end):
                name, _, prefix = match[1].partition(":")
                if name == "xmlns":
                    bound[prefix].add(read_raw(match[2] if match[2] is not None else match[3]))
            seen = end
        return bound


def read_xml(data: bytes) -> XmlPart:
    """Return the characters of a part's bytes.

    Raises `NotXmlError`, and `UnusualXmlError` for an encoding that is not known, for elements that
    stand too deep in each other, and for a document type, which Office files may not have and by
    which entities are abused.
    """
    encoding = _encoding(data)
    if encoding in _NAMES_ONLY:
        raise UnusualXmlError(_("编码是 {}").format(encoding))
    try:
        text = data.decode(encoding)
        # The parser itself knows few encodings, GB18030 not among them.
        data = data if encoding == "utf-8" else text.encode("utf-8")
    except LookupError as error:
        raise UnusualXmlError(_("编码是 {}").format(encoding)) from error
    except UnicodeError as error:
        raise NotXmlError from error
    asides = None
    if _holds_asides(data) or text.count("<") != text.count(">"):
        declared = _DECLARATION.match(text)
        text, asides = set_aside(text, declared.end() if declared else 0)
    if _is_too_deep(text):
        raise UnusualXmlError(_("嵌套太深"))
    return XmlPart(text, encoding, asides)


def read_known(data: bytes) -> str:
    """Return the characters of a part that only tells of others, such as styles; none if it cannot.

    It is read as it is, well-formed or not, where nothing is to be set aside.
    """
    # Without these signs there are no comments and the like; a declaration alone has the second.
    if (
        b"!" not in data
        and data.find(b"?", data.find(b"?>") + 2) < 0
        and _encoding(data) == "utf-8"
    ):
        return data.decode("utf-8", "replace")
    try:
        return read_xml(data).text
    except (NotXmlError, UnusualXmlError):
        return ""


def xml_safe(text: str) -> str:
    """Return a text without the characters that XML forbids, such as control characters."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """Return a text as a place of one line holds it, such as a title: with spaces for breaks."""
    return _BREAK.sub(" ", xml_safe(text))


def _holds_asides(data: bytes) -> bool:
    """Tell whether there is a comment or the like in XML; raise what `read_xml` does."""
    found: list[object] = []

    def refuse(*_said: object) -> None:
        raise UnusualXmlError(_("带有 DOCTYPE 声明"))

    parser = ParserCreate("utf-8")
    parser.CommentHandler = found.append
    parser.ProcessingInstructionHandler = lambda target, _: found.append(target)
    parser.StartCdataSectionHandler = lambda: found.append("")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (ExpatError, ValueError) as error:
        if isinstance(error, UnusualXmlError):
            raise
        raise NotXmlError from error
    return bool(found)


def _is_too_deep(text: str) -> bool:
    """Tell whether elements stand deeper in each other than trees are made, too.

    A stretch is looked at sign by sign only where the elements that it opens could be too many.
    """
    at = depth = 0
    while 0 <= at < len(text):
        end = text.find("<", at + _STRETCH)
        until = end if end >= 0 else len(text)
        closed = text.count("</", at, until)
        opened = text.count("<", at, until) - closed - text.count("/>", at, until)
        if depth + opened > _DEEPEST:
            deep = depth
            for match in _EDGE.finditer(text, at, until):
                deep += 1 if match[0] == "<" else -1
                if deep > _DEEPEST:
                    return True
        depth += opened - closed
        at = end
    return False


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return "utf-16-le"
    if data.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return "utf-16-be"
    declared = _DECLARED.search(data, 0, 200)
    return declared[1].decode("ascii").lower() if declared else "utf-8"
