"""What a user has open in the browser, kept until it is taken away as a file or given up.

Each thing has a folder of its own, in which its state stands beside the files that belong to it.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError
from app.files.places import changed_at, members, standing
from app.files.regular import regular_bytes
from app.files.shipped import user_folder
from app.files.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATE = "state.json"
_FILES = "files"
_LONGEST = 60


def recovery_root() -> Path:
    """Return the folder in which all that is unfinished is kept; it is made where it is not."""
    folder = user_folder() / "recovery"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def recovery_folder(place: str) -> Path:
    """Return the folder in which unfinished things of one sort are kept."""
    return user_folder() / "recovery" / place


def keep(place: str, name: str, data: bytes) -> None:
    """Keep the state of a thing. Raises `InputError` where it cannot be written."""
    write_whole(_folder(place, name) / _STATE, data, force=True)


def kept(place: str, name: str) -> bytes | None:
    """Return the state of a thing, None where there is none."""
    with contextlib.suppress(OSError, InputError):
        return regular_bytes(_folder(place, name) / _STATE)[0]
    return None


def kept_names(place: str) -> Iterator[str]:
    """Yield the names of all things of a sort that are kept, what was changed last first."""
    with contextlib.suppress(InputError):
        found = members(recovery_folder(place))
        found.sort(key=lambda path: changed_at(path / _STATE), reverse=True)
        yield from (path.name for path in found)


def give_up(place: str, name: str) -> None:
    """Keep a thing no longer, nor what belongs to it."""
    shutil.rmtree(_folder(place, name), ignore_errors=True)


def files_of(place: str, name: str) -> Path:
    """Return the folder for the files that belong to a thing; nothing need stand there yet."""
    return _folder(place, name) / _FILES


def put(place: str, name: str, file: str, data: bytes, within: str = "") -> Path:
    """Put a file to a thing, in a folder of its files, and return where it is.

    Raises `InputError` where it cannot be.
    """
    path = files_of(place, name) / within / safe_name(file)
    write_whole(path, data, force=True)
    return path


def take_away(path: Path) -> None:
    """Keep a file of a thing no longer, if it is still there."""
    with contextlib.suppress(OSError):
        path.unlink()


def empty_folder(place: str, name: str, folder: str) -> Path:
    """Return a folder for what is made of a thing, in which nothing stands any more."""
    path = files_of(place, name) / folder
    shutil.rmtree(path, ignore_errors=True)
    return path


def safe_name(name: str) -> str:
    """Return the name that a browser gives a file as one that leads nowhere else.

    Only its last part counts, whatever system it is from, with nothing hidden in it and its
    suffix kept where it is too long.
    """
    last = name.replace("\\", "/").rpartition("/")[2].strip().lstrip(".").strip()
    shown = ("_" if sign in '<>:"|?*' or not sign.isprintable() else sign for sign in last)
    path = Path("".join(shown) or "文件")
    return f"{path.stem[:_LONGEST]}{path.suffix[:_LONGEST]}"


def is_there(path: Path) -> bool:
    """Tell whether a file stands at a path."""
    return standing(path) == "file"


def _folder(place: str, name: str) -> Path:
    return recovery_folder(place) / name
