"""A program of another maker, run with patience: what it starts ends with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_LOOK_EVERY = 0.05


def run_patiently(
    command: Sequence[str], folder: Path, progress: Callable[[], int], patience: float
) -> bool:
    """Run a program in a folder, and tell whether it ended by itself.

    `progress` is a number that changes while the program gets on; once it has not changed for
    `patience` seconds, the program and all that it started are killed, as they are where this
    program is interrupted. Raises `OSError` where the program cannot be started.
    """
    # A session of its own has all that the program starts in one group, to be ended together.
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return _waited(process, progress, patience)
    finally:
        if process.poll() is None:
            _kill(process)


def said_by(command: Sequence[str], patience: float = 20.0) -> str:
    """Return what a program prints; nothing where it is not there, fails or takes too long."""
    try:
        ended = subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ended.stdout.decode("utf-8", "replace") if ended.returncode == 0 else ""


def _waited(process: subprocess.Popen[bytes], progress: Callable[[], int], patience: float) -> bool:
    last, since = progress(), time.monotonic()
    while process.poll() is None:
        time.sleep(_LOOK_EVERY)
        if (now := progress()) != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > patience:
            return False
    return True


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
