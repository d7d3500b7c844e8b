"""Marks of a pair inside the same marks: “他说：“好。””"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.regex import MarkPair
from app.checking.rule import Rule
from app.text.pairs import wrongly_nested

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Nested(Rule):
    """Finds what stands in `outer` marks inside the same marks, or in `inner` ones outside them."""

    kind: Literal["nested"]
    outer: MarkPair
    inner: MarkPair

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what is quoted with the wrong marks, and the same with the right ones."""
        for line in manuscript.written:
            if line.text.count(self.outer[0]) > 1 or self.inner[0] in line.text:
                for start, end, marks in wrongly_nested(line.text, self.outer, self.inner):
                    fix = marks[0] + line.text[start + 1 : end - 1] + marks[1]
                    yield self.finding(line, start, end, fix=fix)
