"""How well names are kept out of phrases, on any table of labelled sentences.

`python -m tests.mining.measure_names FILE.tsv [--half NAME] [--show]`: the table has the columns
`sentence`, `label` (leak, usable, own, …) and `leaks` (the words of others, parted by `;`); with
`file` and a folder `reports` beside it, each sentence is judged as a part of its report.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.mining.mapper import reason_to_leave
from app.mining.names.guard import guards
from app.mining.slots.slotting import slot_passage
from app.models.phrase import split_slots
from app.models.report import Report
from app.reading import read_lines, read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.mining.names.guard import Guard

MICROSECOND = 1e-6


class Judged(NamedTuple):
    """A labelled sentence and what became of it: out, doubt, or keep; and the names that leak."""

    label: str
    sentence: str
    state: str
    leaked: tuple[str, ...]
    why: str


def judge(row: dict[str, str], guard: Guard) -> Judged:
    """Return what becomes of a labelled sentence."""
    sentence = row["sentence"]
    verdict = guard.judge(sentence)
    left = reason_to_leave(sentence)
    text = slot_passage(sentence, [*guard.owned, *verdict.slots]).text
    words = "□".join(piece.text for piece in split_slots(text) if not piece.is_slot)
    out = (left[1] if left else None) or verdict.out
    state = "out" if out else "doubt" if verdict.doubt else "keep"
    named = [one for one in row["leaks"].split(";") if one]
    leaked = [one for one in named if one in words] if state == "keep" else []
    return Judged(row["label"], sentence, state, tuple(leaked), out or "、".join(verdict.doubt))


def judged(table: Path, half: str | None = None) -> list[Judged]:
    """Return what becomes of each sentence of a table."""
    rows = [row for row in read_rows(table) if half is None or row.get("half") == half]
    by_file = _guards(table.parent / "reports", rows)
    alone = partial(_alone, by_file)
    return [judge(row, alone(row)) for row in rows]


def read_rows(table: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def rates(found: Sequence[Judged]) -> dict[str, float]:
    """Return which share of leaks is caught, of usable sentences kept, of stories kept out."""
    return {
        "caught": _share(found, "leak", lambda one: not one.leaked),
        "kept": _share(found, "usable", lambda one: one.state == "keep"),
        "own_out": _share(found, "own", lambda one: one.state != "keep"),
    }


def _share(found: Iterable[Judged], label: str, test: Callable[[Judged], bool]) -> float:
    tested = [test(one) for one in found if one.label == label]
    return sum(tested) / len(tested) if tested else 1.0


def _guards(folder: Path, rows: Sequence[dict[str, str]]) -> dict[str, Guard]:
    names = sorted({row.get("file") or "" for row in rows} - {""})
    reports = [
        read_report(folder / name).model_copy(update={"name": name})
        for name in names
        if (folder / name).is_file()
    ]
    return {report.name: one for report, one in zip(reports, guards(reports), strict=True)}


def _alone(by_file: dict[str, Guard], row: dict[str, str]) -> Guard:
    """Return the guard of a row's report; of the sentence alone where there is none."""
    known = by_file.get(row.get("file") or "")
    return known or guards([_report(row["sentence"])])[0]


def _report(sentence: str) -> Report:
    return read_lines([sentence]).model_copy(update={"name": "a.txt"})


def main() -> None:
    """Print the rates of a table, and with `--show` what went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("table", type=Path)
    parser.add_argument("--half")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    found = judged(options.table, options.half)
    print(Counter((one.label, one.state) for one in found))
    print({name: round(rate, 3) for name, rate in rates(found).items()})
    guard = guards([_report("学习心得体会")])[0]
    begun = time.perf_counter()
    for one in found:
        guard.judge(one.sentence)
    spent = (time.perf_counter() - begun) / len(found)
    print(f"{spent / MICROSECOND:.0f} µs a sentence")
    for one in found if options.show else ():
        wrong = one.leaked or (one.label == "usable" and one.state != "keep")
        if wrong or (one.label == "own" and one.state == "keep"):
            print(one.label, one.state, one.leaked or one.why, one.sentence, sep="\t")


if __name__ == "__main__":
    main()
