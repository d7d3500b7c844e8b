"""The rows of a sheet as it is read, and of a table: kept on the disk once they are many.

Both count rows and columns from 1, as Excel does, which calls columns by letters.
"""

from __future__ import annotations

import json
import tempfile
import weakref
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.errors import Problem

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
"""As many as a worksheet of Excel has."""

_IN_MEMORY = 4 * 1024 * 1024
_AT_ONCE = 256 * 1024


class Row(NamedTuple):
    """A row of a table: its number in the file, from 1, and the texts of its cells."""

    number: int
    cells: tuple[str, ...]


def cell_name(row: int, column: int) -> str:
    """Return a cell's name as Excel says it: B3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def column_number(letters: str) -> int:
    """Return a column's number by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a row holds nothing."""
    return not any(cells)


class Sheet(NamedTuple):
    """A sheet as it was read: rows from the top, blank ones left out, and what is wrong in it.

    `ragged` tells that a row may be longer than the header by a slip, as in a CSV file.
    """

    rows: Iterable[Row]
    problems: list[Problem]
    notes: list[str]
    ragged: bool = False


class Rows:
    """Rows that can be walked any number of times, also several walks at once.

    Those of a large table lie in a temporary file, so that memory stays the same however many
    there are.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._count = 0
        self._kept: tuple[int, ...] | None = None
        weakref.finalize(self, self._file.close)

    def append(self, number: int, cells: tuple[str, ...]) -> None:
        """Put a row behind the others."""
        self._file.seek(0, 2)
        # Unpaired surrogates, which JSON escapes, would not go into UTF-8.
        self._file.write(json.dumps([number, *cells]).encode("ascii") + b"\n")
        self._count += 1

    def narrowed(self, kept: Sequence[int]) -> Rows:
        """Return these rows with only the cells at these places, in this order."""
        self._kept = tuple(kept)
        return self

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        at = 0
        while True:
            self._file.seek(at)
            lines = self._file.readlines(_AT_ONCE)
            at = self._file.tell()
            if not lines:
                return
            for line in lines:
                number, *cells = json.loads(line)
                picked = cells if self._kept is None else [cells[k] for k in self._kept]
                yield Row(number, tuple(picked))
