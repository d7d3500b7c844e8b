"""How long a report takes in a unit's own large Word file, beside python-docx, in one run.

The file is nothing but large: what `--reference` has to do with it is to leave its text out. Times
differ from machine to machine, so what is held to are ratios of the best of a few rounds that take
turns: to opening and saving the file with python-docx, and to a file a quarter as large. Figures
are printed with `pytest -m benchmark -s`.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from app.models.report import Block, Paragraph, Report, Span
from app.word.package import Package
from app.writing import load_layout
from app.writing.writers import write_like

pytestmark = pytest.mark.benchmark

_ROUNDS = 4
_LARGE = 20_000
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LAYOUT = load_layout()
_REPORT = Report(
    blocks=(Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="大家好。"),)),)),)
)


class _Size(NamedTuple):
    """What a file has so many of: XML to put into its parts, before the closing tags named."""

    body: str = ""
    relations: str = ""
    styles: str = ""
    notes: str = ""


def _paragraphs(count: int) -> str:
    chance = random.Random(count)  # noqa: S311
    return "".join(
        '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
        f"<w:t>第{n}条</w:t></w:r><w:r><w:t>学习{chance.getrandbits(96)}</w:t></w:r></w:p>"
        for n in range(count)
    )


def _links(count: int) -> _Size:
    return _Size(
        "".join(f'<w:p><w:hyperlink r:id="own{n}"/></w:p>' for n in range(count)),
        "".join(
            f'<Relationship Id="own{n}" Type="{_OFFICE}/hyperlink" Target="https://a.example/{n}" '
            'TargetMode="External"/>'
            for n in range(count)
        ),
    )


def _styles(count: int) -> _Size:
    """Return styles each of which is based on another, as files gather them over the years."""
    return _Size(
        styles="".join(
            f'<w:style w:type="paragraph" w:styleId="own{n}"><w:name w:val="正文 {n}"/>'
            f'<w:basedOn w:val="{f"own{n // 2}" if n else "Normal"}"/></w:style>'
            for n in range(count)
        )
    )


def _notes(notes: int, paragraphs: int) -> _Size:
    text = _paragraphs(paragraphs)
    return _Size(
        relations=f'<Relationship Id="n" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>',
        notes="".join(f'<w:footnote w:id="{n + 1}">{text}</w:footnote>' for n in range(notes)),
    )


_SHAPES: dict[str, Callable[[int], _Size]] = {
    "paragraphs": lambda count: _Size(_paragraphs(count)),
    "one table": lambda count: _Size(
        f"<w:tbl><w:tr><w:tc>{_paragraphs(count)}</w:tc></w:tr></w:tbl>"
    ),
    "one content control": lambda count: _Size(
        f"<w:sdt><w:sdtContent>{_paragraphs(count)}</w:sdtContent></w:sdt>"
    ),
    "links": _links,
    "styles": _styles,
    "footnotes": lambda count: _notes(count, 1),
    "one footnote": lambda count: _notes(1, count),
}


def _file(size: _Size) -> bytes:
    saved, made = BytesIO(), BytesIO()
    docx.Document().save(saved)
    added = {
        "word/document.xml": ("<w:sectPr", size.body),
        "word/_rels/document.xml.rels": ("</Relationships>", size.relations),
        "word/styles.xml": ("</w:styles>", size.styles),
    }
    with ZipFile(saved) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            place, xml = added.get(name, ("", ""))
            data = before.read(name).decode("latin-1") if not xml else before.read(name).decode()
            head, tag, tail = data.rpartition(place) if place else (data, "", "")
            whole = head + xml + tag + tail
            after.writestr(name, whole.encode("utf-8" if xml else "latin-1"))
        if size.notes:
            after.writestr("word/footnotes.xml", f"<w:footnotes {_W}>{size.notes}</w:footnotes>")
    return made.getvalue()


def _best(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the milliseconds of each way, its best of rounds in which all take turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    gc.collect()
    gc.freeze()
    for turn in range(_ROUNDS + 1):
        for name, work in ways.items():
            start = time.process_time()
            work()
            if turn:
                taken[name].append(1000 * (time.process_time() - start))
    gc.unfreeze()
    return {name: min(each) for name, each in taken.items()}


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_large_reference_costs_little_more_than_to_open_and_save_it(shape: str) -> None:
    small, large = (_file(_SHAPES[shape](count)) for count in (_LARGE // 4, _LARGE))
    file = docx.Document(BytesIO(write_like(Package(large), _REPORT, _LAYOUT)))
    assert [paragraph.text for paragraph in file.paragraphs] == ["大家好。"]
    times = _best(
        {
            "nigao": lambda: write_like(Package(large), _REPORT, _LAYOUT),
            "nigao, a quarter": lambda: write_like(Package(small), _REPORT, _LAYOUT),
            "python-docx": lambda: docx.Document(BytesIO(large)).save(BytesIO()),
        }
    )
    print(f"\n{len(large) / 1000:.0f} KB, {_LARGE:,} {shape}")
    for name, taken in times.items():
        print(f"{name:20}{taken:10.1f} ms{taken / times['nigao']:8.2f} × nigao")
    assert times["nigao"] < 6 * times["python-docx"]
    assert times["nigao"] < 8 * times["nigao, a quarter"]
