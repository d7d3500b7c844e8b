"""Words that need others behind or before them: 一是 without 二是."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import field_validator

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Unfollowed(Rule):
    """Finds what `opens` matches (its group `at`) where no match of `follows` comes behind it.

    `follows` is looked for up to the next match of `opens`, over the ends of paragraphs.
    """

    kind: Literal["unfollowed"]
    opens: str
    follows: str

    @field_validator("opens", "follows")
    @classmethod
    def _compile(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"正则表达式“{pattern}”写得不对（{error.msg}）") from error
        return pattern

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the words that stand alone."""
        opening = [
            (line, match) for line in manuscript.prose for match in self._opens.finditer(line.text)
        ]
        for place, (line, match) in enumerate(opening):
            after = opening[place + 1] if place + 1 < len(opening) else None
            end = after[1].start("at") if after and after[0] is line else None
            if self._follows.search(line.text, match.end("at"), end or len(line.text)):
                continue
            last = after[0].number if after else len(manuscript.lines)
            between = manuscript.lines[line.number + 1 : last] if end is None else ()
            if any(self._follows.search(each.text) for each in between):
                continue
            head = after[0].text[: after[1].start("at")] if after and end is None else ""
            if not self._follows.search(head):
                yield self.finding(line, *match.span("at"))

    @cached_property
    def _opens(self) -> re.Pattern[str]:
        return re.compile(self.opens)

    @cached_property
    def _follows(self) -> re.Pattern[str]:
        return re.compile(self.follows)
