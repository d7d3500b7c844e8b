"""What the writer says in a point, in the order in which it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.joining import USUAL, Told
from app.drafting.measures import say_measure
from app.drafting.plan import Saying
from app.drafting.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.drafting.joining import Joiner
    from app.drafting.pinned import PinnedWords
    from app.models.outline import Point
    from app.models.pattern import Move


class OwnWords(NamedTuple):
    """Tells the writer's own words; `elsewhere` are the moves told elsewhere, by their fact."""

    joiner: Joiner
    pinned: PinnedWords
    order: tuple[Move, ...]
    elsewhere: Mapping[str, Collection[str]]

    def insight(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield what an insight says: what happened, then what was done about it."""
        yield from self._fixed(point, key)
        yield from self._facts(point, key)
        yield from self._measures(point, key)
        if point.pin:
            yield from self.pinned.pins(point, key)

    def step(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield what a step says: what will be done comes first."""
        yield from self._fixed(point, key)
        yield from self._measures(point, key)
        yield from self._facts(point, key)
        if point.pin:
            yield from self.pinned.pins(point, key)

    def _fixed(self, point: Point, key: str) -> Iterator[Saying]:
        if point.content is not None:
            yield from self.pinned.content(point, key)

    def _facts(self, point: Point, key: str) -> Iterator[Saying]:
        for n, fact in enumerate(point.facts):
            at = f"{key}.facts[{n}]"
            yield from self.joiner.join(Told(fact, at, self.elsewhere.get(at, ())), self.order)

    def _measures(self, point: Point, key: str) -> Iterator[Saying]:
        for n, measure in enumerate(point.measures):
            if measure.measure.strip():
                yield say_measure(measure, f"{key}.measures[{n}]")
            if measure.because and measure.because.strip():
                words = sentence(measure.because, f"{key}.measures[{n}].because")
                yield Saying("because", "own", (words,))


def order_of(moves: tuple[str, ...]) -> tuple[Move, ...]:
    """Return the order a template tells a fact in, then the moves it leaves out, as usual."""
    named: list[Move] = [move for name in moves for move in USUAL if move == name]
    return (*named, *(move for move in USUAL if move not in named))
