"""A report in a unit's own Word file as LibreOffice prints it: letterhead, footer, own styles."""

from __future__ import annotations

import base64
import subprocess
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.shared import Mm, Pt

from app.word.package import Package
from app.writing import load_layout
from app.writing.writers import write_like
from tests.rendering.long_drafts import long_drafts
from tests.rendering.office import print_all, skip_without_office
from tests.rendering.printed import Printed, read_printed

if TYPE_CHECKING:
    from pathlib import Path

_RED = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
_PITCH = 25  # Points between the lines of the unit's body text.


def _units_own() -> bytes:
    """Return a file with a letterhead (words and a picture), a footer, and old text."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    letterhead = section.header.paragraphs[0]
    letterhead.add_run("某市教育局文件")
    letterhead.add_run().add_picture(BytesIO(_RED), width=Mm(20), height=Mm(3))
    section.footer.paragraphs[0].text = "内部资料"
    body = document.styles["Body Text"]
    body.font.size = Pt(14)
    body.paragraph_format.line_spacing, body.paragraph_format.space_after = Pt(_PITCH), Pt(0)
    document.add_paragraph("去年的旧话")
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def printed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    skip_without_office()
    folder = tmp_path_factory.mktemp("reference")
    report = long_drafts(checkout, folder)[0]
    data = write_like(Package(_units_own()), report, load_layout("gbt9704"))
    (folder / "a.docx").write_bytes(data)
    print_all(folder)
    return read_printed(report, folder / "a.pdf")


def test_every_page_has_the_letterhead_and_the_footer(printed: Printed) -> None:
    assert printed.pages > 3
    for number in range(1, printed.pages + 1):
        assert printed.page(number)[0].text == "某市教育局文件"
        assert printed.footer(number).text == "内部资料"
    listed = subprocess.run(
        ["pdfimages", "-list", str(printed.pdf)], capture_output=True, text=True, check=True
    )
    pictures = [row.split()[0] for row in listed.stdout.splitlines()[2:]]
    assert pictures == [str(number) for number in range(1, printed.pages + 1)]


def test_between_them_stands_the_report_and_only_that(printed: Printed) -> None:
    pages = range(1, printed.pages + 1)
    text = "".join(line.text for number in pages for line in printed.page(number)[1:])
    assert text == "".join("".join(printed.report.paragraphs).split())


def test_body_text_is_set_as_the_units_style_says(printed: Printed) -> None:
    for number in range(2, printed.pages):
        for above, below in pairwise(printed.page(number)[1:]):
            assert below.middle - above.middle == pytest.approx(_PITCH, abs=0.5)
