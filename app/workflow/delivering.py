"""The end of every verb that makes one file: to standard output, or whole under its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExitCode
from app.files.decoding import check_file
from app.files.suffixes import WORD, is_pdf
from app.files.whole import check_writable, write_together
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_OUTPUT = Path("-")


def word_target(source: Path, output: Path | None) -> tuple[Path, str]:
    """Return where a verb writes, and the suffix that says in what form.

    Without `output` that is the source's name as a Word file; standard output gets Word too, and
    a PDF is first written as Word.
    Raises `InputError` where the source is no file, or may not be written over.
    """
    check_file(source)
    target = output or source.with_suffix(WORD)
    if target == STANDARD_OUTPUT:
        return target, WORD
    check_writable(target, inputs=[source])
    return target, WORD if is_pdf(target) else target.suffix


def deliver(
    target: Path,
    data: bytes,
    *,
    inputs: Sequence[Path] = (),
    notes: Sequence[str] = (),
    force: bool = False,
    exit_code: ExitCode = ExitCode.DONE,
    pdf: bool = False,
) -> Outcome:
    """Return the outcome of a file made: its bytes for standard output, or the file written.

    With `pdf` its print stands beside it; a target that is a PDF gets nothing else. Raises
    `InputError` where the file may not be written, or not be printed.
    """
    if target == STANDARD_OUTPUT:
        return Outcome(exit_code, output=data, notes=tuple(notes))
    written = deliver_all([(target, data)], inputs=inputs, force=force, pdf=pdf)
    return Outcome(exit_code, written=written, notes=tuple(notes))


def deliver_all(
    files: Sequence[tuple[Path, bytes]],
    *,
    inputs: Sequence[Path] = (),
    force: bool = False,
    pdf: bool = False,
) -> tuple[Path, ...]:
    """Write files, with `pdf` their prints too: all of them or none. Return their paths.

    What is to be a PDF is given as a Word file, and its print is all that is written. Raises
    `InputError` where one may not be written, or not be printed.
    """
    alone = any(is_pdf(path) for path, _ in files)
    if pdf or alone:
        from app.workflow.printing import printed

        # To print takes seconds.
        for path, data in files:
            check_writable(path, data, force=force, inputs=inputs)
        files = printed(files) if alone else [*files, *printed(files)]
    write_together(files, force=force, inputs=inputs)
    return tuple(path for path, _ in files)
