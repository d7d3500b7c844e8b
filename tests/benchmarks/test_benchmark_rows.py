"""How long it takes to write ten thousand records into one table, beside others in one run.

As in `test_benchmark_filling.py`: ratios of the best of some rounds, bounds that are loose, and no
row for a peer that is not installed. Peers loop over tags of their own in the row that is repeated;
nigao takes the form as it is, with an empty row under its header.
"""

from __future__ import annotations

import base64
import gc
import importlib
import importlib.util
import json
import os
import subprocess
import time
import tracemalloc
import warnings
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest

from app.files.tables import Table, look_through
from app.placeholders.finding import find_placeholders
from app.placeholders.record_tables import as_decided
from app.placeholders.records import RecordList
from app.placeholders.word import WordText
from tests.placeholders.form_tables import form, sheet, table

pytestmark = pytest.mark.benchmark

_HEAD = ("姓名", "单位", "职务", "联系电话", "备注")
_KEYS = ("name", "unit", "post", "phone", "note")
_NODE = """
const [PizZip, Docxtemplater] = [require("pizzip"), require("docxtemplater")];
const {template, rounds, people} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const data = Buffer.from(template, "base64");
const times = [];
let last;
for (let round = 0; round < rounds; round++) {
  const start = process.hrtime.bigint();
  const file = new Docxtemplater(new PizZip(data));
  file.render({people});
  last = file.getZip().generate({type: "nodebuffer", compression: "DEFLATE"});
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
process.stdout.write(JSON.stringify({times, last: last.toString("base64")}));
"""

Fill = Callable[[], bytes]


def _people(count: int) -> list[Sequence[str]]:
    return [
        (f"沈砚{n}", f"第{n % 97}街道办事处", f"科员{n % 7}", f"1380000{n:05}", f"第{n}号")
        for n in range(count)
    ]


def _rows(data: bytes) -> list[list[str]]:
    """The texts of the rows below the header, of the part alone: a library takes minutes."""
    grid = WordText(data).tables[0]
    return [[cell.text for cell in row] for row in grid.rows[1:]]


def _sheet(folder: Path, count: int) -> Table:
    lines = (" ".join(person) for person in _people(count))
    return look_through(sheet(folder, " ".join(_HEAD), *lines, name=f"{count}.csv"))


def _nigao(folder: Path, people: Table) -> Fill:
    data = form(folder, table(_HEAD, [""] * 5)).read_bytes()

    def fill() -> bytes:
        return _list_of(data, people).filled([], people.rows)

    return fill


def _list_of(data: bytes, people: Table) -> RecordList:
    source = WordText(data)
    decided = as_decided(people, source, {})
    return RecordList(source, find_placeholders(source.lines, source.form), decided)


def _nigao_and_again(folder: Path, people: Table) -> Fill:
    data = form(folder, table(_HEAD, [""] * 5)).read_bytes()

    def fill() -> bytes:
        records = _list_of(data, people)
        filled = records.filled([], people.rows)
        after = WordText(filled)
        assert records.read_again(after, people.rows).clean
        find_placeholders(after.lines, after.form)
        return filled

    return fill


def _docxtpl(folder: Path, count: int) -> Fill | None:
    if importlib.util.find_spec("docxtpl") is None:
        return None
    with warnings.catch_warnings():
        # What it imports warns of its own age.
        warnings.simplefilter("ignore")
        docxtpl = importlib.import_module("docxtpl")
    tags = [f"{{{{ p.{key} }}}}" for key in _KEYS]
    loop = [["{%tr for p in people %}", *[""] * 4], tags, ["{%tr endfor %}", *[""] * 4]]
    data = _template(folder, loop)
    people = [dict(zip(_KEYS, person, strict=True)) for person in _people(count)]

    def fill() -> bytes:
        file = docxtpl.DocxTemplate(BytesIO(data))
        file.render({"people": people})
        saved = BytesIO()
        file.save(saved)
        return saved.getvalue()

    return fill


def _template(folder: Path, rows: Sequence[Sequence[str]]) -> bytes:
    """The form with tags, as python-docx saves it, since peers ask for all parts of a package."""
    made = docx.Document()
    made.save(str(folder / "空.docx"))
    body = table(_HEAD, *rows)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parsed = importlib.import_module("docx.oxml").parse_xml(
        body.replace("<w:tbl>", f'<w:tbl xmlns:w="{namespace}">', 1)
    )
    made.element.body.insert(0, parsed)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def _docxtemplater(folder: Path, count: int, rounds: int) -> tuple[float, bytes] | None:
    """Return the best milliseconds once it is warm, and the last file."""
    modules = os.environ.get("NIGAO_DOCXTEMPLATER")
    if not modules:
        return None
    tags = [f"{{{key}}}" for key in _KEYS]
    tags[0], tags[-1] = "{#people}" + tags[0], tags[-1] + "{/people}"
    people = [dict(zip(_KEYS, person, strict=True)) for person in _people(count)]
    template = base64.b64encode(_template(folder, [tags])).decode()
    done = subprocess.run(
        ["node", "-e", _NODE],
        input=json.dumps({"template": template, "rounds": rounds + 1, "people": people}).encode(),
        env={**os.environ, "NODE_PATH": modules},
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return min(answer["times"][1:]), base64.b64decode(answer["last"])


def _best(fill: Fill, rounds: int) -> float:
    """Return the least milliseconds of some rounds."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        # The command line hardly looks for garbage, either.
        gc.disable()
        start = time.perf_counter()
        fill()
        taken.append(1000 * (time.perf_counter() - start))
        gc.enable()
    return min(taken)


def _print(title: str, times: dict[str, float]) -> None:
    print(f"\n{title}")
    for name, taken in times.items():
        print(f"{name:34}{taken:10.0f} ms{taken / times['nigao']:8.2f} × nigao")


def test_ten_thousand_rows_take_no_longer_than_others_need(tmp_path: Path) -> None:
    count = 10_000
    people = _sheet(tmp_path, count)
    expected = [list(person) for person in _people(count)]
    fill = _nigao(tmp_path, people)
    assert _rows(fill()) == expected
    times = {
        "nigao": _best(fill, 3),
        "nigao, read again": _best(_nigao_and_again(tmp_path, people), 1),
    }
    if timed := _docxtemplater(tmp_path, count, 2):
        times["docxtemplater"] = timed[0]
        assert _rows(timed[1]) == expected
    if peer := _docxtpl(tmp_path, count):
        times["docxtpl"] = _best(peer, 1)
    _print(f"{count} rows of five cells", times)
    assert times["nigao"] == min(times.values())


def test_time_and_memory_grow_no_faster_than_the_rows(tmp_path: Path) -> None:
    few, many = (_sheet(tmp_path, count) for count in (1_250, 5_000))
    times = {
        "nigao": _best(_nigao_and_again(tmp_path, few), 3),
        "four times": _best(_nigao_and_again(tmp_path, many), 2),
    }
    _print("1,250 and 5,000 rows, written and read again", times)
    assert times["four times"] < 8 * times["nigao"]
    peaks = [_peak(_nigao(tmp_path, people)) for people in (few, many)]
    print(f"memory: {peaks[0] / 1e6:.1f} and {peaks[1] / 1e6:.1f} MB")
    assert peaks[1] < 5 * peaks[0]


def _peak(fill: Fill) -> int:
    tracemalloc.start()
    fill()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
