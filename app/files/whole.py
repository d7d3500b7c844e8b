"""Writing: a file appears whole under its name, or not at all; what a killed process left."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.os_errors import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# How a file is called that does not yet have its name.
_PREFIX, _SUFFIX = ".nigao-", ".tmp"


def write_whole(
    path: Path, data: bytes, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Write bytes to a temporary file beside `path` and rename it into place.

    A file that holds the same bytes is left alone; one that holds others is replaced only with
    `force`, and an input of the command never. Raises `InputError` if it may not or cannot.
    """
    check_writable(path, data, force=force, inputs=inputs)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise InputError(unwritable(path, error)) from error


@contextlib.contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to be written; it then takes that name, or goes again.

    Raises `OSError` where it cannot be made.
    """
    # The temporary name says nothing of the file's own: that may already be as long as can be.
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    os.close(handle)
    unnamed = Path(name)
    try:
        yield unnamed
        # A temporary file is private to its maker; what a user asked for has the usual rights.
        unnamed.chmod(0o666 & ~_umask())
        unnamed.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            unnamed.unlink()
        raise


def write_folder(
    folder: Path, files: Mapping[str, bytes], *, stale: Iterable[str] = ()
) -> list[Path]:
    """Write files into a folder, each whole, and remove those of the `stale` names not among them.

    Returns the paths in the order given. Raises `InputError` if the folder cannot be written.
    """
    for name, data in files.items():
        write_whole(folder / name, data, force=True)
    for name in set(stale) - set(files):
        (folder / name).unlink(missing_ok=True)
    return [folder / name for name in files]


def check_writable(
    path: Path, data: bytes | None = None, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Raise `InputError` if `write_whole` would refuse; `data` None means bytes not yet known."""
    try:
        problem = _refusal(path, data, force=force, inputs=inputs)
    except OSError as error:
        problem = unwritable(path, error)
    if problem:
        raise InputError(problem)


def remove_leftovers(folders: Iterable[Path], older: float = 0) -> int:
    """Remove this program's temporary files from folders, and return how many there were.

    Where other processes may write at that time, only those are removed that are `older` than so
    many seconds.
    """
    now = time.time()
    count = 0
    for folder in folders:
        for path in folder.glob(f"{_PREFIX}????????{_SUFFIX}"):
            # What has such a name but is a folder or a link was not made by this program.
            with contextlib.suppress(OSError):
                own = path.is_file() and not path.is_symlink()
                if own and now - path.stat().st_mtime >= older:
                    path.unlink()
                    count += 1
    return count


def _refusal(
    path: Path, data: bytes | None, *, force: bool, inputs: Iterable[Path]
) -> Problem | None:
    if any(_same(path, source) for source in inputs):
        return Problem("输出不能盖住输入的文件", "换一个文件名来写", str(path))
    if path.is_dir():
        return Problem("这是一个文件夹", "用 -o 写出文件名", str(path))
    if force or data is None or not path.exists() or path.read_bytes() == data:
        return None
    return Problem("文件已经存在，内容不同", "换一个文件名，或加 --force 覆盖", str(path))


def _replace(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        with appearing(path) as unnamed:
            unnamed.write_bytes(data)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
