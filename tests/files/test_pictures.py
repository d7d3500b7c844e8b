"""A picture is known by its bytes, and its size read from its header."""

from __future__ import annotations

import pytest

from app.files.pictures import read_picture
from tests.word.picture_files import bmp, gif, jpeg, png


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (png(295, 413), ("image/png", "png", 295, 413, False)),
        (jpeg(413, 626), ("image/jpeg", "jpeg", 413, 626, False)),
        (jpeg(413, 626, frame=0xC2), ("image/jpeg", "jpeg", 413, 626, False)),
        (jpeg(413, 626, orientation=6), ("image/jpeg", "jpeg", 413, 626, True)),
        (gif(30, 20), ("image/gif", "gif", 30, 20, False)),
        (bmp(30, 20), ("image/bmp", "bmp", 30, 20, False)),
        # Its rows are stored from the top.
        (bmp(30, -20), ("image/bmp", "bmp", 30, 20, False)),
    ],
)
def test_what_a_picture_is(data: bytes, told: tuple[str, str, int, int, bool]) -> None:
    picture = read_picture(data)
    assert picture is not None
    assert picture[1:] == told


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"words",
        png(295, 413)[:-20],
        jpeg(413, 626)[:-2],
        jpeg(413, 626)[:40] + b"\xff\xd9",
        png(0, 413),
        bmp(30, 20)[:20],
        b"RIFF\0\0\0\0WEBPVP8 ",
    ],
)
def test_what_is_no_whole_picture(data: bytes) -> None:
    assert read_picture(data) is None
