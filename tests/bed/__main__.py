"""Prints the figures by which drafts are judged, over the bed of outlines.

    python -m tests.bed [--half dev|held|all] [--voice plain|official] [--by half|kind|voice|trade]
                        [--seed N] [--jobs N] [--show FIGURE [--most N]]

Each outline is drafted in both voices, with its answers and as facts only. `*` marks a figure that
misses its aim; the exit code is 1 where one does. `--show` lists the places that a figure found.
"""

from __future__ import annotations

import argparse
import sys

from app.models.roles import Voice
from tests.bed.bed import bed
from tests.bed.drafts import VOICES, drafted
from tests.bed.figures import AIMS
from tests.bed.table import COLUMNS, columns, lines, missed


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 1 where an aim is missed."""
    asked = _parser().parse_args(arguments)
    outlines = [one for one in bed() if asked.half in (one.half, "all")]
    voices: tuple[Voice, ...] = (asked.voice,) if asked.voice else VOICES
    drafts = drafted(outlines, voices, seed=asked.seed, jobs=asked.jobs)
    print("\n".join(lines(drafts, asked.by)))
    if left := len(outlines) * 2 * len(voices) - len(drafts):
        print(f"not drafted, for want of a template: {left}")
    for draft in drafts if asked.show else ():
        for fault in draft.found[asked.show].faults[: asked.most]:
            told = "answers" if draft.kind.answers else "facts"
            print(f"{draft.name} {draft.kind.voice} {told}: {fault}")
    return int(any(missed(column) for column in columns(drafts, asked.by).values()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bed", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--half", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--voice", choices=VOICES)
    parser.add_argument("--by", choices=tuple(COLUMNS), default="half")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", choices=tuple(aim.name for aim in AIMS), metavar="FIGURE")
    parser.add_argument("--most", type=int, default=3)
    return parser


if __name__ == "__main__":
    sys.exit(main())
