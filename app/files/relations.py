"""The relationships of an Office file: which part leads to which."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relationships; of the package's for ``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relation_kind(relation: etree._Element) -> str:
    """Return what a relationship leads to: the last word of its type (`styles`, `header`)."""
    return relation.get("Type", "").rpartition("/")[2]


def relation_target(part: str, relation: etree._Element) -> str:
    """Return the name of the part that a relationship of `part` leads to; empty for a link."""
    if relation.get("TargetMode") == "External":
        return ""
    target = unquote(relation.get("Target", ""))
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def reachable(relations: Callable[[str], etree._Element | None]) -> set[str]:
    """Return the names of the parts that the package's relationships lead to, over any number.

    `relations` gives the tree of a part's relationships, or None for a part without any.
    """
    found: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        new = set(_targets(part, relations(part))) - found
        found |= new
        waiting += new
    return found


def _targets(part: str, root: etree._Element | None) -> Iterator[str]:
    for relation in () if root is None else root:
        if isinstance(relation.tag, str) and (target := relation_target(part, relation)):
            yield target
