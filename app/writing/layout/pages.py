"""How many pages a report takes in a layout, told without laying it out."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.report import Block, Report
    from app.writing.layout.model import Layout

# A layout that sets no height of lines leaves it to Word, which takes about this much of a font.
_SINGLE = 1.3


def page_count(report: Report, layout: Layout) -> int:
    """Return about how many pages a report takes: most of its characters are as wide as high."""
    height = layout.line_pitch or layout.body.line_pitch or layout.body.size * _SINGLE
    lines = sum(_lines(block, layout) for block in report.walk())
    return max(1, ceil(lines * height / layout.page.text_height.points))


def _lines(block: Block, layout: Layout) -> float:
    """Return how many lines of the body a block takes, with the empty ones around it."""
    form = {"title": layout.title, "byline": layout.byline, "tail": layout.tail}.get(block.role)
    indent = layout.body.indent if form is None else form.indent
    width = layout.page.text_width.points / layout.character_pitch
    scale = (form.size or layout.body.size) / layout.body.size if form else 1
    widths = (len(paragraph.text) * scale + indent for paragraph in block.paragraphs)
    text = sum(max(1, ceil(each / width)) for each in widths)
    return text + (form.blank_before + form.blank_after if form else 0)
