"""Findings in the file that they were made in: the line there, and the characters of it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.checking.aligning import NOWHERE, aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.finding import Finding


class Stretch(NamedTuple):
    """The characters `start` to `end` of a line of a file."""

    line: int
    start: int
    end: int


class Located:
    """Where the characters of a report's lines stand among the lines of its file."""

    def __init__(self, lines: Sequence[str], paragraphs: Sequence[str]) -> None:
        self._places = list(aligned(paragraphs, "\n".join(lines)))
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def near(self, finding: Finding) -> Stretch | None:
        """Return the words of a finding as far as they stand in one line of the file.

        Where none of them do, as of a number that Word sets itself, the next character of the line
        does; None where none of the line does.
        """
        places = self._places[finding.paragraph]
        found = [at for at in places[finding.start : finding.end] if at != NOWHERE]
        found = found or [at for at in places[finding.start :] if at != NOWHERE][:1]
        found = found or [at for at in places if at != NOWHERE][-1:]
        if not found:
            return None
        line = bisect_right(self._starts, found[0]) - 1
        own = [at for at in found if at < self._starts[line + 1] - 1]
        return self._stretch(line, own[0], own[-1]) if own else None

    def whole(self, finding: Finding) -> Stretch | None:
        """Return the words of a finding where all of them stand side by side; else None."""
        places = self._places[finding.paragraph][finding.start : finding.end]
        if not places or NOWHERE in places:
            return None
        if list(places) != list(range(places[0], places[0] + len(places))):
            return None
        return self._stretch(bisect_right(self._starts, places[0]) - 1, places[0], places[-1])

    def _stretch(self, line: int, first: int, last: int) -> Stretch:
        start = self._starts[line]
        return Stretch(line, first - start, last - start + 1)
