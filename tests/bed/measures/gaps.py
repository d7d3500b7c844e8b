"""Points that ask more than once."""

from __future__ import annotations

from app.models.outline import Outline
from app.models.report import Block, Report
from tests.bed.told import Found, blocks_of


def crowded_gaps(outline: Outline, report: Report) -> Found:
    """Find the points that show more than one question, heading and children included.

    Pieces of one question that stand side by side are one.
    """
    points = blocks_of(report, "insight", "action")
    asked = [(point, _questions(point)) for point in points]
    return Found(len(points), tuple(" / ".join(found) for _, found in asked if len(found) > 1))


def _questions(block: Block) -> list[str]:
    found: list[str] = []
    for paragraph in block.paragraphs:
        goes_on = False
        for span in paragraph.spans:
            if span.gap and goes_on:
                found[-1] += span.text
            elif span.gap:
                found.append(span.text)
            goes_on = span.gap
    return found + [one for child in block.children for one in _questions(child)]
