"""Run mutated inputs through the command line, and tell what must not be.

    python -m tests.fuzzing --cases 10000 [--seed 1] [--jobs 2] [--seconds 60] [--kind docx]…
    python -m tests.fuzzing --replay FOLDER

Each case that fails is saved into a folder of its own, from which it can be run again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzzing.case import saved_case
from tests.fuzzing.driving import Figures, Plan, run_all
from tests.fuzzing.kinds import KINDS
from tests.fuzzing.running import Runner

if TYPE_CHECKING:
    from tests.fuzzing.driving import Failed


def main() -> int:
    """Return 0 where nothing failed."""
    asked = _parser().parse_args()
    if asked.replay:
        return _replay(asked.replay)
    plan = Plan(
        cases=asked.cases,
        seed=asked.seed,
        jobs=asked.jobs,
        seconds=asked.seconds,
        kinds=tuple(asked.kind or KINDS),
        first=asked.first,
    )

    def told(failed: Failed) -> None:
        case = plan.case(failed.number)
        folder = asked.out / f"{plan.seed}-{failed.number}"
        case.save(folder, list(failed.faults))
        print(folder, case.kind, "; ".join(failed.faults), "|", *map(ascii, case.args), flush=True)

    figures = run_all(plan, told)
    print("\n".join(_shown(figures)))
    return 1 if figures.failed or figures.unsound else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="at most so long")
    parser.add_argument("--kind", action="append", choices=tuple(KINDS))
    parser.add_argument("--out", type=Path, default=Path("fuzzing-failed"))
    parser.add_argument("--replay", type=Path, help="a folder in which a case was saved")
    return parser


def _replay(folder: Path) -> int:
    case = saved_case(folder)
    with tempfile.TemporaryDirectory() as scratch:
        ran = Runner(Path(scratch)).run(case, Path(scratch) / "case")
    print("nigao", *map(ascii, case.args))
    print(*(_seen(line) for line in (ran.out + ran.err).splitlines()), sep="\n")
    print(f"exit {ran.code}", *ran.faults, sep="\n")
    return 1 if ran.faults else 0


def _seen(line: str) -> str:
    """Return a line as it was told, with what a terminal would take for its own written out."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)


def _shown(figures: Figures) -> list[str]:
    groups: dict[str, list[int]] = defaultdict(list)
    for failed in figures.failed:
        for fault in failed.faults:
            groups[fault].append(failed.number)
    kinds: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in sorted(figures.codes.items()):
        kind, code = name.split()
        kinds[kind][code] = count
    slow = [f"{number} {seconds:.1f} s" for seconds, number in figures.slowest[-5:]]
    return [
        *(f"what nothing was done to is not done: {each}" for each in figures.unsound),
        *(
            f"{len(numbers):6} {fault}  first: {numbers[0]}"
            for fault, numbers in sorted(groups.items())
        ),
        *(f"{kind:9}{codes}" for kind, codes in kinds.items()),
        f"slowest: {', '.join(slow)}",
        f"{figures.cases} cases in {figures.seconds:.0f} s, {len(figures.failed)} failed",
    ]


if __name__ == "__main__":
    sys.exit(main())
