"""The entries of a zip archive, opened without trust: headers lie, and little can hold much.

A file of 350 KB can unpack to 240 MB and, as a tree, to 7 GB. So nothing is unpacked further than
an Office file may go, and what is no archive of Office's is refused before it is looked into.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ENTRIES = 20_000
# The text of a thousand pages takes 15 MB. A worksheet of half a million rows takes more, but is
# read piece by piece.
_LARGEST_WHOLE = 64 << 20
_LARGEST_TOTAL = 128 << 20
_LARGEST_IN_PIECES = 512 << 20
# How many times its packed size what is larger than so many bytes may have: XML of programs that
# repeat themselves reaches 120, what is made to fill memory begins at 600.
_RATIOS = ((2 << 20, 500), (32 << 20, 200))
# Tags, and what stands in them, are what fills memory once they are read: a document of 12 MB has
# about a million, a list of ten thousand people two.
_MOST_MARKS = 4_000_000
# To count them in a small part takes a part of the time of reading it; usually so many bytes have
# one.
_SMALL, _USUAL = 256 << 10, 12
_CHUNK = 64 << 10
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = b"<!DOCTYPE"
_LISTED = b"PK\x01\x02"
_LEAST_LISTED = 46  # Bytes that an entry takes in the directory.
_LOCAL = struct.Struct("<4s5H3L2H")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)


class ArchiveError(Exception):
    """Why an archive is not opened, or an entry not unpacked, in words for people."""


class TooMuchError(ArchiveError):
    """It is no less whole for that, but holds more than is read."""


class Local:
    """An entry as it stands in the file: its name and further fields, and the packed bytes."""

    __slots__ = ("extra", "name", "packed")

    def __init__(self, name: bytes, extra: bytes, packed: bytes) -> None:
        self.name, self.extra, self.packed = name, extra, packed


class Archive:
    """The entries of an archive, in the order of its directory.

    Raises `ArchiveError` for what is none, and wherever an entry is damaged or too much.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        # The directory says itself how long it is; what it lists is counted before it is read,
        # where there is room for so much.
        room = len(data) > _MOST_ENTRIES * _LEAST_LISTED
        if room and (count := data.count(_LISTED)) > _MOST_ENTRIES:
            what = _("里面有 {count:,} 个部件，最多 {most:,} 个")
            raise TooMuchError(what.format(count=count, most=_MOST_ENTRIES))
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise ArchiveError(_("压缩包的目录坏了")) from error
        self.entries = self._file.infolist()
        self.names = self._file.namelist()
        self.comment = self._file.comment
        self._whole: dict[str, int] = {}
        self._marks: dict[str, int] = {}
        self._unpacked: dict[str, int] = {}

    def read(self, name: str) -> bytes:
        """Return the bytes of an entry, of which all that are read have to find room at once."""
        entry = self._checked(name, _LARGEST_WHOLE)
        self._whole[name] = entry.file_size
        if sum(self._whole.values()) > _LARGEST_TOTAL:
            raise TooMuchError(_("里面的部件解压后共有 {} MB 以上").format(_LARGEST_TOTAL >> 20))
        try:
            with self._file.open(entry) as file:
                # No more is unpacked than the entry says it has, which was found to be possible.
                data = file.read(entry.file_size + 1)
            if len(data) < entry.file_size:
                raise EOFError
        except _DAMAGED as error:
            raise ArchiveError(_("里面的 {} 坏了，解不开").format(name)) from error
        self._marks[name] = marks_in(data) if len(data) > _SMALL else len(data) // _USUAL
        check_marks(sum(self._marks.values()), name)
        return data

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of an entry in pieces."""
        entry = self._checked(name, _LARGEST_IN_PIECES)
        try:
            with self._file.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except _DAMAGED as error:
            raise ArchiveError(_("里面的 {} 坏了，解不开").format(name)) from error

    def check_all(self) -> None:
        """Read every entry once, for who hands the archive to others that trust it."""
        for name in self.names:
            if _DOCTYPE in self.read(name):
                raise ArchiveError(_("里面的 {} 带有 DOCTYPE 声明").format(name))

    def local(self, entry: zipfile.ZipInfo) -> Local:
        """Return an entry as it stands in the file, packed as it is."""
        start = entry.header_offset + _LOCAL.size
        header = self._data[start - _LOCAL.size : start]
        if entry.header_offset < 0 or len(header) < _LOCAL.size or not header.startswith(b"PK\3\4"):
            raise ArchiveError(_("里面的 {} 坏了，找不到").format(entry.filename))
        *_rest, name_size, extra_size = _LOCAL.unpack(header)
        body = start + name_size + extra_size
        name, extra = self._data[start : start + name_size], self._data[start + name_size : body]
        packed = self._data[body : body + entry.compress_size]
        if len(packed) < entry.compress_size:
            raise ArchiveError(_("里面的 {} 坏了，不完整").format(entry.filename))
        return Local(name, extra, packed)

    def _checked(self, name: str, largest: int) -> zipfile.ZipInfo:
        """Return an entry that says of itself nothing that forbids to unpack it."""
        try:
            entry = self._file.getinfo(name)
        except KeyError as error:
            raise ArchiveError(_("里面没有 {}").format(name)) from error
        if entry.compress_type not in _METHODS:
            raise ArchiveError(_("里面的 {} 不是用 Office 的压缩方法压缩的").format(name))
        if entry.file_size > largest:
            size, most = entry.file_size >> 20, largest >> 20
            what = _("里面的 {name} 太大了：解压后有 {size} MB，最多 {most} MB")
            raise TooMuchError(what.format(name=name, size=size, most=most))
        self._unpacked[name] = entry.file_size
        _check_ratio(entry.file_size, min(entry.compress_size, len(self._data)), name)
        _check_ratio(sum(self._unpacked.values()), len(self._data))
        return entry


def marks_in(data: bytes) -> int:
    """Return how many signs stand in XML that open tags or give an attribute its value."""
    return data.count(b"<") + data.count(b"=")


def check_marks(count: int, name: str) -> None:
    """Raise `TooMuchError` where an entry and those before it hold too many tags."""
    if count > _MOST_MARKS:
        what = _("里面的 {name} 太大了：标签有 {most} 万个以上")
        raise TooMuchError(what.format(name=name, most=_MOST_MARKS // 10_000))


def _check_ratio(size: int, packed: int, name: str = "") -> None:
    """Raise `TooMuchError` where an entry, or all that were read, unpack to far more than usual."""
    if size > _RATIOS[0][0] and any(
        size > large and size > ratio * packed for large, ratio in _RATIOS
    ):
        what = (
            _("里面的 {name} 解压后有 {size} MB，是压缩后的 {times} 倍")
            if name
            else _("它解压后有 {size} MB，是压缩后的 {times} 倍")
        )
        raise TooMuchError(what.format(name=name, size=size >> 20, times=size // max(packed, 1)))
