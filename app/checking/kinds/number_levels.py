"""Points below others that are numbered as points above them should be: （一） below 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class NumberLevels(Rule):
    """Finds the first points below others whose style stands before theirs in `order`.

    A style of `order` is given by its first number; several that are of one level stand together.
    Leaving a level out is no fault. The message may tell `above`, the number that they are below.
    """

    kind: Literal["number_levels"]
    order: tuple[tuple[str, ...], ...] = Field(min_length=2)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the first number of each kind of fault."""
        levels = {style: depth for depth, styles in enumerate(self.order) for style in styles}
        told: set[tuple[str, str]] = set()
        for run in manuscript.runs:
            if run.parent is None or run.first.number != 1:
                continue
            pair = run.parent.style, run.first.style
            if pair in told or not all(style in levels for style in pair):
                continue
            if levels[pair[0]] > levels[pair[1]]:
                told.add(pair)
                line = manuscript.lines[run.first.line]
                above = run.parent.block.ordinal.strip()
                yield self.finding(line, run.first.start, run.first.end, above=above)
