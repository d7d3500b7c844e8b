"""The pages of a PDF as pictures, drawn by PDFium."""

from __future__ import annotations

import struct
import zlib
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

# PDFium is made for one thread at a time.
_ONE_AT_A_TIME = Lock()
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 2  # Red, green and blue, in a PNG's own words.
_FAST = 1
_NO_FILTER = b"\0"
_SAMPLES = 3


class Bitmap(NamedTuple):
    """The pixels of a page in red, green and blue; a row takes `stride` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes


def pdf_pages(data: bytes, width: int, most: int) -> tuple[int, list[bytes]]:
    """Return how many pages a PDF has, and the first `most` of them as PNGs of so many pixels.

    Raises `InputError` for what is no PDF.
    """
    # It is only loaded where a page is drawn: a server without LibreOffice does without.
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise InputError(Problem(_("页面画不出来：打印的 PDF 打不开"))) from error
        try:
            drawn = [_bitmap(document[n], width) for n in range(min(len(document), most))]
            return len(document), [_png(each) for each in drawn]
        finally:
            document.close()


def _bitmap(page: object, width: int) -> Bitmap:
    scale = width / page.get_width()  # type: ignore[attr-defined]
    drawn = page.render(scale=scale, rev_byteorder=True)  # type: ignore[attr-defined]
    try:
        return Bitmap(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    finally:
        drawn.close()


def _png(bitmap: Bitmap) -> bytes:
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, _COLOURS, 0, 0, 0)
    rows = zlib.compress(b"".join(_rows(bitmap)), _FAST)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _rows(bitmap: Bitmap) -> Iterator[bytes]:
    for at in range(0, bitmap.height * bitmap.stride, bitmap.stride):
        yield _NO_FILTER + bitmap.pixels[at : at + bitmap.width * _SAMPLES]


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
