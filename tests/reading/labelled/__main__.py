"""`python -m tests.reading.labelled`: how well the labelled reports are read, role by role."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.models.roles import BLOCK_LABELS
from tests.reading.labelled.form import HALVES, STATES, load
from tests.reading.labelled.measure import ALL, HEADINGS, Score, misses, score

_FOLDER = Path(__file__).parent


def main() -> None:
    """Print the figures that the command line asks for."""
    asked = _arguments()
    halves = HALVES if asked.half == "all" else (asked.half,)
    for state in asked.states or STATES:
        reports = load(_FOLDER, halves, [state])
        if asked.misses:
            print(*(miss for report in reports for miss in misses(report)), sep="\n")
            continue
        print(f"{asked.half} {state}: {len(reports)} reports")
        by_name = score(reports).by_name
        for name in (*BLOCK_LABELS, ALL, HEADINGS):
            print(_row(name, by_name.get(name, Score())))


def _row(name: str, found: Score) -> str:
    shares = f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}"
    return f"  {name:<12} {shares}  {found.right:>4} of {found.expected:>4}, {found.found:>4} found"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reading.labelled")
    parser.add_argument("--half", choices=(*HALVES, "all"), default="tuned")
    for state in STATES:
        parser.add_argument(f"--{state}", dest="states", action="append_const", const=state)
    parser.add_argument("--misses", action="store_true", help="where they differ; not of held")
    asked = parser.parse_args()
    if asked.misses and asked.half != "tuned":
        parser.error("what is held back is measured, never looked at")
    return asked


main()
