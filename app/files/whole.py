"""Writing: files appear whole under their names, all of those that belong together or none."""

from __future__ import annotations

import contextlib
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem, raise_all
from app.files.locks import alone_in
from app.files.os_errors import unwritable, writing
from app.files.places import true_path
from app.files.regular import irregular, is_regular, looked_at, regular_bytes
from app.files.replacing import Step, standing_already, take_steps
from app.files.temporaries import remove_leftovers, temporary
from app.messages import N_, _
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


def write_whole(
    path: Path, data: bytes, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Write bytes to a temporary file beside `path` and give it that name.

    A file that holds the same bytes is left alone; one that holds others is replaced only with
    `force`, and an input of the command never. Raises `InputError` if it may not or cannot.
    """
    _write([(path, data)], force=force, inputs=inputs)


def write_together(
    files: Sequence[tuple[Path, bytes]], *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Write files as `write_whole` does one: all of them, or none where one may not or cannot be.

    Raises one `InputError` with every file that may not be written. A process that is killed may
    have written some; the same command then adds the others, and removes what it left beside them.
    """
    _write(files, force=force, inputs=inputs)
    remove_leftovers({path.parent for path, _ in files})


def write_over(
    path: Path, data: bytes, *, known: bytes | None, inputs: Iterable[Path] = ()
) -> None:
    """Replace a file that still holds what is `known` of it: None if nothing stands there.

    So what somebody else writes into it meanwhile is never lost, and what a killed process left
    beside it is removed. Raises `InputError` where it holds something else by now, may not be
    written or cannot.
    """
    with alone_in(path.parent):
        # It holds the data already where this process was interrupted before it could know.
        if held(path) not in (known, data):
            what = _("这个文件刚才在别处改过，这一次没有存")
            raise InputError(Problem(what, _("再运行一次同样的命令，接着做"), str(path)))
        write_together([(path, data)], force=True, inputs=inputs)


def held(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none. Raises `InputError` if it cannot."""
    with writing(path):
        return regular_bytes(path)[0] if is_regular(path) else None


@contextlib.contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to be written; it then takes that name, or goes again.

    Raises `OSError` where it cannot be made.
    """
    with temporary(path.parent) as unnamed:
        yield unnamed
        unnamed.replace(path)


def check_writable(
    path: Path, data: bytes | None = None, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Raise `InputError` if `write_whole` would refuse; `data` None means bytes not yet known."""
    problem, _ = _look(path, data, force=force or data is None, inputs=inputs)
    if problem:
        raise InputError(problem)


@step(N_("写文件"))
def _write(files: Sequence[tuple[Path, bytes]], *, force: bool, inputs: Iterable[Path]) -> None:
    inputs = tuple(inputs)
    looked = [_look(path, data, force=force, inputs=inputs) for path, data in files]
    raise_all(problem for problem, _ in looked if problem)
    steps = [Step(*file) for file, (_, held) in zip(files, looked, strict=True) if held != file[1]]
    take_steps(steps, force=force)


def _look(
    path: Path, data: bytes | None, *, force: bool, inputs: Iterable[Path]
) -> tuple[Problem | None, bytes | None]:
    """Return why a file may not be written, if so, and the data where it already holds them."""
    try:
        if any(_same(path, source) for source in inputs):
            return Problem(_("输出不能盖住输入的文件"), _("换一个文件名来写"), str(path)), None
        there = looked_at(path)
        if there is None:
            return None, None
        if stat.S_ISDIR(there.st_mode):
            return Problem(_("这是一个文件夹"), _("用 -o 写出文件名"), str(path)), None
        if problem := irregular(path, there):
            return replace(problem, hint=_("换一个文件名；要接给别的程序，写 -o -")), None
        if data is None:
            return None, None
        found, size = regular_bytes(path, len(data))
    except OSError as error:
        return unwritable(path, error), None
    is_same = size == len(data) and found == data
    return (None if force or is_same else standing_already(path)), data if is_same else None


def _same(one: Path, other: Path) -> bool:
    return true_path(one) == true_path(other)
