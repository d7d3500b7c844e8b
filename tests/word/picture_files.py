"""Pictures as small as can be, each of the forms that Word shows, of any size."""

from __future__ import annotations

import struct
import zlib

_EXIF = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0%c\0\0\0\0\0\0\0"


def png(width: int, height: int, colour: tuple[int, int, int] = (200, 30, 40)) -> bytes:
    """Return a picture of one colour with a frame, so that it can be seen where it is cut off."""
    black, inner = b"\0\0\0", bytes(colour)
    edge = b"\0" + black * width
    row = b"\0" + black * min(4, width) + inner * max(0, width - 8) + black * min(4, width)
    rows = edge * min(4, height) + row * max(0, height - 8) + edge * min(4, height)
    header = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
        for name, data in chunks
    )


def jpeg(width: int, height: int, *, orientation: int = 1, frame: int = 0xC0) -> bytes:
    """Return the headers of a JPEG file, as a telephone writes them."""
    exif = _EXIF % orientation
    frame_header = struct.pack(">BHHB", 8, height, width, 3) + bytes(9)
    segments = [(0xE1, exif), (0xDB, bytes(65)), (0xC4, bytes(20)), (frame, frame_header)]
    written = b"".join(b"\xff%c" % mark + struct.pack(">H", len(d) + 2) + d for mark, d in segments)
    return b"\xff\xd8" + written + b"\xff\xda\0\x02abc\xff\xd9"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<2H", width, height) + bytes(3) + b";"


def bmp(width: int, height: int) -> bytes:
    return b"BM" + bytes(12) + struct.pack("<L2l", 40, width, height) + bytes(28)
