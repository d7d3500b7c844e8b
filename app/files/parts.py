"""The parts of an Office file (ECMA-376 part 2), by name and by what leads to them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lxml import etree

from app.errors import InputError, Problem
from app.files.archives import Archive, ArchiveError, TooMuchError, check_marks, marks_in
from app.files.relations import relation_kind, relation_target, relations_name
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FOLDERS = ("word/", "xl/", "ppt/")
_SMALLER = N_("它要是正常的文件，就分成几份再试")


class Relation(NamedTuple):
    """A part that another leads to: its name, the kind of relationship (`styles`), and its id."""

    part: str
    kind: str
    id: str


class Parts:
    """The parts of an Office file, read from its bytes; `main` is the name of the one to begin at.

    `usual_main` is what it is called where nothing leads to it. `refusal` makes the error that is
    raised for what is no such file, or damaged, of the words that say what is.
    """

    def __init__(
        self, data: bytes, path: str, usual_main: str, refusal: Callable[[str], InputError]
    ) -> None:
        self.data = data
        self.path = path
        self._refusal = refusal
        with self._opening():
            self._archive = Archive(data)
        self._relations: dict[str, Sequence[Relation]] = {}
        self._known = {_plain(each): each for each in self._archive.names}
        self.main = self._main_part(usual_main)

    @property
    def names(self) -> list[str]:
        """Return the names of all parts, in the order of the file."""
        return self._archive.names

    def find(self, name: str) -> str | None:
        """Return the name under which the file holds a part; None if it does not.

        Part names do not differ by case; some programs write them with backslashes, with a slash
        before, or percent-encoded.
        """
        return self._known.get(_plain(name))

    def broken(self, why: str = "") -> InputError:
        """Return the error that the file is damaged, which `why` says in words for people."""
        return self._refusal(why)

    def broken_part(self, name: str) -> InputError:
        """Return the error that a part is no sound XML, or not what it should be."""
        return self.broken(_("里面的 {} 坏了").format(name))

    def part(self, name: str) -> bytes:
        """Return the bytes of a part."""
        with self._opening():
            return self._archive.read(name)

    def tree(self, name: str) -> etree._Element:
        """Return the root element of an XML part; entities are not resolved, nothing is fetched."""
        try:
            root = etree.fromstring(self.part(name), xml_parser())
        except etree.XMLSyntaxError as error:
            raise self.broken_part(name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.broken(_("里面的 {} 带有 DOCTYPE 声明").format(name))
        return root

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of an XML part with these names, in any namespace, as they end.

        Each is emptied after its turn, so that a part of any size takes no more memory than one.
        """
        wanted = [f"{{*}}{tag}" for tag in tags]
        parser = etree.XMLPullParser(
            tag=wanted,
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        held = 0
        try:
            for chunk in self.chunks(name):
                parser.feed(chunk)
                held += marks_in(chunk)
                for element in _emptied(parser):
                    held = 0
                    yield element
                with self._opening():
                    check_marks(held, name)
            parser.close()
        except etree.XMLSyntaxError as error:
            raise self.broken_part(name) from error
        yield from _emptied(parser)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part, a part of any size in pieces."""
        with self._opening():
            yield from self._archive.chunks(name)

    def relations(self, source: str) -> Sequence[Relation]:
        """Return what a part leads to within the file; the file itself is the source ``."""
        if source not in self._relations:
            self._relations[source] = tuple(self._read_relations(source.replace("\\", "/")))
        return self._relations[source]

    def _read_relations(self, source: str) -> Iterator[Relation]:
        name = self.find(relations_name(source))
        for relation in self.tree(name) if name else ():
            if not isinstance(relation.tag, str):
                continue
            if part := self.find(relation_target(source, relation)):
                yield Relation(part, relation_kind(relation), relation.get("Id", ""))

    def _main_part(self, usual: str) -> str:
        others = tuple(folder for folder in _FOLDERS if not usual.startswith(folder))
        for part, kind, _id in self.relations(""):
            if kind == "officeDocument" and not part.startswith(others):
                return part
        if found := self.find(usual):
            return found
        raise self.broken(_("里面没有 {}").format(usual))

    @contextmanager
    def _opening(self) -> Iterator[None]:
        """Say what is wrong with the archive as what is wrong with the file."""
        try:
            yield
        except TooMuchError as error:
            raise InputError(Problem(str(error), _(_SMALLER), self.path or None)) from error
        except ArchiveError as error:
            raise self.broken(str(error)) from error


def xml_parser() -> etree.XMLParser:
    """Return what makes trees of an Office file's XML: no entity is resolved, nothing is fetched.

    Comments and instructions are left out: they say nothing, and would cut texts in pieces.
    """
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )


def _emptied(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    """Yield the elements that a parser has come to the end of, and let go of each."""
    for _event, element in parser.read_events():
        if not isinstance(element, etree._Element):
            continue
        yield element
        element.clear()
        # What stands before it, on whatever level, has been read as well.
        above = element.getparent()
        while above is not None:
            del above[: above.index(element)]
            element, above = above, above.getparent()


def _plain(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").lower()
