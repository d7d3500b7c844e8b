"""Who is told how far long reading has come: a face that shows it, or nobody."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Watch = Callable[[int, int], None]

_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)
_KILO = 1000


def watch_reading(watch: Watch) -> None:
    """Have somebody told from now on how much is read, of how much, in kilobytes."""
    _WATCH.set(watch)


class Reading:
    """Long texts being read one after the other, and how far they have come."""

    def __init__(self, size: int) -> None:
        """Begin to read so many bytes."""
        self._size = size
        self._read = 0

    def add(self, size: int) -> None:
        """Tell that so many more bytes are read."""
        # A text in another encoding than UTF-8 has fewer bytes than are counted here.
        self._read = min(self._read + size, self._size)
        if watch := _WATCH.get():
            watch(self._read // _KILO, self._size // _KILO)


class WatchedText:
    """A text as a file that is read piece by piece, each piece told of."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._reading = reading
        self._at = 0

    def read(self, size: int = -1, /) -> str:
        """Return the next characters."""
        piece = self._text[self._at : self._at + size if size >= 0 else None]
        self._at += len(piece)
        self._reading.add(len(piece.encode()))
        return piece
