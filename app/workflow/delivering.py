"""The end of every verb that makes one file: to standard output, or whole under its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExitCode
from app.files.whole import write_whole
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_OUTPUT = Path("-")


def deliver(
    target: Path,
    data: bytes,
    *,
    inputs: Sequence[Path] = (),
    notes: Sequence[str] = (),
    force: bool = False,
    exit_code: ExitCode = ExitCode.DONE,
) -> Outcome:
    """Return the outcome of a file made: its bytes for standard output, or the file written.

    Raises `InputError` where the file may not be written.
    """
    if target == STANDARD_OUTPUT:
        return Outcome(exit_code, output=data, notes=tuple(notes))
    write_whole(target, data, force=force, inputs=inputs)
    return Outcome(exit_code, written=(target,), notes=tuple(notes))
