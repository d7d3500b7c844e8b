"""Mutated inputs are refused with a word or done: no fault of ours, no hang, nothing half written.

As many cases are run as there is time for; `python -m tests.fuzzing` runs more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli import main as command_line
from tests.fuzzing.case import Case, saved_case
from tests.fuzzing.kinds import KINDS, drawn_kind, made
from tests.fuzzing.running import called, faults_of, standing

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


# A worker is forked, and looked at from outside.
on_linux = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="there is no /proc")


def test_a_case_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    cases = [made(drawn_kind(n, 3, tuple(KINDS)), n, 3) for n in range(60)]
    assert cases == [made(drawn_kind(n, 3, tuple(KINDS)), n, 3) for n in range(60)]
    assert cases != [made(drawn_kind(n, 4, tuple(KINDS)), n, 4) for n in range(60)]
    cases[7].save(tmp_path, ["x"])
    assert saved_case(tmp_path) == cases[7]


def _writes(name: str, code: int, told: str = "x") -> Callable[[tuple[str, ...]], int]:
    def command(_: tuple[str, ...]) -> int:
        Path(name).write_text("y", encoding="utf-8")
        print(told, file=sys.stderr)
        return code

    return command


def _fails(_: tuple[str, ...]) -> int:
    raise ValueError


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (_fails, "exit 3"),
        (_writes("new", 2), "written on refusal"),
        (_writes("s.md", 0), "input changed"),
        (_writes(".nigao-abcdefgh.tmp", 0), "temporary left"),
        (_writes("../home/x", 0), "written elsewhere"),
        (_writes("new", 0, "\x1b[2J"), "control sign told"),
        (_writes("new", 0, "\u202e"), "turning sign told"),
        (_writes("new", 2, ""), "refused without a word"),
        (_writes("new", 130), "exit 130"),
    ],
)
def test_what_must_not_be_is_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: Callable[[tuple[str, ...]], int],
    fault: str,
) -> None:
    case = Case("md", 0, 0, {"s.md": b"x"}, ("read", "s.md"))
    for name in ("work", "home"):
        (tmp_path / name).mkdir()
    case.lay_out(tmp_path / "work")
    before = standing(tmp_path)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr(command_line, "main", command)
    code, _, err = called(case.args)
    found = list(faults_of(case, code, err, before, standing(tmp_path)))
    assert any(each.startswith(fault) for each in found)


_SLOW, _LARGE, _DEAD = "while True: pass", "bytearray(500_000_000)", "os.kill(os.getpid(), 9)"


@on_linux
@pytest.mark.parametrize(("done", "fault"), [(_SLOW, "hang"), (_LARGE, "memory"), (_DEAD, "crash")])
def test_a_case_without_an_end_is_found_and_the_next_one_is_run(done: str, fault: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _PLANTED.format(done)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert told == ["2", "1", fault]


_PLANTED = """
import os
from app.cli import main as command_line
from tests.fuzzing import driving
driving.LONGEST_SECONDS = 2.0
driving.MOST_BYTES = 400_000_000
driving.KINDS.clear()
class Plan(driving.Plan):
    def case(self, number):
        return driving.Case("md", number, 0, {{}}, (str(number),))
def main(args):
    if args == ("1",):
        {}
    return 0
command_line.main = main
found = driving.run_all(Plan(cases=3))
print(found.cases - any("memory" in each.faults[0] for each in found.failed))
for each in found.failed:
    print(each.number, each.faults[0].split(":")[0])
"""


@on_linux
def test_mutated_inputs_break_nothing(tmp_path: Path) -> None:
    seconds = os.environ.get("NIGAO_FUZZ_SECONDS", "4")
    command = [sys.executable, "-m", "tests.fuzzing", "--cases", "1000000", "--seconds", seconds]
    ran = subprocess.run(
        [*command, "--out", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(ran.stdout)
    assert ran.returncode == 0, ran.stdout + ran.stderr
