"""The insights of a draft: each fact joined with its answers, or remarked on, or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.asking import asked_saying
from app.drafting.plan import PlannedPoint, Saying
from app.drafting.wording import borrowed
from app.facts.deeds import deeds_to_remark_on
from app.facts.matter import speaks_of
from app.facts.readings import readings_of
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.asking import Asker
    from app.drafting.headings import Headings
    from app.drafting.own_words import OwnWords
    from app.drafting.picking import Picker
    from app.drafting.plan import Words
    from app.models.outline import Fact, Point
    from app.models.pattern import Move

MOST_READINGS = 2
"""How many licensed readings a report bears; more of them sound like a reckoner."""

TAKEN_UP = 2
"""How many words of a fact what is said beside it takes up."""

_ARGUES: tuple[Move, ...] = ("before", "shows", "thought", "lacks", "change")


class Tools(NamedTuple):
    """What the points of one draft are planned with."""

    bank: PhraseBank
    picker: Picker
    headings: Headings
    asker: Asker
    own: OwnWords


class InsightPlanner:
    """Plans the insights; `measures` are what the outline will do next."""

    def __init__(self, tools: Tools, measures: str) -> None:
        self._tools = tools
        self._plan = measures
        self._readings = 0

    def plan(
        self, points: Sequence[Point], headings: Sequence[tuple[Words, ...]]
    ) -> tuple[PlannedPoint, ...]:
        """Return the points of the draft under their headings."""
        return tuple(
            self._point(point, f"insights[{n}]", heading)
            for n, (point, heading) in enumerate(zip(points, headings, strict=True))
        )

    def _point(self, point: Point, key: str, heading: tuple[Words, ...]) -> PlannedPoint:
        sayings = list(self._tools.own.insight(point, key))
        # Whatever is read out of a fact, or remarked on it, stands right behind it or not at all.
        if point.content is None and not (sayings and sayings[-1].move == "learned"):
            sayings += self._rest(point, key)
        return PlannedPoint(key, point.theme, heading, tuple(sayings), point.inline)

    def _rest(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield what may stand beside facts of which the writer has said no more.

        Where he has said what is missing and not what will be done, that is asked.
        """
        if any(getattr(fact, move) for fact in point.facts for move in _ARGUES):
            if asked := self._tools.asker.lacking_gap(point, key, self._plan):
                yield asked_saying(asked)
            return
        said = self._beside(point.facts)
        if said:
            yield said
        elif asked := self._tools.asker.gap(point, key):
            yield asked_saying(asked)

    def _beside(self, facts: tuple[Fact, ...]) -> Saying | None:
        """Return what a fact entails, or what is true of its deed; both are plain talk."""
        if self._tools.picker.wanted.voice != "plain":
            return None
        return self._read(facts) or self._remark(facts)

    def _read(self, facts: tuple[Fact, ...]) -> Saying | None:
        if self._readings >= MOST_READINGS:
            return None
        for fact in reversed(facts):
            found = readings_of(fact.fact, self._tools.bank.readings)
            chosen = self._tools.picker.pattern([one.reading for one in found])
            if chosen:
                self._readings += 1
                text = next(one.text for one in found if one.reading == chosen)
                words = (borrowed(text, chosen.id),)
                return Saying("reading", "reading", words, _("由“{}”算出").format(chosen.licence))
        return None

    def _remark(self, facts: tuple[Fact, ...]) -> Saying | None:
        """Return a remark on the deed of the last fact, right behind it and in words of its own.

        A remark that takes up no more than a word of the fact is true and leaves it stranded all
        the same: readers struck those first.
        """
        tools = self._tools
        fact = facts[-1].fact if facts else ""
        deeds = deeds_to_remark_on(fact, tools.bank.vocabulary)
        found = [
            one
            for one in tools.bank.remarks
            if one.deed in deeds and speaks_of(one.text, fact, words=TAKEN_UP)
        ]
        chosen = tools.picker.pattern(found)
        if chosen is None:
            return None
        why = _("事例里有“{}”").format(chosen.deed)
        return Saying("remark", "remark", (borrowed(chosen.text, chosen.id),), why)
