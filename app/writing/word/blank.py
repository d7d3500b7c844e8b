"""A Word file without a report: built once for a layout, and kept in the user's cache."""

from __future__ import annotations

from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from app.files.cache import fingerprint, read_cached, write_cached
from app.files.shipped import program_code

if TYPE_CHECKING:
    from app.writing.layout import Layout

# What such a file is built by, with the packages that write its parts.
_BUILDERS = program_code("models", "text", "word", "writing")
_PACKAGES = ("python-docx", "lxml")


def blank_parts(layout: Layout, *, commented: bool) -> dict[str, bytes]:
    """Return the parts, by name in their order; `commented`, with those that comments need."""
    said = (layout.model_dump_json(), str(commented), *map(version, _PACKAGES))
    name = f"blank-{fingerprint(_BUILDERS, *(each.encode() for each in said))}"
    file = read_cached(name)
    if file is None:
        # Only who has to build one waits for python-docx.
        from app.writing.word.package import build_package

        file = build_package(layout, commented=commented)
        write_cached(name, file)
    with ZipFile(BytesIO(file)) as package:
        return {part: package.read(part) for part in package.namelist()}
