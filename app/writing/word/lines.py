"""A report's lines, each with the block it starts in and the segments it is joined from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.report import Note, Report, Span
    from app.models.roles import BlockRole
    from app.text.markdown.signs import Row

Segment = tuple["tuple[Span, ...]", int]
"""The spans of a block's paragraph, and the block's level."""

Kind: TypeAlias = "BlockRole | Note | Row"
"""The role of the block that a line starts in; of a closing line, which one it is; of a row, what
it is of its table.
"""

Line = tuple[Kind, list[Segment]]
"""A line's kind, and its segments in order, one at least.

Both are plain tuples: a batch makes very many, and a named one takes seven times as long to make.
"""


def report_lines(report: Report) -> list[Line]:
    """Return the lines of `Report.lines`, with what a page has to know of them."""
    found: list[Line] = []
    segments: list[Segment] = []
    for block in report.walk():
        level = block.level
        kind = block.note or "tail" if block.role == "tail" else block.role
        goes_on = block.inline and segments
        for paragraph in block.paragraphs:
            spans = paragraph.spans
            if goes_on:
                segments.append((spans, level))
                goes_on = False
            else:
                # A paragraph without spans starts no line.
                segments = [(spans, level)] if spans else []
                if segments:
                    found.append((paragraph.row or kind, segments))
    return found


def line_text(segments: Sequence[Segment]) -> str:
    """Return the characters of a line."""
    return "".join([span.text for spans, _ in segments for span in spans])


def is_heading(segments: Sequence[Segment]) -> bool:
    """Return whether the whole line is a heading."""
    last, _ = segments[-1]
    # What most lines end in is looked at first: this is asked of every one.
    if last and last[-1].part == "text":
        return False
    parts = {span.part for spans, _ in segments for span in spans}
    return "heading" in parts and "text" not in parts


def ordinal(spans: Sequence[Span]) -> str:
    """Return the number of the point that these spans are of; empty where there is none."""
    found = ""
    for span in spans:
        if span.part == "ordinal":
            found += span.text
        elif found:
            break
    return found
