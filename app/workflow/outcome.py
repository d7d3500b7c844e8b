"""What every verb gives back to the face that called it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """How a verb ended.

    `output` goes to standard output: bytes are data, a text is words for a person. `written` are
    the files that were made; `notes` are told to the person, a line each, on standard error;
    `closing` as well, but behind a long output.
    """

    exit_code: ExitCode = ExitCode.DONE
    output: bytes | str | None = None
    written: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
