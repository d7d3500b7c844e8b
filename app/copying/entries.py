"""A source as it goes into an index: parts of its lines, and the grams by which each is found."""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

from app.copying.grams import grams, winnowed
from app.copying.plain import plain_text, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNIT_BITS = 8
_MOST = 1 << UNIT_BITS
# Less is a heading or a phrase, which anybody may say.
_SHORTEST = 8
_FAST = 1


class Part(NamedTuple):
    """Some lines of a source: `spans` are the units in them, `keys` their grams.

    A span is the number of the line in the source, from 0, and the first and the last character
    in it. A key is a gram and, in its lowest bits, the number of its unit in the part.
    """

    text: bytes
    spans: bytes
    keys: bytes


def parts_of(lines: Sequence[str]) -> list[Part]:
    """Return the lines of a source as parts, each of as many units as a key can tell apart."""
    every = [(n, *span) for n, line in enumerate(lines) if line for span in units(line)]
    starts = range(0, len(every), _MOST)
    return [part for at in starts if (part := _part(lines, every[at : at + _MOST]))]


def with_keys(text: bytes, spans: bytes) -> Part:
    """Return a part again as it was when it went into an index."""
    keys = array("Q")
    for number, unit in enumerate(units_of(text, spans)):
        keys.extend(_keys(plain_text(unit.text), number))
    return Part(text, spans, keys.tobytes())


def _part(lines: Sequence[str], spans: Sequence[tuple[int, int, int]]) -> Part | None:
    kept = array("I")
    keys = array("Q")
    texts: list[str] = []
    for line, start, end in spans:
        text = lines[line][start:end].replace("\n", " ")
        plain = plain_text(text)
        if len(plain) >= _SHORTEST:
            keys.extend(_keys(plain, len(texts)))
            kept.extend((line, start, end))
            texts.append(text)
    if not texts:
        return None
    return Part(zlib.compress("\n".join(texts).encode(), _FAST), kept.tobytes(), keys.tobytes())


def _keys(plain: str, number: int) -> Iterable[int]:
    return [gram << UNIT_BITS | number for gram in winnowed(grams(plain))]


class SourceUnit(NamedTuple):
    """A sentence of a source, and where it stands: line and first character, from 0."""

    text: str
    line: int
    start: int


def units_of(text: bytes, spans: bytes) -> list[SourceUnit]:
    """Return the units of a part again."""
    places = array("I", spans)
    texts = zlib.decompress(text).decode().split("\n")
    return [
        SourceUnit(one, line, start)
        for one, line, start in zip(texts, places[::3], places[1::3], strict=True)
    ]
