"""How many pages a report takes in a layout, told without laying it out."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.report import Block, Report
    from app.writing.layout.model import Layout


def page_count(report: Report, layout: Layout) -> int:
    """Return about how many pages a report takes: most of its characters are as wide as high."""
    lines = sum(_lines(block, layout) for block in report.walk())
    return max(1, ceil(lines * layout.line_height / layout.page.text_height.points))


def _lines(block: Block, layout: Layout) -> float:
    """Return how many lines of the body a block takes, with the empty ones around it."""
    own = {"title": layout.title, "byline": layout.byline, "tail": layout.tail}.get(block.role)
    indent = layout.body.indent if own is None else own.indent
    width = layout.page.text_width.points / layout.character_pitch
    scale = (own.size or layout.body.size) / layout.body.size if own else 1
    widths = (len(paragraph.text) * scale + indent for paragraph in block.paragraphs)
    text = sum(max(1, ceil(each / width)) for each in widths)
    return text + (own.blank_before + own.blank_after if own else 0)
