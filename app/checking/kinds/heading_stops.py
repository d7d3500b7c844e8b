"""Titles and headings that end in a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.models.report import Block

# Below the first level some houses set the stop (（一）加强领导。), and 一是 begins a sentence.
_NUMBER = lazy("[一二三四五六七八九十]、")
_LONGEST = 25
_STOP = lazy(r"。$")
_ANOTHER = lazy(r"[。！？；][^”’）]")


class HeadingStops(Rule):
    """Finds the stop at the end of a title or of a heading in a line of its own, by `of`.

    A first line that is one sentence and fits `title` is a title as well.
    """

    kind: Literal["heading_stops"]
    of: Literal["title", "heading"]
    title: Regex | None = None

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each stop that a title or a heading does without."""
        for block, place in manuscript.blocks:
            line = manuscript.lines[place.first] if place.first < len(manuscript.lines) else None
            if line and not line.is_row and _STOP.search(line.text):
                is_one = self._is_title if self.of == "title" else _is_heading
                if is_one(block, line):
                    end = len(line.text)
                    yield self.finding(line, end - 1, end, fix="")

    def _is_title(self, block: Block, line: Line) -> bool:
        if _ANOTHER.search(line.text):
            return False
        fits = self.title is not None and lazy(self.title).search(line.text)
        return block.role == "title" or (line.number == 0 and bool(fits))


def _is_heading(block: Block, line: Line) -> bool:
    """Tell whether a line is a point's heading and nothing else, with its text in lines below."""
    spans = line.paragraph.spans
    below = len(block.paragraphs) > 1 or any(not child.inline for child in block.children)
    numbered = _NUMBER.match(block.ordinal) and 0 < len(block.heading) <= _LONGEST
    return bool(numbered) and below and spans[-1].part in ("heading", "stop")
