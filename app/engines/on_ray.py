"""The engine beyond one machine: the same pure work over shards on a Ray cluster."""

from __future__ import annotations

import logging
import os
from collections import deque
from contextlib import nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from app.engines.engine import want
from app.messages import language, speak
from app.mining.counting import LocalCounts
from app.processes import usual_jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from app.messages import Language
    from app.mining.counting import Counts
    from app.processes import Shared

_T = TypeVar("_T")
_D = TypeVar("_D")

# Tasks of a shard, and how many shards wait for each job.
_SHARD = 32
_WAITING = 2
# What ends a shard and says nothing of its tasks: a worker, a machine or its memory is gone.
_ENDED = (
    *("RaySystemError", "WorkerCrashedError", "OutOfMemoryError"),
    *("NodeDiedError", "ObjectLostError", "OwnerDiedError"),
)


class RayEngine:
    """Works on the cluster that `RAY_ADDRESS` names, or on one of this machine with `jobs` workers.

    What becomes of a shard is fetched in the order of the shards, so that the outcome is the same
    on any cluster.
    """

    is_far = True

    def __init__(self, jobs: int) -> None:
        want("ray")
        self._jobs = jobs

    def work(self, shared: Shared[_T, _D], tasks: Iterable[_T], count: int) -> Iterator[_D]:  # noqa: ARG002 - as all
        """Yield what becomes of each task, in their order."""
        import ray

        jobs = self._connect(ray)
        # What is lost is tried again task by task.
        do = ray.remote(max_retries=0)(_do_shard)
        ended = tuple(getattr(ray.exceptions, name) for name in _ENDED)
        shards = _shards(iter(tasks))
        waiting: deque[tuple[list[_T], Any]] = deque()
        try:
            while True:
                for shard in islice(shards, jobs * _WAITING - len(waiting)):
                    waiting.append((shard, do.remote(shared.set_up, shard, language())))
                if not waiting:
                    return
                shard, future = waiting.popleft()
                try:
                    done: list[_D] = ray.get(future)
                except ended:
                    # One of them ended the worker; the others are no worse for it.
                    done = [_alone(ray, do, shared, task) for task in shard]
                yield from done
        finally:
            ray.shutdown()

    def counts(self) -> AbstractContextManager[Counts]:
        """Return what counts keys in memory."""
        return nullcontext(LocalCounts())

    def _connect(self, ray: Any) -> int:
        """Join the cluster, and return how many jobs can work on it at once."""
        told = {"logging_level": logging.ERROR, "log_to_driver": False}
        if not os.environ.get("RAY_ADDRESS"):
            jobs = self._jobs or usual_jobs()
            ray.init(num_cpus=jobs, include_dashboard=False, **told)
            return jobs
        ray.init(**told)
        return self._jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))


def _alone(ray: Any, do: Any, shared: Shared[_T, _D], task: _T) -> _D:
    try:
        (done,) = ray.get(do.remote(shared.set_up, [task], language()))
    except (ray.exceptions.RaySystemError, ray.exceptions.WorkerCrashedError):
        return shared.lost(task)
    return done  # type: ignore[no-any-return]  # Ray tells no types


def _shards(tasks: Iterator[_T]) -> Iterator[list[_T]]:
    while shard := list(islice(tasks, _SHARD)):
        yield shard


_ready: dict[Any, Callable[[Any], Any]] = {}


def _do_shard(
    set_up: Callable[[], Callable[[Any], Any]], shard: Sequence[Any], spoken: Language
) -> list[Any]:
    """Return what becomes of the tasks of a shard; a worker is made ready once.

    What is told of them is told in the language `spoken`.
    """
    speak(spoken)
    if set_up not in _ready:
        _ready[set_up] = set_up()
    return [_ready[set_up](task) for task in shard]
