"""A report's lines, each with the block it starts in and the pieces it is joined from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.report import Block, Paragraph, Report
    from app.models.roles import BlockRole


class Piece(NamedTuple):
    """A paragraph of a block, and the block's level."""

    paragraph: Paragraph
    level: int

    @property
    def ordinal(self) -> str:
        """Return the number that the piece starts with; empty where there is none."""
        return "".join([span.text for span in self.paragraph.spans if span.part == "ordinal"])


class Line(NamedTuple):
    """A line of the report: the role of the block it starts in, and its pieces in order."""

    role: BlockRole
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the line's characters."""
        return "".join(piece.paragraph.text for piece in self.pieces)

    @property
    def is_heading(self) -> bool:
        """Return whether the whole line is a heading."""
        parts = {span.part for piece in self.pieces for span in piece.paragraph.spans}
        return "heading" in parts and "text" not in parts


def report_lines(report: Report) -> Iterator[Line]:
    """Yield the lines of `Report.lines`, with what a page has to know of them."""
    held: Line | None = None
    for block in report.walk():
        for number, paragraph in enumerate(block.paragraphs):
            piece = Piece(paragraph, block.level)
            if number == 0 and block.inline and held:
                held = Line(held.role, (*held.pieces, piece))
                continue
            if held:
                yield held
            held = _start(block, piece)
    if held:
        yield held


def _start(block: Block, piece: Piece) -> Line | None:
    """Return a line that starts with this piece; a paragraph without spans starts none."""
    return Line(block.role, (piece,)) if piece.paragraph.spans else None
