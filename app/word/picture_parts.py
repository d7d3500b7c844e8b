"""Pictures as parts of a Word package, each in it once."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from app.word.added_parts import AddedParts

if TYPE_CHECKING:
    from app.files.pictures import Picture
    from app.word.package import Package


class PictureParts:
    """The parts that pictures bring into a package; each picture stands in it once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._added = AddedParts(package)
        self._names: dict[bytes, str] = {}
        self._relations: dict[tuple[str, str], str] = {}

    @property
    def changed(self) -> dict[str, bytes]:
        """Return the parts that are new or changed."""
        return self._added.changed

    def relate(self, story: str, text: str, picture: Picture) -> str:
        """Return the id by which a story's text, `text`, leads to a picture."""
        name = self._names.get(picture.data) or self._add(picture)
        known = self._relations.get((story, name))
        if known is None:
            known = self._relations[story, name] = self._added.lead(story, text, name, "image")
        return known

    def _add(self, picture: Picture) -> str:
        folder = posixpath.join(posixpath.dirname(self._package.main), "media")
        numbers = (str(n) for n in range(1, len(self._package.names) + len(self._names) + 2))
        name = next(
            name
            for n in numbers
            if not self._added.holds(name := f"{folder}/image{n}.{picture.suffix}")
        )
        self._names[picture.data] = name
        self.changed[name] = picture.data
        self._added.declare(name, picture.content_type, by_suffix=True)
        return name
