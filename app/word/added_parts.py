"""Parts that are new in a Word package: their names, what they are, and what leads to them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from app.files.relations import NAMESPACE, relations_name
from app.patterns import lazy
from app.word.grammar import ATTRIBUTES, STRICT
from app.word.xml_part import XmlPart

if TYPE_CHECKING:
    from app.word.package import Package

_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{NAMESPACE}"></Relationships>'
)
_ROOT = lazy(rf"<(?![?!])((?:[\w.-]+:)?)([\w.-]+){ATTRIBUTES}>")
_ID = lazy(r"\bId\s*=\s*[\"']([^\"']*)[\"']")
_DEFAULT = lazy(r"<(?:[\w.-]+:)?Default\s[^<>]*>")
_ATTRIBUTE = lazy(r"\b(Extension|ContentType)\s*=\s*[\"']([^\"']*)[\"']")


class AddedParts:
    """The parts that a change adds to a package, and those that must tell of them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._written: dict[str, XmlPart] = {}
        self.changed: dict[str, bytes] = {}

    def holds(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self.changed or self._package.find(name) is not None

    def text(self, name: str) -> str:
        """Return the characters of a part as it stands now. Errors as `Package.xml`."""
        known = self._written.get(name)
        return known.text if known else self._package.xml(name).text

    def write(self, name: str, text: str) -> None:
        """Put characters in the place of a part's own, in the encoding it has."""
        known = self._written.get(name)
        if known is None:
            is_new = self._package.find(name) is None
            known = XmlPart("", "utf-8") if is_new else self._package.xml(name)
        self._written[name] = known._replace(text=text)
        self.changed[name] = known.encode(text)

    def declare(self, name: str, content_type: str, *, by_suffix: bool = False) -> None:
        """Have the package say what a part is, where it does not yet; `by_suffix` for all alike."""
        types = self._package.find(_TYPES) or _TYPES
        text = self.text(types)
        suffix = name.rpartition(".")[2]
        declared = {
            said.get("Extension", "").lower(): said.get("ContentType", "").lower()
            for said in (dict(_ATTRIBUTE.findall(each)) for each in _DEFAULT.findall(text))
        }
        if declared.get(suffix) == content_type:
            return
        if by_suffix and suffix not in declared:
            added = f'Default Extension="{suffix}" ContentType="{content_type}"'
            # Some readers want what holds for a suffix before what holds for a part.
            self.write(types, with_child(text, added, first=True))
        else:
            added = f'Override PartName="/{name}" ContentType="{content_type}"'
            self.write(types, with_child(text, added))

    def lead(self, story: str, text: str, name: str, kind: str) -> str:
        """Return the id by which a story's text, `text`, leads to a part of a kind: `image`."""
        usual = relations_name(story)
        relations = self._package.find(usual) or usual
        known = self.text(relations) if self.holds(relations) else _NO_RELATIONS
        taken = {match[1] for match in _ID.finditer(known)}
        own = next(own for n in range(1, len(taken) + 2) if (own := f"rId{n}") not in taken)
        office = _STRICT_OFFICE if STRICT in text[:4096] else _OFFICE
        target = posixpath.relpath(name, posixpath.dirname(story) or ".")
        added = f'Relationship Id="{own}" Type="{office}{kind}" Target="{target}"'
        self.write(relations, with_child(known, added))
        return own


def with_child(text: str, added: str, *, first: bool = False) -> str:
    """Return a part of a list with one more member, `added` without its brackets and prefix."""
    root = _ROOT.search(text)
    return text if root is None else with_inner(text, f"<{root[1]}{added}/>", first=first)


def with_inner(text: str, inner: str, *, first: bool = False) -> str:
    """Return a part with more elements in its root, behind all others or before them."""
    root = _ROOT.search(text)
    if root is None:
        return text
    prefix, name = root.groups()
    if root[0].endswith("/>"):
        opened = f"{text[: root.end() - 2].rstrip()}>"
        return f"{opened}{inner}</{prefix}{name}>{text[root.end() :]}"
    if first:
        return text[: root.end()] + inner + text[root.end() :]
    end = re.search(rf"</{re.escape(prefix)}{re.escape(name)}\s*>\s*$", text)
    at = end.start() if end else len(text)
    return text[:at] + inner + text[at:]
