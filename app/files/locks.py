"""Who may write: one process at a time, where the system can tell them apart."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.regular import open_at_once
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks.
    fcntl = None  # type: ignore[assignment]

HAS_LOCKS = fcntl is not None
"""Whether this system has locks at all; some of its drives may have none all the same."""

# To write a folder takes well under a second; who holds it for longer hangs.
_SECONDS = 30.0
_PAUSE = 0.01


def take(handle: int) -> bool | None:
    """Lock an open file for this process, and tell whether it has it; it is let go when closed.

    None where that cannot be told: some network drives have no locks, and lock nothing that is
    open for reading only.
    """
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Have nobody else in a folder who asks for the same, after those who are there are done.

    Nothing is written for it. Raises `InputError` where somebody does not leave.
    """
    handle = _opened(folder)
    try:
        end = time.monotonic() + _SECONDS
        while handle is not None and take(handle) is False:
            if time.monotonic() > end:
                raise InputError(
                    Problem(
                        _("另一个 nigao 正在写这个文件夹"), _("等它写完，再来一次"), str(folder)
                    )
                )
            time.sleep(_PAUSE)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(handle) if handle is not None else None


@contextlib.contextmanager
def held_alone(folder: Path) -> Iterator[bool]:
    """Hold a folder as long as this lasts; tell whether nobody else does, or may do so."""
    handle = _opened(folder)
    try:
        yield handle is None or take(handle) is not False
    finally:
        with contextlib.suppress(OSError):
            os.close(handle) if handle is not None else None


def _opened(folder: Path) -> int | None:
    """Return a folder opened to be locked; None where there is none, or no system for it."""
    if fcntl is None:
        return None
    with contextlib.suppress(OSError):
        # A pipe that stands in the place of a folder would be waited for.
        return open_at_once(str(folder), os.O_RDONLY | os.O_DIRECTORY)
    return None
