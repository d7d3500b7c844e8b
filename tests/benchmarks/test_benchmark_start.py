"""How long the command takes, against what it cannot do without, timed in one run.

Times differ from machine to machine, so what is held to are ratios of medians over runs that take
turns. The bounds are loose: they catch a heavy import, not a busy machine. Figures are printed
with `pytest -m benchmark -s`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="Windows 不这样计时")
pytestmark = pytest.mark.benchmark

_TURNS = 7
# By the modules that are used, for some packages load theirs only then.
_IMPORTS = "import typer.main, jinja2, lxml.etree, yaml; from pydantic import BaseModel"


def _children_took() -> float:
    """Return the seconds that the processor gave to all processes that were started and ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(used.ru_utime + used.ru_stime)


def _medians(
    commands: Mapping[str, Sequence[str]], checkout: Path, folder: Path
) -> dict[str, float]:
    """Return the median milliseconds of the processor for each command, run by turns.

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
            subprocess.run(
                [sys.executable, *args],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
            )
            if turn:
                times[name].append(1000 * (_children_took() - start))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    print("\n" + "\n".join(f"{name:80}{taken:7.1f} ms" for name, taken in medians.items()))
    return medians


def test_a_page_costs_little_more_than_the_parser(checkout: Path, tmp_path: Path) -> None:
    taken = _medians(
        {
            "python -c pass": ["-c", "pass"],
            "import typer": ["-c", "import typer"],
            "nigao --help": ["-m", "app", "--help"],
            "nigao draft --help": ["-m", "app", "draft", "--help"],
        },
        checkout,
        tmp_path,
    )
    assert taken["nigao --help"] < 1.8 * taken["import typer"]
    assert taken["nigao draft --help"] < 1.8 * taken["import typer"]


def test_a_draft_costs_little_more_than_its_imports(checkout: Path, tmp_path: Path) -> None:
    outline = str(checkout / "examples/数字政府建设.yaml")
    taken = _medians(
        {
            "python -c pass": ["-c", "pass"],
            _IMPORTS: ["-c", _IMPORTS],
            "nigao draft … -o 初稿.docx": ["-m", "app", "draft", outline, "-o", "初稿.docx"],
        },
        checkout,
        tmp_path,
    )
    assert taken["nigao draft … -o 初稿.docx"] < 2.5 * taken[_IMPORTS]
    assert taken["nigao draft … -o 初稿.docx"] < 34 * taken["python -c pass"]
