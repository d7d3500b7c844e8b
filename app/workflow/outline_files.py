"""What is given as an outline, looked at before it is read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.places import standing

if TYPE_CHECKING:
    from pathlib import Path


def check_outline(path: Path) -> None:
    """Refuse a report in the place of an outline, with the way from one to the other.

    Raises `InputError`.
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        return
    # The readers are only loaded for what may be no outline.
    from app.reading.readers import READERS

    if path.suffix.lower() in READERS and standing(path) == "file":
        hint = f"先用 nigao new --from {path} -o 提纲.yaml 拆成提纲"
        raise InputError(Problem("这是一份报告，不是提纲", hint, str(path)))
