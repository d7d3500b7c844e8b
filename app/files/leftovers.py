"""What a process that was killed while writing left behind."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# How `write_whole` calls a file that does not yet have its name.
_TEMPORARY = ".nigao-????????.tmp"


def remove_leftovers(folders: Iterable[Path]) -> int:
    """Remove this program's temporary files from folders, and return how many there were.

    It is for folders that no other process writes to at that time.
    """
    count = 0
    for folder in folders:
        for path in folder.glob(_TEMPORARY):
            # What has such a name but is a folder or a link was not made by this program.
            if path.is_file() and not path.is_symlink():
                with contextlib.suppress(OSError):
                    path.unlink()
                    count += 1
    return count
