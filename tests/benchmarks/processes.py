"""The processor's time that commands take, each a process of its own, run by turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from pathlib import Path

_TURNS = 5


def medians(
    commands: Mapping[str, Sequence[str]],
    checkout: Path,
    folder: Path,
    ends: Container[int] = (0,),
) -> dict[str, float]:
    """Return the median milliseconds of the processor for each command, run by turns.

    Each ends with one of these exit codes.

    What else the machine is busy with would count in time by the clock, and more for the longer.
    """
    # Compiled code is kept, as it is where the program is installed.
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONPYCACHEPREFIX": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times: dict[str, list[float]] = {name: [] for name in commands}
    # The first turn fills the caches and is not counted.
    for turn in range(_TURNS + 1):
        for name, args in commands.items():
            start = _children_took()
            ended = subprocess.run(
                [sys.executable, *args],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
            assert ended.returncode in ends, ended.stderr.decode()
            if turn:
                times[name].append(1000 * (_children_took() - start))
    found = {name: statistics.median(taken) for name, taken in times.items()}
    print("\n" + "\n".join(f"{name:80}{taken:7.1f} ms" for name, taken in found.items()))
    return found


def _children_took() -> float:
    """Return the seconds that the processor gave to all processes that were started and ended."""
    resource = pytest.importorskip("resource", reason="Windows 不这样计时")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(used.ru_utime + used.ru_stime)
