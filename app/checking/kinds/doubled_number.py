"""A number behind a number: 一、一是提高站位; 1. 1、加强学习."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.ordinals import SEQUENCE_STYLE, Ordinal, read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.checking.points import Point
    from app.models.finding import Finding

_CLAUSE = lazy("[。；;，,：:！？] *")
_FARTHEST = 600  # Characters behind a number in which its list goes on.


class DoubledNumber(Rule):
    """Finds a point that counts the same twice, as where Word numbers what is numbered already.

    A number that goes on counting behind it, in the text or in the points below, begins a list.
    """

    kind: Literal["doubled_number"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield both numbers together."""
        for run in manuscript.runs:
            for point in run.numbered:
                line = manuscript.lines[point.line]
                at = point.start + len(point.block.ordinal)
                own = read_ordinal(line.text[at:])
                if own and own.number == point.number and not _is_list(own, point, line.text[at:]):
                    end = at + len(own.text.rstrip())
                    fix = point.block.ordinal
                    yield self.finding(line, point.start, end, fix=fix, own=own.text.strip())


def _is_list(own: Ordinal, point: Point, text: str) -> bool:
    """Tell whether a number opens a list, or is a word of its own: 一、首先要….”"""
    if own.style == SEQUENCE_STYLE:
        return True
    wanted = (own.style, own.number + 1)
    starts = [text[found.end() :] for found in _CLAUSE.finditer(text, len(own.text), _FARTHEST)]
    starts += [child.paragraphs[0].text for child in point.block.children if child.paragraphs]
    starts += [paragraph.text for paragraph in point.block.paragraphs[1:]]
    return any(
        (after.style, after.number) == wanted for after in map(read_ordinal, starts) if after
    )
