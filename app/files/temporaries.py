"""Files that do not have their names yet, and what a killed process left of them."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from typing import TYPE_CHECKING

from app.files.locks import HAS_LOCKS, take
from app.files.regular import open_at_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# How a file is called that does not yet have its name. That says nothing of the file's own, which
# may already be as long as can be.
_PREFIX, _SUFFIX = ".nigao-", ".tmp"
TO_FINISH = ".part.tmp"
"""What the name of one ends in that a later run may need, to finish what this one has begun."""
# Seconds after which nobody is writing any more, where the system cannot tell.
_LATER = 60 * 60
# Windows would write other line ends.
_MODE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def temporary(folder: Path, data: bytes = b"", suffix: str = _SUFFIX) -> Iterator[Path]:
    """Give a file in a folder that holds some bytes, and is gone at the end unless it was renamed.

    As long as it is there it is locked, so that nobody takes it for one that was left behind.
    Raises `OSError` where it cannot be written.
    """
    path = unused(folder, suffix)
    held: int | None = None
    try:
        handle = os.open(path, _MODE, 0o666)
        try:
            take(handle)
            write_all(handle, data)
            # Windows renames no open file.
            held = os.dup(handle) if HAS_LOCKS else None
        finally:
            # It may only tell now that the disk is full.
            os.close(handle)
        yield path
    finally:
        try:
            with contextlib.suppress(OSError):
                path.unlink()
        finally:
            with contextlib.suppress(OSError):
                os.close(held) if held is not None else None


def unused(folder: Path, suffix: str = _SUFFIX) -> Path:
    """Return a name in a folder that no other file has."""
    return folder / f"{_PREFIX}{secrets.token_hex(4)}{suffix}"


def write_all(handle: int, data: bytes) -> None:
    """Write all of some bytes to an open file: a disk that fills up takes a part of them first."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def unnamed_in(folder: Path, suffix: str = _SUFFIX) -> list[Path]:
    """Return the files in a folder that have no names of their own, be they written just now."""
    # What has such a name but is a folder or a link was not made by this program.
    with contextlib.suppress(OSError):
        found = folder.glob(f"{_PREFIX}????????{suffix}")
        return [path for path in found if path.is_file() and not path.is_symlink()]
    # A folder that may not be looked into holds nothing that could be removed.
    return []


def remove_leftovers(folders: Iterable[Path], suffix: str = _SUFFIX) -> int:
    """Remove what killed processes left in folders, and return how many files there were."""
    count = 0
    for path in [path for folder in folders for path in unnamed_in(folder, suffix)]:
        with contextlib.suppress(OSError):
            if _is_left(path):
                path.unlink()
                count += 1
    return count


def _is_left(path: Path) -> bool:
    """Tell whether nobody writes a file; where no lock tells, it has to be old."""
    is_old = time.time() - path.stat().st_mtime > _LATER
    handle = open_at_once(str(path), os.O_RDWR)
    try:
        is_free = take(handle)
    finally:
        os.close(handle)
    return is_old if is_free is None else is_free
