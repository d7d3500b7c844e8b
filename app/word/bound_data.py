"""The data that content controls show: where they stand in the parts of data of a file."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from app.files.parts import xml_parser
from app.patterns import lazy
from app.word.elements import attribute
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import escaped
from app.word.splices import Splice
from app.word.stories import data_ids
from app.word.xml_part import NotXmlError, UnusualXmlError, one_line, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.word.package import Package
    from app.word.xml_part import XmlPart

_PREFIX = lazy(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
_OPENED = lazy(rf"<([^\s/>!?]+){ATTRIBUTES}>")
# What Word calls the parts of properties, which have no id of their own.
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A75B-62EB855F1C41}": "extended-properties",
}


class Binding(NamedTuple):
    """Where the data of a control stand: a path, what its prefixes mean, and the id of the part."""

    path: str
    prefixes: tuple[tuple[str, str], ...]
    store: str

    @classmethod
    def read(cls, tag: str) -> Binding:
        """Return the binding that a tag says."""
        meant = _PREFIX.findall(attribute(tag, "prefixMappings"))
        store = attribute(tag, "storeItemID").upper()
        return cls(attribute(tag, "xpath"), tuple(sorted(meant)), store)


class Datum(NamedTuple):
    """What a value of a control becomes in a part of data."""

    name: str
    part: XmlPart
    splice: Splice


class BoundData:
    """The parts of data of a package, by the bindings that lead into them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, str] | None = None

    def written(self, binding: Binding, value: str) -> Datum | None:
        """Return what a value becomes in the data; None where the binding leads to no text."""
        name = self._names().get(binding.store, "")
        if not name:
            return None
        data = self._package.part(name)
        try:
            part = read_xml(data)
            node = _node(etree.fromstring(data, xml_parser()), binding)
        except (NotXmlError, UnusualXmlError, etree.XMLSyntaxError):
            return None
        splice = _splice(part.text, node, one_line(value)) if node is not None else None
        return Datum(name, part, splice) if splice else None

    def _names(self) -> dict[str, str]:
        if self._parts is None:
            self._parts = dict(self._related())
        return self._parts

    def _related(self) -> Iterator[tuple[str, str]]:
        for part, kind, _ in self._package.relations(self._package.main):
            if kind == "customXml":
                yield from ((store, part) for store in data_ids(self._package, part))
        for part, kind, _ in self._package.relations(""):
            yield from ((store, part) for store, of in _PROPERTIES.items() if of == kind)


class _Node(NamedTuple):
    """An element by its number in the order of a part, and the name of its attribute, if any."""

    number: int
    attribute: str
    is_empty: bool


def _node(root: etree._Element, binding: Binding) -> _Node | None:
    path, _, name = binding.path.partition("/@")
    try:
        found = root.xpath(path, namespaces=dict(binding.prefixes) or None)
    except etree.XPathError:
        return None
    first = found[0] if isinstance(found, list) and len(found) == 1 else None
    if not isinstance(first, etree._Element) or (len(first) and not name):
        return None
    names = (each for each in root.iter() if isinstance(each.tag, str))
    number = next(n for n, each in enumerate(names) if each is first)
    return _Node(number, name.rpartition(":")[2], not first.text)


def _splice(text: str, node: _Node, value: str) -> Splice | None:
    opened = next(islice(_OPENED.finditer(text), node.number, None))
    tag = opened[0]
    if node.attribute:
        quoted = _attribute_span(tag, node.attribute)
        if quoted is None:
            return None
        raw = escaped(value, attribute=True)
        return Splice(opened.start() + quoted[0], opened.start() + quoted[1], raw)
    if tag.endswith("/>"):
        held = f"{tag[:-2].rstrip()}>{escaped(value)}</{opened[1]}>"
        return Splice(opened.start(), opened.end(), held)
    closed = text.index(f"</{opened[1]}", opened.end())
    return Splice(opened.end(), closed, escaped(value))


def _attribute_span(tag: str, name: str) -> tuple[int, int] | None:
    match = lazy(rf"\s(?:[\w.-]+:)?{name}\s*=\s*([\"'])(.*?)\1").search(tag)
    return match.span(2) if match else None
