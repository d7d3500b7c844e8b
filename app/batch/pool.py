"""The processes that make a batch's files, and the order in which they hand them over."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import NigaoError
from app.files.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.batch.naming import Target
    from app.batch.workers import Setup, Worker

# Rows that are handed to a process together, and how many such chunks wait for each process.
_CHUNK = 8
_WAITING = 3
# Below this many rows a process takes longer to start than it would save.
_ROWS_A_PROCESS = 24
_LOST = "写这一行的进程意外结束了（内存不够？）：用 --resume 再写"


class Task(NamedTuple):
    """A row's file that is to be made; `force` allows it to replace another one."""

    target: Target
    mark: str
    force: bool


class Done(NamedTuple):
    """What became of a task: why it was not written (empty if it was), what is still open in it.

    `fault` is the traceback of what is this program's own error.
    """

    task: Task
    failure: str = ""
    left: tuple[str, ...] = ()
    body: str = ""
    fault: str = ""


def work(
    setup: Setup, worker: Worker, tasks: Iterable[Task], jobs: int, rows: int
) -> Iterator[Done]:
    """Yield what became of each task, in their order, whatever the number of processes.

    The `worker` serves where one process is enough for so many rows. No more tasks are taken than
    the processes are about to need.
    """
    processes = min(jobs, rows // _ROWS_A_PROCESS)
    if processes <= 1:
        yield from (_done(worker, task) for task in tasks)
        return
    chunks = _chunks(iter(tasks))
    # A chunk that takes a process down with it must not take the rest of the batch.
    while (first := next(chunks, None)) is not None:
        yield from _in_processes(setup, first, chunks, processes)


def usual_jobs() -> int:
    """Return how many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(
    setup: Setup, first: Sequence[Task], chunks: Iterator[list[Task]], processes: int
) -> Iterator[Done]:
    """Yield what becomes of the chunks, until there are no more or a process was lost.

    Where an interrupt breaks it off, what is made by then is yielded before it is passed on.
    """
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(processes, context, _set_up, (setup,))
    waiting: deque[tuple[Sequence[Task], Future[list[Done]]]] = deque()

    def hand_out(chunk: Sequence[Task]) -> None:
        try:
            # A process is started where none is idle.
            with _deaf_to_interrupts():
                waiting.append((chunk, executor.submit(_work_chunk, chunk)))
        except BrokenProcessPool as error:
            # It is found out in its turn, so that no row is told of twice or not at all.
            waiting.append((chunk, Future()))
            waiting[-1][1].set_exception(error)

    given: Iterator[Done] = iter(())
    try:
        for chunk in chain([first], islice(chunks, processes * _WAITING - 1)):
            hand_out(chunk)
        while waiting:
            given = iter(waiting[0][1].result())
            waiting.popleft()
            yield from given
            if (chunk_after := next(chunks, None)) is not None:
                hand_out(chunk_after)
    except BrokenProcessPool:
        for lost, _ in waiting:
            yield from (Done(task, _LOST) for task in lost)
    except KeyboardInterrupt:
        executor.shutdown(wait=True, cancel_futures=True)
        yield from given
        yield from _finished(future for _, future in waiting)
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _finished(futures: Iterable[Future[list[Done]]]) -> Iterator[Done]:
    for future in futures:
        if not future.cancelled() and future.exception() is None:
            yield from future.result()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach, not even before they can say so themselves.

    It reaches every process of a terminal; the first one alone decides what it means, which it
    does once it hears again.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while chunk := list(islice(tasks, _CHUNK)):
        yield chunk


_worker: Worker | None = None


def _set_up(setup: Setup) -> None:
    """Make a process ready: its worker, and its end if the one that started it is gone."""
    global _worker
    # Windows has no way to start it so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = setup.worker()
    # What stays for the whole batch is not searched for garbage again and again.
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work_chunk(chunk: Sequence[Task]) -> list[Done]:
    if _worker is None:
        raise RuntimeError("this process was not set up")
    return [_done(_worker, task) for task in chunk]


def _done(worker: Worker, task: Task) -> Done:
    """Return what became of a task once it was tried; nothing that goes wrong stops the others."""
    try:
        made = worker.make(task.target)
        write_whole(Path(task.target.path), made.data, force=task.force)
    except NigaoError as error:
        said = "；".join("，".join(filter(None, (p.what, p.hint))) for p in error.problems)
        return Done(task, said)
    except Exception as error:
        words = f"程序自己的错误（{type(error).__name__}: {error}）"
        return Done(task, words, fault=traceback.format_exc())
    return Done(task, left=made.left, body=made.body)
