"""What a writer should know of a Word file before it is filled, which the file does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.word.relations import relation_kind, relation_target, relations_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.word.package import Package

_SIGNATURES = "_xmlsignatures/"
_EMBEDDED = "aFChunk"


def is_signed(package: Package) -> bool:
    """Tell whether a package holds a digital signature, which any change makes invalid."""
    return any(name.lower().startswith(_SIGNATURES) for name in package.names)


def embedded_files(package: Package) -> Iterator[str]:
    """Yield the parts that are files of their own, which Word merges in when it opens this one."""
    name = package.find(relations_name(package.main))
    for relation in package.tree(name) if name else ():
        if isinstance(relation.tag, str) and relation_kind(relation) == _EMBEDDED:
            part = package.find(relation_target(package.main, relation))
            if part:
                yield part
