"""A report's lines, each with the block it starts in and the pieces it is joined from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.report import Report, Span
    from app.models.roles import BlockRole

Piece = tuple["tuple[Span, ...]", int]
"""The spans of a block's paragraph, and the block's level."""


class Line(NamedTuple):
    """A line of the report: the role of the block it starts in, and its pieces in order."""

    role: BlockRole
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """Return the line's characters."""
        return "".join([span.text for spans, _ in self.pieces for span in spans])

    @property
    def is_heading(self) -> bool:
        """Return whether the whole line is a heading."""
        last, _ = self.pieces[-1]
        # What most lines end in is looked at first: this is asked of every one.
        if last and last[-1].part == "text":
            return False
        parts = {span.part for spans, _ in self.pieces for span in spans}
        return "heading" in parts and "text" not in parts


def report_lines(report: Report) -> Iterator[Line]:
    """Yield the lines of `Report.lines`, with what a page has to know of them."""
    held: Line | None = None
    for block in report.walk():
        goes_on = block.inline
        for paragraph in block.paragraphs:
            piece = (paragraph.spans, block.level)
            if goes_on and held:
                held.pieces.append(piece)
            else:
                if held:
                    yield held
                # A paragraph without spans starts no line.
                held = Line(block.role, [piece]) if piece[0] else None
            goes_on = False
    if held:
        yield held


def ordinal(spans: Iterable[Span]) -> str:
    """Return the number of the point that these spans are of; empty where there is none."""
    found = ""
    for span in spans:
        if span.part == "ordinal":
            found += span.text
        elif found:
            break
    return found
