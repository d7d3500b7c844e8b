"""A disk that fails, fills up, or is left by a killed process, at any chosen moment of a work."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# All by which this program changes what stands on a disk, or comes to know that it has not.
_CALLS = ("open", "write", "close", "dup", "link", "rename", "replace", "unlink", "mkdir", "rmdir")
_MORE = ("ftruncate",)
# What still succeeds on a disk without room.
_NEEDS_NO_ROOM = {"close", "unlink", "rmdir", "ftruncate", "dup", "replace", "rename"}


class KilledError(BaseException):
    """Stands for the end of the process: nothing it does from then on reaches the disk."""


class Disk:
    """Counts the calls that change a disk, and has one of them fail."""

    def __init__(self, moment: int, error: BaseException, *, goes_on: bool = False) -> None:
        self.moment = moment
        self.count = 0
        self._error = error
        self.goes_on = goes_on
        self._is_freed = False

    def meets(self, name: str) -> None:
        """Count a call; raise if it is the one to fail, or one after it and the fault goes on."""
        self.count += 1
        is_full = self.goes_on and isinstance(self._error, OSError)
        # What is taken away makes room for the next bytes.
        had_room, self._is_freed = self._is_freed, name == "ftruncate"
        needs_none = name in _NEEDS_NO_ROOM or (name == "write" and had_room)
        if self.count < self.moment or (is_full and needs_none):
            return
        if self.goes_on or self.count == self.moment:
            raise self._error


@contextmanager
def broken(disk: Disk) -> Iterator[None]:
    """Have a disk stand in for the real one."""

    def watched(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*args: Any, **named: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return call(*args, **named)
            try:
                disk.meets(name)
            except BaseException:
                if name == "close":
                    # What could not be written is told by closing, which closes all the same.
                    call(*args, **named)
                raise
            return call(*args, **named)

        return made

    with pytest.MonkeyPatch.context() as patch:
        for name in (*_CALLS, *_MORE):
            patch.setattr(os, name, watched(name, getattr(os, name)))
        yield


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, and every folder, which has no bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }
