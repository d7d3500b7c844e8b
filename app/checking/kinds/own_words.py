"""Words that only some sorts of writers say of themselves: 我校, 作为一名教师."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding


class Said(Model):
    """Words, as a regular expression, and the sorts of writers who say them of themselves."""

    words: Regex
    by: tuple[str, ...]


class Own(NamedTuple):
    """Words that a writer says of himself, and the sorts of writers who do."""

    line: Line
    start: int
    end: int
    sorts: frozenset[str]


class OwnWords(Rule):
    """Finds what no writer of the report's sort says of himself.

    `sorts` tell by a regular expression over units and posts of what sorts a writer is, where it is
    about a `place`, over the county that he is in; of one without any, what the report says most
    often tells. `said` are the words, between what matches `before` and `after` them; in a report
    where anything matches `unless`, they tell nothing. What is quoted is somebody else's.
    `{writer}` in the message is who the report says that it is by, or the words that it says
    elsewhere.
    """

    kind: Literal["own_words"]
    sorts: dict[str, Regex]
    said: tuple[Said, ...]
    before: Regex = ""
    after: Regex = ""
    unless: Regex = ""
    place: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each word of another sort of writer."""
        own = list(self._own(manuscript))
        if not own or self._is_silent(manuscript):
            return
        writer = manuscript.writer.standing
        told = manuscript.writer.county if self.place else writer
        sorts = frozenset(sort for sort, each in self._sorts.items() if each.search(told))
        if not sorts:
            sorts, writer = mostly(own)
        for each in own:
            if sorts and not each.sorts & sorts:
                yield self.finding(each.line, each.start, each.end, writer=writer)

    def _own(self, manuscript: Manuscript) -> Iterator[Own]:
        for line in manuscript.own_prose:
            for match in self._words.finditer(line.uncited):
                said = self.said[int(str(match.lastgroup)[1:])]
                yield Own(line, match.start(), match.end(), frozenset(said.by))

    def _is_silent(self, manuscript: Manuscript) -> bool:
        if not self.unless:
            return False
        pattern = lazy(self.unless)
        return any(pattern.search(line.text) for line in manuscript.lines)

    @cached_property
    def _sorts(self) -> dict[str, re.Pattern[str]]:
        return {sort: lazy(pattern) for sort, pattern in self.sorts.items()}

    @cached_property
    def _words(self) -> re.Pattern[str]:
        groups = (f"(?P<s{at}>{said.words})" for at, said in enumerate(self.said))
        return lazy(f"(?:{self.before})(?:{'|'.join(groups)})(?:{self.after})")


def mostly(own: Sequence[Own]) -> tuple[frozenset[str], str]:
    """Return the sorts that a report's words speak of most, and the first such words; or none."""
    counts = Counter(each.sorts for each in own)
    first = next(each for each in own if counts[each.sorts] == max(counts.values()))
    against = sum(not each.sorts & first.sorts for each in own)
    if against >= counts[first.sorts] and against > 1:
        return frozenset(), ""
    return first.sorts, first.line.text[first.start : first.end]
