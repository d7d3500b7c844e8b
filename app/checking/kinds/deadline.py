"""Days until which something is to be done, and that lie before the report's own date."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.dates import WrittenDate

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.models.roles import BlockRole

_PLANS: tuple[BlockRole, ...] = ("action", "action_lead", "closing")
_LAST_MONTH = 12
_HEAD = 12
_FAR = 60
# Its own clause with the one before it; its own with the one behind it.
_CLAUSES_BEFORE = lazy("(?:[^，。；！？]{0,60}，)?[^，。；！？]{0,60}$")
_CLAUSES_BEHIND = lazy("[^，。；！？]{0,60}(?:，[^，。；！？]{0,60})?")


class Deadline(Rule):
    """Finds a day that lies before the report's date, where the report says what is to come.

    It says so in its actions and its closing, and where the words of `plans` stand in a sentence
    or in the heading that its line begins with. `patterns` have a group `year`, or with `year_said`
    false none, and may have `month` and `day`, or `part`, whose last month `parts` tells. The words
    of `unless` in its clause or beside it tell that it is no plan, or no plan of the writer's.
    """

    kind: Literal["deadline"]
    patterns: tuple[str, ...] = Field(min_length=1)
    plans: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    year_said: bool = True
    parts: dict[str, int] = Field({})

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each day that is over."""
        own = manuscript.date
        for line in manuscript.prose if own and own.year else ():
            for pattern in self._patterns:
                for match in pattern.finditer(line.uncited):
                    if own and self._ends(match, own) < own.begins and self._is_plan(line, match):
                        yield self.finding(line, *match.span())

    def _ends(self, match: re.Match[str], own: WrittenDate) -> tuple[int, int, int]:
        found = match.groupdict()
        year = int(found["year"]) if self.year_said else own.year
        month, day = found.get("month") or self.parts.get(found.get("part") or ""), found.get("day")
        date = WrittenDate(0, 0, year, int(month or _LAST_MONTH), int(day) if day else None, "")
        return date.ends

    def _is_plan(self, line: Line, match: re.Match[str]) -> bool:
        told = line.told_at(match.start())
        in_plans = line.block is not None and line.block.role in _PLANS
        head = line.sentences[0].text if line.sentences else ""
        headed = len(head) <= _HEAD and any(word in head for word in self.plans)
        planned = in_plans or headed or told.names(self.plans)
        before = _CLAUSES_BEFORE.search(line.text, max(0, match.start() - _FAR), match.start())
        behind = _CLAUSES_BEHIND.match(line.text, match.end())
        near = (before[0] if before else "") + match[0] + (behind[0] if behind else "")
        return planned and not any(word in near for word in self.unless)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(lazy, self.patterns))
