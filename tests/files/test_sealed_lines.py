"""Lines kept for a later run: whole ones come back, broken ones and others' do not."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.files.cache import cache_folder
from app.files.sealed_lines import SealedLines

_LINES = st.lists(st.binary(max_size=12).map(lambda data: data.replace(b"\n", b" ")), max_size=6)


def path_of(name: str) -> Path:
    return cache_folder() / name


def kept(name: str, made_by: str = "a") -> list[bytes]:
    with SealedLines(name, made_by) as lines:
        return [data for _, data in lines.sound()]


def keep(name: str, *data: bytes, made_by: str = "a") -> None:
    with SealedLines(name, made_by) as lines:
        list(lines.sound())
        for one in data:
            lines.add(one)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@given(_LINES, st.floats(0, 1))
def test_what_stood_before_a_break_comes_back_and_is_gone_on_from(
    data: list[bytes], share: float
) -> None:
    path = path_of("l")
    path.unlink(missing_ok=True)
    keep("l", *data)
    whole = path.read_bytes()
    path.write_bytes(whole[: round(share * len(whole))])
    found = kept("l")
    assert found == data[: len(found)]
    keep("l", *data[len(found) :])
    assert kept("l") == data
    assert path.read_bytes() == whole


def test_behind_a_damaged_line_nothing_is_trusted() -> None:
    keep("l", b"one", b"two", b"three")
    path = path_of("l")
    path.write_bytes(path.read_bytes().replace(b"two", b"twO"))
    assert kept("l") == [b"one"]
    keep("l", b"four")
    assert kept("l") == [b"one", b"four"]


def test_lines_that_other_code_made_are_dropped() -> None:
    keep("l", b"one")
    assert kept("l", made_by="b") == []
    assert kept("l") == []


def test_a_line_is_read_again_by_its_place() -> None:
    with SealedLines("l", "a") as lines:
        list(lines.sound())
        places = [lines.add(data) for data in (b"one", b"", "二".encode())]
        assert [lines.at(place) for place in reversed(places)] == ["二".encode(), b"", b"one"]
        with pytest.raises(InputError, match="别的程序改了"):
            lines.at(places[0] + 1)


def test_what_is_done_leaves_nothing_behind() -> None:
    with SealedLines("l", "a") as lines:
        list(lines.sound())
        lines.remove()
        assert path_of("l").exists()
    assert not path_of("l").exists()


def test_what_nobody_took_up_for_a_month_is_removed() -> None:
    keep("mine-old", b"one")
    keep("mine-new", b"one")
    keep("index-old", b"one")
    month = 31 * 24 * 60 * 60
    for name in ("mine-old", "index-old"):
        os.utime(path_of(name), (time.time() - month, time.time() - month))
    keep("mine-other", b"one")
    found = sorted(path.name for path in cache_folder().iterdir())
    assert found == ["index-old", "mine-new", "mine-other"]


def test_two_processes_do_not_keep_the_same_lines() -> None:
    with (
        SealedLines("l", "a"),
        pytest.raises(InputError, match="另一个 nigao 正在写同一个词库"),
    ):
        SealedLines("l", "a")


def test_where_the_cache_cannot_be_written_lines_last_as_long_as_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with SealedLines("l", "a") as lines:
        list(lines.sound())
        assert lines.at(lines.add(b"one")) == b"one"
    assert kept("l") == []
