"""Mutations of bytes, whatever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzzing.tokens import TEXTS

if TYPE_CHECKING:
    from tests.fuzzing.dice import Dice

_BYTES = (
    b"\0",
    b"\xff",
    b"\x80",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"PK",
)
_HEADS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-1.4",
    b"{\\rtf1",
    b"<html>",
    b"\x1f\x8b",
    b"GIF89a",
)
_LONGEST = 64


def mutated(data: bytes, dice: Dice) -> bytes:
    """Return the bytes with one stretch of them changed."""
    start, end = dice.span(len(data), _LONGEST)
    match dice.below(8):
        case 0:
            at = dice.below(len(data))
            return (
                data[:at] + bytes([data[at] ^ 1 << dice.below(8)]) + data[at + 1 :]
                if data
                else b"\0"
            )
        case 1:
            return data[: dice.below(len(data) + 1)]
        case 2:
            return data[:start] + data[end:]
        case 3:
            return data[:end] + data[start:end] * dice.times() + data[end:]
        case 4:
            return data[:start] + dice.one(_BYTES) + data[start:]
        case 5:
            return data[:start] + dice.one(TEXTS).encode("utf-8", "surrogatepass") + data[end:]
        case 6:
            other, _ = dice.span(len(data), 1)
            return data[:start] + data[other : other + end - start] + data[end:]
        case _:
            return dice.one(_HEADS) + data[dice.one((0, 0, 8)) :]
