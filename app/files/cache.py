"""What was worked out before, kept in the user's cache folder; losing it costs only time."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from app.errors import InputError
from app.files.whole import write_whole


def read_cached(name: str) -> bytes | None:
    """Return the bytes kept under a name, or None."""
    with contextlib.suppress(OSError):
        return (_folder() / name).read_bytes()
    return None


def write_cached(name: str, data: bytes) -> None:
    """Keep bytes under a name; a cache that cannot be written is no reason to refuse the work."""
    with contextlib.suppress(InputError):
        write_whole(_folder() / name, data, force=True)


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "nigao"
