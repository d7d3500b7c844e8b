"""Other ways of writing the benchmark's reports as Word files, and what no way can do without."""

from __future__ import annotations

import base64
import importlib
import importlib.util
import json
import os
import re
import subprocess
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from app.models.report import Report
from app.writing import load_layout, write_report
from app.writing.word.archive import Archive

LAYOUT = load_layout()

Write = Callable[[Report], bytes]
Pack = Callable[[bytes], bytes]

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
  const before = process.cpuUsage();
  for (const row of rows) write(row);
  const {user, system} = process.cpuUsage(before);
  times.push((user + system) / 1e3 / rows.length);
}
const last = write(rows[0]).toString("base64");
process.stdout.write(JSON.stringify({times, last}));
"""


def row(report: Report) -> dict[str, object]:
    """Return the report as a template takes it."""
    lines = []
    for spans in list(report.lines())[1:]:
        said = ["".join(s.text for s in spans if (s.part == "text") == text) for text in (0, 1)]
        lines.append({"heading": said[0], "text": said[1]})
    return {"title": report.paragraphs[0], "lines": lines}


def python_docx_as_taught(report: Report) -> bytes:
    """Return what a script writes: Word's default document, styles by name, fonts run by run."""
    document = docx.Document()
    title, *lines = report.lines()
    document.add_heading("".join(span.text for span in title), level=0)
    for spans in lines:
        paragraph = document.add_paragraph(style="Body Text")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        for text, font in ((0, "楷体"), (1, "仿宋")):
            run = paragraph.add_run("".join(s.text for s in spans if (s.part == "text") == text))
            run.font.name, run.font.size = font, Pt(16)
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return _saved(document)


def docxtpl_writer(template: bytes) -> Write | None:
    """Return docxtpl's way with a template; None where it is not installed."""
    if importlib.util.find_spec("docxtpl") is None:
        return None
    with warnings.catch_warnings():
        # What it imports warns of its own age.
        warnings.simplefilter("ignore")
        docxtpl = importlib.import_module("docxtpl")

    def write(report: Report) -> bytes:
        file = docxtpl.DocxTemplate(BytesIO(template))
        file.render(row(report), autoescape=True)
        saved = BytesIO()
        file.save(saved)
        return saved.getvalue()

    return write


_JINJA = ("{{ title }}", "{%p for line in lines %}", "{{ line.heading }}", "{{ line.text }}")


def lean_template() -> bytes:
    """Return a template for docxtpl in the layout, with no part or style but the layout's."""
    document = docx.Document(BytesIO(write_report(Report(), ".docx", LAYOUT)))
    return _template(document, "段首标题（一是）", (*_JINJA, "{%p endfor %}"))


def usual_template() -> bytes:
    """Return a template for docxtpl in the document that Word starts a user with."""
    return _template(docx.Document(), "Strong", (*_JINJA, "{%p endfor %}"))


def docxtemplater(reports: list[Report], rounds: int) -> tuple[list[float], bytes] | None:
    """Return the milliseconds of a core a report of each round, and the first report's file.

    Counted is what `time.process_time` counts of the others; like them, node has one thread. Its
    start, reading the rows and as many rounds before, in which it compiles, are not counted. Every
    round has the same reports. None where `NIGAO_DOCXTEMPLATER` names no folder with it and pizzip.
    """
    folder = os.environ.get("NIGAO_DOCXTEMPLATER")
    if not folder:
        return None
    document = docx.Document(BytesIO(write_report(Report(), ".docx", LAYOUT)))
    tags = ("{title}", "{#lines}", "{heading}", "{text}", "{/lines}")
    asked = {
        "template": base64.b64encode(_template(document, "段首标题（一是）", tags)).decode(),
        "rows": [row(report) for report in reports],
        "rounds": 2 * rounds,
    }
    done = subprocess.run(
        ["node", "--single-threaded", "-e", _NODE],
        input=json.dumps(asked).encode(),
        env={**os.environ, "NODE_PATH": folder},
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return answer["times"][rounds:], base64.b64decode(answer["last"])


def floor(reports: list[Report], pack: Pack) -> Write:
    """Return what cannot be done without: each text into its XML by an f-string, and packed.

    No text is looked at or escaped, and which XML stands around it is known beforehand.
    """
    ready: dict[int, tuple[list[tuple[str, str]], str]] = {}
    for report in reports:
        with ZipFile(BytesIO(write_report(report, ".docx", LAYOUT))) as package:
            xml = package.read("word/document.xml").decode()
        *cut, end = re.split("(?<=<w:t>)([^<]*)", xml)
        ready[id(report)] = (list(zip(cut[::2], cut[1::2], strict=True)), end)

    def write(report: Report) -> bytes:
        cut, end = ready[id(report)]
        return pack(("".join([f"{before}{text}" for before, text in cut]) + end).encode())

    return write


def into_a_file() -> Pack:
    """Return the packing of a Word file whose other parts are packed beforehand."""
    with ZipFile(BytesIO(write_report(Report(), ".docx", LAYOUT))) as package:
        ready = Archive.of((name, package.read(name)) for name in package.namelist())
    return lambda xml: ready.with_part("word/document.xml", xml).file


def by_zlib(xml: bytes) -> bytes:
    """Return the data deflated by zlib at its lowest level, and its checksum."""
    return zlib.compress(xml, 1, wbits=-15) + zlib.crc32(xml).to_bytes(4, "little")


def by_isal() -> Pack | None:
    """Return the same of ISA-L at the same level; None on a platform that it is not built for."""
    if importlib.util.find_spec("isal") is None:
        return None
    from isal import isal_zlib

    def pack(xml: bytes) -> bytes:
        packed = isal_zlib.compress(xml, 1, wbits=-15)
        return packed + isal_zlib.crc32(xml).to_bytes(4, "little")

    return pack


def _template(document: Document, strong: str, tags: tuple[str, ...]) -> bytes:
    """Return a template: a title, and a loop over lines of two runs."""
    title, start, heading, text, end = tags
    document.add_paragraph(title, style="Title")
    document.add_paragraph(start)
    line = document.add_paragraph(style="Body Text")
    line.add_run(heading, style=strong)
    line.add_run(text)
    document.add_paragraph(end)
    return _saved(document)


def _saved(document: Document) -> bytes:
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()
