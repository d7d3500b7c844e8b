"""How long it takes to index very many sources and to hold a draft against them, and the memory."""

from __future__ import annotations

import resource
import sqlite3
import time
from contextlib import closing
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from app.copying.copied import copied
from app.copying.entries import parts_of
from app.copying.formulae import Formulae
from app.copying.held import Held
from app.copying.index_store import Segment, Sources
from app.copying.index_tables import Entry, fill_index
from tests.checking.copying.drafts import drafts
from tests.checking.copying.sources import formulae, source_number, sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.checking.copying.sources import Source

_MEBIBYTE = 1 << 20
_LENGTH = 2000
_BORROWED_FROM = 200


class Large(NamedTuple):
    """What was measured, in seconds of one core and bytes; a query is one of 2,000 characters."""

    sources: int
    indexing: float
    size: int
    query: float
    worst_query: float
    memory: int

    def __str__(self) -> str:
        return (
            f"{self.sources} sources indexed in {self.indexing:.0f} s,"
            f" {self.sources / self.indexing:.0f} a second;"
            f" {self.size / _MEBIBYTE:.0f} MiB on disk;"
            f" a draft of 2,000 characters: median {1000 * self.query:.1f} ms,"
            f" worst {1000 * self.worst_query:.1f} ms;"
            f" peak memory {self.memory / _MEBIBYTE:.0f} MiB"
        )


def measure_large(count: int, draft_count: int, seed: int, path: Path) -> Large:
    """Return how sources are indexed in a file at a path, and drafts held against them."""
    spent = [0.0]
    start = time.process_time()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        fill_index(connection, _entries(count, seed, spent))
    indexing = time.process_time() - start - spent[0]
    among: list[Source] = [
        source_number(number, seed) for number in range(0, count, max(1, count // _BORROWED_FROM))
    ]
    some = [_cut(draft.lines) for draft in drafts(draft_count, seed, among, _LENGTH)]
    # As the program opens what it keeps.
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute(f"PRAGMA mmap_size = {1 << 30}")
    known = Formulae([formula for some in formulae() for formula in some])
    with closing(connection):
        held = Held(Sources([Segment(connection)]), known)
        queries = [_seconds(lines, held) for lines in some]
    memory = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = path.stat().st_size
    return Large(count, indexing, size, median(queries), max(queries), memory)


def _entries(count: int, seed: int, spent: list[float]) -> Iterator[Entry]:
    """Yield sources as they go into an index; `spent` is how long it took to make them up."""
    made = sources(count, seed)
    while True:
        start = time.process_time()
        one = next(made, None)
        spent[0] += time.process_time() - start
        if one is None:
            return
        yield Entry(one.name, "", parts_of(one.lines))


def _cut(lines: list[str]) -> list[str]:
    """Return the first 2,000 characters of a draft."""
    left = _LENGTH
    cut: list[str] = []
    for line in lines:
        cut.append(line[:left])
        left -= len(cut[-1])
    return [line for line in cut if line]


def _seconds(lines: list[str], held: Held) -> float:
    start = time.process_time()
    copied(lines, held)
    return time.process_time() - start
