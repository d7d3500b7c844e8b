"""Work shared out among processes and handed back in its order, whatever becomes of a process."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NoReturn, TypeVar

from app.messages import language, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.messages import Language

_T = TypeVar("_T")
_D = TypeVar("_D")

# Tasks that are handed to a process together, and how many such chunks wait for each process.
_CHUNK = 8
_WAITING = 3
# Below this many tasks a process takes longer to start than it would save.
_TASKS_A_PROCESS = 24


class Shared(NamedTuple, Generic[_T, _D]):
    """Work that is shared out task by task; nothing that a task comes to stops the others.

    `set_up` returns what does one task after the other; another process calls a copy of it.
    `lost` returns what has become of a task whose process ended before it. `here` does the tasks
    where this process is enough, if there is one already.
    """

    set_up: Callable[[], Callable[[_T], _D]]
    lost: Callable[[_T], _D]
    here: Callable[[_T], _D] | None = None


def work(shared: Shared[_T, _D], tasks: Iterable[_T], jobs: int, count: int) -> Iterator[_D]:
    """Yield what became of each of `count` tasks, in their order, whatever the number of `jobs`.

    No more tasks are taken than the processes are about to need.
    """
    processes = min(jobs, count // _TASKS_A_PROCESS)
    if processes <= 1:
        yield from map(shared.here or shared.set_up(), tasks)
        return
    chunks = _chunks(iter(tasks))
    # A chunk that takes a process down with it must not take the rest of the work.
    while (first := next(chunks, None)) is not None:
        yield from _in_processes(shared, first, chunks, processes)


def alone(shared: Shared[_T, _D], task: _T) -> _D:
    """Return what becomes of a task in a process of its own."""
    return next(_in_processes(shared, [task], iter(()), 1))


def usual_jobs() -> int:
    """Return how many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(
    shared: Shared[_T, _D], first: Sequence[_T], chunks: Iterator[list[_T]], processes: int
) -> Iterator[_D]:
    """Yield what becomes of the chunks, until there are no more or a process was lost.

    Where an interrupt breaks it off, what is made by then is yielded before it is passed on.
    """
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(processes, context, _set_up, (shared.set_up, language()))
    waiting: deque[tuple[Sequence[_T], Future[list[_D]]]] = deque()

    def hand_out(chunk: Sequence[_T]) -> None:
        try:
            # A process is started where none is idle.
            with _deaf_to_interrupts():
                waiting.append((chunk, executor.submit(_work_chunk, chunk)))
        except BrokenProcessPool as error:
            # It is found out in its turn, so that no task is told of twice or not at all.
            waiting.append((chunk, Future()))
            waiting[-1][1].set_exception(error)

    given: Iterator[_D] = iter(())
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
            yield from map(shared.lost, lost)
    except KeyboardInterrupt:
        executor.shutdown(wait=True, cancel_futures=True)
        yield from given
        yield from _finished(future for _, future in waiting)
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _finished(futures: Iterable[Future[list[_D]]]) -> Iterator[_D]:
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


def _chunks(tasks: Iterator[_T]) -> Iterator[list[_T]]:
    while chunk := list(islice(tasks, _CHUNK)):
        yield chunk


_do: Callable[[Any], Any] | None = None


def _set_up(set_up: Callable[[], Callable[[Any], Any]], language: Language) -> None:
    """Make a process ready: what does its tasks, and its end if the one that started it is gone."""
    global _do
    speak(language)
    # Windows has no way to start it so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _do = set_up()
    # What stays to the end is not searched for garbage again and again.
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work_chunk(chunk: Sequence[Any]) -> list[Any]:
    if _do is None:
        raise RuntimeError("this process was not set up")
    try:
        return [_do(task) for task in chunk]
    except SystemExit as ended:
        # The pool would hand it on as what became of the tasks, and wait for more.
        os._exit(int(ended.code or 1))


def _end(sign: int, _frame: object) -> NoReturn:
    """End as one is told to, once what is half written is taken back."""
    raise SystemExit(128 + sign)
