"""Long work on things that are open, one job for each of them at a time."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from app.workflow.pages.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.workflow.pages.jobs import Progress, Watch

T = TypeVar("T")


class OneJobEach(Generic[T]):
    """The job of each thing by its id, begun last; two tabs see the same one."""

    def __init__(self) -> None:
        self._jobs: Jobs[T] = Jobs()
        self._running: dict[str, str] = {}
        self._lock = Lock()

    def begin(self, name: str, work: Callable[[Watch], T]) -> None:
        """Begin the job of a thing; one that has not ended goes on instead."""
        with self._lock:
            known = self._running.get(name)
            if known and not self._jobs.progress(known).ended:
                return
            if known:
                self._jobs.forget(known)
            self._running[name] = self._jobs.start(work)

    def progress(self, name: str) -> Progress[T] | None:
        """Return how far the job of a thing is, None where none was begun.

        Raises, once, what the program itself did wrong.
        """
        with self._lock:
            known = self._running.get(name)
            found = self._jobs.progress(known) if known else None
            if known and found and found.error:
                self._jobs.forget(self._running.pop(name))
                raise found.error
            return found

    def stop(self, name: str) -> None:
        """Stop the job of a thing, if there is one."""
        with self._lock:
            if known := self._running.get(name):
                self._jobs.stop(known)

    def end(self, name: str, within: float) -> None:
        """Stop the job of a thing that is given up, and wait so many seconds at most until it ends.

        Nothing of the job is kept.
        """
        with self._lock:
            known = self._running.pop(name, None)
        if known:
            self._jobs.stop(known)
            self._jobs.settled(known, within)
            self._jobs.forget(known)
