"""Marks of a pair of which only one stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Unpaired(Rule):
    """Finds those of `marks` that have no partner in their paragraph."""

    kind: Literal["unpaired"]
    marks: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each mark that stands alone."""
        for line in manuscript.prose:
            for at in line.unpaired:
                if line.text[at] in self.marks:
                    yield self.finding(line, at, at + 1)
