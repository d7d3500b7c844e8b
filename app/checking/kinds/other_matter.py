"""People and works of another trade among one's plans: a school's patients, a bank's nursing."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal

from app.checking.kinds.other_trade import Frame
from app.checking.own_names import headed_names
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_CLAUSE = lazy("[^，；。！？]+")


class Matter(Model):
    """A trade: who is of it, whom it serves, what it works at; and trades that know these too."""

    writers: Regex
    people: Regex = ""
    works: Regex = ""
    also: tuple[str, ...] = ()


class OtherMatter(Rule):
    """Finds in plans the people and works of trades that are not the writer's.

    The trades of a writer are those whose `writers` match his units and posts; of one without any,
    and of one who has to do with `every` trade, nothing is told. `served` are the frames that
    people stand in, `worked` those of works. A clause that matches `contact` tells of others, and a
    report that names the same words outside its plans knows them. `{writer}` in the message is the
    writer's unit or post.
    """

    kind: Literal["other_matter"]
    trades: dict[str, Matter]
    every: Regex
    served: tuple[Frame, ...]
    worked: tuple[Frame, ...]
    contact: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each word of another trade's matter."""
        writer = manuscript.writer
        names = (*writer.units, *writer.posts, *(each.words for each in headed_names(manuscript)))
        own = self._trades(" ".join(names))
        if not own or not manuscript.plans:
            return
        for each in manuscript.plans:
            if each.line.is_signed or not self._any.search(each.line.uncited, each.start, each.end):
                continue
            for clause in _CLAUSE.finditer(each.line.uncited, each.start, each.end):
                for match in self._others(clause, own):
                    if manuscript.text.count(match["at"]) == 1:
                        yield self.finding(each.line, *match.span("at"), writer=names[0])

    def _trades(self, standing: str) -> frozenset[str]:
        if lazy(self.every).search(standing):
            return frozenset()
        found = [name for name, each in self.trades.items() if lazy(each.writers).search(standing)]
        return frozenset(chain(found, *(self.trades[name].also for name in found)))

    def _others(self, clause: re.Match[str], own: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield what a clause says of other trades' matter, unless it tells of others."""
        found = {
            match.span("at"): match
            for frame in self._frames
            for match in frame.finditer(clause.string, *clause.span())
            if not any(
                name in own and lazy(self._matter(name)).fullmatch(match["at"])
                for name in self.trades
            )
        }
        if found and not lazy(self.contact).search(clause[0]):
            yield from (found[span] for span in sorted(found))

    def _matter(self, name: str) -> str:
        trade = self.trades[name]
        return "|".join(filter(None, (trade.people, trade.works))) or "(?!)"

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return lazy("|".join(map(self._matter, self.trades)))

    @cached_property
    def _frames(self) -> Sequence[re.Pattern[str]]:
        people = "|".join(each.people for each in self.trades.values() if each.people)
        works = "|".join(each.works for each in self.trades.values() if each.works)
        pairs = (*((one, people) for one in self.served), *((one, works) for one in self.worked))
        return [
            lazy(f"(?:{frame.before})(?P<at>{words})(?:{frame.after})") for frame, words in pairs
        ]
