"""Files take their places one after the other, and all go back where one cannot."""

from __future__ import annotations

import contextlib
import os
import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.locks import alone_in
from app.files.os_errors import writing
from app.files.temporaries import temporary, unused
from app.files.undisturbed import undisturbed
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Step(NamedTuple):
    """A file to be written; one with no data is to be removed."""

    path: Path
    data: bytes | None


def take_steps(steps: Sequence[Step], *, force: bool, suffix: str = ".tmp") -> None:
    """Write and remove files in this order, once all that is to be written stands beside its place.

    Where a step cannot be done those before it are undone; an interrupt waits until all are done.
    Without `force` no file is replaced, however late it appears; one of the same bytes is left
    alone. What stands beside its place has a name that ends in `suffix`. Raises `InputError` for
    what cannot be written.
    """
    with undisturbed(), ExitStack() as stack:
        made = [(step, _written(step, suffix, stack)) for step in steps]
        formers: list[_Former] = []
        with ExitStack() as undo:
            for step, unnamed in made:
                with writing(step.path):
                    if force:
                        # A single step is not undone once it is done.
                        formers += _kept(step, unnamed, suffix, undo) if len(steps) > 1 else ()
                        _replace(step.path, unnamed)
                    elif unnamed:
                        _add(step, unnamed, undo)
            undo.pop_all()
        for former in formers:
            stack.callback(former.let_go)


def remove_empty(folders: Sequence[Path]) -> None:
    """Remove folders that were made, unless somebody has put something into them."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


@contextlib.contextmanager
def standing_folder(folder: Path) -> Iterator[list[Path]]:
    """Have a folder stand with those above it; give those that were made, the lowest first.

    They go again if all fails. Raises `OSError` where one cannot be made.
    """
    missing: list[Path] = []
    while folder != folder.parent and not folder.exists():
        missing.append(folder)
        folder = folder.parent
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
        yield missing
    except BaseException:
        remove_empty(missing)
        raise


def _written(step: Step, suffix: str, stack: ExitStack) -> Path | None:
    """Return the temporary file that holds what a step writes; None for one that removes."""
    if step.data is None:
        return None
    with writing(step.path):
        stack.enter_context(standing_folder(step.path.parent))
        return stack.enter_context(temporary(step.path.parent, step.data, suffix))


def _add(step: Step, unnamed: Path, undo: ExitStack) -> None:
    """Give a file its name, which nothing else may have."""
    undo.callback(_take_away, step.path, unnamed.stat())
    try:
        _name_only(unnamed, step.path)
    except FileExistsError:
        if not (step.path.is_file() and step.path.read_bytes() == step.data):
            raise InputError(standing_already(step.path)) from None


def standing_already(path: Path) -> Problem:
    """Return the problem of a file that stands where another one is to be written."""
    return Problem(_("文件已经存在，内容不同"), _("换一个文件名，或加 --force 覆盖"), str(path))


def _name_only(unnamed: Path, path: Path) -> None:
    try:
        path.hardlink_to(unnamed)
    except FileExistsError:
        raise
    except OSError:
        # Not every drive has hard links. What else is wrong is told when it is renamed.
        with alone_in(path.parent):
            if os.path.lexists(path):
                raise FileExistsError from None
            unnamed.rename(path)


class _Former:
    """What stands where a step writes or removes, kept under a second name beside it."""

    def __init__(self, path: Path, suffix: str) -> None:
        self._path = path
        self._kept = unused(path.parent, suffix)
        self._is_whole = False

    def keep(self) -> None:
        """Give it the second name; where there are no hard links, to a copy of it."""
        try:
            self._kept.hardlink_to(self._path)
        except OSError:
            shutil.copy2(self._path, self._kept, follow_symlinks=False)
        self._is_whole = True

    def put_back(self) -> None:
        """Have it stand as it did; should that fail too, it is at least not lost."""
        with contextlib.suppress(OSError):
            if self._is_whole:
                self._kept.replace(self._path)
            # Two names of one file both stay.
            self._kept.unlink(missing_ok=True)

    def let_go(self) -> None:
        """Take the second name away."""
        with contextlib.suppress(OSError):
            self._kept.unlink()


def _kept(step: Step, unnamed: Path | None, suffix: str, undo: ExitStack) -> list[_Former]:
    """Make ready to undo a step, and return what is kept for that."""
    if not os.path.lexists(step.path):
        if unnamed:
            undo.callback(_take_away, step.path, unnamed.stat())
        return []
    former = _Former(step.path, suffix)
    undo.callback(former.put_back)
    former.keep()
    return [former]


def _replace(path: Path, unnamed: Path | None) -> None:
    if unnamed:
        unnamed.replace(path)
    else:
        path.unlink(missing_ok=True)


def _take_away(path: Path, written: os.stat_result) -> None:
    """Remove a file, if it is the one that was written."""
    with contextlib.suppress(OSError):
        if os.path.samestat(path.lstat(), written):
            path.unlink()
