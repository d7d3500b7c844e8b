"""What was worked out before, kept in the user's cache folder; losing it costs only time."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.errors import InputError
from app.files.places import home_folder
from app.files.regular import regular_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable


def fingerprint(code: Iterable[Path], *data: bytes) -> str:
    """Return what to name a thing by that this program's code makes of data.

    Where a file of the code, one of the data or the program's version differs, so does the name.
    """
    digest = hashlib.sha256(__version__.encode())
    for piece in (*(path.read_bytes() for path in code), *data):
        digest.update(f"\n{len(piece)}\n".encode() + piece)
    return digest.hexdigest()[:32]


def read_cached(name: str) -> bytes | None:
    """Return the bytes kept under a name, or None where there are none as they were written."""
    with contextlib.suppress(OSError, InputError):
        kept, _ = regular_bytes(cache_folder() / name)
        seal, _, data = kept.partition(b"\n")
        if seal == _seal(name, data):
            return data
    return None


def write_cached(name: str, data: bytes) -> None:
    """Keep bytes under a name; a cache that cannot be written is no reason to refuse the work."""
    # Most runs find what they need, and write nothing.
    from app.files.whole import write_whole

    with contextlib.suppress(InputError):
        write_whole(cache_folder() / name, _seal(name, data) + b"\n" + data, force=True)


def cache_folder() -> Path:
    """Return the folder in which this program keeps what can be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else home_folder() / ".cache") / "nigao"


def _seal(name: str, data: bytes) -> bytes:
    """Return the line before kept bytes, by which damaged and exchanged ones are known."""
    return hashlib.sha256(f"{name}\n".encode() + data).hexdigest().encode()
