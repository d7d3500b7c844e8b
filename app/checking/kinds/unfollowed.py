"""Words that need others behind or before them: 一是 without 二是."""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from app.checking.leads import is_announced
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Unfollowed(Rule):
    """Finds what `opens` matches (its group `at`) where no match of `follows` comes behind it.

    `follows` is looked for up to the next match of `opens`, over the ends of paragraphs. Where
    `unless` matches in the sentence before, all is well, or another rule's to tell; so it is where
    the same words open both parts of a sentence: 一是…，一是….
    """

    kind: Literal["unfollowed"]
    opens: Regex
    follows: Regex
    unless: Regex | None = None

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the words that stand alone."""
        opening = [
            (line, match) for line in manuscript.prose for match in self._opens.finditer(line.text)
        ]
        second = False
        for (line, match), after in zip_longest(opening, opening[1:]):
            first = after is not None and after[0] is line and _are_pair(match, after[1])
            if first or second:
                second = first
                continue
            end = (after[0].number, after[1].start("at")) if after else None
            behind = _between(manuscript, (line.number, match.end("at")), end)
            start = match.start("at")
            if any(map(self._follows.search, behind)):
                continue
            if not is_announced(manuscript, line.number, start, self.unless):
                yield self.finding(line, *match.span("at"))

    @cached_property
    def _opens(self) -> re.Pattern[str]:
        return lazy(self.opens)

    @cached_property
    def _follows(self) -> re.Pattern[str]:
        return lazy(self.follows)


def _are_pair(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether two matches in a line open the two parts of a sentence, in the same words."""
    between = one.string[one.end("at") : other.start("at")]
    return one["at"] == other["at"] and "。" not in between


def _between(
    manuscript: Manuscript, start: tuple[int, int], end: tuple[int, int] | None
) -> Iterator[str]:
    """Yield the texts from a place (line and offset) to another, or to the report's end."""
    last, offset = end or (len(manuscript.lines) - 1, None)
    for number in range(start[0], last + 1):
        text = manuscript.lines[number].text
        yield text[start[1] if number == start[0] else 0 : offset if number == last else None]
