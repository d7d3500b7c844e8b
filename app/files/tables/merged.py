"""The merged cells of an Excel sheet, whose text stands in each cell that they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.files.tables.rows import MOST_COLUMNS, MOST_ROWS, column_number
from app.files.xml_numbers import whole_number
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# No tag is longer; one that two chunks share is seen with the second.
_LONGEST_TAG = 256
_MOST_LETTERS = 3  # Of the name of a column.
_MERGED = lazy(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*"
    rb"[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']"
)


class Range(NamedTuple):
    """A merged range; rows and columns are counted from 1 and both ends are in it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> int:
        """Return how many cells it covers."""
        return max(self.bottom - self.top + 1, 1) * max(self.right - self.left + 1, 1)


def merged_ranges(chunks: Iterable[bytes]) -> list[Range]:
    """Return the merged ranges of a sheet, which stand behind its rows, from the XML in chunks."""
    found: set[Range] = set()
    rest = b""
    for chunk in chunks:
        for match in _MERGED.finditer(rest + chunk):
            left, top, right, bottom = (each.decode() for each in match.groups())
            found.add(Range(_row(top), _column(left), _row(bottom), _column(right)))
        rest = chunk[-_LONGEST_TAG:]
    return sorted(found)


def _row(figures: str) -> int:
    return whole_number(figures, 1, least=1, most=MOST_ROWS)


def _column(letters: str) -> int:
    known = len(letters) <= _MOST_LETTERS
    return min(column_number(letters), MOST_COLUMNS) if known else MOST_COLUMNS


class Merges:
    """Spreads the text of merged cells over all the cells they cover, row by row from the top."""

    def __init__(self, merged: Sequence[Range]) -> None:
        self._ahead = sorted(merged, reverse=True)
        self._open: list[tuple[Range, str]] = []
        self._here: list[Range] = []

    def spread(self, number: int, cells: Sequence[str]) -> tuple[str, ...]:
        """Return a row's texts with those of the merged cells that reach into it."""
        self._open = [(area, text) for area, text in self._open if area.bottom >= number]
        while self._ahead and self._ahead[-1].top <= number:
            area = self._ahead.pop()
            if area.top == number:
                text = cells[area.left - 1] if area.left <= len(cells) else ""
                self._open.append((area, text))
        self._here = [area for area, text in self._open if text]
        if not self._here:
            return tuple(cells)
        wide = max(len(cells), *(area.right for area in self._here))
        spread = [*cells, *[""] * (wide - len(cells))]
        for area, text in self._open:
            if text:
                spread[area.left - 1 : area.right] = [text] * (area.right - area.left + 1)
        return tuple(spread)

    def is_title(self, cells: Sequence[str]) -> bool:
        """Tell whether a row, just spread, only groups what stands below it.

        It holds a cell merged across columns, and nothing but merged cells: a title over the
        table, or the upper line of a header of two lines. What of it goes on below stands
        there, too.
        """
        across = [area for area in self._here if area.right > area.left]
        merged = {at for area in self._here for at in range(area.left, area.right + 1)}
        return bool(across) and all(at in merged for at, cell in enumerate(cells, 1) if cell)
