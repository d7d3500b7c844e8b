"""How many pages a report takes is told near enough without laying it out."""

from __future__ import annotations

import pytest

from app.models.report import Block, Origin, Paragraph, Report, Span
from app.writing import load_layout
from app.writing.layout.pages import page_count


def report(lines: int, characters: int, role: str = "opening") -> Report:
    span = Span(text="字" * characters, origin=Origin(kind="writer"))
    paragraphs = tuple(Paragraph(spans=(span,)) for _ in range(lines))
    return Report(blocks=(Block.model_validate({"role": role, "paragraphs": paragraphs}),))


@pytest.mark.parametrize(
    ("lines", "characters", "pages"),
    [
        (1, 1, 1),
        # GB/T 9704-2012: 22 lines of 28 characters, the first two of a paragraph empty.
        (22, 26, 1),
        (22, 27, 2),
        (23, 26, 2),
        (11, 54, 1),
        (1, 22 * 28 - 2, 1),
        (1, 22 * 28 - 1, 2),
        (66, 26, 3),
    ],
)
def test_pages_of_the_standard(lines: int, characters: int, pages: int) -> None:
    assert page_count(report(lines, characters), load_layout("gbt9704")) == pages


def test_a_title_is_larger_and_has_an_empty_line_behind_it() -> None:
    layout = load_layout("gbt9704")
    assert page_count(report(11, 20, "title"), layout) == 1
    assert page_count(report(22, 20, "title"), layout) == 2


@pytest.mark.parametrize("name", ["plain", "gbt9704-system-fonts"])
def test_every_layout_has_pages(name: str) -> None:
    layout = load_layout(name)
    assert page_count(report(1, 1), layout) == 1
    assert page_count(report(400, 26), layout) >= 10
