"""The processes that make a batch's files: what each does with a row, and what becomes of it."""

from __future__ import annotations

import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import NigaoError
from app.files.whole import write_whole
from app.messages import N_, _
from app.processes import Shared
from app.processes import work as work_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.batch.naming import Target
    from app.batch.workers import Setup, Worker
    from app.copying.copied import Shares
    from app.models.finding import Finding

_LOST = N_("写这一行的进程意外结束了（内存不够？）：用 --resume 再写")


class Task(NamedTuple):
    """A row's file that is to be made; `force` allows it to replace another one.

    One that `is_kept` is not written: it only becomes what is.
    """

    target: Target
    mark: str
    force: bool
    is_kept: bool = False


class Done(NamedTuple):
    """What became of a task: why it was not written (empty if it was), what is still open in it.

    `findings`, `borrowed` and `lines` are as a worker made them; `fault` is the traceback of what
    is this program's own error. `data` is the file of a task that is kept.
    """

    task: Task
    failure: str = ""
    left: tuple[str, ...] = ()
    body: str = ""
    findings: tuple[Finding, ...] = ()
    borrowed: Shares | None = None
    lines: tuple[str, ...] = ()
    fault: str = ""
    data: bytes = b""


def work(
    setup: Setup, worker: Worker, tasks: Iterable[Task], jobs: int, rows: int
) -> Iterator[Done]:
    """Yield what became of each task, in their order, whatever the number of processes.

    The `worker` serves where one process is enough for so many rows.
    """
    shared = Shared(partial(_ready, setup), _lost, partial(_done, worker))
    return work_shared(shared, tasks, jobs, rows)


def _ready(setup: Setup) -> Callable[[Task], Done]:
    return partial(_done, setup.worker())


def _lost(task: Task) -> Done:
    return Done(task, _(_LOST))


def told_in_cell(error: NigaoError) -> str:
    """Return what is wrong as one text, without its place."""
    return _("；").join(_("，").join(filter(None, (p.what, p.hint))) for p in error.problems)


def _done(worker: Worker, task: Task) -> Done:
    """Return what became of a task once it was tried; nothing that goes wrong stops the others."""
    try:
        made = worker.make(task.target)
        if task.is_kept:
            return Done(task, "", *made[1:], data=made.data)
        write_whole(Path(task.target.path), made.data, force=task.force)
    except NigaoError as error:
        return Done(task, told_in_cell(error))
    except Exception as error:
        words = _("程序自己的错误（{name}: {error}）").format(
            name=type(error).__name__, error=error
        )
        return Done(task, words, fault=traceback.format_exc())
    return Done(task, "", *made[1:])
