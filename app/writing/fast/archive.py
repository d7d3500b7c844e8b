"""An archive in which a few entries change and the rest is copied as it was packed."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from app.writing.word.blank import DEFLATE_LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Where the fields that change stand (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT,
# 4.3.7 and 4.3.12).
_LOCAL_SIZES, _LOCAL_NAME, _LOCAL_FIXED = 14, 26, 30
_LISTED_SIZES, _LISTED_NAME, _LISTED_OFFSET, _LISTED_FIXED = 16, 28, 42, 46

_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_SIZES = struct.Struct("<3L")
_RAW_DEFLATE = -15


class _Entry(NamedTuple):
    """An entry of an archive: its header, its packed data, its line in the directory."""

    name: str
    header: bytes
    packed: bytes
    listed: bytes


class Archive:
    """The entries of an archive, of which copies are made with other data in one of them."""

    def __init__(self, entries: Iterable[_Entry]) -> None:
        self._entries = tuple(entries)

    @classmethod
    def read(cls, data: bytes) -> Archive:
        """Return an archive that `zipfile` wrote to memory, all of it deflated.

        Such a one has its sizes in the headers, no comment, and is below 4 GiB.
        """
        return cls(_entries(data))

    def with_part(self, name: str, data: bytes) -> Archive:
        """Return the archive with this entry's data changed, every other one copied."""
        return Archive(
            _packed_anew(entry, data) if entry.name == name else entry for entry in self._entries
        )

    @property
    def file(self) -> bytes:
        """Return the bytes of the file."""
        out: list[bytes] = []
        directory: list[bytes] = []
        at = 0
        for _, header, packed, listed in self._entries:
            out += (header, packed)
            directory += (listed[:_LISTED_OFFSET], _OFFSET.pack(at), listed[_LISTED_FIXED:])
            at += len(header) + len(packed)
        listing = b"".join(directory)
        count = len(self._entries)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), at, 0)
        return b"".join((*out, listing, end))


def _packed_anew(entry: _Entry, data: bytes) -> _Entry:
    packer = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, _RAW_DEFLATE)
    packed = packer.compress(data) + packer.flush()
    sizes = _SIZES.pack(zlib.crc32(data), len(packed), len(data))
    return _Entry(
        entry.name,
        entry.header[:_LOCAL_SIZES] + sizes + entry.header[_LOCAL_NAME:],
        packed,
        entry.listed[:_LISTED_SIZES] + sizes + entry.listed[_LISTED_NAME:],
    )


def _entries(data: bytes) -> Iterator[_Entry]:
    *_, listed_at, _ = _END.unpack(data[-_END.size :])
    with ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.compress_type != ZIP_DEFLATED:
                raise ValueError(f"{info.filename} is not deflated")
            name = struct.unpack_from("<2H", data, info.header_offset + _LOCAL_NAME)
            start = info.header_offset + _LOCAL_FIXED + sum(name)
            listed_name = struct.unpack_from("<3H", data, listed_at + _LISTED_NAME)
            listed_end = listed_at + _LISTED_FIXED + sum(listed_name)
            yield _Entry(
                info.filename,
                data[info.header_offset : start],
                data[start : start + info.compress_size],
                data[listed_at:listed_end],
            )
            listed_at = listed_end
