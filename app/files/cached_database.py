"""Databases in the user's cache folder: each appears whole, and is only read from then on."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from app.errors import InputError
from app.files.cache import cache_folder
from app.files.places import absolute
from app.files.regular import is_regular
from app.files.temporaries import remove_leftovers
from app.files.whole import appearing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

# So much of a file is read where it lies, without a copy.
_MAPPED = 1 << 30


def database_version() -> str | None:
    """Return the version of SQLite; None where this Python was built without it."""
    try:
        import sqlite3
    except ImportError:
        return None
    return sqlite3.sqlite_version


def open_database(name: str) -> sqlite3.Connection | None:
    """Return the database kept under a name, to be read; None where there is none.

    What is damaged shows when it is read: `sqlite3.Error` is raised then.
    """
    import sqlite3

    path = cache_folder() / name
    if not is_regular(path):
        return None
    with contextlib.suppress(sqlite3.Error, InputError):
        # No other process changes the file, so that nothing needs to be locked.
        address = f"{absolute(path).as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return connection
    return None


def write_database(name: str, fill: Callable[[sqlite3.Connection], None], former: str = "") -> None:
    """Keep the database that `fill` fills under a name, in the place of those named like `former`.

    A cache that cannot be written is no reason to refuse the work. Where two processes write the
    same, each writes a file of its own, and the last one's stays.
    """
    import sqlite3

    path = cache_folder() / name
    with contextlib.suppress(InputError, OSError, sqlite3.Error):
        path.parent.mkdir(parents=True, exist_ok=True)
        # What a killed process left of an index is as large as one.
        remove_leftovers([path.parent])
        with appearing(path) as unnamed:
            _fill(unnamed, fill)
        for old in path.parent.glob(former) if former else ():
            if old != path:
                old.unlink()


def database_names(pattern: str) -> list[str]:
    """Return the names like a pattern under which databases are kept, in order."""
    with contextlib.suppress(OSError):
        return sorted(path.name for path in cache_folder().glob(pattern))
    return []


def drop_database(name: str) -> None:
    """Remove the database kept under a name, if there is one."""
    with contextlib.suppress(OSError):
        (cache_folder() / name).unlink()


def _fill(path: object, fill: Callable[[sqlite3.Connection], None]) -> None:
    import sqlite3

    connection = sqlite3.connect(str(path), isolation_level=None)
    with contextlib.closing(connection):
        # Until the file has its name, nobody needs what a broken-off process left of it.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        fill(connection)
