"""The data that content controls show: where they stand in the parts of data of a file."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from app.files.parts import xml_parser
from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.word.elements import attribute
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import escaped
from app.word.splices import Splice
from app.word.stories import data_ids
from app.word.xml_part import NotXmlError, UnusualXmlError, one_line, read_xml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.word.package import Package
    from app.word.xml_part import XmlPart

_PREFIX = lazy(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
_NAME = r"(?:([^\W\d][\w.-]*):)?([^\W\d][\w.-]*)"
_STEP = lazy(rf"/{_NAME}(?:\[([0-9]+)\])?")
_STEPS = lazy(rf"(?:/{_NAME}(?:\[[0-9]+\])?)+")
# What takes no more time than to look at each element once.
_OTHER_PATH = lazy(
    r"/?(?:/(?:\*|[\w.-]+(?::[\w.-]+)?)(?:\[(?:[0-9]+|local-name\(\)\s*=\s*(?:'[^']*'|\"[^\"]*\"))\])*)+"
)
_MOST_OTHER_PATHS = 100
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
        self._read: dict[str, _Data | None] = {}

    def written(self, binding: Binding, value: str) -> Datum | None:
        """Return what a value becomes in the data; None where the binding leads to no text."""
        name = self._names().get(binding.store, "")
        if not name:
            return None
        if name not in self._read:
            self._read[name] = _data(self._package.part(name))
        data = self._read[name]
        node = data.node(binding) if data else None
        if data is None or node is None:
            return None
        splice = _splice(data.part.text, data.opened(node), node, one_line(value))
        return Datum(name, data.part, splice) if splice else None

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
    """An element of a part of data, and the name of its attribute, if any."""

    element: etree._Element
    attribute: str


class _Data:
    """A part of data: any number of paths lead through it at the cost of one."""

    def __init__(self, part: XmlPart, root: etree._Element) -> None:
        self.part = part
        self._root = root
        self._children: dict[etree._Element, dict[str, list[etree._Element]]] = {}
        self._other_paths: dict[Binding, list[etree._Element]] = {}

    def node(self, binding: Binding) -> _Node | None:
        """Return the one node that a binding leads to, if that holds no other elements."""
        path, _, name = binding.path.partition("/@")
        known = _STEPS.fullmatch(path) is not None
        found = self._along(path, binding) if known else self._by_xpath(path, binding)
        if len(found) != 1 or (len(found[0]) and not name):
            return None
        return _Node(found[0], name.rpartition(":")[2])

    def opened(self, node: _Node) -> re.Match[str]:
        """Return the first tag of an element."""
        return self._tags[node.element]

    @cached_property
    def _tags(self) -> dict[etree._Element, re.Match[str]]:
        return dict(zip(self._root.iter("*"), _OPENED.finditer(self.part.text), strict=True))

    def _along(self, path: str, binding: Binding) -> list[etree._Element]:
        """Return what the steps of a path lead to, as Word writes one: `/a:b[1]/a:c[2]`."""
        spaces = dict(binding.prefixes)
        found = [self._root]
        for step, (prefix, name, number) in enumerate(_STEP.findall(path)):
            if prefix and prefix not in spaces:
                return []
            tag = f"{{{spaces[prefix]}}}{name}" if prefix else name
            if step:
                found = [child for each in found for child in self._named(each, tag, number)]
            elif self._root.tag != tag or number not in ("", "1"):
                return []
        return found

    def _named(self, above: etree._Element, tag: str, number: str) -> list[etree._Element]:
        children = self._children.get(above)
        if children is None:
            children = self._children[above] = defaultdict(list)
            for child in above.iterchildren("*"):
                children[str(child.tag)].append(child)
        found = children.get(tag, [])
        at = whole_number(number, 0)
        return found[at - 1 : at] if number else found

    def _by_xpath(self, path: str, binding: Binding) -> list[etree._Element]:
        """Return what any other path leads to that somebody may have written by hand."""
        if binding in self._other_paths:
            return self._other_paths[binding]
        found: object = ()
        if _OTHER_PATH.fullmatch(path) and len(self._other_paths) < _MOST_OTHER_PATHS:
            try:
                found = self._root.xpath(path, namespaces=dict(binding.prefixes) or None)
            except etree.XPathError:
                found = ()
        led = (
            [each for each in found if isinstance(each, etree._Element)]
            if isinstance(found, list)
            else []
        )
        self._other_paths[binding] = led
        return led


def _data(data: bytes) -> _Data | None:
    try:
        return _Data(read_xml(data), etree.fromstring(data, xml_parser()))
    except (NotXmlError, UnusualXmlError, etree.XMLSyntaxError):
        return None


def _splice(text: str, opened: re.Match[str], node: _Node, value: str) -> Splice | None:
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
