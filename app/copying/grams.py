"""Grams: four characters side by side, as numbers by which texts that share them are found."""

from __future__ import annotations

GRAM = 4
"""The characters of a gram."""

WINDOW = 3
"""Of so many grams side by side, one is kept of a source (winnowing: Schleimer, Wilkerson and
Aiken, 2003), so that a stretch of eight characters that two texts share is always found."""

_MIX = 0x9E3779B97F4A7C15
_BITS = (1 << 64) - 1
_DOWN = 32


def grams(text: str) -> list[int]:
    """Return the number of each gram of a plain text, in order."""
    count = len(text) - GRAM + 1
    if count <= 0:
        return []
    # A character of the first plane is two bytes: four of them are read as one number.
    data = memoryview(text.encode("utf-16-le"))
    found = [0] * count
    for first in range(min(GRAM, count)):
        size = (len(text) - first) // GRAM
        found[first::GRAM] = data[2 * first : 2 * (first + size * GRAM)].cast("Q").tolist()
    return [(gram * _MIX & _BITS) >> _DOWN for gram in found]


def winnowed(found: list[int]) -> set[int]:
    """Return the grams of a source that stand for it: the least of every window."""
    if len(found) <= WINDOW:
        return {min(found)} if found else set()
    return set(map(min, *(found[n:] for n in range(WINDOW))))
