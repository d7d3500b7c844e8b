"""Faults of writing that need no word list of the user's to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.text.faults import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.text.faults import Fault


class Faults(Rule):
    """Finds the faults of one sort, `what`: those that begin with one of `marks`, if there are any.

    `never` are words that are right as they stand.
    """

    kind: Literal["faults"]
    what: FaultKind
    marks: str = ""
    never: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each fault, with what should stand in its place."""
        for line in manuscript.written:
            for fault in manuscript.faults(line):
                if fault.what == self.what and self._is_meant(line, fault):
                    yield self.finding(line, fault.start, fault.end, fix=fault.fix)

    def _is_meant(self, line: Line, fault: Fault) -> bool:
        start, end = fault.start, fault.end
        if self.marks and line.text[start] not in self.marks:
            return False
        return not any(
            word in line.text[max(0, start - len(word) + 1) : end + len(word) - 1]
            for word in self.never
        )
