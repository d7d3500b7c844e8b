"""What stands at a path and in a folder: looked at, not read."""

from __future__ import annotations

from glob import glob
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Literal

from app.errors import InputError, Problem
from app.files.os_errors import said_of

if TYPE_CHECKING:
    from os import PathLike


def standing(path: Path) -> Literal["file", "folder", "nothing"]:
    """Return what stands at a path; a link counts as what it leads to."""
    if path.is_dir():
        return "folder"
    return "file" if path.exists() else "nothing"


def is_plain(path: Path) -> bool:
    """Tell whether a file is one of a disk that ends: no pipe, no device, no link to nothing."""
    return path.is_file()


def size(path: Path) -> int:
    """Return how many bytes a file has; none where there is no file."""
    return path.stat().st_size if path.is_file() else 0


def changed_at(path: Path) -> float:
    """Return when a file that stands there was last written, in seconds."""
    return path.stat().st_mtime


def stamp(path: Path) -> str:
    """Return what differs once a file has been written again; empty where none stands there."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}"


def true_path(path: Path) -> Path:
    """Return the one path, absolute and without links, of what several paths may lead to."""
    return path.resolve()


def members(folder: Path, suffix: str = "") -> list[Path]:
    """Return what stands in a folder by name, hidden files too, in order.

    With `suffix` only what ends in it. Nothing stands in what is no folder. Raises `InputError`
    for a folder that may not be looked into.
    """
    if not folder.is_dir():
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
    except OSError as error:
        problem = Problem(f"打不开这个文件夹（{said_of(error)}）", "检查权限", str(folder))
        raise InputError(problem) from error


def expanded(pattern: str | PathLike[str]) -> list[Path]:
    """Return the paths that a pattern with `*` names, in order: not every shell expands it.

    What names no path, or one that stands there as it is written, comes back as it is.
    """
    path = Path(pattern)
    if path.exists():
        return [path]
    # `Path.glob` takes no absolute pattern.
    found = sorted(glob(str(pattern), recursive=True))  # noqa: PTH207
    return [Path(name) for name in found] or [path]


def home_folder() -> Path:
    """Return the user's home folder; the one for temporary files for who has none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(gettempdir())


def find_above(start: Path, name: str) -> Path | None:
    """Return the file of this name in the folder of a path or the nearest folder above it."""
    here = start.absolute()
    return next((each / name for each in here.parents if (each / name).is_file()), None)
