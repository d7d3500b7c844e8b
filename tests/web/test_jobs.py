"""Long work beside the pages: a few jobs at once, the others wait, and nothing stays of them."""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING

import pytest

from app.workflow.pages.jobs import _AT_ONCE, Jobs
from app.workflow.pages.one_job_each import OneJobEach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.workflow.pages.jobs import Watch

_LONG = 30


class _Gate:
    """Work that goes on until it is let go, and how many do it at once."""

    def __init__(self) -> None:
        self.open = Event()
        self.full = Event()
        self.begun = 0
        self.most = 0
        self._now = 0
        self._lock = Lock()

    def work(self, watch: Watch) -> str:
        with self._lock:
            self.begun += 1
            self._now += 1
            self.most = max(self.most, self._now)
            if self._now == _AT_ONCE:
                self.full.set()
        assert self.open.wait(_LONG)
        with self._lock:
            self._now -= 1
        watch(1, 1)
        return "done"


@pytest.fixture
def gate() -> Iterator[_Gate]:
    """Return work that ends with the test at the latest."""
    gate = _Gate()
    yield gate
    gate.open.set()


def test_a_few_jobs_go_on_at_once_and_the_others_come_after(gate: _Gate) -> None:
    jobs: Jobs[str] = Jobs()
    names = [jobs.start(gate.work) for _ in range(40)]
    assert gate.full.wait(_LONG)
    assert gate.begun == _AT_ONCE
    gate.open.set()
    assert {jobs.settled(name, _LONG).result for name in names} == {"done"}
    assert gate.most == _AT_ONCE


def test_a_job_that_waits_is_stopped_at_once_and_never_begins(gate: _Gate) -> None:
    jobs: Jobs[str] = Jobs()
    names = [jobs.start(gate.work) for _ in range(_AT_ONCE + 2)]
    assert gate.full.wait(_LONG)
    jobs.stop(names[-1])
    jobs.forget(names[-2])
    assert jobs.progress(names[-1]).ended
    with pytest.raises(KeyError):
        jobs.progress(names[-2])
    gate.open.set()
    for name in names[:_AT_ONCE]:
        jobs.settled(name, _LONG)
    assert gate.begun == _AT_ONCE


def test_a_job_that_fails_leaves_its_thread_to_those_that_wait() -> None:
    jobs: Jobs[str] = Jobs()

    def fail(_watch: Watch) -> str:
        raise SystemExit

    names = [jobs.start(fail) for _ in range(2 * _AT_ONCE)]
    for name in names:
        assert isinstance(jobs.settled(name, _LONG).error, SystemExit)
    assert jobs.settled(jobs.start(lambda _watch: "done"), _LONG).result == "done"


def test_nothing_stays_of_jobs_that_were_stopped_or_forgotten(gate: _Gate) -> None:
    jobs: Jobs[str] = Jobs()
    stopped, forgotten = jobs.start(gate.work), jobs.start(gate.work)
    jobs.stop(stopped)
    jobs.forget(forgotten)
    gate.open.set()
    assert jobs.settled(stopped, _LONG).result is None
    ended = jobs.start(lambda _watch: "done")
    assert jobs.settled(ended, _LONG).result == "done"
    for name in (stopped, forgotten, ended, "never"):
        jobs.stop(name)
    assert jobs.progress(ended).result == "done"
    for name in (stopped, ended):
        jobs.forget(name)
    assert (jobs._progress, jobs._stopped, jobs._waiting) == ({}, set(), {})


def test_a_job_that_is_begun_again_takes_the_place_of_the_one_that_ended() -> None:
    each: OneJobEach[int] = OneJobEach()
    for _ in range(5):
        each.begin("one", lambda _watch: 1)
        assert each._jobs.settled(each._running["one"], _LONG).result == 1
    assert len(each._jobs._progress) == 1
