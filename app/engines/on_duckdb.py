"""The engine whose counts may outgrow memory: DuckDB keeps them, on the disk where it must."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.engines.engine import want
from app.engines.local import LocalEngine
from app.files.spools import Spool, temporary_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.mining.counting import Counts

_MEMORY = "256MB"


class DuckdbEngine(LocalEngine):
    """Works in processes of this machine, and counts with DuckDB."""

    def __init__(self, jobs: int) -> None:
        want("duckdb")
        super().__init__(jobs)

    @contextmanager
    def counts(self) -> Iterator[Counts]:
        """Give what counts keys in a folder that is gone afterwards."""
        with temporary_folder() as folder:
            yield _DuckdbCounts(folder, self._jobs)


class _DuckdbCounts:
    """Writes keys to a file as they come, a line each, and has DuckDB group them at the end."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._folder = folder
        self._threads = threads
        self._keys = Spool(folder / "keys.csv")

    def add(self, keys: Iterable[int]) -> None:
        """Take in the keys of one report."""
        self._keys.add("".join(f"{key}\n" for key in set(keys)).encode())

    def recurring(self) -> _Sorted:
        """Return the keys that several reports have."""
        import duckdb

        self._keys.close()
        with duckdb.connect(str(self._folder / "counts.duckdb")) as database:
            database.execute(f"SET memory_limit = '{_MEMORY}'")
            database.execute(f"SET threads = {self._threads}")
            database.execute("SET temp_directory = ?", [str(self._folder / "spilled")])
            found = database.execute(
                "SELECT key FROM read_csv(?, header = false, columns = {'key': 'UBIGINT'})"
                " GROUP BY key HAVING count(*) > 1 ORDER BY key",
                [str(self._keys.path)],
            )
            recurring = array("Q")
            while rows := found.fetchmany(10_000):
                recurring.extend(key for (key,) in rows)
        return _Sorted(recurring)


class _Sorted:
    """Numbers in order, eight bytes each, in which one can be looked up."""

    def __init__(self, numbers: array[int]) -> None:
        self._numbers = numbers

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number
