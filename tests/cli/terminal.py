"""A program run on a terminal of its own, as a person sits before one."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r|\x07")
_PATIENCE = 60  # Seconds until a program that says nothing is taken to hang.


def _surroundings() -> dict[str, str]:
    """Return the environment without what others say of the terminal they run on."""
    others = ("COLUMNS", "LINES", "NO_COLOR", "LANG", "LC_CTYPE")
    return {name: said for name, said in os.environ.items() if name not in others} | {
        "LC_ALL": "C.UTF-8"
    }


def _sit_down() -> None:
    """Take the terminal for one's own, Ctrl-C included, whatever the one who started this does."""
    from fcntl import ioctl
    from termios import TIOCSCTTY

    ioctl(0, TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)


class OnTerminal:
    """Runs `nigao`, or another program, on a terminal; `seen` is what it shows, without colours.

    Windows has no such terminals, nor the modules that make one.
    """

    def __init__(
        self,
        checkout: Path,
        folder: Path,
        *args: str,
        columns: int = 80,
        program: Sequence[str] = (sys.executable, "-m", "app"),
    ) -> None:
        from fcntl import ioctl
        from termios import TIOCSWINSZ

        self._master, slave = os.openpty()
        ioctl(slave, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._process = subprocess.Popen(
            [*program, *args],
            cwd=folder,
            env={**_surroundings(), "PYTHONPATH": str(checkout), "TERM": "xterm"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_sit_down,
        )
        os.close(slave)
        self._bytes = b""
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    @property
    def seen(self) -> str:
        """Return all that has been shown."""
        return _SIGNS.sub("", self._bytes.decode(errors="replace"))

    @property
    def raw(self) -> str:
        """Return all that has been shown, colours too."""
        return self._bytes.decode(errors="replace")

    def until(self, words: str) -> str:
        """Wait for words; return what was shown since those that were waited for last."""
        deadline = time.monotonic() + _PATIENCE
        while (at := self.seen.find(words, self._read)) < 0:
            assert time.monotonic() < deadline, f"“{words}” never came:\n{self.seen[self._read :]}"
            assert self._take(), f"ended before “{words}”:\n{self.seen[self._read :]}"
        shown = self.seen[self._read : at]
        self._read = at + len(words)
        return shown

    def type(self, words: str) -> None:
        """Type a line."""
        self.press(f"{words}\n")

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def rest(self) -> None:
        """Wait until nothing has been shown for a second: the program waits for keys by then."""
        shown = -1
        while shown < len(self._bytes):
            shown = len(self._bytes)
            self._take()

    def end(self) -> int:
        """Wait for the end of the program; return its exit code."""
        deadline = time.monotonic() + _PATIENCE
        while self._take():
            assert time.monotonic() < deadline, f"it goes on:\n{self.seen[self._read :]}"
        return self._process.wait(_PATIENCE)

    def _take(self) -> bool:
        """Take what is shown within a second; tell whether more may come."""
        if not select.select([self._master], [], [], 1)[0]:
            return True
        data = b""
        # On Linux a terminal that nobody writes to any more cannot be read.
        with suppress(OSError):
            data = os.read(self._master, 65536)
        self._bytes += data
        return bool(data)
