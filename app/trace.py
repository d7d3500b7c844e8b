"""What a run used and how long its steps took, told where somebody asks. Every room may import it.

Where nobody asks, nothing is kept.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Trace:
    """What was used, in order, and the seconds of each step without those of the steps in it."""

    used: dict[tuple[str, str], None] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    broken_off: list[str] = field(default_factory=list)
    """The steps that an error left, the innermost first."""
    _inner: list[float] = field(default_factory=list)

    def begin(self) -> None:
        """Note that a step begins."""
        self._inner.append(0.0)

    def end(self, name: str, seconds: float) -> None:
        """Note that the step that began last took so long."""
        own = seconds - self._inner.pop()
        self.seconds[name] = self.seconds.get(name, 0.0) + own
        if self._inner:
            self._inner[-1] += seconds


_TRACE: ContextVar[Trace | None] = ContextVar("trace", default=None)


@contextmanager
def tracing() -> Iterator[Trace]:
    """Keep what is used and how long steps take meanwhile."""
    token = _TRACE.set(trace := Trace())
    try:
        yield trace
    finally:
        _TRACE.reset(token)


def used(what: str, path: Path) -> None:
    """Note that a file or folder is used, and as what; `what` is a message."""
    if trace := _TRACE.get():
        trace.used[(_(what), str(path))] = None


@contextmanager
def step(name: str) -> Iterator[None]:
    """Note how long is taken by what is done meanwhile; also a decorator. `name` is a message."""
    trace = _TRACE.get()
    if trace is None:
        yield
        return
    start = time.perf_counter()
    trace.begin()
    try:
        yield
    except BaseException:
        trace.broken_off.append(_(name))
        raise
    finally:
        trace.end(_(name), time.perf_counter() - start)
