"""Which files of a folder are a pack's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem, raise_all
from app.files.places import members, standing
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PACK_FILE = "pack.yaml"
DECISIONS_FILE = "decisions.yaml"
"""What its user decided on the phrases of a pack stands beside it, and is none of it."""


def pack_paths(folder: Path) -> list[Path]:
    """Return the files of a pack, `pack.yaml` first. Raises `InputError` if there is none."""
    first = folder / PACK_FILE
    if standing(first) != "file":
        raise InputError(
            Problem(_("这里没有词库（缺 pack.yaml）"), _("写出词库所在的文件夹"), str(folder))
        )
    others = (PACK_FILE, DECISIONS_FILE)
    rest = (path for path in members(folder, ".yaml") if path.name not in others)
    return [first, *rest]


def check_packs(folders: Iterable[Path]) -> None:
    """Raise one `InputError` for all folders that hold no pack: what is named must be there."""
    problems: list[Problem] = []
    for folder in folders:
        try:
            pack_paths(folder)
        except InputError as error:
            problems += error.problems
    raise_all(problems)
