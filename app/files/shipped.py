"""Where templates, layouts, packs and seeds are found: the user's own first, then the shipped."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.errors import InputError
from app.files.places import here, home_folder, is_usable, members, true_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind = Literal["templates", "layouts", "rules", "phrasebank", "seeds"]

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder of this program's own code."""


def program_code(*rooms: str) -> tuple[Path, ...]:
    """Return the files of this program's own code in some rooms, at any depth, in one order."""
    return tuple(file for room in rooms for file in sorted((PROGRAM / room).rglob("*.py")))


def shipped_folder(kind: Kind) -> Path:
    """Return the folder of shipped data: inside the package, or beside it in a checkout."""
    packed = PROGRAM / "_data" / kind
    if packed.is_dir() or not (PROGRAM.parent / "pyproject.toml").is_file():
        return packed
    return PROGRAM.parent / kind


def user_folder() -> Path:
    """Return the folder of the user's own data: `$NIGAO_HOME`, or `.nigao` in the home folder."""
    home = os.environ.get("NIGAO_HOME")
    return Path(home) if home else home_folder() / ".nigao"


def search_path(kind: Kind) -> list[Path]:
    """Return the folders that hold data of this kind, the user's own first, no folder twice.

    One that cannot be looked into is passed over.
    """
    folders = [folder for folder in data_folders(kind) if is_usable(folder, "folder")]
    return list({true_path(folder): folder for folder in folders}.values())


def data_folders(kind: Kind) -> list[Path]:
    """Return the folders in which data of a kind is looked for, whatever stands there."""
    return [*_beside(kind), user_folder() / kind, shipped_folder(kind)]


def find_data(kind: Kind, name: str) -> Path | None:
    """Return the first file or folder of this name on the search path, or None."""
    return next(iter(all_data(kind, name)), None)


def all_data(kind: Kind, name: str) -> list[Path]:
    """Return every file or folder of this name on the search path, the user's own first.

    What cannot be read is passed over.
    """
    entries = (entry for folder in search_path(kind) for entry in members(folder))
    named = (entry for entry in entries if entry.name == name and not name.startswith("."))
    return list(filter(is_usable, named))


def list_data(kind: Kind, suffix: str = "", near: Iterable[Path] = ()) -> list[Path]:
    """Return every entry with this suffix on the search path; an own one hides a shipped one.

    Data in a folder of this kind in one of the folders `near` goes before all else. What cannot be
    read is passed over, and hides nothing.
    """
    found: dict[str, Path] = {}
    beside = (folder / kind for folder in near)
    for folder in [*(path for path in beside if is_usable(path, "folder")), *search_path(kind)]:
        for entry in members(folder, suffix):
            if not entry.name.startswith(".") and entry.name not in found and is_usable(entry):
                found[entry.name] = entry
    return [found[name] for name in sorted(found)]


def own_file(name: str) -> Path | None:
    """Return the file of this name in the folder of the user's own data, or None."""
    path = user_folder() / name
    return path if is_usable(path, "file") else None


def _beside(kind: Kind) -> Iterator[Path]:
    """Yield the folder for data of a kind in the present folder, unless that has been removed."""
    with contextlib.suppress(InputError):
        yield here() / kind
