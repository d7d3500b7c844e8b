"""What nobody of the writer's trade calls himself or does: 作为一名教师 by a nurse."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.claims import is_passed
from app.checking.kinds.own_words import Own, mostly
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy, those_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

# Who speaks is told in the first few lines.
_HEAD = 6


class Trade(Model):
    """A trade: who is of it, what they call themselves and say of their work.

    `writers` and `calls` are looked for in units and posts; `calls` is how a name that they go by
    ends, `field` what they work at, and `duties` what they say of their own. `also` are other
    trades that say the same.
    """

    writers: Regex
    field: Regex = ""
    calls: Regex = ""
    duties: Regex = ""
    also: tuple[str, ...] = ()


class Frame(Model):
    """What stands before and after the words that tell a trade."""

    before: Regex
    after: Regex = ""


class OtherTrade(Rule):
    """Finds what people of other trades than the writer's call themselves, or say of their work.

    A name that the writer goes by ends as a trade's `calls` do, or in its `field` with one of the
    `members`; one that begins with what matches `former` was his once. `placed` are the frames that
    a field stands in, and `doing` that of duties. A writer of a unit is of no trade that his units
    and posts do not tell. Of one without any, or whose units and posts match `open`, for anybody
    may be that, what is `introduced` tells instead, or what the report says most often. What a
    name that matches `anywhere` does is done in every unit; only somebody whose post is of a trade
    does not go by it. Nothing is found in a report that says its writer has or had another post.
    """

    kind: Literal["other_trade"]
    trades: dict[str, Trade]
    placed: tuple[Frame, ...]
    doing: Frame
    members: Regex
    introduced: Regex
    former: Regex
    open: Regex
    anywhere: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each word of another trade, in the order of the report."""
        own = sorted(
            (*self._named(manuscript), *self._doing(manuscript)),
            key=lambda each: (each.line.number, each.start),
        )
        if not own or manuscript.has_second_post:
            return
        sorts, writer = self._writer(manuscript, own)
        for each in own:
            if writer and not each.sorts & sorts:
                yield self.finding(each.line, each.start, each.end, writer=writer)

    def _writer(self, manuscript: Manuscript, own: Sequence[Own]) -> tuple[frozenset[str], str]:
        """Return of what trades the writer is, and the words that tell; no words where none do."""
        standing = manuscript.writer.standing
        is_open = not standing or bool(lazy(self.open).search(standing))
        writer = self._introduced(manuscript) if is_open else standing
        sorts = frozenset(name for name, each in self._writers.items() if each.search(writer))
        if sorts or (manuscript.writer.units and not is_open):
            return sorts, writer
        sorts, writer = mostly(own)
        return sorts, writer if sum(each.sorts == sorts for each in own) > 1 else ""

    def _introduced(self, manuscript: Manuscript) -> str:
        pattern = lazy(self.introduced)
        found = (pattern.search(line.uncited) for line in manuscript.own_prose[:_HEAD])
        return next((match["at"] or match["for"] for match in found if match), "")

    def _named(self, manuscript: Manuscript) -> Iterator[Own]:
        has_trade = any(
            each.search(post) for post in manuscript.writer.posts for _, each in self._calls
        )
        for claim in manuscript.claims:
            if self._former.match(claim.name):
                continue
            if not has_trade and lazy(self.anywhere).search(claim.name):
                continue
            if names := [name for name, each in self._calls if each.search(claim.name)]:
                yield self._told(claim.line, claim.start, claim.end, names)

    def _doing(self, manuscript: Manuscript) -> Iterator[Own]:
        for line in manuscript.own_prose:
            for frame in those_in(self._stated, line.parts):
                for match in frame.finditer(line.uncited):
                    start, end = match.span()
                    if not is_passed(line, start, end):
                        name = self._names[int(str(match.lastgroup)[1:])]
                        yield self._told(line, start, end, [name])

    def _told(self, line: Line, start: int, end: int, names: Sequence[str]) -> Own:
        also = (other for name in names for other in self.trades[name].also)
        return Own(line, start, end, frozenset((*names, *also)))

    @cached_property
    def _names(self) -> list[str]:
        return list(self.trades)

    @cached_property
    def _writers(self) -> dict[str, re.Pattern[str]]:
        told = {
            name: "|".join(filter(None, (trade.writers, trade.calls)))
            for name, trade in self.trades.items()
        }
        return {name: lazy(each) for name, each in told.items()}

    @cached_property
    def _former(self) -> re.Pattern[str]:
        return lazy(self.former)

    @cached_property
    def _calls(self) -> list[tuple[str, re.Pattern[str]]]:
        found = []
        for name, trade in self.trades.items():
            members = f"(?:{trade.field})(?:{self.members})" if trade.field else ""
            calls = "|".join(filter(None, (trade.calls, members)))
            found += [(name, lazy(f"(?:{calls})$"))] if calls else []
        return found

    @cached_property
    def _stated(self) -> list[re.Pattern[str]]:
        trades = self.trades.values()
        fields, duties = (
            _any([each.field for each in trades]),
            _any([each.duties for each in trades]),
        )
        return [*(_framed(frame, fields) for frame in self.placed), _framed(self.doing, duties)]


def _framed(frame: Frame, words: str) -> re.Pattern[str]:
    return lazy(f"(?:{frame.before})(?:{words})(?:{frame.after})")


def _any(words: list[str]) -> str:
    """Return a pattern for any of the words, each a group told by its number."""
    return "|".join(f"(?P<s{at}>{each})" for at, each in enumerate(words) if each) or "(?!)"
