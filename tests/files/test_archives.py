"""What an archive says of itself is not believed: it is refused by name, or read as far as it is
sound.
"""

from __future__ import annotations

import bz2
import lzma
import tracemalloc
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from app.files import archives
from app.files.archives import Archive, ArchiveError, TooMuchError
from tests.files.zip_entries import DEFLATED, STORED, Entry, entry, repeated, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = b"<a>" + bytes(range(32, 60)) * 40 + b"</a>"
SOUND = entry("a.xml", TEXT)


def _read(archive: Archive) -> None:
    for name in archive.names:
        archive.read(name)


def _stream(archive: Archive) -> None:
    for name in archive.names:
        list(archive.chunks(name))


def _copy(archive: Archive) -> None:
    for each in archive.entries:
        archive.local(each)


@pytest.mark.parametrize("method", [DEFLATED, STORED])
def test_a_sound_archive_is_read_whole_in_pieces_and_as_it_is_packed(method: int) -> None:
    sound = entry("甲/a.xml", TEXT * 200, method)
    archive = Archive(b"before" + zipped(sound._replace(flags=0x800)))
    assert archive.names == ["甲/a.xml"]
    assert archive.read("甲/a.xml") == b"".join(archive.chunks("甲/a.xml")) == TEXT * 200
    assert archive.local(archive.entries[0]).packed == sound.packed
    archive.check_all()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "目录坏了"),
        (b"PK\3\4", "目录坏了"),
        (zipped(SOUND)[:-30], "目录坏了"),
        (zipped(SOUND._replace(version=99)), "目录坏了"),
        (zipped(SOUND).replace(b"PK\1\2", b"PK\1\3"), "目录坏了"),
        (zipped(SOUND._replace(flags=0x800)).replace(b"a.xml", b"\xff.xml"), "目录坏了"),
        (zipped(*[entry("a", b"", STORED)] * 20_001), "20,001 个部件"),
    ],
)
def test_what_is_no_archive_is_refused_at_once(data: bytes, said: str) -> None:
    with pytest.raises(ArchiveError, match=said):
        Archive(data)


@pytest.mark.parametrize("use", [_read, _stream, _copy])
@pytest.mark.parametrize("directory", [1, 0xFFFFFF, 0x7FFFFFFF, 0xFFFFFFFE])
def test_a_directory_that_is_elsewhere_than_it_says_leads_nowhere(
    directory: int, use: Callable[[Archive], None]
) -> None:
    with pytest.raises(ArchiveError, match="坏了"):
        use(Archive(zipped(SOUND, directory=directory)))


def _damaged(packed: bytes) -> bytes:
    return packed[:3] + b"\xff" * (len(packed) - 3)


@pytest.mark.parametrize("use", [_read, _stream])
@pytest.mark.parametrize(
    "broken",
    [
        SOUND._replace(packed=_damaged(SOUND.packed)),
        SOUND._replace(packed=SOUND.packed[:20]),
        SOUND._replace(packed=b""),
        SOUND._replace(size=len(TEXT) - 1),
        SOUND._replace(crc=1),
        SOUND._replace(packed_size=5),
        SOUND._replace(offset=1 << 20),
        SOUND._replace(offset=7),
        SOUND._replace(flags=1),
        SOUND._replace(flags=0x20),
        SOUND._replace(flags=0x40),
        Entry("a.xml", bz2.compress(TEXT), len(TEXT), zlib.crc32(TEXT), 12),
        Entry("a.xml", _damaged(bz2.compress(TEXT)), len(TEXT), zlib.crc32(TEXT), 12),
        Entry("a.xml", lzma.compress(TEXT), len(TEXT), zlib.crc32(TEXT), 14),
        Entry("a.xml", b"\t\4\5\0" + b"\xa5" * 90, len(TEXT), zlib.crc32(TEXT), 14),
        SOUND._replace(method=9),
        SOUND._replace(method=99),
    ],
)
def test_a_broken_entry_is_called_by_its_name(
    broken: Entry, use: Callable[[Archive], None]
) -> None:
    with pytest.raises(ArchiveError, match=r"里面的 a\.xml "):
        use(Archive(zipped(broken)))


@pytest.mark.parametrize(
    "broken", [SOUND._replace(offset=1 << 20), SOUND._replace(packed_size=1 << 20)]
)
def test_an_entry_that_is_not_in_the_file_cannot_be_copied(broken: Entry) -> None:
    with pytest.raises(ArchiveError, match=r"里面的 a\.xml 坏了"):
        _copy(Archive(zipped(entry("b.xml", TEXT), broken)))


def test_an_entry_that_is_not_listed_is_missed_by_its_name() -> None:
    with pytest.raises(ArchiveError, match=r"里面没有 b\.xml"):
        Archive(zipped(SOUND)).read("b.xml")


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """Hold what is done to so many bytes of memory."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


_BOMB = repeated("a.xml", "<a>", "<w:p/>", 40_000_000, "</a>")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([_BOMB], "228 MB"),
        ([repeated("a.xml", "<a><!--", "x", 500_000_000, "--></a>")], "476 MB"),
        ([repeated("a.xml", "<a>", "<w:p/>", 3_000_000, "</a>")], "17 MB，是压缩后的"),
        ([entry("a.xml", b"<b c=''/>" * 2_100_000, STORED)], r"a\.xml 太大了：标签"),
        ([entry(f"{n}.xml", bytes([n]) * (1 << 20)) for n in range(3)], "它解压后有 3 MB"),
    ],
)
def test_a_bomb_is_refused_before_it_takes_room(entries: list[Entry], said: str) -> None:
    data = zipped(*entries)
    with _memory(40 << 20), pytest.raises(TooMuchError, match=said):
        Archive(data).check_all()


@pytest.mark.parametrize("size", [10, 3_000, 2_000_000])
@pytest.mark.parametrize("use", [_read, _stream])
def test_a_bomb_that_says_it_is_small_is_unpacked_no_further(
    size: int, use: Callable[[Archive], None]
) -> None:
    data = zipped(_BOMB._replace(size=size, packed_size=len(_BOMB.packed)))
    with _memory(20 << 20), pytest.raises(ArchiveError, match=r"里面的 a\.xml 坏了"):
        use(Archive(data))


def test_many_small_entries_are_counted_together() -> None:
    many = [entry(f"{n}.xml", bytes(200_000)) for n in range(40)]
    with pytest.raises(TooMuchError, match="它解压后有"):
        _stream(Archive(zipped(*many)))


def test_what_is_read_whole_is_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_LARGEST_TOTAL", 5 * len(TEXT))
    archive = Archive(zipped(*[entry(f"{n}.xml", TEXT) for n in range(6)]))
    for _ in range(2):
        for name in archive.names[:5]:
            archive.read(name)
    with pytest.raises(TooMuchError, match="里面的部件解压后共有"):
        archive.read("5.xml")


@pytest.mark.parametrize("size", [len(TEXT) + 1, 1 << 20])
def test_an_entry_with_less_in_it_than_it_says_is_broken(size: int) -> None:
    with pytest.raises(ArchiveError, match=r"里面的 a\.xml 坏了"):
        _read(Archive(zipped(SOUND._replace(size=size))))


def test_small_entries_may_be_as_dense_as_they_like() -> None:
    archive = Archive(zipped(entry("a.xml", b" " * (2 << 20))))
    assert len(archive.read("a.xml")) == 2 << 20
