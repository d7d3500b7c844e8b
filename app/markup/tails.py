"""The end of a report, each closing line in a block that says which one it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.text.closing_lines import closing_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.report import Block, Report


def with_closing_notes(report: Report) -> Report:
    """Return the report with every tail that bears no note cut into its closing lines."""
    if not any(map(_is_open, report.blocks)):
        return report
    blocks = tuple(part for block in report.blocks for part in _noted(block))
    return report.model_copy(update={"blocks": blocks})


def _is_open(block: Block) -> bool:
    return block.role == "tail" and not block.note and not block.children


def _noted(block: Block) -> Iterator[Block]:
    if not _is_open(block):
        yield block
        return
    notes = closing_notes([paragraph.text for paragraph in block.paragraphs])
    inline = block.inline
    for note, lines in groupby(zip(notes, block.paragraphs, strict=True), key=lambda each: each[0]):
        paragraphs = tuple(paragraph for _, paragraph in lines)
        part = {"note": note, "paragraphs": paragraphs, "inline": inline}
        yield block.model_copy(update=part)
        inline = False
