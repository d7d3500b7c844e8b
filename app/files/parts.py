"""The parts of an Office file (ECMA-376 part 2), by name and by what leads to them."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lxml import etree

from app.files.relations import relation_kind, relation_target, relations_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.errors import InputError

_LARGEST_PART = 512 * 1024 * 1024
_CHUNK = 64 * 1024
_FOLDERS = ("word/", "xl/", "ppt/")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
)


class Relation(NamedTuple):
    """A part that another leads to: its name, the kind of relationship (`styles`), and its id."""

    part: str
    kind: str
    id: str


class Parts:
    """The parts of an Office file, read from its bytes; `main` is the name of the one to begin at.

    `usual_main` is what it is called where nothing leads to it. `broken` makes the error that is
    raised for what is no such file, or damaged.
    """

    def __init__(self, data: bytes, usual_main: str, broken: Callable[[], InputError]) -> None:
        self.data = data
        self.broken = broken
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise broken() from error
        self._known = {_plain(each): each for each in self._archive.namelist()}
        self.main = self._main_part(usual_main)

    @property
    def names(self) -> list[str]:
        """Return the names of all parts, in the order of the file."""
        return self._archive.namelist()

    def find(self, name: str) -> str | None:
        """Return the name under which the file holds a part; None if it does not.

        Part names do not differ by case; some programs write them with backslashes, with a slash
        before, or percent-encoded.
        """
        return self._known.get(_plain(name))

    def size(self, name: str) -> int:
        """Return how many bytes a part says it has."""
        return self._archive.getinfo(name).file_size

    def part(self, name: str) -> bytes:
        """Return the bytes of a part."""
        try:
            if self.size(name) > _LARGEST_PART:
                raise self.broken()
            return self._archive.read(name)
        except _DAMAGED as error:
            raise self.broken() from error

    def tree(self, name: str) -> etree._Element:
        """Return the root element of an XML part; entities are not resolved, nothing is fetched."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(self.part(name), parser)
        except etree.XMLSyntaxError as error:
            raise self.broken() from error

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of an XML part with these names, in any namespace, as they end.

        Each is emptied after its turn, so that a part of any size takes no more memory than one.
        """
        wanted = [f"{{*}}{tag}" for tag in tags]
        parser = etree.XMLPullParser(tag=wanted, resolve_entities=False, no_network=True)
        try:
            for chunk in self.chunks(name):
                parser.feed(chunk)
                yield from _emptied(parser)
            parser.close()
        except etree.XMLSyntaxError as error:
            raise self.broken() from error
        yield from _emptied(parser)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part, a part of any size in pieces."""
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _DAMAGED as error:
            raise self.broken() from error

    def relations(self, source: str) -> Iterator[Relation]:
        """Yield what a part leads to within the file; the file itself is the source ``."""
        source = source.replace("\\", "/")
        name = self.find(relations_name(source))
        for relation in self.tree(name) if name else ():
            if not isinstance(relation.tag, str):
                continue
            if part := self.find(relation_target(source, relation)):
                yield Relation(part, relation_kind(relation), relation.get("Id", ""))

    def _main_part(self, usual: str) -> str:
        others = tuple(folder for folder in _FOLDERS if not usual.startswith(folder))
        for part, kind, _ in self.relations(""):
            if kind == "officeDocument" and not part.startswith(others):
                return part
        if found := self.find(usual):
            return found
        raise self.broken()


def _emptied(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    """Yield the elements that a parser has come to the end of, and let go of each."""
    for _, element in parser.read_events():
        if not isinstance(element, etree._Element):
            continue
        yield element
        parent = element.getparent()
        element.clear()
        if parent is not None:
            del parent[: parent.index(element)]


def _plain(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").lower()
