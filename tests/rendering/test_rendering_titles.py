"""Every labelled title as LibreOffice sets it, all in one document."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report
from app.writing.word.title_shape import title_breaks
from tests.rendering.office import print_all, skip_without_office
from tests.rendering.printed import Printed, read_printed

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.roles import BlockRole

_POINTS_PER_MM = 72 / 25.4
_MIDDLE = (28 + 156 / 2) * _POINTS_PER_MM
_ROOM = 156 * _POINTS_PER_MM / 22
_PITCH = 28.95
_TEXT = "近日，我参加了培训。"


@pytest.fixture(scope="module")
def titles(checkout: Path) -> list[str]:
    text = (checkout / "tests" / "writing" / "labelled" / "titles.txt").read_text("utf-8")
    groups = text.strip().split("\n\n")[1:]
    return [group.splitlines()[0].replace("|", "") for group in groups]


@pytest.fixture(scope="module")
def printed(titles: list[str], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    skip_without_office()
    folder = tmp_path_factory.mktemp("titles")
    blocks = [
        block for title in titles for block in (_block("title", title), _block("body", _TEXT))
    ]
    report = Report(blocks=tuple(blocks))
    data = write_report(report, ".docx", load_layout("gbt9704"))
    (folder / "titles.docx").write_bytes(data)
    print_all(folder)
    return read_printed(report, folder / "titles.pdf")


def test_each_line_of_a_title_is_one_line_on_paper(titles: list[str], printed: Printed) -> None:
    expected = [line for title in titles for line in (*_set(title), _TEXT)]
    said = [re.sub(r"\s", "", line) for line in expected]
    assert [line.text for line in printed.body] == said


def test_each_line_of_a_title_takes_one_line_of_the_grid(printed: Printed) -> None:
    apart: dict[tuple[bool, bool], set[float]] = {
        (True, True): set(),
        (False, True): set(),
        (True, False): set(),
    }
    for number in range(1, printed.pages + 1):
        for above, below in pairwise(printed.page(number)):
            kind = (above.text != _TEXT, below.text != _TEXT)
            apart[kind].add(round((below.middle - above.middle) / _PITCH, 1))
    # A blank line follows the title, and nothing else comes between.
    assert apart == {(True, True): {1}, (False, True): {1}, (True, False): {2}}


def test_each_line_of_a_title_stands_in_the_middle(printed: Printed) -> None:
    lines = [line for line in printed.body if line.text != _TEXT]
    # A blank or a mark at a line's end is part of it: half of it is seen as a shift.
    for line in lines:
        assert (line.left + line.right) / 2 == pytest.approx(_MIDDLE, abs=12), line.text


def _block(role: BlockRole, text: str) -> Block:
    return Block(role=role, paragraphs=(Paragraph(spans=(Span(text=text),)),))


def _set(title: str) -> list[str]:
    ends = (0, *title_breaks(title, _ROOM), len(title))
    return [title[a:b] for a, b in pairwise(ends)]
