"""What the system says of a path that cannot be read or written, in plain words."""

from __future__ import annotations

import contextlib
import errno
from typing import TYPE_CHECKING

from app.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Not every system has every name.
_NAMES = {
    "没有权限": "EACCES EPERM",
    "这里只能读，不能写": "EROFS",
    "磁盘满了": "ENOSPC",
    "磁盘配额用完了": "EDQUOT",
    "文件太大": "EFBIG",
    "文件名太长": "ENAMETOOLONG",
    "没有这个文件或文件夹": "ENOENT",
    "路径里有一段是文件，不是文件夹": "ENOTDIR",
    "这是一个文件夹": "EISDIR",
    "已经有同名的文件": "EEXIST",
    "正被别的程序占用": "EBUSY ETXTBSY",
    "打开的文件太多": "EMFILE ENFILE",
    "磁盘出错": "EIO",
    "链接绕成了圈": "ELOOP",
    "文件名里有不能用的字符": "EINVAL EILSEQ",
}
_SAY = {
    getattr(errno, name): words
    for words, names in _NAMES.items()
    for name in names.split()
    if hasattr(errno, name)
}
_HINTS = {
    "文件名太长": "换一个短的名字",
    "链接绕成了圈": "检查链接指到哪里",
    "文件名里有不能用的字符": "检查文件名",
    "打开的文件太多": "关掉别的程序再来一次",
    "磁盘出错": "换一个磁盘再来一次",
}
# Windows calls both no permission: a file that Word has open, and one that is locked in part.
_IN_USE = (32, 33)


def said_of(error: OSError) -> str:
    """Return what an error of the system means; its number where nothing else is known of it."""
    if getattr(error, "winerror", None) in _IN_USE:
        return "正被别的程序打开着，先关上它"
    return _SAY.get(error.errno or 0) or f"系统错误 {error.errno}"


def hint_of(error: OSError) -> str:
    """Return what may help where the system does not let a path be read."""
    return _HINTS.get(said_of(error), "检查权限")


def unwritable(path: Path, error: OSError) -> Problem:
    """Return the problem of a file that the system does not let be written."""
    return Problem(f"写不了这个文件（{said_of(error)}）", "换一个能写的地方", str(path))


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Have what the system refuses, while a file is written, raised as an `InputError` of it."""
    try:
        yield
    except OSError as error:
        raise InputError(unwritable(path, error)) from error
