"""How long it takes to fill a Word file, beside others and what cannot be done without, in one run.

Times differ from machine to machine, so what is held to are ratios of the best of some rounds
that take turns (other work on the machine can only add to a time); the bounds are loose. Figures
are printed with `pytest -m benchmark -s`. Peers that are not installed have no row: docxtpl is
found as a Python package, docxtemplater (with pizzip) in the folder of node packages that
`NIGAO_DOCXTEMPLATER` names. Peers fill tags of their own where nigao finds markers.
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
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from app.models.names import NameSheet
from app.placeholders.choosing import Edit, plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.word import WordText

pytestmark = pytest.mark.benchmark

Fill = Callable[[], bytes]

_SENTENCE = "一是围绕主题主线，推动{}高质量发展，在学思践悟中把学习成果转化为工作实效。"
_VALUE = "济南市"
_SHEET = NameSheet(names={"XX市": _VALUE})
_PROPERTIES = (
    '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" '
    'w:firstLine="640"/><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr></w:pPr>'
)
_RUN = (
    '<w:r><w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="FangSong" w:hAnsi="FangSong" '
    'w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
)
_NODE = """
const [PizZip, Docxtemplater] = [require("pizzip"), require("docxtemplater")];
const {template, rounds, value} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const data = Buffer.from(template, "base64");
const times = [];
let last;
for (let round = 0; round < rounds; round++) {
  const start = process.hrtime.bigint();
  const file = new Docxtemplater(new PizZip(data));
  file.render({a: value});
  last = file.getZip().generate({type: "nodebuffer", compression: "DEFLATE"});
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
process.stdout.write(JSON.stringify({times, last: last.toString("base64")}));
"""


def _file(paragraphs: int, markers: int, marker: str) -> bytes:
    """Return a file of paragraphs of three runs, the markers spread evenly over them."""
    saved = BytesIO()
    docx.Document().save(saved)
    counts = [
        markers * (n + 1) // paragraphs - markers * n // paragraphs for n in range(paragraphs)
    ]
    body = "".join(
        f"<w:p>{_PROPERTIES}"
        + "".join(_RUN.format(_SENTENCE.format(marker if n < count else "")) for n in range(3))
        + "</w:p>"
        for count in counts
    )
    out = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode("latin-1")
            if name == "word/document.xml":
                part = old.read(name).decode().replace("<w:body>", f"<w:body>{body}")
            new.writestr(name, part.encode("utf-8" if name == "word/document.xml" else "latin-1"))
    return out.getvalue()


def _nigao(data: bytes) -> Fill:
    def fill() -> bytes:
        source = WordText(data)
        found = find_placeholders(source.lines, source.form)
        return source.filled(plan_filling(source.lines, _SHEET, found).edits)

    return fill


def _fixed(data: bytes) -> Fill:
    """Return what fills the first marker of each line, without looking for markers."""
    places = [(n, line.find("XX市")) for n, line in enumerate(WordText(data).lines)]
    edits = [Edit(n, at, at + 3, _VALUE) for n, at in places if at >= 0]
    return lambda: WordText(data).filled(edits)


def _open_and_save(data: bytes) -> Fill:
    def fill() -> bytes:
        saved = BytesIO()
        docx.Document(BytesIO(data)).save(saved)
        return saved.getvalue()

    return fill


def _docxtpl(data: bytes) -> Fill | None:
    if importlib.util.find_spec("docxtpl") is None:
        return None
    with warnings.catch_warnings():
        # What it imports warns of its own age.
        warnings.simplefilter("ignore")
        docxtpl = importlib.import_module("docxtpl")

    def fill() -> bytes:
        file = docxtpl.DocxTemplate(BytesIO(data))
        file.render({"a": _VALUE})
        saved = BytesIO()
        file.save(saved)
        return saved.getvalue()

    return fill


def _docxtemplater(data: bytes, rounds: int) -> tuple[list[float], bytes] | None:
    """Return the milliseconds of each round after those that warm up, and the last file."""
    folder = os.environ.get("NIGAO_DOCXTEMPLATER")
    if not folder:
        return None
    template = base64.b64encode(data).decode()
    done = subprocess.run(
        ["node", "-e", _NODE],
        input=json.dumps({"template": template, "rounds": 2 * rounds, "value": _VALUE}).encode(),
        env={**os.environ, "NODE_PATH": folder},
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return answer["times"][rounds:], base64.b64decode(answer["last"])


def _best(ways: dict[str, Fill], rounds: int) -> dict[str, float]:
    """Return the least milliseconds of each way; ways take turns, the first is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    gc.collect()
    gc.freeze()
    for turn in range(rounds + 1):
        for name, fill in ways.items():
            start = time.perf_counter()
            fill()
            if turn:
                taken[name].append(1000 * (time.perf_counter() - start))
    gc.unfreeze()
    return {name: min(each) for name, each in taken.items()}


def _texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def _print(title: str, times: dict[str, float]) -> None:
    print(f"\n{title}")
    for name, taken in times.items():
        print(f"{name:34}{taken:10.2f} ms{taken / times['nigao']:8.2f} × nigao")


def test_75_markers_take_no_longer_than_to_open_and_save() -> None:
    shape = 60, 75
    data = _file(*shape, "XX市")
    ways = {"nigao": _nigao(data), "python-docx open + save": _open_and_save(data)}
    expected = _texts(_file(*shape, _VALUE))
    if peer := _docxtpl(_file(*shape, "{{ a }}")):
        ways["docxtpl"] = peer
        assert _texts(peer()) == expected
    assert _texts(ways["nigao"]()) == expected
    source = WordText(data)
    plan = plan_filling(source.lines, _SHEET)
    assert len(plan.edits) == 75
    # As in a batch: one file, once read, filled for each row.
    ways["nigao, the file read before"] = lambda: source.filled(plan.edits)
    times = _best(ways, 15)
    if timed := _docxtemplater(_file(*shape, "{a}"), 15):
        times["docxtemplater"] = min(timed[0])
        assert _texts(timed[1]) == expected
    _print("60 paragraphs, 75 markers", times)
    assert times["nigao"] < 1.5 * times["python-docx open + save"]
    if "docxtpl" in times:
        assert times["nigao"] < times["docxtpl"]


def test_12_megabytes_of_xml_take_no_longer_than_docxtemplater() -> None:
    shape = 12_200, 2_500
    data = _file(*shape, "XX市")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    assert size > 12_000_000
    ways = {"nigao": _nigao(data), "python-docx open + save": _open_and_save(data)}
    times = _best(ways, 3)
    if timed := _docxtemplater(_file(*shape, "{a}"), 2):
        times["docxtemplater"] = min(timed[0])
    _print(f"{size / 1e6:.1f} MB of XML, {shape[1]} markers", times)
    assert times["nigao"] < 4 * times["python-docx open + save"]
    if "docxtemplater" in times:
        assert times["nigao"] < 1.3 * times["docxtemplater"]


@pytest.mark.parametrize(
    ("small", "large"),
    [((2_000, 2_000), (16_000, 16_000)), ((4_000, 500), (4_000, 4_000))],
    ids=["size", "markers"],
)
def test_cost_grows_no_faster_than_the_file(small: tuple[int, int], large: tuple[int, int]) -> None:
    ways = {"nigao": _fixed(_file(*small, "XX市")), "eight times": _fixed(_file(*large, "XX市"))}
    times = _best(ways, 3)
    _print(f"{small} to {large} paragraphs and markers, reading and writing alone", times)
    assert times["eight times"] < 12 * times["nigao"]
