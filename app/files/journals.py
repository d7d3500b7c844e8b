"""A file that grows line by line while work goes on, and is sound wherever the work breaks off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.os_errors import unwritable

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

try:
    import fcntl
except ImportError:  # Windows has no such locks.
    fcntl = None  # type: ignore[assignment]


_BUSY = Problem("另一个 nigao 正在写这份报告", "等它写完；或用 --report 给这一次另起一个名字")


class Journal:
    """A file open for lines to be added, each of which stands in it before the next is made.

    Only one process holds it at a time. Raises `InputError` if it cannot be written, and with what
    is said to be `busy` while another process holds it.
    """

    def __init__(self, path: Path, busy: Problem = _BUSY) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise InputError(unwritable(path, error)) from error
        self._path = path
        if fcntl is not None:
            self._lock(busy)

    def add(self, line: bytes) -> None:
        """Add a line, its newline included, in one write."""
        try:
            self._file.write(line)
        except OSError as error:
            raise InputError(unwritable(self._path, error)) from error

    def keep(self, length: int) -> None:
        """Take away what stands behind so many bytes, such as half a line."""
        self._file.truncate(length)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def _lock(self, busy: Problem) -> None:
        try:
            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise InputError(replace(busy, path=str(self._path))) from None
        except OSError:
            # Some network drives have no locks; the work does not depend on them.
            return
