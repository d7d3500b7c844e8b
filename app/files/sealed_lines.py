"""Lines kept while long work goes on, each under a seal, and taken up where it broke off."""

from __future__ import annotations

import contextlib
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from app.errors import InputError, Problem
from app.files.cache import cache_folder
from app.files.journals import Journal
from app.files.os_errors import writing
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

# Seconds after which nobody is going to take up what was broken off.
_FORGOTTEN = 30 * 24 * 60 * 60
_BUSY = Problem(N_("另一个 nigao 正在写同一个词库"), N_("等它写完，或用 -o 换一个文件夹"))


class Line(NamedTuple):
    """A line, and the place by which it is read again."""

    place: int
    data: bytes


class SealedLines:
    """Lines in a file of the cache, there to be taken up by a later run until it is removed.

    The first line says what they were made by: lines made by anything else are dropped, and so is
    what stands behind a broken line. Where the cache cannot be written they last as long as this
    process. Raises `InputError` while another process adds to them. A name is a kind and, behind a
    dash, what tells it from others of its kind; of these, files that nobody took up for a month
    are removed.
    """

    def __init__(self, name: str, made_by: str) -> None:
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        try:
            self._open(cache_folder() / name)
            _remove_forgotten(self._path)
        except InputError as error:
            if _(_BUSY.what) in str(error):
                raise
            with writing(self._path):
                self._temporary = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            self._open(Path(self._temporary.name) / name)
        self._first = made_by.encode()

    def _open(self, path: Path) -> None:
        self._path = path
        self._journal = Journal(path, _BUSY)
        self._lines = path.open("rb")
        self._end = 0

    def sound(self) -> Iterator[Line]:
        """Yield the lines of an earlier run, and make ready to add more behind them."""
        whole = self._whole()
        first = next(whole, None)
        if first is None or first.data != self._first:
            line = _sealed(self._first)
            self._journal.begin(0, line)
            self._end = len(line)
            return
        yield from whole
        self._journal.begin(self._end)

    def _whole(self) -> Iterator[Line]:
        self._lines.seek(0)
        for line in self._lines:
            data = _unsealed(line)
            if data is None:
                return
            place, self._end = self._end, self._end + len(line)
            yield Line(place, data)

    def add(self, data: bytes) -> int:
        """Add a line, which holds no newline, and return its place."""
        line = _sealed(data)
        self._journal.add(line)
        place, self._end = self._end, self._end + len(line)
        return place

    def at(self, place: int) -> bytes:
        """Return the line at a place."""
        self._lines.seek(place)
        data = _unsealed(self._lines.readline())
        if data is None:
            hint = _("换一个磁盘再来一次")
            raise InputError(Problem(_("记下的东西被别的程序改了"), hint, str(self._path)))
        return data

    def remove(self) -> None:
        """Have the file removed at the end: the work is done."""
        self._journal.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lines.close()
        self._journal.__exit__(kind, error, trace)
        if self._temporary is not None:
            self._temporary.cleanup()


def _remove_forgotten(wanted: Path) -> None:
    for path in wanted.parent.glob(f"{wanted.name.partition('-')[0]}-*"):
        with contextlib.suppress(OSError):
            if path != wanted and time.time() - path.stat().st_mtime > _FORGOTTEN:
                path.unlink()


def _sealed(data: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(data), data)


def _unsealed(line: bytes) -> bytes | None:
    """Return what a sealed line holds, or None if it is not as it was written."""
    seal, _, data = line.partition(b" ")
    whole = data.endswith(b"\n") and seal == b"%08x" % crc32(data[:-1])
    return data[:-1] if whole else None
