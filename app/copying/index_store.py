"""Indexed sources, asked for what shares grams with a report."""

from __future__ import annotations

import contextlib
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.copying.entries import UNIT_BITS, SourceUnit, units_of
from app.text.visible import visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import PurePath

# So many values are asked for at once; no SQLite takes fewer.
_AT_ONCE = 900
_SEGMENT = 32
_UNIT = (1 << UNIT_BITS) - 1
_POSTING = (1 << _SEGMENT) - 1
_PARTS_HELD = 256


class Posting(NamedTuple):
    """In how many units of the sources a gram stands, and some of these by their numbers."""

    seen: int
    units: Sequence[int]


class Segment:
    """An index of some sources; `gone` are those of its files that are no sources any more.

    Their names are shown behind `shown`; `folder` is the true path of what they stand in.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        gone: Collection[int] = (),
        shown: str = "",
        folder: str = "",
    ) -> None:
        self._connection = connection
        self._shown = shown
        self.folder = folder
        self._rows = connection.execute
        self._gone = frozenset(gone)
        files: int = self._rows("SELECT count(*) FROM file").fetchone()[0]
        self.count = files - len(self._gone)
        self._part = lru_cache(_PARTS_HELD)(self._read_part)

    def postings(self, grams: Collection[int]) -> Iterator[tuple[int, int, array[int]]]:
        """Yield each of some grams that stands in a source, how often it does, and where."""
        wanted = list(grams)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            statement = f"SELECT key, seen, units FROM gram WHERE key IN ({marks})"  # noqa: S608
            for key, seen, units in self._rows(statement, some):
                yield key, seen, array("I", units)

    def file_of(self, unit: int) -> int | None:
        """Return the file of a unit by its number; None for one that is no source any more."""
        statement = "SELECT file FROM part WHERE n = ?"
        file: int = self._rows(statement, (unit >> UNIT_BITS,)).fetchone()[0]
        return None if file in self._gone else file

    def unit(self, unit: int) -> SourceUnit:
        """Return a unit by its number."""
        return self._part(unit >> UNIT_BITS)[unit & _UNIT]

    def beside(self, unit: int) -> range:
        """Return a unit and those before and behind it in its part, by their numbers."""
        first = unit & ~_UNIT
        last = first + len(self._part(unit >> UNIT_BITS)) - 1
        return range(max(unit - 1, first), min(unit + 1, last) + 1)

    def name(self, file: int) -> str:
        """Return the name of a file by its number."""
        name = self._rows("SELECT name FROM file WHERE n = ?", (file,)).fetchone()[0]
        return f"{self._shown}{name}"

    def files(self, name: str) -> list[int]:
        """Return the files that have a name in the folder but for the suffix, by their numbers."""
        statement = "SELECT n, name FROM file WHERE name BETWEEN ? AND ?"
        rows = self._rows(statement, (f"{name}.", f"{name}/"))
        return [n for n, found in rows if found.rpartition(".")[0] == name]

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _read_part(self, number: int) -> list[SourceUnit]:
        statement = "SELECT text, spans FROM words WHERE n = ?"
        return units_of(*self._rows(statement, (number,)).fetchone())


class Sources:
    """Some indexes as one: a unit's number tells in which of them it stands."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._segments = list(segments)
        self.count = sum(segment.count for segment in self._segments)

    def postings(self, grams: Collection[int]) -> dict[int, Posting]:
        """Return those of some grams that stand in a source."""
        found: dict[int, Posting] = {}
        for n, segment in enumerate(self._segments):
            for key, seen, units in segment.postings(grams):
                numbers = [n << _SEGMENT | unit for unit in units] if n else units
                if before := found.get(key):
                    found[key] = Posting(before.seen + seen, [*before.units, *numbers])
                else:
                    found[key] = Posting(seen, numbers)
        return found

    def file_of(self, unit: int) -> int | None:
        """Return the file of a unit by its number; None for one that is no source any more."""
        n, number = unit >> _SEGMENT, unit & _POSTING
        file = self._segments[n].file_of(number)
        return None if file is None else n << _SEGMENT | file

    def unit(self, unit: int) -> SourceUnit:
        """Return a unit by its number."""
        return self._segments[unit >> _SEGMENT].unit(unit & _POSTING)

    def beside(self, unit: int) -> list[int]:
        """Return a unit and those before and behind it, by their numbers."""
        segment = unit & ~_POSTING
        found = self._segments[unit >> _SEGMENT].beside(unit & _POSTING)
        return [segment | number for number in found]

    def name(self, file: int) -> str:
        """Return the name of a file by its number."""
        return self._segments[file >> _SEGMENT].name(file & _POSTING)

    def at(self, path: PurePath) -> set[int]:
        """Return the files at a true path, and the same in other forms beside it, by their numbers.

        What a draft was made into is no source of it.
        """
        named = path.with_suffix("")
        return {
            n << _SEGMENT | file
            for n, segment in enumerate(self._segments)
            if segment.folder and named.is_relative_to(segment.folder)
            for file in segment.files(visible(named.relative_to(segment.folder).as_posix()))
        }

    def close(self) -> None:
        """Let go of the databases."""
        for segment in self._segments:
            with contextlib.suppress(Exception):
                segment.close()
