"""Lines that are no text of the report: what a web page, a printer or a slide show adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reading.stretches import Cut
from app.text.page_lines import is_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def leading_lines(lines: Sequence[str]) -> int:
    """Return how many lines at the beginning a web page has set above the title."""
    count = 0
    while count < len(lines) - 1 and is_above(lines[count]):
        count += 1
    return count


def among_stray(cuts: Sequence[Cut], stray: Sequence[int]) -> Iterator[Cut]:
    """Yield the cuts of a body with one for each stray line that stands between two blocks.

    One within a block stays in it.
    """
    starts = {cut.line for cut in cuts if not cut.offset}
    between = [line for line in stray if _next(stray, line) in starts]
    yield from sorted(
        (*cuts, *(Cut(line, 0, "body") for line in between)), key=lambda cut: (cut.line, cut.offset)
    )


def _next(stray: Sequence[int], line: int) -> int:
    """Return the first line behind a stray one that is none."""
    while line in stray:
        line += 1
    return line
