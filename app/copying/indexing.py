"""Sources to their index: in memory for a few, in the user's cache for a folder of them.

What is kept of a folder is one index or several, each twice as large as the next at least. Files
that are new or have changed go into an index of their own, which takes those in that are not much
larger than itself: so the cost of a change is that of the files that changed, and few indexes are
asked. An index never changes; files in it that are gone, or stand in another one as they are now,
are passed over.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from app.copying.entries import parts_of, with_keys
from app.copying.index_store import Segment
from app.copying.index_tables import Entry, fill_index
from app.files.cached_database import (
    database_names,
    drop_database,
    open_database,
    write_database,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Read = Callable[[Sequence[str]], Iterable[Entry]]

_NAME = "copies-"


class Place(NamedTuple):
    """Where sources are: how their names are shown, and the true path of the folder they are in.

    Their index is kept by that path, or by a `key` of their own.
    """

    shown: str = ""
    folder: str = ""
    key: str = ""

    @property
    def kept_as(self) -> str:
        """Return how the names of their indexes begin."""
        return f"{_NAME}{sha256(os.fsencode(self.key or self.folder)).hexdigest()[:8]}-"


def in_memory(entries: Iterable[Entry], place: Place | None = None) -> Segment:
    """Return the index of some sources, kept nowhere else."""
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill_index(connection, entries)
    shown, folder, _ = place or Place()
    return Segment(connection, shown=shown, folder=folder)


def entry(name: str, lines: Sequence[str], stamp: str = "") -> Entry:
    """Return the lines of a source as they go into an index."""
    return Entry(name, stamp, parts_of(lines))


def kept(place: Place, version: str, files: Mapping[str, str], read: Read) -> list[Segment]:
    """Return the indexes of the files of a folder, renewed where files are not as they were.

    `files` are names with what tells when they have changed, `version` what tells that the program
    has; `read` returns the entries of some of the files.
    """
    prefix = f"{place.kept_as}{version[:8]}-"
    for name in database_names(f"{place.kept_as}*"):
        if not name.startswith(prefix):
            drop_database(name)
    indexes = _opened(prefix, files)
    missing = _missing(files, indexes)
    if not missing:
        return _segments(indexes, place)
    merged = _merged(indexes, len(missing))
    _write(prefix, merged, missing, files, read)
    indexes = _opened(prefix, files)
    still = _missing(files, indexes)
    # Where nothing can be kept, it is done without.
    unkept = [in_memory(read(still), place)] if still else []
    return [*_segments(indexes, place), *unkept]


def forget(place: Place) -> None:
    """Drop all that is kept of a folder, as what is damaged."""
    for name in database_names(f"{place.kept_as}*"):
        drop_database(name)


class _Index:
    """A kept index: its name, the files in it, and which of them count."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self.name = name
        self.connection = connection
        self.rows: list[tuple[int, str, str]]
        self.rows = connection.execute("SELECT n, name, stamp FROM file").fetchall()
        self.live: list[tuple[int, str]] = []

    @property
    def gone(self) -> set[int]:
        """Return the files that do not count."""
        return {n for n, _, _ in self.rows} - {n for n, _ in self.live}

    def entries(self) -> Iterator[Entry]:
        """Yield the files that count, as they went in."""
        stamps = {n: stamp for n, _, stamp in self.rows}
        statement = """SELECT text, spans FROM part JOIN words USING (n)
            WHERE file = ? ORDER BY n"""
        for n, name in self.live:
            parts = self.connection.execute(statement, (n,)).fetchall()
            yield Entry(name, stamps[n], [with_keys(*part) for part in parts])


def _opened(prefix: str, files: Mapping[str, str]) -> list[_Index]:
    """Return the indexes kept, the largest first, each with the files that count in it."""
    import sqlite3

    found: list[_Index] = []
    for name in database_names(f"{prefix}*"):
        connection = open_database(name)
        try:
            if connection:
                found.append(_Index(name, connection))
        except sqlite3.Error:
            drop_database(name)
    found.sort(key=lambda index: (-len(index.rows), index.name))
    taken: set[str] = set()
    for index in found:
        for n, name, stamp in index.rows:
            if files.get(name) == stamp and name not in taken:
                taken.add(name)
                index.live.append((n, name))
    return found


def _missing(files: Mapping[str, str], indexes: Iterable[_Index]) -> list[str]:
    there = {name for index in indexes for _, name in index.live}
    return [name for name in files if name not in there]


def _merged(indexes: Sequence[_Index], size: int) -> list[_Index]:
    """Return the indexes that are made one with so many new files."""
    merged: list[_Index] = []
    for index in reversed(indexes):
        if len(index.live) <= 2 * size or 2 * len(index.live) < len(index.rows):
            merged.append(index)
            size += len(index.live)
    return merged


def _write(
    prefix: str,
    merged: Sequence[_Index],
    missing: Sequence[str],
    files: Mapping[str, str],
    read: Read,
) -> None:
    def entries() -> Iterator[Entry]:
        for index in merged:
            yield from index.entries()
        yield from read(missing)

    held = [*(name for index in merged for _, name in index.live), *missing]
    content = sha256("\n".join(f"{name}\t{files[name]}" for name in held).encode())
    name = f"{prefix}{content.hexdigest()[:16]}.sqlite"
    write_database(name, lambda connection: fill_index(connection, entries()))
    for index in merged:
        index.connection.close()
        if index.name != name and name in database_names(f"{prefix}*"):
            drop_database(index.name)


def _segments(indexes: Iterable[_Index], place: Place) -> list[Segment]:
    found: list[Segment] = []
    for index in indexes:
        if index.live:
            found.append(Segment(index.connection, index.gone, place.shown, place.folder))
        else:
            index.connection.close()
    return found
