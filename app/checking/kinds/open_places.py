"""What is still to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class OpenPlaces(Rule):
    """Finds the places that `fill` would fill: those that are `doubtful`, or those that are not."""

    kind: Literal["open_places"]
    doubtful: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each place with what it asks for."""
        for place in manuscript.placeholders:
            if not place.phrase and bool(place.doubt) == self.doubtful:
                line = manuscript.lines[place.paragraph]
                words = {"what": place.label or place.text, "doubt": place.doubt or ""}
                yield self.finding(line, place.start, place.end, **words)
