"""Where the places of a form stand in the lines that the program reads."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from app.placeholders.sources import open_source
from tests.forms.building import Form, marks
from tests.forms.places import Place


class Spot(NamedTuple):
    """The characters `start` to `end` of a line."""

    line: int
    start: int
    end: int

    def touches(self, line: int, start: int, end: int) -> bool:
        """Tell whether a stretch overlaps this one; an empty one has only to meet it."""
        if line != self.line:
            return False
        if start == end or self.start == self.end:
            return start <= self.end and self.start <= end
        return start < self.end and self.start < end


class Truth:
    """The lines of a form, and each place with its spots in them.

    The places are looked up in the same form with marks around them, so that a line is what the
    program says it is, while the program's finding has no say.
    """

    def __init__(self, form: Form, folder: Path) -> None:
        self.form = form
        self.path = folder / f"{form.name}.docx"
        self.path.write_bytes(form.docx())
        marked = folder / "marked.docx"
        marked.write_bytes(form.marked())
        self._marked = open_source(marked).lines
        marked.unlink()
        self.source = open_source(self.path)
        self.lines = self.source.lines
        self._marks = marks(form.places)
        bare = ["".join(char for char in line if char not in self._marks) for line in self._marked]
        if bare != self.lines:
            raise ValueError(f"{form.name} reads otherwise with its places marked")

    @cached_property
    def spots(self) -> dict[Place, list[Spot]]:
        """Return the spots of every place, in the order of the file."""
        found: dict[Place, list[Spot]] = {place: [] for place in self.form.places}
        for number, line in enumerate(self._marked):
            at = 0
            opened: dict[str, int] = {}
            for char in line:
                if char not in self._marks:
                    at += 1
                elif char in opened:
                    _add(
                        found[self._marks[char]],
                        Spot(number, opened.pop(char), at),
                        self._marks[char],
                    )
                else:
                    opened[char] = at
        lost = [place for place, spots in found.items() if not spots]
        if lost:
            raise ValueError(f"{self.form.name} has places that nobody reads: {lost}")
        return found


def _add(spots: list[Spot], spot: Spot, place: Place) -> None:
    """Add a spot; what was drawn in several looks is one."""
    last = spots[-1] if spots else None
    if last and last.line == spot.line and last.end == spot.start < spot.end:
        spots[-1] = last._replace(end=spot.end)
    else:
        spots.append(spot)
