"""Where a report names what its writer is or belongs to: signed, or said of oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.checking.writer import signed_parts
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.text.bylines import Field


class OwnName(NamedTuple):
    """A name that a report calls its writer's own; `signed` tells of byline and signature."""

    line: Line
    start: int
    end: int
    signed: bool = False

    @property
    def words(self) -> str:
        """Return the name."""
        return self.line.text[self.start : self.end]


def signed_names(manuscript: Manuscript, field: Field) -> Iterator[OwnName]:
    """Yield the words of byline and signature that say one thing; what is left open is none."""
    for line in manuscript.own_lines:
        for words, said, at in signed_parts(line):
            if said == field and not find_markers(words):
                yield OwnName(line, at, at + len(words), signed=True)
