"""An archive whose entries and headers can be made to say anything."""

from __future__ import annotations

import bz2
import contextlib
import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.fuzzing.mutating import raw

if TYPE_CHECKING:
    from tests.fuzzing.dice import Dice

_STORED, _DEFLATED, _BZIP2, _LZMA = 0, 8, 12, 14
_METHODS = (_STORED, _DEFLATED, _BZIP2, _LZMA, 1, 9, 93, 99)
_SIZES = (0, 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 4_000_000_000, 100)
_NAMES = (
    *("../x", "/etc/passwd", "word\\document.xml", "WORD/DOCUMENT.XML", "word/", "", "a/../b", "."),
    *("\x1b[2J", "word/document.xml", "[Content_Types].xml", "é" * 200, "word/document.xml/"),
)
_EXTRAS = (b"\x01\0\xff\xff", b"\x01\0\x08\0" + bytes(8), b"\x75\x70\x01\0x")
_DATED = (0, 0x21)


@dataclass(frozen=True)
class Entry:
    """An entry as it is written: what is packed, and what its headers claim."""

    name: bytes
    packed: bytes
    method: int
    crc: int
    size: int
    flags: int = 0
    claimed: int | None = None
    extra: bytes = b""


@dataclass(frozen=True)
class Archive:
    """Entries in their order, and what the directory says that is not so."""

    entries: tuple[Entry, ...]
    directory_moved: int = 0
    counted: int | None = None
    before: bytes = b""
    comment: bytes = field(default=b"")

    def data(self) -> bytes:
        """Return the file."""
        out = [self.before]
        at = len(self.before)
        directory = []
        for entry in self.entries:
            head = _local(entry)
            directory.append(_central(entry, at))
            out += [head, entry.packed]
            at += len(head) + len(entry.packed)
        listed = b"".join(directory)
        count = (len(self.entries) if self.counted is None else self.counted) & 0xFFFF
        start = (at + self.directory_moved) & 0xFFFFFFFF
        end = (0x06054B50, 0, 0, count, count, len(listed), start, len(self.comment))
        return b"".join([*out, listed, struct.pack("<IHHHHIIH", *end), self.comment])

    def index(self, name: str) -> int:
        """Return where the entry of that name stands."""
        return [entry.name for entry in self.entries].index(name.encode())

    def with_part(self, at: int, part: bytes) -> Archive:
        """Return the archive with another content of the entry at a place."""
        kept = self.entries[at]
        return self.having(at, replace(packed(kept.name, part), flags=kept.flags))

    def having(self, at: int, *entries: Entry) -> Archive:
        """Return the archive with these entries in the place of one."""
        return replace(self, entries=(*self.entries[:at], *entries, *self.entries[at + 1 :]))


def packed(name: bytes, part: bytes, method: int = _DEFLATED) -> Entry:
    """Return an entry of a name whose content is packed by a method."""
    match method:
        case 8:
            made = zlib.compress(part, 1)[2:-4]
        case 12:
            made = bz2.compress(part)
        case 14:
            filters = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16}]
            body = lzma.compress(part, lzma.FORMAT_RAW, filters=filters)
            properties = struct.pack("<BI", 93, 1 << 16)
            made = struct.pack("<BBH", 9, 4, len(properties)) + properties + body
        case _:
            made = part
    return Entry(name, made, method, zlib.crc32(part), len(part))


def opened(data: bytes) -> Archive:
    """Return the archive of a sound file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return Archive(tuple(packed(name.encode(), file.read(name)) for name in file.namelist()))


def mutated(archive: Archive, dice: Dice) -> Archive:
    """Return the archive with something of its entries or headers changed."""
    if not archive.entries:
        return archive
    at = dice.below(len(archive.entries))
    entry = archive.entries[at]
    match dice.below(8):
        case 0:
            return archive.having(at)
        case 1:
            return archive.having(at, entry, entry)
        case 2:
            return replace(archive, directory_moved=dice.one((-1, 1, 1000, 0x7FFFFFFF)))
        case 3:
            return replace(
                archive,
                counted=dice.one((None, 0, 1, 0xFFFF)),
                before=dice.one((b"", b"MZ", b"\0" * 100)),
                comment=dice.one((b"", b"PK\5\6", b"x" * 65_000)),
            )
        case _:
            return archive.having(at, _other(entry, archive, dice))


def _other(entry: Entry, archive: Archive, dice: Dice) -> Entry:
    """Return what stands in the place of an entry."""
    match dice.below(8):
        case 0:
            return replace(entry, name=dice.one(archive.entries).name)
        case 1:
            return replace(entry, name=dice.one(_NAMES).encode())
        case 2:
            return replace(entry, packed=raw.mutated(entry.packed, dice))
        case 3:
            return replace(entry, method=dice.one(_METHODS))
        case 4:
            return _packed_otherwise(entry, dice)
        case 5:
            return replace(entry, size=dice.one(_SIZES), claimed=dice.one((None, *_SIZES)))
        case 6:
            return replace(entry, crc=entry.crc ^ 1, flags=dice.one((0, 1, 8, 0x800)))
        case _:
            return replace(entry, extra=dice.one(_EXTRAS))


def _packed_otherwise(entry: Entry, dice: Dice) -> Entry:
    """Return an entry packed by another method, in half of the cases with a fault in it."""
    part = b"<a/>"
    # What was packed may be broken by an earlier change.
    with contextlib.suppress(zlib.error):
        if entry.method == _DEFLATED:
            part = zlib.decompress(entry.packed, -15)
    made = packed(entry.name, part, dice.one((_STORED, _BZIP2, _LZMA)))
    return replace(made, packed=raw.mutated(made.packed, dice)) if dice.chance(0.5) else made


def _local(entry: Entry) -> bytes:
    return (
        struct.pack(
            "<IHHHHHIIIHH",
            *(0x04034B50, 20, entry.flags, entry.method, *_DATED, entry.crc),
            *(_packed_size(entry), entry.size, len(entry.name), 0),
        )
        + entry.name
    )


def _central(entry: Entry, at: int) -> bytes:
    return (
        struct.pack(
            "<IHHHHHHIIIHHHHHII",
            *(0x02014B50, 20, 20, entry.flags, entry.method, *_DATED, entry.crc),
            *(_packed_size(entry), entry.size, len(entry.name), len(entry.extra), 0, 0, 0, 0, at),
        )
        + entry.name
        + entry.extra
    )


def _packed_size(entry: Entry) -> int:
    return len(entry.packed) if entry.claimed is None else entry.claimed
