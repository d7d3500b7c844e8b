"""Facts of the outline that the report does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.facts.figures import figures_of
from app.facts.matter import matter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding


class UnusedFact(Rule):
    """Finds the point of a fact that the outline has, and of which the report tells hardly a word.

    Where less than `least` of what the fact is about comes up anywhere, and none of its figures
    does, nobody takes it up. The place is the heading of its point, or the first line. `{fact}`
    is the fact.
    """

    kind: Literal["unused_fact"]
    least: float = 0.4

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the place of each fact that is not told."""
        outline = manuscript.outline
        if outline is None or not manuscript.lines:
            return
        text = manuscript.report.text
        told = matter_of(text)
        places = [
            place.first
            for block, place in manuscript.blocks
            if block.role == "insight" and block.level == 1
        ]
        for number, point in enumerate(outline.insights.items):
            for fact in point.facts:
                if fact.fact in text or not self._is_unused(fact.fact, text, told):
                    continue
                line = manuscript.lines[places[number] if number < len(places) else 0]
                yield self.finding(line, 0, _heading_end(line), fact=fact.fact)

    def _is_unused(self, fact: str, text: str, told: frozenset[str]) -> bool:
        matter = matter_of(fact)
        if any(figure.text in text for figure in figures_of(fact)):
            return False
        return bool(matter) and len(matter & told) < self.least * len(matter)


def _heading_end(line: Line) -> int:
    """Return where the heading of a point ends, or its first sentence."""
    spans = line.paragraph.spans
    length = 0
    for span in spans:
        if span.part == "text":
            break
        length += len(span.text)
    first = line.sentences[0].end if line.sentences else len(line.text)
    return length or first
