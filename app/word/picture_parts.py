"""Pictures as parts of a Word package: what is added for them, and what leads to it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from app.files.relations import NAMESPACE, relations_name
from app.patterns import lazy
from app.word.grammar import STRICT
from app.word.xml_part import read_xml

if TYPE_CHECKING:
    from app.files.pictures import Picture
    from app.word.package import Package

_TYPES = "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_STRICT_IMAGE = "http://purl.oclc.org/ooxml/officeDocument/relationships/image"
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{NAMESPACE}"></Relationships>'
)
_ROOT = lazy(r"<((?:[\w.-]+:)?)(Relationships|Types)(?=[\s/>])[^<>]*?(/?)>")
_ID = lazy(r"\bId\s*=\s*[\"']([^\"']*)[\"']")
_DEFAULT = lazy(r"<(?:[\w.-]+:)?Default\s[^<>]*>")
_ATTRIBUTE = lazy(r"\b(Extension|ContentType)\s*=\s*[\"']([^\"']*)[\"']")


class PictureParts:
    """The parts that pictures bring into a package; each picture stands in it once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names: dict[bytes, str] = {}
        self._relations: dict[tuple[str, str], str] = {}
        self.changed: dict[str, bytes] = {}

    def relate(self, story: str, text: str, picture: Picture) -> str:
        """Return the id by which a story's text, `text`, leads to a picture."""
        name = self._names.get(picture.data) or self._add(picture)
        known = self._relations.get((story, name))
        if known is None:
            known = self._relations[story, name] = self._lead(story, text, name)
        return known

    def _add(self, picture: Picture) -> str:
        folder = posixpath.join(posixpath.dirname(self._package.main), "media")
        numbers = (str(n) for n in range(1, len(self._package.names) + len(self._names) + 2))
        name = next(
            name for n in numbers if not self._holds(name := f"{folder}/image{n}.{picture.suffix}")
        )
        self._names[picture.data] = name
        self.changed[name] = picture.data
        self._declare(name, picture)
        return name

    def _holds(self, name: str) -> bool:
        return name in self.changed or self._package.find(name) is not None

    def _declare(self, name: str, picture: Picture) -> None:
        """Have the package say what a picture's bytes are, where it does not yet."""
        types = self._package.find(_TYPES) or _TYPES
        text = self._text(types)
        declared = {
            said.get("Extension", "").lower(): said.get("ContentType", "").lower()
            for said in (dict(_ATTRIBUTE.findall(each)) for each in _DEFAULT.findall(text))
        }
        known = declared.get(picture.suffix)
        if known is None:
            added = f'Default Extension="{picture.suffix}" ContentType="{picture.content_type}"'
            # Some readers want what holds for a suffix before what holds for a part.
            self._write(types, _with_child(text, added, first=True))
        elif known != picture.content_type:
            added = f'Override PartName="/{name}" ContentType="{picture.content_type}"'
            self._write(types, _with_child(text, added))

    def _lead(self, story: str, text: str, name: str) -> str:
        usual = relations_name(story)
        relations = self._package.find(usual) or usual
        known = self._text(relations) if self._holds(relations) else _NO_RELATIONS
        taken = {match[1] for match in _ID.finditer(known)}
        own = next(own for n in range(1, len(taken) + 2) if (own := f"rId{n}") not in taken)
        kind = _STRICT_IMAGE if STRICT in text[:4096] else _IMAGE
        target = posixpath.relpath(name, posixpath.dirname(story) or ".")
        added = f'Relationship Id="{own}" Type="{kind}" Target="{target}"'
        self._write(relations, _with_child(known, added))
        return own

    def _text(self, name: str) -> str:
        data = self.changed.get(name) or self._package.part(name)
        return read_xml(data).text

    def _write(self, name: str, text: str) -> None:
        encoding = read_xml(self._package.part(name)) if self._package.find(name) else None
        self.changed[name] = encoding.encode(text) if encoding else text.encode("utf-8")


def _with_child(text: str, added: str, *, first: bool = False) -> str:
    """Return a part of a list with one more member."""
    root = _ROOT.search(text)
    if root is None:
        return text
    prefix, name, closed = root.groups()
    child = f"<{prefix}{added}/>"
    if closed:
        opened = f"{text[: root.end() - 2].rstrip()}>"
        return f"{opened}{child}</{prefix}{name}>{text[root.end() :]}"
    if first:
        return text[: root.end()] + child + text[root.end() :]
    end = re.search(rf"</{re.escape(prefix)}{name}\s*>\s*$", text)
    at = end.start() if end else len(text)
    return text[:at] + child + text[at:]
