"""Write a synthetic archive, or measure what mining makes of one.

python -m tests.archive --reports 500 --out DIR
python -m tests.archive --measure --reports 50,500 --seed 7 --drafts 200
python -m tests.archive --frames --reports 5000 --show
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import get_args

from app.mining.mining import mine
from app.models.pack import PhrasePack
from tests.archive.houses import NameKind
from tests.archive.measuring import (
    Leaks,
    Recovery,
    drafts,
    families,
    leaks,
    read,
    recovery,
    said_again,
)
from tests.archive.reports import Made, archive


def main() -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args()
    counts = [int(count) for count in asked.reports.split(",")]
    if asked.out:
        _write(asked.out, counts[0], asked)
        return
    for count in counts:
        _measure(list(archive(count, asked.seed, asked.half)), asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.archive", description=__doc__)
    parser.add_argument("--reports", default="500", help="how many; to measure, several: 50,500")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--half", choices=("tuned", "held", "all"), default="all")
    parser.add_argument("--out", type=Path, help="write the texts and planted.jsonl there")
    parser.add_argument("--measure", action="store_true", help="what is done without --out")
    parser.add_argument("--frames", action="store_true", help="measure the frames alone")
    parser.add_argument("--drafts", type=int, default=0, help="drafts to look for names in")
    parser.add_argument("--show", action="store_true", help="what was missed and what leaked")
    return parser


def _write(folder: Path, count: int, asked: argparse.Namespace) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "planted.jsonl").open("w", encoding="utf-8") as told:
        for made in archive(count, asked.seed, asked.half):
            (folder / made.name).write_text(made.text, "utf-8")
            known = {**made._asdict(), "planted": [name._asdict() for name in made.planted]}
            del known["text"]
            told.write(json.dumps(known, ensure_ascii=False) + "\n")


def _measure(made: list[Made], asked: argparse.Namespace) -> None:
    reports = [read(one) for one in made]
    start = time.perf_counter()
    pack = None if asked.frames else mine(reports, "archive")
    sets = pack.sets if pack else families(reports)
    taken = (time.perf_counter() - start) * 1000 / len(made)
    print(f"{len(made)} reports ({asked.half}), {taken:.1f} ms a report")
    _tell_frames(recovery(made, sets), len(sets), asked)
    if pack:
        print(f"  {len(pack.phrases)} phrases, {len(pack.left_out)} left out")
        _tell_leaks("pack", leaks(made, said_again(pack)), asked)
    if pack and asked.drafts:
        _tell_drafts(made, pack, asked)


def _tell_frames(frames: Recovery, sets: int, asked: argparse.Namespace) -> None:
    print(
        f"  frames: precision {frames.precision:.3f} recall {frames.recall:.3f} F1 {frames.f1:.3f}"
        f" ({len(frames.known)} known, {len(frames.found)} found, {sets} sets)"
    )
    if asked.show:
        print("   missed:", *sorted(frames.known - frames.found), sep="\n     ")
        print("   false:", *sorted(frames.found - frames.known), sep="\n     ")


def _tell_drafts(made: list[Made], pack: PhrasePack, asked: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drafted = list(drafts(pack, asked.drafts, Path(folder)))
    found = [one.names(leaks(made, [one.text])) for one in drafted]
    named = sum(bool(one.leaked) for one in found)
    borrowing = sum(one.borrows(pack) for one in drafted)
    print(
        f"  drafts with a planted name: {named} of {len(found)} ({borrowing} borrow from the pack)"
    )
    leaked = frozenset(name for one in found for name in one.leaked)
    _tell_leaks("drafts", Leaks(found[0].planted, leaked), asked)


def _tell_leaks(where: str, found: Leaks, asked: argparse.Namespace) -> None:
    kinds = [(kind, found.of_kind(kind)) for kind in get_args(NameKind)]
    parts = [f"{kind} {len(one.leaked)} of {len(one.planted)}" for kind, one in kinds]
    print(f"  names in {where}: caught {found.caught:.4f} ({', '.join(parts)} leak)")
    if asked.show:
        print("   leaked:", *sorted(words for _, words in found.leaked))


if __name__ == "__main__":
    main()
