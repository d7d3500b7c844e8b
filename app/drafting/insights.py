"""The insights of a draft: each fact joined with its answers, or remarked on, or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.joining import USUAL, Told
from app.drafting.plan import PlannedPoint, Saying
from app.drafting.wording import borrowed, gap
from app.facts.deeds import deeds_of
from app.facts.readings import readings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import PointAnatomy
    from app.drafting.asking import Asker
    from app.drafting.headings import Headings
    from app.drafting.joining import Joiner
    from app.drafting.picking import Picker
    from app.drafting.pinned import PinnedWords
    from app.models.outline import Fact, Point
    from app.models.pattern import Move

MOST_READINGS = 2
"""How many licensed readings a report bears; more of them sound like a reckoner."""

_ARGUES: tuple[Move, ...] = ("before", "shows", "lacks", "change")


class Tools(NamedTuple):
    """What the points of one draft are planned with."""

    bank: PhraseBank
    picker: Picker
    joiner: Joiner
    headings: Headings
    asker: Asker
    pinned: PinnedWords


class InsightPlanner:
    """Plans the insights; `elsewhere` are the moves told elsewhere, by the key of their fact."""

    def __init__(
        self, tools: Tools, anatomy: PointAnatomy, elsewhere: Mapping[str, Collection[str]]
    ) -> None:
        self._tools = tools
        self._elsewhere = elsewhere
        self._order = _order(anatomy.moves)
        self._readings = 0

    def plan(self, points: tuple[Point, ...]) -> tuple[PlannedPoint, ...]:
        """Return the points of the draft."""
        return tuple(self._point(point, f"insights[{n}]") for n, point in enumerate(points))

    def _point(self, point: Point, key: str) -> PlannedPoint:
        tools = self._tools
        heading = tools.headings.heading(point, key)
        sayings = list(self.own(point, key))
        if point.content is None:
            sayings += self._rest(point, key)
        return PlannedPoint(key, point.theme, heading, tuple(sayings), point.inline)

    def own(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield what the outline says in a point: its content, its facts, what it fixes."""
        if point.content is not None:
            yield from self._tools.pinned.content(point, key)
        yield from self.facts(point, key)
        yield from self._tools.pinned.pins(point, key)

    def facts(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield the facts of a point, each with its answers."""
        for n, fact in enumerate(point.facts):
            at = f"{key}.facts[{n}]"
            yield from self._tools.joiner.join(
                Told(fact, at, self._elsewhere.get(at, ())), self._order
            )

    def _rest(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield what may stand beside facts of which the writer has said no more."""
        if any(getattr(fact, move) for fact in point.facts for move in _ARGUES):
            return
        said = self._read(point.facts) or self._remark(point.facts)
        if said:
            yield said
        elif asked := self._tools.asker.gap(point, key):
            words = (gap(asked.text, asked.key),)
            yield Saying("question", "question", words, asked.explains)

    def _read(self, facts: tuple[Fact, ...]) -> Saying | None:
        if self._readings >= MOST_READINGS:
            return None
        for fact in reversed(facts):
            found = readings_of(fact.fact, self._tools.bank.readings)
            chosen = self._tools.picker.pattern(found)
            if chosen:
                self._readings += 1
                return Saying("reading", "reading", (borrowed(chosen.text, chosen.id),))
        return None

    def _remark(self, facts: tuple[Fact, ...]) -> Saying | None:
        """Return a remark on the deed of the last fact: it stands right behind it."""
        tools = self._tools
        deeds = deeds_of(facts[-1].fact, tools.bank.vocabulary) if facts else ()
        found = [one for one in tools.bank.remarks if one.deed in deeds]
        chosen = tools.picker.pattern(found)
        if chosen is None:
            return None
        why = f"事例里有“{chosen.deed}”"
        return Saying("remark", "remark", (borrowed(chosen.text, chosen.id),), why)


def _order(moves: tuple[str, ...]) -> tuple[Move, ...]:
    """Return the order a template tells a fact in, then the moves it leaves out, as usual."""
    named = [move for move in moves if move in USUAL]
    rest = [move for move in USUAL if move not in named]
    return tuple(move for move in (*named, *rest) if move in USUAL)
