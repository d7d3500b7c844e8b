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
    """Work that goes on in threads of its own, by ids."""

    def __init__(self) -> None:
        self._progress: dict[str, Progress[T]] = {}
        self._stopped: set[str] = set()
        self._lock = Lock()
        self._ended = Condition(self._lock)

    def start(self, work: Callable[[Watch], T]) -> str:
        """Begin some work, which tells a watch how far it is; return its id."""
        name = secrets.token_urlsafe(9)
        self._set(name, Progress())
        # It speaks the language of who started it.
        context = copy_context()
        Thread(target=context.run, args=(self._run, name, work), daemon=True).start()
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
        """End some work the next time it tells how far it is."""
        with self._lock:
            self._stopped.add(name)

    def forget(self, name: str) -> None:
        """End some work as `stop` does, and keep nothing of it.

        Who waits for it gets `KeyError`.
        """
        with self._lock:
            self._stopped.add(name)
            self._progress.pop(name, None)
            self._ended.notify_all()

    def _run(self, name: str, work: Callable[[Watch], T]) -> None:
        def watch(done: int, of: int) -> None:
            with self._lock:
                if name in self._stopped:
                    raise StoppedError
                self._progress[name] = replace(self._progress[name], done=done, of=of)

        try:
            self._end(name, result=work(watch))
        except InputError as error:
            self._end(name, faults=tuple(map(str, error.problems)))
        except StoppedError:
            self._end(name)
        except Exception as error:
            self._end(name, error=error)

    def _end(self, name: str, **more: object) -> None:
        with self._lock:
            self._stopped.discard(name)
            if name in self._progress:
                ended = replace(self._progress[name], ended=True, **more)  # type: ignore[arg-type]
                self._progress[name] = ended
                self._ended.notify_all()

    def _set(self, name: str, progress: Progress[T]) -> None:
        with self._lock:
            self._progress[name] = progress
