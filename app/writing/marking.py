"""A report's placeholders as gaps, so that a writer shows them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from app.models.report import Block, Paragraph, Place, Report, Span, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.names import Placeholder

Stretch = tuple[int, int]


def mark_gaps(report: Report, placeholders: Iterable[Placeholder]) -> Report:
    """Return the report with each placeholder's token in a span of its own, marked as a gap.

    `placeholders` index the report's lines; its text does not change.
    """
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    for placeholder in placeholders:
        stretches[placeholder.paragraph].append((placeholder.start, placeholder.end))
    if not stretches:
        return report
    at = iter([place for _, place in places(report)])
    blocks = tuple(_block(block, at, stretches) for block in report.blocks)
    return report.model_copy(update={"blocks": blocks})


def _block(block: Block, at: Iterator[Place], stretches: dict[int, list[Stretch]]) -> Block:
    """Return the block marked; `at` yields the places of it and its children, parents first."""
    place = next(at)
    found = [stretches.get(place.first + number, []) for number in range(len(block.paragraphs))]
    changed: dict[str, object] = {}
    if any(found):
        changed["paragraphs"] = tuple(
            _paragraph(paragraph, gaps, 0 if number else place.start)
            for number, (paragraph, gaps) in enumerate(zip(block.paragraphs, found, strict=True))
        )
    if block.children:
        changed["children"] = tuple(_block(child, at, stretches) for child in block.children)
    return block.model_copy(update=changed) if changed else block


def _paragraph(paragraph: Paragraph, stretches: list[Stretch], offset: int) -> Paragraph:
    if not stretches:
        return paragraph
    spans: list[Span] = []
    for span in paragraph.spans:
        spans.extend(_cut(span, stretches, offset))
        offset += len(span.text)
    return paragraph.model_copy(update={"spans": tuple(spans)})


def _cut(span: Span, stretches: list[Stretch], offset: int) -> list[Span]:
    """Return the span in pieces, cut where a stretch starts or ends in it."""
    if span.gap:
        return [span]
    end = len(span.text)
    inside = [(max(0, a - offset), min(end, b - offset)) for a, b in stretches]
    inside = [(a, b) for a, b in inside if a < b]
    if not inside:
        return [span]
    cuts = sorted({0, end, *(cut for stretch in inside for cut in stretch)})
    return [
        span.model_copy(
            update={"text": span.text[a:b], "gap": any(x <= a and b <= y for x, y in inside)}
        )
        for a, b in pairwise(cuts)
    ]
