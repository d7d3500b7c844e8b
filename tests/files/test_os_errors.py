"""What the system says is told in Chinese."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.errors import InputError
from app.files.decoding import read_text
from app.files.os_errors import said_of
from app.files.places import members
from app.files.whole import write_whole


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
def test_an_error_of_the_system_has_plain_words(number: int) -> None:
    assert not any(char.isascii() for char in said_of(OSError(number, os.strerror(number))))


def test_an_error_that_nobody_foresaw_has_its_number() -> None:
    assert said_of(OSError(9999, "no such thing")) == "系统错误 9999"


def test_a_file_that_word_has_open_on_windows_is_to_be_closed() -> None:
    error = PermissionError(errno.EACCES, "being used by another process")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert said_of(error) == "正被别的程序打开着，先关上它"


def refused(work: object) -> str:
    with pytest.raises(InputError) as caught:
        work()  # type: ignore[operator]
    return caught.value.problems[0].what


def test_every_place_that_touches_the_disk_says_it_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    file = tmp_path / "甲.txt"
    file.write_text("甲", "utf-8")
    monkeypatch.setattr("os.open", denied)
    assert refused(lambda: read_text(file)) == "读不了这个文件（没有权限）"
    monkeypatch.setattr(Path, "iterdir", denied)
    assert refused(lambda: members(tmp_path)) == "打不开这个文件夹（没有权限）"
    monkeypatch.setattr("os.open", denied)
    assert refused(lambda: write_whole(tmp_path / "乙", b"x")) == "写不了这个文件（没有权限）"
