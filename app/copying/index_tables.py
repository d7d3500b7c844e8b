"""What an index of sources holds: its tables, filled once, by sorting in bounded memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.copying.entries import UNIT_BITS
from app.files.spools import Spool, temporary_folder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.copying.entries import Part

_TABLES = """
CREATE TABLE file (n INTEGER PRIMARY KEY, name TEXT, stamp TEXT);
CREATE TABLE part (n INTEGER PRIMARY KEY, file INTEGER);
CREATE TABLE words (n INTEGER PRIMARY KEY, text BLOB, spans BLOB);
CREATE TABLE gram (key INTEGER PRIMARY KEY, seen INTEGER, units BLOB);
"""

MOST_KEPT = 40
"""Of the units that a gram stands in, so many are kept: what more have, hardly tells any apart."""

POSTING_BITS = 32
_POSTING = (1 << POSTING_BITS) - 1
_UNIT = (1 << UNIT_BITS) - 1
# Entries that are sorted in memory at once, and the bits by which they are parted after that.
_AT_ONCE = 1_000_000
_BUCKET_BITS = 7
_BUCKET = 64 - _BUCKET_BITS


class Entry(NamedTuple):
    """A source to be indexed: its name, what tells when it has changed, and its parts."""

    name: str
    stamp: str
    parts: Sequence[Part]


def fill_index(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write sources into an empty database."""
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    with temporary_folder() as folder:
        sorting = _Sorting(folder)
        number = 0
        for n, entry in enumerate(entries):
            connection.execute("INSERT INTO file VALUES (?, ?, ?)", (n, entry.name, entry.stamp))
            for part in entry.parts:
                connection.execute("INSERT INTO part VALUES (?, ?)", (number, n))
                words = (number, part.text, part.spans)
                connection.execute("INSERT INTO words VALUES (?, ?, ?)", words)
                sorting.add(part, number)
                number += 1
        rows = (row for some in sorting.sorted() for row in _rows(some))
        connection.executemany("INSERT INTO gram VALUES (?, ?, ?)", rows)
    connection.execute("CREATE INDEX file_name ON file (name)")
    connection.execute("COMMIT")


def _rows(entries: Iterable[int]) -> Iterator[tuple[int, int, bytes]]:
    for key, same in groupby(entries, key=lambda entry: entry >> POSTING_BITS):
        postings = [entry & _POSTING for entry in same]
        yield key, len(postings), array("I", postings[:MOST_KEPT]).tobytes()


class _Sorting:
    """Grams with the units they stand in, sorted: in memory, or else by buckets on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held = array("Q")
        self._buckets: list[Spool] = []

    def add(self, part: Part, number: int) -> None:
        unit = number << UNIT_BITS
        keys = array("Q", part.keys)
        self._held.extend(
            [key >> UNIT_BITS << POSTING_BITS | unit | key & _UNIT for key in keys],
        )
        if len(self._held) > _AT_ONCE:
            self._spill()

    def sorted(self) -> Iterator[Iterable[int]]:
        """Yield the entries, some at once, in order."""
        if not self._buckets:
            yield sorted(self._held)
            return
        self._spill()
        for bucket in self._buckets:
            yield sorted(array("Q", bucket.read()))

    def _spill(self) -> None:
        if not self._buckets:
            names = (self._folder / str(n) for n in range(1 << _BUCKET_BITS))
            self._buckets = [Spool(path) for path in names]
        held = array("Q", sorted(self._held))
        begin = 0
        for n, bucket in enumerate(self._buckets):
            end = bisect_left(held, n + 1 << _BUCKET, begin)
            bucket.add(held[begin:end].tobytes())
            begin = end
        self._held = array("Q")
