"""A unit's words in a person's report, and a person's in a unit's: 我馆认为, 我爱人."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.checking.speech import is_told
from app.patterns import lazy, those_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_MANY = 3
# What a report is, it says in the first few lines.
_HEAD = 6
_TOLD = lazy("表示|谈到|谈道|感慨|坦言|感言|感叹|发言|讲述|提出|承诺|[写讲谈说问答]")


class Voice(Rule):
    """Finds the `words` that no speaker of the report's sort says.

    A report speaks for a person where it names its writer and says what matches `person`. Where it
    names none, it speaks for a unit if it says what matches `unit` and `reports` matches its head,
    or else is signed by a unit and does not say what matches `person` as often, three times at
    least. `speaker` is for whom the report speaks in which the words are found. What is quoted is
    somebody else's.
    """

    kind: Literal["voice"]
    speaker: Literal["person", "unit"]
    person: Regex
    unit: Regex
    reports: Regex
    words: tuple[Regex, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each of the words, in the order of the report."""
        if self.speaker == "unit" and manuscript.writer.names:
            return
        found = [
            (line, *match.span("at" if "at" in pattern.groupindex else 0))
            for line in manuscript.own_prose
            for pattern in those_in(self._words, line.parts)
            for match in pattern.finditer(line.uncited)
            if not is_told(line, match.start())
        ]
        if found and self._speaker(manuscript) == self.speaker:
            last = (-1, 0)
            for line, start, end in sorted(found, key=lambda each: (each[0].number, each[1])):
                if (line.number, start) >= last:
                    last = (line.number, end)
                    yield self.finding(line, start, end)

    def _speaker(self, manuscript: Manuscript) -> str:
        texts = [line.uncited for line in manuscript.own_prose]
        persons, units = (
            sum(len(pattern.findall(text)) for text in texts) for pattern in self._speakers
        )
        _, posts, names = manuscript.writer
        if names:
            return "person" if persons else ""
        reports = any(map(self._reports.search, texts[:_HEAD])) and not posts
        if persons >= _MANY and persons >= units and not (reports and units):
            return "person"
        by_unit = manuscript.writer.units
        return "unit" if (units and (reports or by_unit)) or (reports and by_unit) else ""

    @cached_property
    def _speakers(self) -> Sequence[re.Pattern[str]]:
        return [lazy(self.person), lazy(self.unit)]

    @cached_property
    def _reports(self) -> re.Pattern[str]:
        return lazy(self.reports)

    @cached_property
    def _words(self) -> Sequence[re.Pattern[str]]:
        return [lazy(each) for each in self.words]
