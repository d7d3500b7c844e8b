"""A Word file without its own text: the page, headers, footers, styles and all else stay.

What only the old text used goes with it, so that no comment, footnote, picture or preview of an
old document travels hidden in a new one.
"""

from __future__ import annotations

import copy
import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from app.errors import InputError, Problem
from app.files.relations import (
    NAMESPACE,
    reachable,
    relation_kind,
    relation_target,
    relations_name,
)
from app.messages import _
from app.word.grammar import MAIN, STRICT, W
from app.word.package import OFFICE, WORD_TYPE, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.word.package import Package

_R = f"{{{OFFICE}}}"
_CORE_NAMESPACES = {"dc": "http://purl.org/dc/elements/1.1/"}
_TYPES = "[Content_Types].xml"
_OF_THE_TEXT = {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
# A preview shows the old first page, and no signature holds over a changed file.
_OF_THE_FILE = {"thumbnail", "origin"}
_REFERENCES = ("headerReference", "footerReference")


class ReferenceDocument:
    """A Word file to write another like: `body` holds its section alone, to be filled from outside.

    Raises `InputError` for a file that cannot serve: broken, with macros, or ISO Strict.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._trees: dict[str, etree._Element] = {}
        self._document = self._tree(package.main)
        self.body = self._find_body()
        self._make_plain_document()
        before = reachable(self._relations)
        self._empty()
        self._removed = before - reachable(self._relations)
        self.styles = self._tree(self._styles_part())

    def set_properties(self, title: str, author: str, unit: str) -> None:
        """Make these the only things that the document's properties say of it.

        Without a unit the file's own stays; all else in these parts was said of the old text.
        """
        for name in self._parts("", "core-properties"):
            root = self._tree(name)
            del root[:]
            for said, text in (("title", title), ("creator", author)):
                tag = f"{{{_CORE_NAMESPACES['dc']}}}{said}"
                etree.SubElement(root, tag, nsmap=_CORE_NAMESPACES).text = text
        for name in self._parts("", "extended-properties"):
            root = self._tree(name)
            company = f"{{{etree.QName(root).namespace}}}Company"
            own = root.findtext(company) or ""
            del root[:]
            etree.SubElement(root, company).text = unit or own

    def saved(self) -> bytes:
        """Return the file's bytes; parts that nothing changed are copied as they are."""
        types = self._tree(_TYPES)
        for entry in list(types):
            if entry.get("PartName", "").lstrip("/") in self._removed:
                _remove(entry)
        named = self._removed | {relations_name(name) for name in self._removed}
        gone = {self._package.find(name) or name for name in named}
        changed = {n: serialize(tree) for n, tree in self._trees.items() if n not in gone}
        return self._package.with_parts(changed, gone)

    def _tree(self, name: str) -> etree._Element:
        if name not in self._trees:
            self._trees[name] = self._package.tree(name)
        return self._trees[name]

    def _relations(self, part: str) -> etree._Element | None:
        name = relations_name(part)
        found = name if name in self._trees else self._package.find(name)
        return self._tree(found) if found else None

    def _parts(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts of a kind that a part's relationships lead to."""
        names = (
            relation_target(part, relation)
            for relation in _elements(self._relations(part))
            if relation_kind(relation) == kind
        )
        return [found for name in names if (found := self._package.find(name))]

    def _find_body(self) -> etree._Element:
        body = self._document.find(f"{W}body")
        if body is not None:
            return body
        if self._document.find(f"{{{STRICT}}}body") is None:
            raise self._package.broken_part(self._package.main)
        what = _("这个 Word 文件用的是“严格”格式（Strict Open XML）")
        hint = _("用 Word 打开，另存为普通的 .docx 后再试")
        raise InputError(Problem(what, hint, self._package.path or None))

    def _make_plain_document(self) -> None:
        """Call a template a document, as its new name says; refuse one with macros."""
        for entry in self._tree(_TYPES):
            if entry.get("PartName", "").lstrip("/") != self._package.main:
                continue
            if "macroEnabled" in entry.get("ContentType", ""):
                what, hint = _("这个 Word 文件带有宏"), _("用 Word 打开，另存为普通的 .docx 后再试")
                raise InputError(Problem(what, hint, self._package.path or None))
            entry.set("ContentType", f"{WORD_TYPE}.document.main+xml")

    def _empty(self) -> None:
        section = _section(self.body)
        old = _relation_ids(self._document)
        del self.body[:]
        if section is not None:
            self.body.append(section)
        gone = old - _relation_ids(self._document)
        main = self._package.main
        for relation in _elements(self._relations(main)):
            if relation.get("Id") in gone or relation_kind(relation) in _OF_THE_TEXT:
                _remove(relation)
        for relation in _elements(self._relations("")):
            if relation_kind(relation) in _OF_THE_FILE:
                _remove(relation)
        for kind in ("footnote", "endnote"):
            for name in self._parts(main, f"{kind}s"):
                _remove_notes(self._tree(name), kind)

    def _styles_part(self) -> str:
        """Return the name of the part with the styles, which is made where there is none."""
        main = self._package.main
        if found := self._parts(main, "styles"):
            return found[0]
        name = posixpath.join(posixpath.dirname(main), "nigaoStyles.xml")
        self._trees[name] = etree.Element(f"{W}styles", nsmap={"w": MAIN})
        relations = self._relations(main)
        if relations is None:
            relations = etree.fromstring(f'<Relationships xmlns="{NAMESPACE}"/>')
            self._trees[relations_name(main)] = relations
        etree.SubElement(
            relations,
            f"{{{NAMESPACE}}}Relationship",
            Id="nigaoStyles",
            Type=f"{OFFICE}/styles",
            Target=posixpath.basename(name),
        )
        types = self._tree(_TYPES)
        override = f"{{{etree.QName(types).namespace}}}Override"
        kind = f"{WORD_TYPE}.styles+xml"
        etree.SubElement(types, override, PartName=f"/{name}", ContentType=kind)
        return name


def _section(body: etree._Element) -> etree._Element | None:
    """Return the last section's properties, with the headers it takes over from earlier ones."""
    sections = [copy.deepcopy(each) for each in body.iter(f"{W}sectPr") if _is_live(each)]
    if not sections:
        return None
    last = sections[-1]
    for change in last.findall(f"{W}sectPrChange"):
        _remove(change)
    said = {_reference_key(each) for each in _header_references(last)}
    for section in reversed(sections[:-1]):
        for reference in _header_references(section):
            if _reference_key(reference) not in said:
                said.add(_reference_key(reference))
                last.insert(0, reference)
    return last


def _is_live(section: etree._Element) -> bool:
    """Tell whether this is a section of the text, not one that a tracked change replaced."""
    above = section.getparent()
    return above is not None and above.tag in (f"{W}body", f"{W}pPr")


def _header_references(section: etree._Element) -> list[etree._Element]:
    return [each for name in _REFERENCES for each in section.findall(f"{W}{name}")]


def _reference_key(reference: etree._Element) -> tuple[str, str]:
    return str(reference.tag), reference.get(f"{W}type", "default")


def _relation_ids(root: etree._Element) -> set[str]:
    """Return the ids of the relationships that a tree uses, in whichever attribute."""
    return {
        str(value)
        for each in root.iter()
        for name, value in each.attrib.items()
        if str(name).startswith(_R)
    }


def _remove_notes(root: etree._Element, kind: str) -> None:
    """Remove the notes of the text; the lines that part notes from it stay."""
    for note in root.findall(f"{W}{kind}"):
        if note.get(f"{W}type", "normal") == "normal":
            _remove(note)


def _elements(root: etree._Element | None) -> Iterable[etree._Element]:
    return [each for each in ([] if root is None else root) if isinstance(each.tag, str)]


def _remove(element: etree._Element) -> None:
    # What lxml takes out as a whole it keeps, with time that grows as the square of its size.
    element.clear()
    above = element.getparent()
    if above is not None:
        above.remove(element)
