"""How many Word files a second each way of writing makes of the same text, in one run.

Times differ from machine to machine, so what is held to are ratios of medians over rounds that
take turns; the bounds are loose. Figures are printed with `pytest -m benchmark -s`. Peers that are
not installed have no row: docxtpl is found as a Python package, docxtemplater (with pizzip) in the
folder of node packages that `NIGAO_DOCXTEMPLATER` names.
"""

from __future__ import annotations

import base64
import gc
import importlib.util
import json
import os
import random
import re
import statistics
import subprocess
import time
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from app.models.report import Block, Paragraph, Report, Span
from app.reading import read_report
from app.writing import load_layout, write_docx_fast, write_report

pytestmark = pytest.mark.benchmark

_ROUNDS = 7
_REPORTS = 6
_LINES = 40
_TITLE = "在学习班上的交流研讨材料"
_LAYOUT = load_layout()

Write = Callable[[Report], object]

_NODE = """
const [PizZip, Docxtemplater] = [require("pizzip"), require("docxtemplater")];
const {template, rows, rounds} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const data = Buffer.from(template, "base64");
const write = (row) => {
  const file = new Docxtemplater(new PizZip(data), {paragraphLoop: true});
  file.render(row);
  return file.getZip().generate({type: "nodebuffer", compression: "DEFLATE"});
};
const times = [];
for (let round = 0; round < rounds; round++) {
  const start = process.hrtime.bigint();
  for (const row of rows) write(row);
  times.push(Number(process.hrtime.bigint() - start) / 1e6 / rows.length);
}
const last = write(rows[0]).toString("base64");
process.stdout.write(JSON.stringify({times, last}));
"""


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


def _row(report: Report) -> dict[str, object]:
    """Return the report as a template takes it."""
    lines = []
    for spans in list(report.lines())[1:]:
        said = ["".join(s.text for s in spans if (s.part == "text") == text) for text in (0, 1)]
        lines.append({"heading": said[0], "text": said[1]})
    return {"title": report.paragraphs[0], "lines": lines}


def _template(tags: tuple[str, ...]) -> bytes:
    """Return a template in the layout: a title, and a loop over lines of two runs."""
    document = docx.Document(BytesIO(write_report(Report(), ".docx", _LAYOUT)))
    title, start, heading, text, end = tags
    document.add_paragraph(title, style="Title")
    document.add_paragraph(start)
    line = document.add_paragraph(style="Body Text")
    line.add_run(heading, style="段首标题（一是）")
    line.add_run(text)
    document.add_paragraph(end)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _docxtpl() -> Write | None:
    if importlib.util.find_spec("docxtpl") is None:
        return None
    with warnings.catch_warnings():
        # What it imports warns of its own age.
        warnings.simplefilter("ignore")
        docxtpl = importlib.import_module("docxtpl")
    tags = ("{{ title }}", "{%p for line in lines %}", "{{ line.heading }}", "{{ line.text }}")
    template = _template((*tags, "{%p endfor %}"))

    def write(report: Report) -> bytes:
        file = docxtpl.DocxTemplate(BytesIO(template))
        file.render(_row(report), autoescape=True)
        saved = BytesIO()
        file.save(saved)
        return saved.getvalue()

    return write


def _docxtemplater(reports: list[Report]) -> tuple[list[float], bytes] | None:
    """Return the milliseconds of each round after one that warms up, and the first file."""
    folder = os.environ.get("NIGAO_DOCXTEMPLATER")
    if not folder:
        return None
    template = _template(("{title}", "{#lines}", "{heading}", "{text}", "{/lines}"))
    asked = {
        "template": base64.b64encode(template).decode(),
        "rows": [_row(report) for report in reports],
        "rounds": 3 * _ROUNDS,
    }
    done = subprocess.run(
        ["node", "-e", _NODE],
        input=json.dumps(asked).encode(),
        env={**os.environ, "NODE_PATH": folder},
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return answer["times"][_ROUNDS:], base64.b64decode(answer["last"])


def _floor(reports: list[Report]) -> Write:
    """Return what cannot be done without: to put the XML together, and to deflate it."""
    ready: dict[int, list[str]] = {}
    for report in reports:
        with ZipFile(BytesIO(write_report(report, ".docx", _LAYOUT))) as package:
            ready[id(report)] = package.read("word/document.xml").decode().split("</w:t>")

    def write(report: Report) -> bytes:
        start, *rest = ready[id(report)]
        xml = "".join([start, *[f"</w:t>{piece}" for piece in rest]]).encode()
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        return packer.compress(xml) + packer.flush() + zlib.crc32(xml).to_bytes(4, "little")

    return write


def _times(ways: dict[str, Write], reports: list[Report]) -> dict[str, list[float]]:
    """Return each way's milliseconds a report, a figure a round; ways take turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    # What the tests keep alive is not for the writers to search for garbage.
    gc.collect()
    gc.freeze()
    # The first round fills the caches and is not counted.
    for turn in range(_ROUNDS + 1):
        some = reports[turn * _REPORTS : (turn + 1) * _REPORTS]
        for name, write in ways.items():
            start = time.perf_counter()
            for report in some:
                write(report)
            if turn:
                times[name].append(1000 * (time.perf_counter() - start) / _REPORTS)
    gc.unfreeze()
    return times


def _lines(file: object) -> list[str]:
    assert isinstance(file, bytes)
    return [paragraph.text for paragraph in docx.Document(BytesIO(file)).paragraphs]


def test_the_fast_writer_leaves_its_peers_behind(checkout: Path) -> None:
    reports = _reports(checkout)
    ways: dict[str, Write] = {
        "fast": lambda report: write_docx_fast(report, _LAYOUT),
        # As in a batch, where most lines stand in every report.
        "fast, its lines once more": lambda report: write_docx_fast(report, _LAYOUT),
        "python-docx": lambda report: write_report(report, ".docx", _LAYOUT),
    }
    docxtpl, docxtemplater = _docxtpl(), _docxtemplater(reports)
    if docxtpl:
        ways["docxtpl"] = docxtpl
    for write in ways.values():
        assert _lines(write(reports[0])) == list(reports[0].paragraphs)
    times = _times(ways | {"floor: join and deflate": _floor(reports)}, reports)
    if docxtemplater:
        times["docxtemplater"], first = docxtemplater
        assert _lines(first) == list(reports[0].paragraphs)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    fast = medians["fast"]
    for name, taken in medians.items():
        print(f"\n{name:26}{taken:8.3f} ms a report{taken / fast:8.2f} × fast", end="")
    print()
    assert fast < 8 * medians["floor: join and deflate"]
    assert fast < medians["python-docx"] / 5
    if docxtpl:
        assert fast < medians["docxtpl"] / 5
