"""Words that are wrong wherever they stand, told by regular expressions."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.checking.speech import is_told
from app.patterns import lazy, those_in
from app.text.characters import SENTENCE_ENDS
from app.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

# The title and what stands under it.
_HEAD = 4


class Pattern(Rule):
    """Finds what one of the `patterns` matches: its group `at` where it has one, else all of it.

    Of matches that overlap, it finds the first. What a pattern of `never` matches is passed over
    with all that overlaps it, and so are addresses, names of files and code. `fix` is what should
    stand in the place of the words found: groups may stand in it, as in `re.Match.expand`; a
    mapping tells it for each character. Where there is a `writer`, it finds only in reports whose
    writer's units and posts match it, and do not match `other_writer`; where it is `signed`, only
    in those that name a person, too; where there are `titles` or `other_titles`, only in those
    whose title and opening lines match the one and do not match the other. Where it is `uncited`,
    titles and what others say are left alone.
    """

    kind: Literal["pattern"]
    patterns: tuple[Regex, ...] = Field(min_length=1)
    never: tuple[Regex, ...] = ()
    fix: str | dict[str, str] | None = None
    writer: Regex | None = None
    other_writer: Regex | None = None
    titles: Regex | None = None
    other_titles: Regex | None = None
    signed: bool = False
    uncited: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the words that match, in the order of the report."""
        if self.writer is not None and not self._is_about(manuscript.writer.standing):
            return
        if self.signed and not manuscript.writer.names:
            return
        patterns = those_in(self._patterns, manuscript.parts)
        if not patterns or (self.titles is not None and not self._is_titled(manuscript)):
            return
        for line in manuscript.written:
            found = 0
            for match in self._found(line, those_in(patterns, line.parts)):
                start, end = match.span("at" if "at" in match.re.groupindex else 0)
                if start < found or line.is_foreign(start, end):
                    continue
                if not (self.uncited and is_told(line, start)):
                    found = end
                    yield self.finding(line, start, end, fix=self._fixed(match, start, end))

    def _is_about(self, standing: str) -> bool:
        other = self.other_writer is not None and lazy(self.other_writer).search(standing)
        return bool(lazy(self.writer or "").search(standing)) and not other

    def _is_titled(self, manuscript: Manuscript) -> bool:
        lines = (line.text for line in manuscript.own_prose[:_HEAD])
        head = "\n".join(text for text in lines if text[-1:] not in SENTENCE_ENDS)
        other = self.other_titles is not None and lazy(self.other_titles).search(head)
        return bool(lazy(self.titles or "").search(head)) and not other

    def _found(self, line: Line, patterns: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
        text = line.uncited if self.uncited else line.text
        found = [match for one in patterns for match in one.finditer(text)]
        if found:
            found.sort(key=re.Match.start)
            passed = Stretches(match.span() for one in self._never for match in one.finditer(text))
            yield from (match for match in found if not passed.overlap(*match.span()))

    def _fixed(self, match: re.Match[str], start: int, end: int) -> str | None:
        if isinstance(self.fix, dict):
            return "".join(self.fix.get(char, char) for char in match.string[start:end])
        return match.expand(self.fix) if self.fix is not None else None

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(lazy, self.patterns))

    @cached_property
    def _never(self) -> list[re.Pattern[str]]:
        return list(map(lazy, self.never))
