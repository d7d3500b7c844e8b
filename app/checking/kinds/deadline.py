"""Times at which something is to be done, and that lie before the report's own date."""

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
    from app.models.roles import BlockRole

_PLANS: tuple[BlockRole, ...] = ("action", "action_lead", "closing")
_HEAD = 12
_FAR = 60
# Its own clause with the one before it; its own and the one behind it.
_CLAUSES_BEFORE = lazy("(?:[^，。；！？]{0,60}，)?[^，。；！？]{0,60}$")
_CLAUSE_BEHIND = lazy("[^，。；！？]{0,60}")
_NEXT_CLAUSE = lazy("，[^，。；！？]{0,60}")
# 抢抓今年春季造林的有利时机: what is to be used must still be to come.
_SEIZED = lazy("(?:抢抓|紧抓|抓紧|抓住|把握住?|用好|趁着?|赶在)$")


class Deadline(Rule):
    """Finds a time that lies before the report's date, where the report says what is to come.

    It says so in its actions and its closing, and where the words of `plans` stand in a sentence
    or in the heading that its line begins with: there the end of a term (3月底前) is found, and
    a time that is to be used (抢抓今年春季). Any other time is found right behind what `will`
    matches. What `unless` matches in its clause or beside it tells that it is no plan,
    or no plan of the writer's. The year of the time is told,
    or with `year_said` false it is not.
    """

    kind: Literal["deadline"]
    plans: tuple[str, ...] = Field(min_length=1)
    will: Regex
    unless: Regex
    year_said: bool = True

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each time that is over."""
        own = manuscript.date
        if own is None:
            return
        for number, moments in manuscript.moments.items():
            line = manuscript.lines[number]
            for one in moments:
                over = bool(one.years) and one.ends < own.begins
                if over and one.said == self.year_said and self._is_planned(line, one):
                    yield self.finding(line, one.start, one.end)

    def _is_planned(self, line: Line, moment: Moment) -> bool:
        before = _CLAUSES_BEFORE.search(line.text, max(0, moment.start - _FAR), moment.start)
        behind = _CLAUSE_BEHIND.match(line.text, moment.end)
        head = before[0] if before else ""
        near = head + line.text[moment.start : behind.end() if behind else moment.end]
        will = self._will.search(head) is not None
        next_clause = _NEXT_CLAUSE.match(line.text, behind.end() if behind else moment.end)
        if next_clause and not will:
            near += next_clause[0]
        if self._unless.search(near):
            return False
        return will or (self._is_in_plans(line, moment) and self._is_term(head, moment))

    def _is_term(self, head: str, moment: Moment) -> bool:
        seized = moment.said and not moment.is_year and _SEIZED.search(head) is not None
        return moment.limit or seized

    def _is_in_plans(self, line: Line, moment: Moment) -> bool:
        in_plans = line.block is not None and line.block.role in _PLANS
        head = line.sentences[0].text if line.sentences else ""
        headed = len(head) <= _HEAD and any(word in head for word in self.plans)
        return in_plans or headed or line.told_at(moment.start).names(self.plans)

    @cached_property
    def _will(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.will})$")

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return lazy(self.unless)
