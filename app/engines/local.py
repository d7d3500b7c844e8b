"""The engine that every machine has: processes of its own, and counting in memory."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from app.mining.counting import LocalCounts
from app.processes import Shared, alone, usual_jobs, work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from app.mining.counting import Counts

_T = TypeVar("_T")
_D = TypeVar("_D")


class _Lost(NamedTuple):
    """A task whose process ended before it was done."""

    task: Any


class LocalEngine:
    """Works in processes of this machine; `jobs` 0 is as many as it can do at once."""

    is_far = False

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs or usual_jobs()

    def work(self, shared: Shared[_T, _D], tasks: Iterable[_T], count: int) -> Iterator[_D]:
        """Yield what becomes of each of `count` tasks, in their order.

        A task whose process ended is tried once more in one of its own: the process may have
        ended by another task.
        """
        watched: Shared[_T, _D | _Lost] = Shared(shared.set_up, _Lost, shared.here)
        for done in work(watched, tasks, self._jobs, count):
            yield alone(shared, done.task) if isinstance(done, _Lost) else done

    def counts(self) -> AbstractContextManager[Counts]:
        """Return what counts keys in memory."""
        return nullcontext(LocalCounts())
