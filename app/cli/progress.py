"""A bar with rate and time left, for long work; nothing where there is no terminal."""

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

import typer

from app.cli.showing import tell

_A_WHILE = 1.5
"""Seconds after which one wants to know what goes on."""


class Progress:
    """Shows on standard error how far the work is; give `watch` to the verb.

    The `clock` gives seconds; `again` says how to go on where it is interrupted.
    """

    def __init__(
        self,
        label: str,
        clock: Callable[[], float] = time.monotonic,
        unit: str = "份",
        again: str = "同样的命令加上 --resume，接着写",
    ) -> None:
        self._label = label
        self._unit = unit
        self._again = again
        self._bar: Any = None
        self._clock = clock
        self._start = clock()
        self._done = 0
        self._rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        """End the bar."""
        self._end()
        if kind is KeyboardInterrupt:
            tell([f"中断了：{self._again}"])

    def watch(self, done: int, rows: int) -> None:
        """Show that so many rows are done, of how many."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = self._made(rows)
        self._bar.current_item = done
        if done == rows:
            self._bar.update_min_steps = 1
        self._bar.update(done - self._done)
        self._done = done
        if done == rows:
            # What is told or shown next stands below.
            self._end()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def _made(self, rows: int) -> Any:
        self._rows = rows
        bar = typer.progressbar(
            length=rows,
            label=self._label,
            show_eta=False,
            show_pos=True,
            item_show_func=self._rate,
            file=sys.stderr,
            width=24,
            # To draw costs more than to fill a small file.
            update_min_steps=max(1, rows // 200),
        )
        bar.render_progress()
        return bar

    def _rate(self, done: int | None) -> str | None:
        seconds = self._clock() - self._start
        if not done or not seconds:
            return None
        rate = done / seconds
        speed = f"每秒 {rate:.1f} {self._unit}" if rate < 10 else f"每秒 {rate:.0f} {self._unit}"
        left = round((self._rows - done) / rate)
        return f"{speed}，还要 {timedelta(seconds=left)}" if left else speed


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
