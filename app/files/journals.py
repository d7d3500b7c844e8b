"""A file that grows line by line while work goes on, and is sound wherever the work breaks off."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.locks import HAS_LOCKS, take
from app.files.os_errors import writing
from app.files.regular import irregular, looked_at
from app.files.replacing import remove_empty, standing_folder
from app.files.temporaries import write_all
from app.messages import N_, _

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_BUSY = Problem(
    N_("另一个 nigao 正在写这份报告"), N_("等它写完；或用 --report 给这一次另起一个名字")
)
_TRIES = 9
_MODE = os.O_CREAT | os.O_APPEND | os.O_RDWR | getattr(os, "O_BINARY", 0)


class Journal:
    """A file open for lines to be added, each of which stands in it before the next is made.

    Only one process holds it at a time. A new one to which nothing was added is gone at the end.
    Raises `InputError` if it cannot be written, and with what is said to be `busy`, a message
    that is translated then, while another process holds it.
    """

    def __init__(self, path: Path, busy: Problem = _BUSY) -> None:
        self._path = path
        self._is_done = False
        with writing(self._path):
            found = looked_at(path)
            if found and (problem := irregular(path, found)):
                raise InputError(problem)
            self._is_new = found is None
            with standing_folder(path.parent) as self._made:
                self._handle = _held(path, busy)
            self._end = os.fstat(self._handle).st_size

    @property
    def length(self) -> int:
        """Return how many bytes stand in it."""
        return self._end

    def add(self, line: bytes) -> None:
        """Add a line, its newline included: all of it, or nothing where that cannot be."""
        self.begin(self._end, line)

    def begin(self, length: int, line: bytes = b"") -> None:
        """Take away what stands behind so many bytes, such as half a line, and add a line there.

        Where that cannot be, what stood there stays.
        """
        former, kept = self._behind(length), self._end
        with writing(self._path):
            try:
                if length < self._end:
                    # Where there is room for it behind the rest, there is in its place too.
                    write_all(self._handle, line)
                    os.ftruncate(self._handle, length)
                    kept = length
                write_all(self._handle, line)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.ftruncate(self._handle, kept)
                    write_all(self._handle, former if kept == length else b"")
                raise
        self._end = length + len(line)

    def _behind(self, length: int) -> bytes:
        """Return what stands behind so many bytes."""
        if length >= self._end:
            return b""
        with writing(self._path):
            return self._path.read_bytes()[length:]

    def remove(self) -> None:
        """Have the file removed at the end: nobody needs it any more."""
        self._is_done = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        is_gone = self._is_done or (self._is_new and not self._end)
        # As long as it is held, nobody else can have begun to write here; but Windows removes
        # nothing that is open.
        if is_gone and HAS_LOCKS:
            self._remove()
        self._close(counts=error is None and not is_gone)
        if is_gone and not HAS_LOCKS:
            self._remove()

    def _close(self, *, counts: bool) -> None:
        try:
            with writing(self._path):
                os.close(self._handle)
        except InputError:
            # Some drives only tell now that they are full.
            if counts:
                raise

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink()
        remove_empty(self._made)


def _held(path: Path, busy: Problem) -> int:
    """Return a file opened to be added to, which no other process holds."""
    for _try in range(_TRIES):
        handle = os.open(path, _MODE, 0o666)
        taken = take(handle)
        # Who held it before may have removed it, or put another one in its place.
        if taken is None or (taken and _stands(path, handle)):
            return handle
        os.close(handle)
        if not taken:
            break
    raise InputError(replace(busy, what=_(busy.what), hint=_(busy.hint), path=str(path)))


def _stands(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
