"""What nobody of the writer's trade calls himself or does: 作为一名教师 by a nurse."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.kinds.own_words import Own, mostly
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_NAME = "[^，。；！？：“”《》\\s]{1,20}"
# 作为一名军人，我曾在高原守了十六年.
_NEXT = 4


class Trade(Model):
    """A trade: who is of it, what they call themselves and say of their work.

    `writers` is looked for in units and posts; `calls` is how a name that they go by ends. `also`
    are other trades that say the same.
    """

    writers: Regex
    calls: Regex = ""
    duties: Regex = ""
    also: tuple[str, ...] = ()


class Frame(Model):
    """What stands before and after the words that tell a trade."""

    before: Regex
    after: Regex = ""


class OtherTrade(Rule):
    """Finds what people of other trades than the writer's call themselves, or say of their work.

    `called` and `doing` are the frames that such words stand in, `called` with words that tell more
    of the writer before them. A writer of a unit is of no trade
    that his units and posts do not tell; of one without any, what the report says most often
    tells. Nothing is found behind what matches `passed` in the same sentence, nor in a report where
    anything matches `second`, which tells that its writer has or had another post as well.
    """

    kind: Literal["other_trade"]
    trades: dict[str, Trade]
    called: Frame
    doing: Frame
    passed: Regex
    second: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each word of another trade."""
        own = [each for line in manuscript.own_prose for each in self._own(line)]
        if not own or any(self._second.search(line.uncited) for line in manuscript.own_prose):
            return
        writer = manuscript.writer.standing
        sorts = frozenset(name for name, each in self._writers.items() if each.search(writer))
        if not sorts and not manuscript.writer.units:
            sorts, writer = mostly(own)
        for each in own:
            if writer and not each.sorts & sorts:
                yield self.finding(each.line, each.start, each.end, writer=writer)

    def _own(self, line: Line) -> Iterator[Own]:
        text = line.uncited
        for match in self._called.finditer(text):
            if (trade := self._calls.search(match["name"])) and not self._is_passed(line, match):
                yield self._told(line, match, str(trade.lastgroup))
        for match in self._doing.finditer(text):
            if not self._is_passed(line, match):
                yield self._told(line, match, str(match.lastgroup))

    def _told(self, line: Line, match: re.Match[str], group: str) -> Own:
        name = self._names[int(group[1:])]
        sorts = frozenset((name, *self.trades[name].also))
        return Own(line, match.start(), match.end(), sorts)

    def _is_passed(self, line: Line, match: re.Match[str]) -> bool:
        sentence = line.sentence_at(match.start())
        start = sentence.start if sentence else 0
        return bool(self._passed.search(line.uncited, start, match.end() + _NEXT))

    @cached_property
    def _names(self) -> list[str]:
        return list(self.trades)

    @cached_property
    def _writers(self) -> dict[str, re.Pattern[str]]:
        return {name: re.compile(trade.writers) for name, trade in self.trades.items()}

    @cached_property
    def _passed(self) -> re.Pattern[str]:
        return re.compile(self.passed)

    @cached_property
    def _second(self) -> re.Pattern[str]:
        return re.compile(self.second)

    @cached_property
    def _called(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.called.before})(?P<name>{_NAME})(?:{self.called.after})")

    @cached_property
    def _calls(self) -> re.Pattern[str]:
        return re.compile(f"(?:{_any([trade.calls for trade in self.trades.values()])})$")

    @cached_property
    def _doing(self) -> re.Pattern[str]:
        words = _any([trade.duties for trade in self.trades.values()])
        return re.compile(f"(?:{self.doing.before})(?:{words})(?:{self.doing.after})")


def _any(words: list[str]) -> str:
    """Return a pattern for any of the words, each a group told by its number."""
    return "|".join(f"(?P<s{at}>{each})" for at, each in enumerate(words) if each) or "(?!)"
