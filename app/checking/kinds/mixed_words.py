"""Words of which a report should keep to one sort: 我 and 笔者."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.checking.speech import is_told
from app.patterns import lazy, those_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding


class _Word(NamedTuple):
    line: Line
    start: int
    end: int
    group: int


class MixedWords(Rule):
    """Finds the rarer words where some of each of the `groups` stand in a paragraph.

    Where `whole` is true, they are counted in the whole report; of as many, the later ones are
    found. A pattern finds its group `at` where it has one, else all of it. What others say is left
    alone. `{other}` in the message are the words that stand there instead.
    """

    kind: Literal["mixed_words"]
    groups: tuple[Regex, Regex] = Field(min_length=2)
    whole: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each of the rarer words."""
        if len(those_in(self._patterns, manuscript.parts)) < len(self.groups):
            return
        words = [word for line in manuscript.own_prose for word in self._words(line)]
        parts = groupby(words, key=lambda word: 0 if self.whole else word.line.number)
        for _, part in parts:
            yield from self._rarer(list(part))

    def _rarer(self, words: Sequence[_Word]) -> Iterator[Finding]:
        if len({word.group for word in words}) == 1:
            return
        words = [word for word in words if not is_told(word.line, word.start)]
        counts = [sum(word.group == group for word in words) for group in range(len(self.groups))]
        if min(counts):
            kept = 0 if counts[0] > counts[1] else 1 if counts[1] > counts[0] else words[0].group
            other = next(word for word in words if word.group == kept)
            told = other.line.text[other.start : other.end]
            for word in words:
                if word.group != kept:
                    yield self.finding(word.line, word.start, word.end, other=told)

    def _words(self, line: Line) -> Iterator[_Word]:
        found = [
            _Word(line, *match.span("at" if "at" in pattern.groupindex else 0), group)
            for group, pattern in enumerate(self._patterns)
            for match in pattern.finditer(line.uncited)
        ]
        yield from sorted(found, key=lambda word: word.start)

    @cached_property
    def _patterns(self) -> Sequence[re.Pattern[str]]:
        return [lazy(group) for group in self.groups]
