"""Sources to their index: in memory for a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.copying.entries import parts_of
from app.copying.index_store import Segment
from app.copying.index_tables import Entry, fill_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def in_memory(entries: Iterable[Entry]) -> Segment:
    """Return the index of some sources, kept nowhere else."""
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill_index(connection, entries)
    return Segment(connection)


def entry(name: str, lines: Sequence[str]) -> Entry:
    """Return the lines of a source as they go into an index."""
    return Entry(name, "", parts_of(lines))
