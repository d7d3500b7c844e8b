"""Where templates, layouts, packs and seeds are found: the user's own first, then the shipped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.files.places import home_folder, members

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """Return the folders that hold data of this kind, the user's own first, no folder twice."""
    candidates = (Path.cwd() / kind, user_folder() / kind, shipped_folder(kind))
    return list({folder.resolve(): folder for folder in candidates if folder.is_dir()}.values())


def find_data(kind: Kind, name: str) -> Path | None:
    """Return the first file or folder of this name on the search path, or None."""
    return next(iter(all_data(kind, name)), None)


def all_data(kind: Kind, name: str) -> list[Path]:
    """Return every file or folder of this name on the search path, the user's own first."""
    entries = (entry for folder in search_path(kind) for entry in members(folder))
    return [entry for entry in entries if entry.name == name and not name.startswith(".")]


def list_data(kind: Kind, suffix: str = "", near: Iterable[Path] = ()) -> list[Path]:
    """Return every entry with this suffix on the search path; an own one hides a shipped one.

    Data in a folder of this kind in one of the folders `near` goes before all else.
    """
    found: dict[str, Path] = {}
    beside = (folder / kind for folder in near)
    for folder in [*filter(Path.is_dir, beside), *search_path(kind)]:
        for entry in members(folder, suffix):
            if not entry.name.startswith("."):
                found.setdefault(entry.name, entry)
    return [found[name] for name in sorted(found)]


def own_file(name: str) -> Path | None:
    """Return the file of this name in the folder of the user's own data, or None."""
    path = user_folder() / name
    return path if path.is_file() else None
