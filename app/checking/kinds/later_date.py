"""Times that lie behind the report's own date, of which it tells as of something that was."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.moments import Moment
    from app.models.finding import Finding


# The rest of the clause before a time; a clause ends with a colon, too.
_CLAUSE_BEFORE = lazy(r"[^，。；！？：、:;.）)\s]{0,60}$")
_FAR = 60
# 明年, 来年, 后年 and 下月 are mostly told of as what is to come, whatever words stand beside them.
_AHEAD = frozenset("明来后下")


class LaterDate(Rule):
    """Finds a time that is later than the report's own date, in a clause that tells a deed done.

    Nothing but what `lead` matches stands before the time in its clause. Behind it follows what
    `opening` matches, and in the same clause one of the `past` patterns, with none of the
    `governing` ones before it, that make a deed one to come. A time such as 明年 needs one of the
    `certain` patterns. A sentence with a word of `unless` tells what is to come.
    """

    kind: Literal["later_date"]
    lead: Regex
    opening: Regex
    governing: tuple[str, ...] = Field(min_length=1)
    past: tuple[str, ...] = Field(min_length=1)
    certain: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each time that is still to come."""
        own = manuscript.date
        for number, moments in manuscript.moments.items() if own else ():
            line = manuscript.lines[number]
            if line.is_signed or (line.block is not None and line.block.note):
                continue
            for one in moments:
                if own is None or not (one.said and one.years) or one.limit:
                    continue
                if one.begins > own.ends and self._tells_of(line, one):
                    yield self.finding(line, one.start, one.end)

    def _tells_of(self, line: Line, moment: Moment) -> bool:
        sentence = line.sentence_at(moment.start)
        if sentence is None or line.told_at(moment.start).names(self.unless):
            return False
        before = _CLAUSE_BEFORE.search(
            line.text, max(sentence.start, moment.start - _FAR), moment.start
        )
        if before is None or not self._lead.fullmatch(before[0]):
            return False
        ahead = line.text[moment.start] in _AHEAD
        told = self._certain if ahead else self._past
        return told.match(line.text, moment.end, sentence.end) is not None

    def _told(self, deeds: tuple[str, ...]) -> re.Pattern[str]:
        governing, deed = "|".join(self.governing), "|".join(deeds)
        words = f"(?:(?!{governing})[^，。；！？：]){{0,30}}?(?!{governing})(?:{deed})"
        return lazy(f"(?:{self.opening}){words}")

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return lazy(self.lead)

    @cached_property
    def _past(self) -> re.Pattern[str]:
        return self._told(self.past)

    @cached_property
    def _certain(self) -> re.Pattern[str]:
        return self._told(self.certain)
