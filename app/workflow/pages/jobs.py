"""Long work beside the pages: how far it is, and what became of it."""

from __future__ import annotations

import secrets
from contextvars import copy_context
from dataclasses import dataclass, replace
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from app.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    Watch = Callable[[int, int], None]

T = TypeVar("T")

_AT_ONCE = 4


@dataclass(frozen=True)
class Progress(Generic[T]):
    """How far some work is: `done` of so many; once it has `ended`, a result or what failed.

    `error` is what the program itself did wrong, to be shown by the page as any fault of its own.
    """

    done: int = 0
    of: int = 0
    ended: bool = False
    result: T | None = None
    faults: tuple[str, ...] = ()
    error: BaseException | None = None


class StoppedError(Exception):
    """Whoever started some work does not want it any more."""


class Jobs(Generic[T]):
    """Work by ids, in threads of its own: a few jobs go on at once, the others wait for them."""

    def __init__(self) -> None:
        self._progress: dict[str, Progress[T]] = {}
        self._waiting: dict[str, Callable[[], None]] = {}
        self._stopped: set[str] = set()
        self._threads = 0
        self._lock = Lock()
        self._ended = Condition(self._lock)

    def start(self, work: Callable[[Watch], T]) -> str:
        """Begin some work, which tells a watch how far it is; return its id."""
        name = secrets.token_urlsafe(9)
        # It speaks the language of who started it.
        context = copy_context()
        with self._lock:
            self._progress[name] = Progress()
            self._waiting[name] = lambda: context.run(self._run, name, work)
            if self._threads < _AT_ONCE:
                # Unlike those of an executor they end with the program.
                Thread(target=self._run_waiting, daemon=True).start()
                self._threads += 1
        return name

    def progress(self, name: str) -> Progress[T]:
        """Return how far some work is. Raises `KeyError` where there is none of this id."""
        with self._lock:
            return self._progress[name]

    def settled(self, name: str, within: float) -> Progress[T]:
        """Return how far some work is once it has ended, or so many seconds have passed.

        Raises `KeyError` where there is none of this id.
        """
        with self._lock:
            self._ended.wait_for(lambda: self._progress[name].ended, within)
            return self._progress[name]

    def stop(self, name: str) -> None:
        """End some work the next time it tells how far it is, or at once if it waits."""
        with self._lock:
            if name in self._waiting:
                del self._waiting[name]
                self._end(name)
            elif name in self._progress and not self._progress[name].ended:
                self._stopped.add(name)

    def forget(self, name: str) -> None:
        """End some work as `stop` does, and keep nothing of it.

        Who waits for it gets `KeyError`.
        """
        with self._lock:
            self._waiting.pop(name, None)
            self._stopped.discard(name)
            self._progress.pop(name, None)
            self._ended.notify_all()

    def _run_waiting(self) -> None:
        while run := self._next():
            run()

    def _next(self) -> Callable[[], None] | None:
        with self._lock:
            if self._waiting:
                return self._waiting.pop(next(iter(self._waiting)))
            self._threads -= 1
            return None

    def _run(self, name: str, work: Callable[[Watch], T]) -> None:
        def watch(done: int, of: int) -> None:
            with self._lock:
                if name in self._stopped or name not in self._progress:
                    raise StoppedError
                self._progress[name] = replace(self._progress[name], done=done, of=of)

        ended: dict[str, object] = {}
        try:
            ended["result"] = work(watch)
        except InputError as error:
            ended["faults"] = tuple(map(str, error.problems))
        except StoppedError:
            pass
        except BaseException as error:
            # Whatever it is, those that wait still have a thread.
            ended["error"] = error
        with self._lock:
            self._end(name, **ended)

    def _end(self, name: str, **more: object) -> None:
        self._stopped.discard(name)
        if name in self._progress:
            ended = replace(self._progress[name], ended=True, **more)  # type: ignore[arg-type]
            self._progress[name] = ended
            self._ended.notify_all()
