"""Words that are wrong wherever they stand, told by regular expressions."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field, field_validator

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Pattern(Rule):
    """Finds what one of the `patterns` matches: its group `at` where it has one, else all of it.

    What a pattern of `never` matches is passed over with all that overlaps it. `fix` is what should
    stand in the place of the words found; groups may stand in it, as in `re.Match.expand`.
    """

    kind: Literal["pattern"]
    patterns: tuple[str, ...] = Field(min_length=1)
    never: tuple[str, ...] = ()
    fix: str | None = None

    @field_validator("patterns", "never")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"正则表达式“{pattern}”写得不对（{error.msg}）") from error
        return patterns

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the words that match, in the order of the report."""
        for line in manuscript.prose:
            for match in self._found(line.text):
                start, end = match.span("at" if "at" in match.re.groupindex else 0)
                fix = match.expand(self.fix) if self.fix is not None else None
                yield self.finding(line, start, end, fix=fix)

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        found = [match for one in self._patterns for match in one.finditer(text)]
        passed = [match.span() for one in self._never for match in one.finditer(text)] * bool(found)
        for match in found:
            if all(match.end() <= start or end <= match.start() for start, end in passed):
                yield match

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(re.compile, self.patterns))

    @cached_property
    def _never(self) -> list[re.Pattern[str]]:
        return list(map(re.compile, self.never))
