"""Who is told how far a verb has come that reads for long: a pack, or the records of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.files.passing_over import noting
from app.files.watching import watch_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.mining.records import Record, Records

__all__ = ["Watched", "noting", "watch_reading"]


class Watched:
    """Records that are gone through so many times, and tell how far that is."""

    def __init__(self, whole: Records, passes: int, watch: Callable[[int, int], None]) -> None:
        self._whole = whole
        self._all = passes * len(whole)
        self._watch = watch
        self._done = 0

    def __len__(self) -> int:
        return len(self._whole)

    def __iter__(self) -> Iterator[Record]:
        for one in self._whole:
            yield one
            self._done += 1
            self._watch(min(self._done, self._all), self._all)
