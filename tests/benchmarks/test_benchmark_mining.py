"""What mining costs a report: beside reading it, and in an archive beside one of a few reports.

Times differ from machine to machine, so what is held to are ratios within one run, loosely;
figures are printed with `pytest -m benchmark -s`. `NIGAO_REPORTS` says how many reports there are
in the larger archive, 1,600 by default.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.mining.mapper import map_report
from app.reading.readers import report_of
from tests.archive.reports import archive

pytestmark = pytest.mark.benchmark

_FEW, _SOME, _MANY = 100, 300, int(os.environ.get("NIGAO_REPORTS", "500"))
_ROUNDS = 3
# Run in a process of its own, so that the most memory it ever had is that of one archive.
_MEASURED = """
import json, re, sys, time
from pathlib import Path
from app.workflow.mine import By, mine

ended = mine([sys.argv[1]], output=Path(sys.argv[2]), by=By("local", 1))
most = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps([time.process_time(), int(most[1]) / 1024]))
"""


def test_a_report_is_mined_in_a_few_times_the_time_of_reading_it() -> None:
    told = [(made.text.encode(), Path(made.name)) for made in archive(120)]
    taken = {"read": 1e9, "map": 1e9}
    for _ in range(_ROUNDS):
        start = time.process_time()
        reports = [report_of(*one) for one in told]
        taken["read"] = min(taken["read"], time.process_time() - start)
        start = time.process_time()
        for report in reports:
            map_report(report, strict=True)
        taken["map"] = min(taken["map"], time.process_time() - start)
    print()
    for name, seconds in taken.items():
        print(f"{name:6}{1000 * seconds / len(told):6.2f} ms a report")
    assert taken["map"] < 6 * taken["read"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="要从 /proc 看内存")
def test_a_report_of_many_costs_what_one_of_few_does(checkout: Path, tmp_path: Path) -> None:
    seconds: dict[int, float] = {}
    most: dict[int, float] = {}
    for count in (_FEW, _SOME, _MANY):
        folder = tmp_path / f"{count}"
        folder.mkdir()
        for made in archive(count):
            (folder / made.name).write_text(made.text, "utf-8")
        ended = subprocess.run(
            [sys.executable, "-c", _MEASURED, str(folder), str(tmp_path / f"p{count}")],
            env={**os.environ, "PYTHONPATH": str(checkout)},
            capture_output=True,
            check=True,
        )
        seconds[count], most[count] = json.loads(ended.stdout)
        print(
            f"\n{count:6} reports: {seconds[count]:6.1f} s, most memory {most[count]:.0f} MB",
            end="",
        )
    few = (seconds[_SOME] - seconds[_FEW]) / (_SOME - _FEW)
    many = (seconds[_MANY] - seconds[_SOME]) / (_MANY - _SOME)
    print(f"\none more report takes {1000 * few:.1f} ms among few, {1000 * many:.1f} ms among many")
    # The aim is that it takes the same, and that memory holds what the pack does.
    assert many < 1.3 * few
    assert most[_MANY] < 1.7 * most[_SOME]
