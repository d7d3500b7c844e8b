"""What the font files of a folder call their fonts, in every language that they say it in.

The tables are those of the OpenType specification: `name`, in a file of one font or of several.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_COLLECTION = b"ttcf"
# The family, and the family that has more than four members.
_FAMILIES = (1, 16)
_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3
# Scripts of the Macintosh platform that Chinese fonts write their names in.
_MAC_SCRIPTS = {0: "mac-roman", 2: "big5", 25: "gb2312"}
_WINDOWS_SCRIPTS = {3: "gb2312", 4: "big5"}
_MOST_FONTS = 64


def font_names(folder: Path) -> Iterator[str]:
    """Yield the family of each font in a folder and below; a file that is no font has none."""
    for above, _folders, names in os.walk(folder):
        for name in names:
            if name.lower().endswith(_SUFFIXES):
                with suppress(OSError), open(os.path.join(above, name), "rb") as file:  # noqa: PTH118, PTH123
                    yield from names_in(file)


def names_in(file: BinaryIO) -> Iterator[str]:
    """Yield the families that one file names; what is broken in it names none."""
    with suppress(struct.error, UnicodeDecodeError, LookupError, ValueError):
        for start in _fonts(file):
            yield from _families(file, start)


def _fonts(file: BinaryIO) -> list[int]:
    """Return where the fonts of a file begin: one at its start, or as a collection says."""
    if _read(file, 0, 4) != _COLLECTION:
        return [0]
    (count,) = struct.unpack(">I", _read(file, 8, 4))
    count = min(count, _MOST_FONTS)
    return list(struct.unpack(f">{count}I", _read(file, 12, 4 * count)))


def _families(file: BinaryIO, start: int) -> Iterator[str]:
    (tables,) = struct.unpack(">H", _read(file, start + 4, 2))
    for n in range(tables):
        tag, _sum, at, _length = struct.unpack(">4sIII", _read(file, start + 12 + 16 * n, 16))
        if tag == b"name":
            yield from _named(file, at)


def _named(file: BinaryIO, at: int) -> Iterator[str]:
    _format, count, texts = struct.unpack(">HHH", _read(file, at, 6))
    for n in range(count):
        record = struct.unpack(">6H", _read(file, at + 6 + 12 * n, 12))
        platform, script, _language, kind, length, offset = record
        if kind in _FAMILIES and (encoding := _encoding(platform, script)):
            text = _read(file, at + texts + offset, length).decode(encoding, "ignore")
            if text := text.replace("\0", "").strip():
                yield text


def _encoding(platform: int, script: int) -> str | None:
    if platform == _UNICODE:
        return "utf-16-be"
    if platform == _WINDOWS:
        return _WINDOWS_SCRIPTS.get(script, "utf-16-be")
    return _MAC_SCRIPTS.get(script) if platform == _MACINTOSH else None


def _read(file: BinaryIO, at: int, count: int) -> bytes:
    file.seek(at)
    return file.read(count)
