"""What a picture is by its bytes: its form, its width and height, whether it lies on its side."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    Size = tuple[int, int]

_PNG, _JPEG, _BMP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM"
_GIF = (b"GIF87a", b"GIF89a")
# The frames that a JPEG file begins a scan with, whatever its coding (ITU-T T.81, table B.1).
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = {0x01, 0xFF, *range(0xD0, 0xD9)}
_ORIENTATION = lazy(
    rb"\xff\xe1..Exif\0\0(?:II\*\0.{4,64}?\x12\x01\x03\0\x01\0\0\0([\x01-\x08])\0"
    rb"|MM\0\*.{4,64}?\x01\x12\0\x03\0\0\0\x01\0([\x01-\x08]))",
    16,  # re.DOTALL
)
_UPRIGHT = b"\x01"


class Picture(NamedTuple):
    """A picture: its bytes, their content type and usual suffix, its width and height in pixels.

    `turned` tells that the camera lay on its side: what shows the picture should turn it, and Word
    does not.
    """

    data: bytes
    content_type: str
    suffix: str
    width: int
    height: int
    turned: bool = False


def read_picture(data: bytes) -> Picture | None:
    """Return the picture that bytes are (PNG, JPEG, GIF, BMP); None for any other, or a cut one."""
    for starts, kind, suffix, size_of in _FORMS:
        if data.startswith(starts):
            width, height = size_of(data)
            turned = suffix == "jpeg" and _is_turned(data)
            found = Picture(data, f"image/{kind}", suffix, width, height, turned)
            return found if width > 0 and height > 0 else None
    return None


def _png_size(data: bytes) -> Size:
    return _unpacked(">2L", data, 16) if data[-12:].find(b"IEND") >= 0 else (0, 0)


def _gif_size(data: bytes) -> Size:
    return _unpacked("<2H", data, 6)


def _bmp_size(data: bytes) -> Size:
    width, height = _unpacked("<2l", data, 18)
    return width, abs(height)


def _jpeg_size(data: bytes) -> Size:
    """Return the size that the first frame of a JPEG file tells."""
    at = 2
    if data.rfind(b"\xff\xd9") < at:
        return 0, 0
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = _unpacked(">2H", data, at + 5)
            return width, height
        if marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + _unpacked(">2H", data, at + 2)[0]
    return 0, 0


def _is_turned(data: bytes) -> bool:
    match = _ORIENTATION.search(data, 0, 4096)
    return match is not None and (match[1] or match[2]) != _UPRIGHT


def _unpacked(form: str, data: bytes, at: int) -> Size:
    try:
        first, second = struct.unpack_from(form, data, at)
    except struct.error:
        return 0, 0
    return first, second


_FORMS: tuple[tuple[bytes | tuple[bytes, ...], str, str, Callable[[bytes], Size]], ...] = (
    (_PNG, "png", "png", _png_size),
    (_JPEG, "jpeg", "jpeg", _jpeg_size),
    (_GIF, "gif", "gif", _gif_size),
    (_BMP, "bmp", "bmp", _bmp_size),
)
