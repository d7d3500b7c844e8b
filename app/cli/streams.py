"""The three streams of this process, so that none of them can turn its work into a fault.

One that is closed is put in its place; what is told to a person may get lost, a result may not.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

from app.errors import InputError, Problem
from app.messages import _

if TYPE_CHECKING:
    from typing import TextIO


class ReaderGoneError(Exception):
    """Whoever read standard output has left, as `head` does; nothing more needs to be written."""


def prepare_streams() -> None:
    """Make sure that each stream is open, and that no character can fail to be read or printed.

    A file or a pipe gets UTF-8 everywhere; a terminal keeps the encoding that it speaks. What
    cannot be written to standard output raises `InputError`, or `ReaderGoneError`; on standard
    error it is passed over.
    """
    # In this order each that is closed gets its own number back.
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(os.devnull)))
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    sys.stdout = _made(sys.stdout, _Results)
    sys.stderr = _made(sys.stderr, _Words)


def read_names_as_utf8() -> None:
    """Begin this process anew where Python would read names of files in another encoding.

    What is shipped has Chinese names in UTF-8, which neither `LC_ALL=C` nor GBK could open.
    """
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and sys.executable:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


class _Below(io.RawIOBase):
    """Bytes on their way to a stream of the system, whose errors are dealt with here."""

    def __init__(self, below: io.RawIOBase, known: TextIO | None) -> None:
        self._below = below
        # The stream whose place is taken would close its bytes' way once nobody knows it.
        self._known = known
        self._lost = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._below.isatty()

    def fileno(self) -> int:
        return self._below.fileno()

    def write(self, data: Any, /) -> int:
        count = memoryview(data).nbytes
        # The same bytes come again when all ends; of them everything has been said.
        if self._lost:
            return count
        try:
            # A pipe that does not wait takes nothing while it is full.
            while (written := self._below.write(data)) is None:
                import select

                select.select([], [self.fileno()], [])
        except OSError as error:
            self._lost = True
            self._failed(error)
            return count
        return written

    def _failed(self, error: OSError) -> None:
        raise NotImplementedError


class _Results(_Below):
    def _failed(self, error: OSError) -> None:
        if isinstance(error, BrokenPipeError):
            raise ReaderGoneError from error
        hint = _("它关着，或那里写不下了：换个地方接，或用 -o 写成文件")
        raise InputError(Problem(_("写不到标准输出"), hint)) from error


class _Words(_Below):
    def _failed(self, error: OSError) -> None:
        """Pass over what is told to nobody: the work and its exit code are what they are."""


def _made(stream: TextIO | None, kind: type[_Below]) -> TextIO:
    """Return a stream that deals with errors as `kind` does, in the place of the given one."""
    if stream is None:
        # What can only be read takes its number, so that no file gets it and no byte goes there.
        below: Any = io.FileIO(os.devnull)
        os.set_inheritable(below.fileno(), True)
    elif isinstance(stream, io.TextIOWrapper):
        below = getattr(stream.buffer, "raw", stream.buffer)
    else:
        return stream
    encoding = stream.encoding if stream and stream.isatty() else "utf-8"
    return io.TextIOWrapper(
        io.BufferedWriter(kind(below, stream)),
        encoding=encoding,
        errors="backslashreplace",
        line_buffering=kind is _Words or below.isatty(),
    )
