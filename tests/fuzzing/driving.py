"""Workers that run case after case, watched from outside: for time, memory and sudden ends."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import ExitCode
from tests.fuzzing.case import Case
from tests.fuzzing.kinds import KINDS, drawn_kind, made, sound
from tests.fuzzing.running import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


LONGEST_SECONDS = 5.0
MOST_BYTES = 1_000_000_000
# A case that waits for something takes no processor's time; and a busy machine gives it late.
_LONGEST_WAIT = 60.0
_ROOM = 1_300_000_000
_CASES_A_WORKER = 3000
_TICKS = os.sysconf("SC_CLK_TCK")
_LOOKS = 0.2


@dataclass(frozen=True)
class Plan:
    """Which cases are run, by how many workers, and for how long at most."""

    cases: int
    seed: int = 0
    jobs: int = 1
    seconds: float = float("inf")
    kinds: tuple[str, ...] = tuple(KINDS)
    first: int = 0

    def case(self, number: int) -> Case:
        """Return the case of a number."""
        return made(drawn_kind(number, self.seed, self.kinds), number, self.seed)


class Failed(NamedTuple):
    """A case that did what it must not."""

    number: int
    faults: tuple[str, ...]


@dataclass
class Figures:
    """What came of the cases."""

    cases: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    failed: list[Failed] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    slowest: list[tuple[float, int]] = field(default_factory=list)
    seconds: float = 0.0


def run_all(plan: Plan, told: Callable[[Failed], None] = lambda _: None) -> Figures:
    """Run the cases of a plan, and return what came of them."""
    begun = time.monotonic()
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="nigao-fuzz-", dir=_room()) as folder:
        runner, unsound = _warmed_up(Path(folder))
        figures.unsound += unsound
        end = time.monotonic() + plan.seconds
        workers = [_Worker(plan, runner, Path(folder), at, end) for at in range(plan.jobs)]
        try:
            # Of a run that is broken off it is told what came of it until then.
            with contextlib.suppress(KeyboardInterrupt):
                for failed in _watched(workers, figures):
                    figures.failed.append(failed)
                    told(failed)
        finally:
            for worker in workers:
                worker.end()
    figures.seconds = time.monotonic() - begun
    return figures


def _room() -> str | None:
    """Return where files cost nothing, if there is such a place."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


def _warmed_up(folder: Path) -> tuple[Runner, list[str]]:
    """Return what runs cases, once each command has run: what it loads is there for all.

    Each is run on what nothing was done to; those that do not do their work are told as well.
    """
    runner = Runner(folder)
    unsound = []
    for name, kind in KINDS.items():
        for command in kind.commands:
            ran = runner.run(sound(name, command), folder / "warm")
            if ran.faults or ran.code not in (ExitCode.DONE, ExitCode.NEEDS_WRITER):
                unsound.append(f"{name}: {command}: exit {ran.code}: {ran.err}")
    runner.kept.close()
    gc.collect()
    gc.freeze()
    return runner, unsound


def _watched(workers: list[_Worker], figures: Figures) -> Iterator[Failed]:
    """Yield the cases that failed, until all workers have done theirs."""
    left = {worker.pipe: worker for worker in workers}
    while left:
        ready, _, _ = select.select(list(left), [], [], _LOOKS)
        for pipe in ready:
            worker = left.pop(pipe)
            yield from worker.heard(figures)
            if not worker.done:
                left[worker.pipe] = worker
        for worker in list(left.values()):
            if fault := worker.too_long():
                del left[worker.pipe]
                yield worker.broken_off(fault)
                left[worker.pipe] = worker


class _Worker:
    """A process that runs each case whose number is its own, and a new one where it ends early."""

    def __init__(self, plan: Plan, runner: Runner, folder: Path, at: int, end: float) -> None:
        self._plan = plan
        self._runner = runner
        self._folder = folder / str(at)
        self._end = end
        self._next = plan.first + at
        self._begun = (0.0, 0.0)
        self._held = b""
        self.done = False
        self._start()

    def _start(self) -> None:
        sys.stdout.flush()
        self.pipe, writes = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self.pipe)
            try:
                self._work(writes)
            finally:
                os._exit(0)
        os.close(writes)
        self._begun = (time.monotonic(), 0.0)

    def _work(self, writes: int) -> None:
        """Run cases and tell of each when it begins and what came of it."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        limit = _addresses() + _ROOM
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        last = self._plan.first + self._plan.cases
        numbers = range(self._next, last, self._plan.jobs)
        for number in numbers[:_CASES_A_WORKER]:
            if time.monotonic() > self._end:
                _tell(writes, {"over": True})
                return
            case = self._plan.case(number)
            _tell(writes, {"begun": number})
            _forget_peak()
            at = time.process_time()
            ran = self._runner.run(case, self._folder / str(number))
            seconds = time.process_time() - at
            faults = list(ran.faults)
            if _peak() > MOST_BYTES:
                faults.append(f"memory: {case.kind} {case.args[0]}")
            told = {"done": number, "code": ran.code, "faults": faults, "seconds": seconds}
            _tell(writes, told | {"kind": case.kind})
        _tell(writes, {"over": len(numbers) <= _CASES_A_WORKER})

    def heard(self, figures: Figures) -> Iterator[Failed]:
        """Read what the process tells; where it ended, begin another with the next case."""
        data = os.read(self.pipe, 1 << 16)
        lines = (self._held + data).split(b"\n")
        self._held = lines.pop()
        for line in lines:
            yield from self._told(json.loads(line), figures)
        if not data and not self.done:
            yield from self._ended()

    def _told(self, told: dict[str, object], figures: Figures) -> Iterator[Failed]:
        if "begun" in told:
            self._next = int(str(told["begun"]))
            self._begun = (time.monotonic(), _processor(self._child))
        elif "over" in told:
            self.done = bool(told["over"])
            os.close(self.pipe)
            os.waitpid(self._child, 0)
            if not self.done:
                self._start()
        else:
            number = int(str(told["done"]))
            self._next = number + self._plan.jobs
            figures.cases += 1
            figures.codes[f"{told['kind']} {told['code']}"] += 1
            figures.slowest = sorted([*figures.slowest, (float(str(told["seconds"])), number)])[
                -10:
            ]
            faults = told["faults"]
            assert isinstance(faults, list)
            if faults:
                yield Failed(number, tuple(faults))

    def _ended(self) -> Iterator[Failed]:
        """Tell of a process that ended without a word: a crash, or killed for its memory."""
        os.close(self.pipe)
        _, status = os.waitpid(self._child, 0)
        yield Failed(self._next, (f"crash: status {status}",))
        self._go_on()

    def _go_on(self) -> None:
        self._held = b""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._next += self._plan.jobs
        if self._next >= self._plan.first + self._plan.cases:
            self.done = True
        else:
            self._start()

    def too_long(self) -> str:
        """Return what to say of a case that runs too long, or nothing."""
        waited = time.monotonic() - self._begun[0]
        if waited < LONGEST_SECONDS:
            return ""
        if _processor(self._child) - self._begun[1] > LONGEST_SECONDS:
            return f"hang: above {LONGEST_SECONDS:g} s"
        return f"hang: waits {_LONGEST_WAIT:g} s" if waited > _LONGEST_WAIT else ""

    def broken_off(self, fault: str) -> Failed:
        """End the process, begin another with the next case, and return what failed."""
        failed = Failed(self._next, (fault,))
        os.close(self.pipe)
        self.end()
        self._go_on()
        return failed

    def end(self) -> None:
        """End the process, if it still runs."""
        try:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        except (ChildProcessError, ProcessLookupError):
            pass


def _tell(writes: int, told: dict[str, object]) -> None:
    os.write(writes, json.dumps(told).encode() + b"\n")


def _processor(child: int) -> float:
    """Return the seconds of a processor that a process has taken."""
    try:
        held = Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(held[11]) + int(held[12])) / _TICKS


def _addresses() -> int:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[0])
    return pages * resource.getpagesize()


def _forget_peak() -> None:
    """Have the peak of this process's memory begin anew where it is high from an earlier case."""
    if _peak() > MOST_BYTES // 3:
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
