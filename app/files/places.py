"""What stands at a path and in a folder: looked at, not read."""

from __future__ import annotations

import errno
import os
import stat
from glob import glob, has_magic
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Literal

from app.errors import InputError, Problem
from app.files.os_errors import hint_of, said_of
from app.files.passing_over import pass_over
from app.files.regular import looked_at, why_no_file
from app.messages import _

if TYPE_CHECKING:
    from os import PathLike

# Nothing can stand at such a path.
_IMPOSSIBLE = (errno.ENAMETOOLONG, errno.EINVAL)


def standing(path: Path) -> Literal["file", "folder", "nothing"]:
    """Return what stands at a path; a link counts as what it leads to.

    What may not be looked at is taken for a file, so that whoever reads it is told why he cannot.
    """
    try:
        found = looked_at(path)
    except OSError as error:
        return "nothing" if error.errno in _IMPOSSIBLE else "file"
    if found is None:
        return "nothing"
    return "folder" if stat.S_ISDIR(found.st_mode) else "file"


def size(path: Path) -> int:
    """Return how many bytes a file has; none where there is no file."""
    found = _found(path)
    return found.st_size if found and stat.S_ISREG(found.st_mode) else 0


def changed_at(path: Path) -> float:
    """Return when a file was last written, in seconds; 0 where that cannot be told."""
    found = _found(path)
    return found.st_mtime if found else 0


def stamp(path: Path) -> str:
    """Return what differs once a file has been written again; empty where none stands there."""
    found = _found(path)
    return f"{found.st_size}-{found.st_mtime_ns}" if found else ""


def here() -> Path:
    """Return the present folder. Raises `InputError` where it has been removed."""
    try:
        return Path.cwd()
    except OSError as error:
        hint = _("换到别的文件夹（cd）再运行")
        raise InputError(
            Problem(_("进不了当前的文件夹（{}）").format(said_of(error)), hint)
        ) from error


def absolute(path: Path) -> Path:
    """Return a path from the root on. Raises `InputError` as `here`, for a path from there on."""
    return path if path.is_absolute() else here() / path


def true_path(path: Path) -> Path:
    """Return the one path, absolute and without links, of what several paths may lead to.

    Raises `InputError` as `absolute`.
    """
    try:
        # A path's own method raises for links that go in a circle.
        return Path(os.path.realpath(absolute(path)))
    except (OSError, ValueError):
        return absolute(path)


def members(folder: Path, suffix: str = "") -> list[Path]:
    """Return what stands in a folder by name, hidden files too, in order.

    With `suffix` only what ends in it. Nothing stands in what is no folder. Raises `InputError`
    for a folder that may not be looked into.
    """
    if standing(folder) == "nothing":
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
    except NotADirectoryError:
        return []
    except OSError as error:
        problem = Problem(
            _("打不开这个文件夹（{}）").format(said_of(error)), hint_of(error), str(folder)
        )
        raise InputError(problem) from error


def expanded(pattern: str | PathLike[str]) -> list[Path]:
    """Return the paths that a pattern with `*` names, in order: not every shell expands it.

    What names no path, or one that stands there as it is written, comes back as it is. A folder
    that a pattern leads through and that may not be looked into is passed over.
    """
    path = Path(pattern)
    if standing(path) != "nothing":
        return [path]
    folders = str(path.parent)
    try:
        # `Path.glob` takes no absolute pattern.
        found = sorted(glob(str(pattern), recursive=True))  # noqa: PTH207
        looked_into = glob(folders, recursive=True) if has_magic(folders) else ()  # noqa: PTH207
    except (OSError, ValueError):
        return [path]
    for folder in looked_into:
        is_usable(Path(folder))
    return [Path(name) for name in found] or [path]


def home_folder() -> Path:
    """Return the user's home folder; the one for temporary files for who has none."""
    try:
        return Path.home()
    except RuntimeError:
        return temporary_place()


def temporary_place() -> Path:
    """Return the folder for temporary files. Raises `InputError` where no file can be made."""
    try:
        return Path(gettempdir())
    except OSError as error:
        hint = _("把环境变量 TMPDIR 设成一个能写的文件夹")
        raise InputError(Problem(_("没有放临时文件的地方"), hint)) from error


def find_above(start: Path, name: str) -> Path | None:
    """Return the file of this name in the folder of a path or the nearest folder above it.

    One that cannot be read is passed over. Raises `InputError` as `absolute`.
    """
    above = (each / name for each in absolute(start).parents)
    return next((path for path in above if is_usable(path, "file")), None)


def is_usable(path: Path, wanted: Literal["file", "folder"] | None = None) -> bool:
    """Tell whether a file or folder that can be read stands at a path; any other is passed over.

    This is for what nobody has named: it may lie where the user may not look.
    """
    why = why_no_file(path)
    stands = "" if why else standing(path)
    if stands and not os.access(path, os.R_OK | os.X_OK if stands == "folder" else os.R_OK):
        why = _("没有权限")
    if why and os.path.lexists(path):
        pass_over(path, why)
    return not why and wanted in (None, stands)


def access_to(path: Path) -> Literal["nothing", "none", "read", "write"]:
    """Return what the user may do with a file or folder: write says that he may read it, too."""
    if standing(path) == "nothing":
        return "nothing"
    look = os.R_OK | os.X_OK if standing(path) == "folder" else os.R_OK
    if not os.access(path, look):
        return "none"
    return "write" if os.access(path, look | os.W_OK) else "read"


def _found(path: Path) -> os.stat_result | None:
    try:
        return looked_at(path)
    except OSError:
        return None
