"""Where words stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def occurrences(text: str, words: Iterable[str]) -> list[int]:
    """Return where in a text one of some words begins, in order, each place once."""
    return sorted({at for word in words for at in _places(text, word)})


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
