"""The index of a large pack, kept in the user's cache under a name that its bytes give."""

from __future__ import annotations

import contextlib
import gc
import os
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from app.bank.index_store import DamagedError, IndexStore
from app.files.cached_database import drop_database, open_database, write_database
from app.files.places import true_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.models.pack import PhrasePack


def index_of(folder: Path, name: str, read: Callable[[], PhrasePack]) -> IndexStore | PhrasePack:
    """Return the index of a pack in a folder by its name, made first where there is no sound one.

    `read` reads the pack. Where no index can be kept, the pack itself is returned.
    """

    def read_again() -> PhrasePack:
        drop_database(_file(folder, name))
        with _looking_for_no_garbage():
            pack = read()
            _write(folder, name, pack)
        return pack

    found = _opened(folder, name, read_again)
    if found is None:
        pack = read_again()
        found = _opened(folder, name, read_again)
    return found or pack


def _opened(folder: Path, name: str, read_again: Callable[[], PhrasePack]) -> IndexStore | None:
    import sqlite3

    connection = open_database(_file(folder, name))
    if connection is not None:
        with contextlib.suppress(sqlite3.Error, DamagedError):
            return IndexStore(connection, name, read_again)
    return None


def _write(folder: Path, name: str, pack: PhrasePack) -> None:
    # What fills an index is only loaded where one is made.
    from app.bank.index_tables import fill_index

    fill = partial(fill_index, pack=pack, name=name)
    write_database(_file(folder, name), fill, former=f"{_prefix(folder)}*")


@contextlib.contextmanager
def _looking_for_no_garbage() -> Iterator[None]:
    """Let millions of values be made that all are kept: to look through them takes its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _file(folder: Path, name: str) -> str:
    return f"{_prefix(folder)}{name}.sqlite"


def _prefix(folder: Path) -> str:
    return f"index-{sha256(os.fsencode(true_path(folder))).hexdigest()[:8]}-"
