"""What changes between two writings of a text, character by character."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEW = -1
# Longer texts are not compared, but replaced as a whole.
_LONGEST = 200


class Change(NamedTuple):
    """The characters `start` to `end` of a text, and what stands in their place."""

    start: int
    end: int
    value: str


def least_changes(text: str, wanted: str) -> list[Change]:
    """Return what makes a text read as is wanted; every change has characters that it replaces."""
    if not text or max(len(text), len(wanted)) > _LONGEST:
        return [Change(0, len(text), wanted)] if text != wanted else []
    if len(text) == len(wanted):
        return list(_replaced(text, wanted))
    return [
        _with_a_character(text, Change(start, end, wanted[first:last]))
        for what, start, end, first, last in SequenceMatcher(
            None, text, wanted, autojunk=False
        ).get_opcodes()
        if what != "equal"
    ]


def _replaced(text: str, wanted: str) -> Iterator[Change]:
    start = None
    for at, (here, there) in enumerate(zip(text, wanted, strict=True)):
        if here != there and start is None:
            start = at
        elif here == there and start is not None:
            yield Change(start, at, wanted[start:at])
            start = None
    if start is not None:
        yield Change(start, len(text), wanted[start:])


def _with_a_character(text: str, change: Change) -> Change:
    """Return a change that replaces a character where it only adds some."""
    start, end, value = change
    if start < end:
        return change
    return (
        Change(start - 1, end, text[start - 1] + value) if start else Change(0, 1, value + text[0])
    )


class ChangedLine:
    """A line that is changed step by step, and what became of it in the end."""

    def __init__(self, text: str) -> None:
        self._before = text
        self._now = text
        self._origins: Sequence[int] = range(len(text))

    def change(self, changes: Iterable[Change]) -> None:
        """Make some changes to the line as it is now, given in order."""
        text: list[str] = []
        origins: list[int] = []
        last = 0
        for start, end, value in (*changes, Change(len(self._now), len(self._now), "")):
            text += (self._now[last:start], value)
            origins += (*self._origins[last:start], *([_NEW] * len(value)))
            last = end
        self._now, self._origins = "".join(text), origins

    def was(self, start: int, end: int) -> Iterator[int]:
        """Yield where characters of the line as it is now stood at first, but new ones."""
        yield from (origin for origin in self._origins[start:end] if origin != _NEW)

    @property
    def changes(self) -> list[Change]:
        """Return what of the line as it was at first is another now, in order."""
        found: list[Change] = []
        was = now = 0
        for at, origin in enumerate((*self._origins, len(self._before))):
            if origin != _NEW:
                change = Change(was, origin, self._now[now:at])
                if self._before[was:origin] != change.value:
                    found.append(change)
                was, now = origin + 1, at + 1
        return found
