"""Regular files: told from what only has the name of one, and read without waiting for anybody.

A pipe ends when its writer says so, and may have no writer; a device may have no end at all.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.os_errors import said_of
from app.messages import N_, _

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 256 << 20
"""So many bytes may a file have of which nothing else is said: they are all held in memory."""

_PIECE = 1 << 20
# Not every system has both.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_CALLED = {
    stat.S_IFIFO: N_("管道"),
    stat.S_IFSOCK: N_("套接字"),
    stat.S_IFCHR: N_("设备"),
    stat.S_IFBLK: N_("设备"),
}
_ABSENT = (errno.ENOENT, errno.ENOTDIR)


def looked_at(path: Path) -> os.stat_result | None:
    """Return what the system says of a path, a link's end for a link; None if nothing is there.

    Raises `OSError` where it does not say, as of a path that is too long.
    """
    try:
        return path.stat()
    except ValueError as error:
        # A path cannot hold every character.
        raise OSError(errno.EINVAL, str(error)) from error
    except OSError as error:
        if error.errno in _ABSENT:
            return None
        raise


def is_regular(path: Path) -> bool:
    """Tell whether a file is one of a disk that ends: no pipe, no device, no link to nothing."""
    try:
        found = looked_at(path)
    except OSError:
        return False
    return found is not None and stat.S_ISREG(found.st_mode)


def irregular(path: Path, found: os.stat_result) -> Problem | None:
    """Return the problem of what is neither a file nor a folder; None for what is one of them."""
    called = _CALLED.get(stat.S_IFMT(found.st_mode))
    if not called:
        return None
    what = _("这是{}，不是文件").format(_(called))
    return Problem(what, _("先存成文件，再写那个文件的名字"), str(path))


def why_no_file(path: Path) -> str:
    """Return why what stands at a path is no file or folder; empty if it is."""
    try:
        found = looked_at(path)
    except OSError as error:
        return said_of(error)
    if found is None:
        return _("链接断了")
    problem = irregular(path, found)
    return problem.what if problem else ""


def check_regular(path: Path, found: os.stat_result | None) -> None:
    """Refuse what is no regular file by what is known of it. Raises `InputError`."""
    if found is None:
        raise InputError(Problem(_("没有这个文件"), _("检查文件名和所在的文件夹"), str(path)))
    if stat.S_ISDIR(found.st_mode):
        raise InputError(Problem(_("这是一个文件夹，不是文件"), _("写出里面的文件名"), str(path)))
    if problem := irregular(path, found):
        raise InputError(problem)


def open_at_once(path: str, flags: int) -> int:
    """Return a handle on a file without waiting for who is at the other end of a pipe."""
    return os.open(path, flags | _AT_ONCE, 0o666)


def regular_bytes(path: Path, most: int = LARGEST) -> tuple[bytes, int]:
    """Return the bytes of a regular file and how many there are: some only, if more than `most`.

    Raises `InputError` for what is no regular file, and `OSError` where it cannot be read.
    """
    # To open a device may already do something to it.
    check_regular(path, looked_at(path))
    with open(path, "rb", buffering=0, opener=open_at_once) as file:
        # What was a file when it was looked at may be a pipe by now.
        found = os.fstat(file.fileno())
        check_regular(path, found)
        size = found.st_size
        pieces = [b""] if size > most else [file.read(size + 1) or b""]
        # What the system itself tells in files has no size, and is read until it ends.
        while pieces[-1] and size <= most:
            pieces.append(file.read(_PIECE) or b"")
            size = sum(map(len, pieces))
    return b"".join(filter(None, pieces)), size
