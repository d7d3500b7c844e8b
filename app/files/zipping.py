"""Many files as one that a browser takes away: a .zip."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from app.files.os_errors import writing
from app.files.whole import appearing

if TYPE_CHECKING:
    from pathlib import Path


def zip_folder(folder: Path, target: Path) -> int:
    """Write a .zip of the files in a folder, by their names in it; return how many there are.

    They are not packed once more: Word files are. Raises `InputError` where it cannot be written.
    """
    with writing(target):
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        with appearing(target) as made, zipfile.ZipFile(made, "w") as archive:
            for path in found:
                archive.write(path, path.relative_to(folder).as_posix())
    return len(found)
