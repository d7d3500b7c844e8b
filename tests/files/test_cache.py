"""The cache gives back what was kept under a name as it was written, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.cache import fingerprint, read_cached, write_cached

_DATA = "一份样稿\n第二行".encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "nigao"


@pytest.mark.parametrize("data", [_DATA, b"", b"\n\n", bytes(range(256))])
def test_what_was_kept_is_given_back(data: bytes) -> None:
    assert read_cached("a") is None
    write_cached("a", data)
    assert read_cached("a") == data
    assert read_cached("b") is None


def test_what_is_kept_anew_is_given_back() -> None:
    write_cached("a", _DATA)
    write_cached("a", b"other")
    assert read_cached("a") == b"other"


def test_no_changed_byte_and_no_cut_passes(folder: Path) -> None:
    write_cached("a", _DATA)
    sound = (folder / "a").read_bytes()
    for at in range(len(sound)):
        (folder / "a").write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert read_cached("a") is None, f"byte {at} was changed"
        (folder / "a").write_bytes(sound[:at])
        assert read_cached("a") is None, f"cut at byte {at}"
    (folder / "a").write_bytes(sound + b"\n")
    assert read_cached("a") is None


def test_what_was_kept_under_another_name_does_not_pass(folder: Path) -> None:
    write_cached("a", _DATA)
    (folder / "a").rename(folder / "b")
    assert read_cached("b") is None


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_cache_that_cannot_be_used_keeps_nothing_and_says_nothing(
    folder: Path, what: str
) -> None:
    if what == "file":
        folder.write_text("这里是一个文件", "utf-8")
    else:
        (folder / "a").mkdir(parents=True)
    write_cached("a", _DATA)
    assert read_cached("a") is None


@given(st.lists(st.binary(max_size=3), max_size=3), st.lists(st.binary(max_size=3), max_size=3))
def test_other_data_has_another_name(one: list[bytes], other: list[bytes]) -> None:
    assert (fingerprint((), *one) == fingerprint((), *other)) == (one == other)


def test_other_code_and_another_version_have_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code.py"
    code.write_text("A = 1\n", "utf-8")
    names = [fingerprint([code], _DATA)]
    code.write_text("A = 2\n", "utf-8")
    names.append(fingerprint([code], _DATA))
    monkeypatch.setattr("app.files.cache.__version__", "0.0.0")
    names.append(fingerprint([code], _DATA))
    assert len(set(names)) == 3
