"""What a user is writing in the browser, kept until it is taken away as a file or given up."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from app.errors import InputError
from app.files.places import members
from app.files.regular import regular_bytes
from app.files.shipped import user_folder
from app.files.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIX = ".json"


def recovery_folder() -> Path:
    """Return the folder in which unfinished work is kept."""
    return user_folder() / "recovery"


def keep(name: str, data: bytes) -> None:
    """Keep bytes under a name. Raises `InputError` where they cannot be written."""
    write_whole(_file(name), data, force=True)


def kept(name: str) -> bytes | None:
    """Return the bytes kept under a name, None where there are none."""
    with contextlib.suppress(OSError, InputError):
        return regular_bytes(_file(name))[0]
    return None


def kept_names() -> Iterator[str]:
    """Yield the names of all that is kept."""
    with contextlib.suppress(InputError):
        yield from (path.stem for path in members(recovery_folder(), _SUFFIX))


def give_up(name: str) -> None:
    """Keep something no longer."""
    with contextlib.suppress(OSError):
        _file(name).unlink()


def _file(name: str) -> Path:
    return recovery_folder() / f"{name}{_SUFFIX}"
