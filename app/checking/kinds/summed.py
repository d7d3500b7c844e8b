"""Things that are counted behind their list: 思想、工作、作风四个方面."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.members import counts_before
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral_value
from app.text.surnames import OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Summed(Rule):
    """Finds the number before one of `measures` that the list right before it belies.

    Only a list of members about as long as each other is one. The message may tell `many`.
    """

    kind: Literal["summed"]
    measures: tuple[str, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the number with its measure word."""
        for line in manuscript.prose:
            for match in self._counts.finditer(line.text) if "、" in line.text else ():
                counts = counts_before(line.text, match.start())
                if match[0].endswith("同志") and not _is_name(line.text[: match.start()]):
                    continue  # 组织、宣传五名同志 are of those offices.
                if counts and numeral_value(match["n"]) not in counts:
                    yield self.finding(line, *match.span(), many=counts[0])

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        measures = "|".join(map(re.escape, self.measures))
        return lazy(f"(?P<n>[两二三四五六七八九])(?:{measures})")


def _is_name(before: str) -> bool:
    """Tell whether the last member of the list that a text ends in may be a person's name."""
    return re.split("[、和与及]", before)[-1][:1] in SURNAMES + OTHER_SURNAMES
