"""A file appears whole under its name or not at all, and nothing is overwritten unasked."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from app.errors import InputError
from app.files.whole import check_writable, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path, data: bytes = b"new", *, force: bool = False, inputs: list[Path]) -> str:
    with pytest.raises(InputError) as caught:
        write_whole(path, data, force=force, inputs=inputs)
    (problem,) = caught.value.problems
    assert problem.path == str(path)
    assert problem.hint
    return problem.what


def test_a_new_file_is_written_with_its_folders_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "稿.txt"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    path, usual = tmp_path / "a", tmp_path / "b"
    write_whole(path, b"new")
    usual.write_bytes(b"new")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_another_file_is_replaced_only_with_force(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    assert refused(path, inputs=[]) == "文件已经存在，内容不同"
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"new"


def test_a_file_of_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"new")
    os.utime(path, (1, 1))
    write_whole(path, b"new")
    assert path.stat().st_mtime == 1


def test_an_input_is_never_written_whatever_its_spelling(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(path)
    for source in (path, tmp_path / "x" / ".." / "a", link):
        assert refused(path, force=True, inputs=[source]) == "输出不能盖住输入的文件"
    assert path.read_bytes() == b"old"


def test_places_that_cannot_be_written_say_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    assert refused(tmp_path, inputs=[]) == "这是一个文件夹"
    assert refused(tmp_path / "file" / "a", inputs=[]).startswith("写不了这个文件")
    assert refused(tmp_path / ("名" * 100), inputs=[]).startswith("写不了这个文件")


def test_a_name_as_long_as_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("名" * 83 + ".docx")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    assert refused(tmp_path / "a", inputs=[]) == "写不了这个文件（磁盘满了）"
    assert list(tmp_path.iterdir()) == []


def test_what_may_be_written_is_known_before_the_work_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a"
    check_writable(path)
    path.write_bytes(b"old")
    check_writable(path)
    check_writable(path, b"old")
    check_writable(path, b"new", force=True)
    with pytest.raises(InputError):
        check_writable(path, b"new")
    assert path.read_bytes() == b"old"
