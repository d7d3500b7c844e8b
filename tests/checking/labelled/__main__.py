"""Print how many of the labelled defects are found, and how many findings are right.

    python -m tests.checking.labelled [--half tuned|held] [--family F] [--word] [--show]

`--show` tells of each defect that is missed and of each finding that is false; not of `held`.
`--word` hands in the reports that come as texts as Word files, too.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking.rule import FAMILIES
from app.models.finding import LEVELS
from tests.checking.labelled.form import HALVES, load
from tests.checking.labelled.measure import ALL, Result, Score, measure, score

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).parent


def main() -> None:
    """Print the figures of one half."""
    asked = _arguments()
    cases = load(_FOLDER, asked.half)
    results = [measure(each.in_word() if asked.word else each) for each in cases]
    if asked.show:
        for result in results:
            print(*_told(result, asked.family), sep="\n", end="")
    scores = score(results)
    for family in (asked.family,) if asked.family else (*FAMILIES, ALL):
        print(_row(family, scores.of(family)))
    for level in LEVELS if not asked.family else ():
        found = scores.by_level[level]
        print(f"{level:<12} P {found.precision:.3f} ({found.right}/{found.findings})")


def _row(name: str, found: Score) -> str:
    return (
        f"{name:<12} P {found.precision:.3f} ({found.right}/{found.findings})"
        f"  R {found.recall:.3f} ({found.told}/{found.defects})"
        f"  traps sprung {found.sprung}/{found.traps}"
    )


def _told(result: Result, family: str | None) -> Iterator[str]:
    """Yield a line for each defect that is missed and each finding that is false."""
    labelled = result.labelled
    for defect in result.missed:
        if family in (None, *defect.families):
            words = " … ".join(labelled.text[start:end] for start, end in defect.spans)
            yield f"{labelled.name}: missed {' '.join(defect.families)} “{words}”"
    for false in result.false:
        if family in (None, false.family) or (false.trap and family in false.trap.families):
            finding = false.finding
            trap = f", a trap of {' '.join(false.trap.families)}" if false.trap else ""
            told = f"{finding.rule} {finding.level} “{finding.text}”: {finding.message}"
            yield f"{labelled.name}: false{trap}: {told}"
    yield ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.checking.labelled",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--half", choices=HALVES, default="tuned")
    parser.add_argument("--family", choices=FAMILIES)
    parser.add_argument("--word", action="store_true")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if asked.show and asked.half == "held":
        parser.error("what is held back is measured, never looked at")
    return asked


main()
