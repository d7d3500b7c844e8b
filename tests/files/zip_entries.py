"""Zip archives written by hand, whose headers may say what is not so."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_LISTED = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_AT_ONCE = 100_000
STORED, DEFLATED = 0, 8


class Entry(NamedTuple):
    """An entry as its headers tell it; without an `offset` it is said to stand where it does."""

    name: str
    packed: bytes
    size: int
    crc: int = 0
    method: int = DEFLATED
    flags: int = 0
    version: int = 20
    packed_size: int | None = None
    offset: int | None = None


def entry(name: str, data: bytes | str, method: int = DEFLATED) -> Entry:
    """An entry that tells the truth."""
    data = data.encode() if isinstance(data, str) else data
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush() if method == DEFLATED else data
    return Entry(name, packed, len(data), zlib.crc32(data), method)


def repeated(name: str, before: str, unit: str, count: int, behind: str) -> Entry:
    """An entry that says a unit any number of times, and is written at once, without its sum."""
    block = unit.encode() * _AT_ONCE
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(before.encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    second = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    last = packer.compress(behind.encode()) + packer.flush()
    times = -(-count // _AT_ONCE)
    size = len(before.encode()) + times * len(block) + len(behind.encode())
    return Entry(name, first + second * times + last, size)


def zipped(*entries: Entry, directory: int | None = None) -> bytes:
    """The archive; `directory` is where it says that its directory begins."""
    out, listed = b"", b""
    for each in entries:
        name = each.name.encode()
        packed_size = len(each.packed) if each.packed_size is None else each.packed_size
        sizes = (each.crc, packed_size, each.size, len(name), 0)
        common = (each.version, each.flags, each.method, 0, 33)
        offset = len(out) if each.offset is None else each.offset
        out += _LOCAL.pack(b"PK\3\4", *common, *sizes) + name + each.packed
        listed += _LISTED.pack(b"PK\1\2", 20, *common, *sizes, 0, 0, 0, 0, offset) + name
    start = len(out) if directory is None else directory
    count = min(len(entries), 0xFFFF)
    return out + listed + _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), start, 0)
