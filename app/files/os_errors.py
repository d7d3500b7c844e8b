"""What the system says of a path that cannot be read or written, in plain words."""

from __future__ import annotations

import contextlib
import errno
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Not every system has every name.
_NAMES = {
    N_("没有权限"): "EACCES EPERM",
    N_("这里只能读，不能写"): "EROFS",
    N_("磁盘满了"): "ENOSPC",
    N_("磁盘配额用完了"): "EDQUOT",
    N_("文件太大"): "EFBIG",
    N_("文件名太长"): "ENAMETOOLONG",
    N_("没有这个文件或文件夹"): "ENOENT",
    N_("路径里有一段是文件，不是文件夹"): "ENOTDIR",
    N_("这是一个文件夹"): "EISDIR",
    N_("已经有同名的文件"): "EEXIST",
    N_("正被别的程序占用"): "EBUSY ETXTBSY",
    N_("打开的文件太多"): "EMFILE ENFILE",
    N_("磁盘出错"): "EIO",
    N_("链接绕成了圈"): "ELOOP",
    N_("文件名里有不能用的字符"): "EINVAL EILSEQ",
}
_SAY = {
    getattr(errno, name): words
    for words, names in _NAMES.items()
    for name in names.split()
    if hasattr(errno, name)
}
_HINTS = {
    N_("文件名太长"): N_("换一个短的名字"),
    N_("链接绕成了圈"): N_("检查链接指到哪里"),
    N_("文件名里有不能用的字符"): N_("检查文件名"),
    N_("打开的文件太多"): N_("关掉别的程序再来一次"),
    N_("磁盘出错"): N_("换一个磁盘再来一次"),
}
# Windows calls both no permission: a file that Word has open, and one that is locked in part.
_IN_USE = (32, 33)


def said_of(error: OSError) -> str:
    """Return what an error of the system means; its number where nothing else is known of it."""
    if getattr(error, "winerror", None) in _IN_USE:
        return _("正被别的程序打开着，先关上它")
    known = _known(error)
    return _(known) if known else _("系统错误 {}").format(error.errno)


def hint_of(error: OSError) -> str:
    """Return what may help where the system does not let a path be read."""
    hint = _HINTS.get(_known(error))
    return _(hint) if hint else _("检查权限")


def unwritable(path: Path, error: OSError) -> Problem:
    """Return the problem of a file that the system does not let be written."""
    return Problem(
        _("写不了这个文件（{}）").format(said_of(error)), _("换一个能写的地方"), str(path)
    )


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Have what the system refuses, while a file is written, raised as an `InputError` of it."""
    try:
        yield
    except OSError as error:
        raise InputError(unwritable(path, error)) from error


def _known(error: OSError) -> str:
    """Return the message of an error by its number; empty for one that is not known."""
    return _SAY.get(error.errno or 0, "")
