"""How many Word files a second each way of writing makes of the same text, in one run.

Counted is the time of a core, user and system, that a process spends from the report (for
docxtemplater: from the text as its template takes it) to the file's bytes in memory; what is made
once for a layout or a template is made before. It differs from machine to machine, so what is held
to are ratios of medians over rounds that take turns (docxtemplater's, in a process of its own, come
last); the bounds are loose. Figures are printed with `pytest -m benchmark -s`. Peers that are not
installed have no row: docxtpl is found as a Python package, docxtemplater (with pizzip) in the
folder of node packages that `NIGAO_DOCXTEMPLATER` names. `NIGAO_ROUNDS` says how many rounds there
are; few by default.
"""

from __future__ import annotations

import gc
import os
import random
import re
import statistics
import time
from io import BytesIO
from pathlib import Path

import docx
import pytest

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.reading import read_report
from app.writing import write_report
from tests.benchmarks import writing_peers as peers

pytestmark = pytest.mark.benchmark

_ROUNDS = int(os.environ.get("NIGAO_ROUNDS", "2"))
_REPORTS = 12
_LINES = 40
_TITLE = "在学习班上的交流研讨材料"
_REMARK = Remark(paragraph=1, start=0, end=2, text="出自某报告")


def _reports(checkout: Path) -> list[Report]:
    """Return reports of 40 lines, none like another, in the words of the shipped seeds."""
    seeds = sorted((checkout / "seeds").glob("*.txt"))
    lines = [line for seed in seeds for line in read_report(seed).paragraphs]
    sentences = [found for line in lines for found in re.findall("[^。]+。", line)]
    chance = random.Random(3)  # noqa: S311
    return [_report(chance, sentences) for _ in range(_REPORTS * (_ROUNDS + 1))]


def _report(chance: random.Random, sentences: list[str]) -> Report:
    title = Paragraph(spans=(Span(text=_TITLE),))
    points = (_point(*chance.sample(sentences, 2)) for _ in range(_LINES - 1))
    return Report(blocks=(Block(role="title", paragraphs=(title,)), *points))


def _point(first: str, second: str) -> Block:
    spans = (
        Span(text="一是", part="ordinal"),
        Span(text=first[:-1], part="heading"),
        Span(text="。", part="stop"),
        Span(text=second),
    )
    return Block(role="insight", level=1, paragraphs=(Paragraph(spans=spans),))


def _ways(reports: list[Report]) -> dict[str, peers.Write]:
    """Return every way by its name, the program's own first."""
    ways: dict[str, peers.Write | None] = {
        "nigao": lambda report: write_report(report, ".docx", peers.LAYOUT),
        # A report whose text and values the processor has at hand.
        "nigao, the same once more": lambda report: write_report(report, ".docx", peers.LAYOUT),
        # The part with the comments is made anew for each.
        "nigao, with a comment": lambda report: write_report(
            report, ".docx", peers.LAYOUT, [_REMARK]
        ),
        "python-docx, as taught": peers.python_docx_as_taught,
        "docxtpl, lean": peers.docxtpl_writer(peers.lean_template()),
        "docxtpl, as used": peers.docxtpl_writer(peers.usual_template()),
    }
    return {name: write for name, write in ways.items() if write}


def _floors(reports: list[Report]) -> dict[str, peers.Write]:
    """Return the floors by their names; what the first writes is a Word file."""
    packs = {
        "floor, a file": peers.into_a_file(),
        "floor, ISA-L alone": peers.by_isal(),
        "floor, zlib alone": peers.by_zlib,
    }
    return {name: peers.floor(reports, pack) for name, pack in packs.items() if pack}


def _times(ways: dict[str, peers.Write], reports: list[Report]) -> dict[str, list[float]]:
    """Return each way's milliseconds of a core a report, a figure a round; ways take turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    # What the tests keep alive is not for the writers to search for garbage.
    gc.collect()
    gc.freeze()
    # The first round fills what is kept and is not counted.
    for turn in range(_ROUNDS + 1):
        some = reports[turn * _REPORTS : (turn + 1) * _REPORTS]
        for name, write in ways.items():
            start = time.process_time()
            for report in some:
                write(report)
            if turn:
                times[name].append(1000 * (time.process_time() - start) / _REPORTS)
    gc.unfreeze()
    return times


def _check_lines(file: bytes, report: Report) -> None:
    found = [paragraph.text for paragraph in docx.Document(BytesIO(file)).paragraphs]
    assert found == list(report.paragraphs)


def _print(medians: dict[str, float]) -> None:
    for name, taken in medians.items():
        ratio = taken / medians["nigao"]
        print(f"\n{name:26}{taken:8.3f} ms a report{ratio:8.2f} × nigao", end="")
    print()


def test_the_writer_leaves_its_peers_behind(checkout: Path) -> None:
    reports = _reports(checkout)
    ways = _ways(reports)
    for write in ways.values():
        _check_lines(write(reports[0]), reports[0])
    floors = _floors(reports)
    _check_lines(floors["floor, a file"](reports[0]), reports[0])
    times = _times(ways | floors, reports)
    if answer := peers.docxtemplater(reports[:_REPORTS], _ROUNDS):
        times["docxtemplater"], first = answer
        _check_lines(first, reports[0])
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    _print(medians)
    bounds = {
        "python-docx, as taught": 100,
        "docxtpl, lean": 15,
        "docxtpl, as used": 40,
        "docxtemplater": 5,
        "floor, a file": 1 / 7,
        "floor, ISA-L alone": 1 / 9,
        "floor, zlib alone": 1 / 5,
    }
    slow = {name: bound for name, bound in bounds.items() if name in medians}
    assert {n for n, bound in slow.items() if medians[n] < bound * medians["nigao"]} == set()
