"""What a writer should know of a Word file before it is filled, which the file does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    yield from (part for part, kind, _ in package.relations(package.main) if kind == _EMBEDDED)
