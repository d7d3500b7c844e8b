"""Rows shared out among processes: their order, and what happens when a process is lost."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.batch.naming import Target
from app.batch.pool import Task, work
from app.batch.workers import Made
from app.errors import InputError, Problem
from app.files.tables import Row
from app.messages import language, speaking

_ROWS = 200


@dataclass(frozen=True)
class _Setup:
    """What makes files of a name's own characters; it ends its process at one of them."""

    deadly: str = ""

    def worker(self) -> _Worker:
        return _Worker(self.deadly)


class _Worker:
    def __init__(self, deadly: str) -> None:
        self._deadly = deadly

    def make(self, target: Target) -> Made:
        if target.name == self._deadly:
            os._exit(1)
        if target.name == "3":
            raise InputError(Problem("写不了", "换一个"))
        if target.name == "5":
            raise ZeroDivisionError("of the program's own")
        return Made(target.name.encode(), (f"{target.name} left",), "body")


def _tasks(folder: Path, taken: list[int]) -> Iterator[Task]:
    for n in range(_ROWS):
        taken.append(n)
        target = Target(Row(n + 2, (str(n),)), str(folder / f"{n}.txt"), str(n), n + 2)
        yield Task(target, f"m{n}", force=False)


@pytest.mark.parametrize("jobs", [1, 3])
def test_rows_come_in_order_whatever_the_number_of_processes(tmp_path: Path, jobs: int) -> None:
    setup = _Setup()
    done = list(work(setup, setup.worker(), _tasks(tmp_path, []), jobs, _ROWS))
    assert [one.task.target.name for one in done] == [str(n) for n in range(_ROWS)]
    assert [one.task.target.name for one in done if one.failure] == ["3", "5"]
    assert done[3].failure == "写不了，换一个"
    assert "ZeroDivisionError" in done[5].fault
    assert done[7].left == ("7 left",)
    assert len(list(tmp_path.iterdir())) == _ROWS - 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_rows_are_taken_than_are_about_to_be_made(tmp_path: Path, jobs: int) -> None:
    setup = _Setup()
    taken: list[int] = []
    working = work(setup, setup.worker(), _tasks(tmp_path, taken), jobs, _ROWS)
    next(working)
    assert len(taken) < 60
    del working


def test_what_was_made_when_an_interrupt_came_is_told_of_before_it(tmp_path: Path) -> None:
    setup = _Setup()
    working = work(setup, setup.worker(), _tasks(tmp_path, []), 2, _ROWS)
    assert isinstance(working, Generator)
    done = [next(working), working.throw(KeyboardInterrupt)]
    # What came before the interrupt is kept.
    with pytest.raises(KeyboardInterrupt):
        done.extend(working)
    told = [f"{one.task.target.name}.txt" for one in done if not one.failure]
    assert sorted(told) == sorted(path.name for path in tmp_path.iterdir())
    assert 8 <= len(done) < _ROWS


def test_a_lost_process_costs_the_rows_in_hand_and_no_others(tmp_path: Path) -> None:
    setup = _Setup(deadly="20")
    done = list(work(setup, setup.worker(), _tasks(tmp_path, []), 2, _ROWS))
    assert len(done) == _ROWS
    lost = [one for one in done if "意外结束" in one.failure]
    assert any(one.task.target.name == "20" for one in lost)
    assert len(lost) < 60
    assert not done[-1].failure


class _Telling:
    """What makes no file, and says in which language it would tell why."""

    def worker(self) -> _Telling:
        return self

    def make(self, target: Target) -> Made:
        raise InputError(Problem(language()))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_row_is_told_of_in_the_language_of_whoever_makes_the_batch(
    tmp_path: Path, jobs: int
) -> None:
    setup = _Telling()
    with speaking("en"):
        done = list(work(setup, setup.worker(), _tasks(tmp_path, []), jobs, _ROWS))
    assert {one.failure for one in done} == {"en"}
