"""Which of very many keys are seen twice; while they are counted each takes eight bytes."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable

_LARGEST = (1 << 64) - 1


class Counts(Protocol):
    """Counts keys, each report's once; what two reports share can be asked for at the end."""

    def add(self, keys: Iterable[int]) -> None:
        """Take in the keys of one report."""

    def recurring(self) -> Container[int]:
        """Return the keys that several reports have."""


class LocalCounts:
    """Counts in this process's memory: eight bytes a key and report, some times that at the end."""

    def __init__(self) -> None:
        self._keys = array("Q")

    def add(self, keys: Iterable[int]) -> None:
        """Take in the keys of one report."""
        self._keys.extend(set(keys))

    def recurring(self) -> frozenset[int]:
        """Return the keys that several reports have."""
        ordered = sorted(self._keys)
        self._keys = array("Q")
        return frozenset(one for one, other in pairwise(ordered) if one == other)


def number_of(key: Hashable) -> int:
    """Return what a key is counted by; two keys may share it, which costs only a little time."""
    return hash(key) & _LARGEST
