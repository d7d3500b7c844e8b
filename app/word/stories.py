"""Which parts of a Word package hold text that a reader sees, in order, and what people call them.

Parts are found by the relationships that lead to them, whatever their names are; headers, notes
and properties to which none leads are found by their usual names.
"""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_
from app.patterns import lazy
from app.word.containers import BODY
from app.word.elements import tags_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.word.package import Package

_TITLES = {
    "header": N_("页眉"),
    "footer": N_("页脚"),
    "footnotes": N_("脚注"),
    "endnotes": N_("尾注"),
    "comments": N_("批注"),
    "core-properties": N_("文件属性"),
    "extended-properties": N_("文件属性"),
    "custom-properties": N_("文件属性"),
    "chart": N_("图表"),
    "diagramData": N_("图示"),
    "diagramDrawing": N_("图示"),
    "customXml": N_("内容控件的数据"),
}
_ORDER = ["document", *_TITLES]
_USUAL_NAMES = lazy(
    r"(?:.*/)?(?P<story>header|footer|footnotes|endnotes|comments)\d*\.xml"
    r"|docProps/(?:(?P<core>core)|(?P<extended>app)|(?P<custom>custom))\.xml",
    re.I,
)
_PROPERTIES = {
    "core": "core-properties",
    "extended": "extended-properties",
    "custom": "custom-properties",
}
_REFERENCES = ("headerReference", "footerReference")
_DATA_ID = lazy(rb"itemID\s*=\s*[\"']([^\"']+)")
_TYPE = lazy(r"[\s:]type\s*=\s*[\"'](\w+)")
_ID = lazy(r":id\s*=\s*[\"']([^\"']+)")
_KINDS = {"first": "首页", "even": "偶数页"}


class Source(NamedTuple):
    """A part that holds text: its name in the package, its kind (`header`), its name for people."""

    name: str
    kind: str
    title: str


def text_sources(package: Package) -> list[Source]:
    """Return the parts that hold text: the body, headers, footers, notes, comments, the rest."""
    kinds: dict[str, str] = {package.main: "document"}
    ids: dict[str, str] = {}
    for part, kind, number in _related(package):
        if kind in _TITLES:
            kinds.setdefault(part, kind)
        ids.setdefault(number, part)
    folder = package.main.rpartition("/")[0]
    for name in package.names:
        usual = _USUAL_NAMES.fullmatch(name)
        if usual and (not usual["story"] or name.rpartition("/")[0] == folder):
            kind = usual["story"] or _PROPERTIES[str(usual.lastgroup)]
            kinds.setdefault(name, kind.lower())
    ordered = sorted(kinds, key=lambda name: _ORDER.index(kinds[name]))
    return [Source(name, kinds[name], _TITLES.get(kinds[name], BODY)) for name in ordered]


def data_ids(package: Package, name: str) -> set[str]:
    """Return the ids by which content controls are bound to a part of data."""
    found: set[str] = set()
    for part, kind, _ in package.relations(name):
        if kind == "customXmlProps":
            ids = _DATA_ID.finditer(package.part(part))
            found.update(each[1].decode("ascii", "replace").upper() for each in ids)
    return found


def page_titles(text: str, package: Package) -> dict[str, str]:
    """Return what people call each header and footer (首页页眉), by the sections that show it."""
    parts = {number: (part, kind) for part, kind, number in package.relations(package.main)}
    if not any(kind in ("header", "footer") for _, kind in parts.values()):
        return {}
    shown: dict[str, tuple[int, str]] = {}
    sections = list(tags_named(text, "sectPr"))
    for at in sorted(at for name in _REFERENCES for at in tags_named(text, name)):
        section = bisect(sections, at)
        tag = text[at : text.index(">", at)]
        number, kind = _ID.search(tag), _TYPE.search(tag)
        part, what = parts.get(number[1] if number else "", ("", ""))
        if what in ("header", "footer"):
            name = _KINDS.get(kind[1] if kind else "", "") + _TITLES[what]
            shown.setdefault(part, (section, name))
    several = len({at for at, _ in shown.values()}) > 1
    return {part: f"第 {at} 节{name}" if several else name for part, (at, name) in shown.items()}


def _related(package: Package) -> Iterator[tuple[str, str, str]]:
    """Yield each part that relationships lead to, over any number, with its kind and id."""
    seen = {""}
    waiting = [""]
    while waiting:
        source = waiting.pop(0)
        for part, kind, number in package.relations(source):
            yield part, kind, number
            if part not in seen:
                seen.add(part)
                waiting.append(part)
