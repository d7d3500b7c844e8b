"""A bar with rate and time left, for long work; nothing where there is no terminal."""

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

from app.cli.colours import bar
from app.cli.showing import is_quiet, tell
from app.messages import N_, _

_A_WHILE = 1.5
"""Seconds after which one wants to know what goes on."""
_LOOKED_AT = 0.1
"""Seconds between two pictures of a bar: to draw one costs more than to fill a small file."""


class Progress:
    """Shows on standard error how far the work is; give `watch` to the verb.

    The `clock` gives seconds; `again` says how to go on where it is interrupted. All words are
    messages.
    """

    def __init__(
        self,
        label: str,
        clock: Callable[[], float] = time.monotonic,
        unit: str = N_("份"),
        again: str = N_("同样的命令加上 --resume，接着写"),
    ) -> None:
        self._label = label
        self._unit = unit
        self._again = again
        self._bar: Any = None
        self._clock = clock
        self._start = clock()
        self._drawn = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        """End the bar."""
        self._end()
        if kind is KeyboardInterrupt:
            tell([_("中断了：{}").format(_(self._again))])

    def watch(self, done: int, rows: int) -> None:
        """Show that so many rows are done, of how many."""
        if is_quiet() or not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = bar(_(self._label), rows, sys.stderr)
            self._bar.start()
        now = self._clock()
        self._bar.update(0, completed=done, rate=self._rate(done, rows, now - self._start))
        if done == rows or now - self._drawn >= _LOOKED_AT:
            self._bar.refresh()
            self._drawn = now
        if done == rows:
            # What is told or shown next stands below.
            self._end()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _rate(self, done: int, rows: int, seconds: float) -> str:
        if not done or not seconds:
            return ""
        rate = done / seconds
        shown = f"{rate:.1f}" if rate < 10 else f"{rate:.0f}"
        speed = _("每秒 {rate} {unit}").format(rate=shown, unit=_(self._unit))
        left = round((rows - done) / rate)
        return speed + _("，还要 {}").format(timedelta(seconds=left)) if left else speed


class LateProgress:
    """Shows a bar for work that few runs have, once it has taken a while; it ends by itself."""

    def __init__(self, label: str, unit: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._make: Callable[[], Progress] = lambda: Progress(label, clock, unit)
        self._clock = clock
        self._start = 0.0
        self._progress: Progress | None = None

    def watch(self, done: int, rows: int) -> None:
        """Show that so much is done, of how much."""
        if self._progress is None:
            self._progress, self._start = self._make(), self._clock()
        if self._clock() - self._start >= _A_WHILE:
            self._progress.watch(done, rows)
        if done >= rows:
            self._progress.__exit__(None, None)
            self._progress = None
