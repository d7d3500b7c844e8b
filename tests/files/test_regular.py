"""A regular file is read; what only has the name of one is told apart, and never waited for."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from app.errors import InputError
from app.files import regular
from app.files.cache import cache_folder, read_cached, write_cached
from app.files.decoding import check_file, read_bytes
from app.files.journals import Journal
from app.files.places import absolute, expanded, home_folder, standing, temporary_place, true_path
from app.files.regular import LARGEST, is_regular, regular_bytes
from app.files.whole import write_whole


def put(kind: str, path: Path) -> Path:
    match kind:
        case "管道":
            os.mkfifo(path)
        case "套接字":
            os.mknod(path, 0o600 | stat.S_IFSOCK)
        case "设备":
            path.symlink_to("/dev/zero")
        case "绕圈":
            path.symlink_to(path.name)
    return path


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("管道", "这是管道，不是文件"),
        ("套接字", "这是套接字，不是文件"),
        ("设备", "这是设备，不是文件"),
        ("绕圈", "链接绕成了圈"),
    ],
)
def test_what_is_no_file_is_neither_read_nor_written_over(
    tmp_path: Path, kind: str, said: str
) -> None:
    path = put(kind, tmp_path / "此处")
    before = path.lstat()
    for work in (
        lambda: check_file(path),
        lambda: read_bytes(path),
        lambda: write_whole(path, b"x"),
        lambda: write_whole(path, b"x", force=True),
        lambda: Journal(path),
    ):
        with pytest.raises(InputError, match=said) as caught:
            work()
        assert caught.value.problems[0].path == str(path)
    assert not is_regular(path)
    assert standing(path) == "file"
    assert path.lstat() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_becomes_a_pipe_while_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put("管道", tmp_path / "甲.txt")
    looked_at = Path(__file__).stat()
    monkeypatch.setattr(regular, "looked_at", lambda _: looked_at)
    with pytest.raises(InputError, match="这是管道"):
        regular_bytes(path)


def test_what_the_system_tells_in_files_without_a_size_is_read_to_its_end() -> None:
    data, size = regular_bytes(Path("/proc/self/status"))
    assert data.startswith(b"Name:")
    assert size == len(data)


def test_a_file_that_no_memory_holds_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST * 1000)
    with pytest.raises(InputError, match="太大了：有 256000 MB，最多 256 MB: 分成小一些的文件"):
        read_bytes(path)
    with path.open("wb") as file:
        file.truncate(10)
    assert regular_bytes(path, 10) == (bytes(10), 10)
    assert regular_bytes(path, 9)[1] == 10


@pytest.mark.parametrize("name", ["名" * 100, "甲\0乙", "a/" * 2100 + "x", "甲\ud800"])
def test_a_path_that_nothing_can_have_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for work in (lambda: read_bytes(path), lambda: write_whole(path, b"x", force=True)):
        with pytest.raises(InputError, match=r"文件名太长|文件名里有不能用的字符"):
            work()
    assert standing(path) == "nothing"
    assert true_path(path).is_absolute()
    assert expanded(path) == expanded(str(path)) == [path]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ELOOP])
def test_what_may_not_be_looked_at_is_told_by_whoever_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "甲.txt"
    path.write_text("甲", "utf-8")
    monkeypatch.setattr(Path, "stat", denied)
    assert standing(path) == "file"
    with pytest.raises(InputError, match=r"没有权限|磁盘出错|链接绕成了圈"):
        read_bytes(path)


def test_a_folder_that_was_removed_under_the_user_is_told_where_it_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "走了"
    gone.mkdir()
    file = tmp_path / "甲.txt"
    file.write_text("甲", "utf-8")
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert absolute(file) == true_path(file) == file
    assert read_bytes(file)
    for work in (absolute, true_path):
        with pytest.raises(InputError, match="进不了当前的文件夹"):
            work(Path("乙.txt"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", ["管道", "设备", "绕圈"])
def test_a_cache_that_is_no_file_is_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_folder().mkdir()
    put(kind, cache_folder() / "甲")
    write_cached("甲", b"x")
    assert read_cached("甲") is None


def test_without_a_place_for_temporary_files_it_is_said_which_to_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr("app.files.places.gettempdir", none)
    monkeypatch.setattr(Path, "home", homeless)
    for work in (temporary_place, home_folder):
        with pytest.raises(InputError, match="TMPDIR"):
            work()


def test_a_pipe_that_somebody_writes_to_is_refused_all_the_same(tmp_path: Path) -> None:
    path = put("管道", tmp_path / "甲.txt")
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    writer = threading.Thread(target=path.write_bytes, args=(b"x",))
    writer.start()
    with pytest.raises(InputError, match="先存成文件"):
        read_bytes(path)
    writer.join()
    os.close(reader)
