"""The opening of a draft: who speaks, the occasion, one thing that was taught, the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.joining import is_short, shape_of
from app.drafting.plan import Saying
from app.facts.shapes import read_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.formulas import Formula
    from app.drafting.joining import Joiner
    from app.drafting.picking import Picker
    from app.drafting.supply import Supply
    from app.drafting.wording import Wording
    from app.models.outline import Outline
    from app.models.roles import PhraseRole, Voice

# What was taught, as a noun, opens nothing in plain words: it comes to mind where its fact is told.
_NOUNS = ("term", "attributed")
# As the bank writes it, a slot counted as three signs: {我}讲{几}点。
_A_WORD = 10
# 《…条例》集中研学与岗位练兵 is better said in two: how, and what.
_A_BREATH = 24
_INTRODUCES = {"unit", "post", "person", "self"}


class Taught(NamedTuple):
    """What was taught, in the writer's words, and the key of the fact that it is told with."""

    words: str
    fact: str

    @property
    def key(self) -> str:
        """Return the outline key of the words."""
        return f"{self.fact}.learned"


def taught_first(outline: Outline, voice: Voice) -> Taught | None:
    """Return what the opening tells of the study: the first quotation, else the first sentence."""
    found = [
        Taught(fact.learned.strip(), f"insights[{at}].facts[{n}]")
        for at, point in enumerate(outline.insights.items)
        for n, fact in enumerate(point.facts)
        if fact.learned and fact.learned.strip()
    ]
    plain = voice == "plain"
    told = [one for one in found if not (plain and shape_of(one.words) in _NOUNS)]
    # A few words that point at their fact (他没看过书也做到了) open nothing.
    told = [one for one in told if not (is_short(one.words) and read_statement(one.words).points)]
    quoted = [one for one in told if "“" in one.words]
    return next(iter(quoted or told), None)


class OpeningPlanner:
    """Plans the opening of one draft by the parts that its template names."""

    def __init__(
        self,
        picker: Picker,
        joiner: Joiner,
        wording: Wording,
        supply: Supply,
        points: int,
        *,
        spoken: bool,
    ) -> None:
        self._picker = picker
        self._joiner = joiner
        self._wording = wording
        self._supply = supply
        self._points = points
        self._spoken = spoken

    def plan(self, roles: tuple[PhraseRole, ...], taught: Taught | None) -> Iterator[Saying]:
        """Yield the sayings of the opening."""
        for role in roles:
            if role == "opening.content" and taught:
                yield self._joiner.learned(taught.words, taught.key)
            elif role == "opening.bridge" and self._spoken:
                yield from self._short_bridge()
            elif phrase := self._first(role, brief=taught is not None):
                yield Saying(role, "formula", self._wording.formula(phrase))

    def _short_bridge(self) -> Iterator[Saying]:
        """Yield the shortest way to the points of a talk."""

        def fits(phrase: Formula) -> bool:
            return len(phrase.text) <= _A_WORD and self._fits(phrase)

        if phrase := self._picker.phrase("opening.bridge", fits):
            yield Saying("opening.bridge", "formula", self._wording.formula(phrase))

    def _first(self, role: PhraseRole, *, brief: bool) -> Formula | None:
        """Return a phrase that fits, one that is read in one breath if there is any.

        No study is named at length; a `brief` one lists no courses, for one thing that was taught
        there follows.
        """

        def reads(phrase: Formula) -> bool:
            named = [(name, slot) for name, slot in phrase.slots.items() if slot.kind == "study"]
            studies = [self._supply.value(name, slot).words or "" for name, slot in named]
            lists = any(slot.kind == "courses" for slot in phrase.slots.values())
            long = any(len(words) > _A_BREATH for words in studies)
            return self._fits(phrase) and not long and not (brief and lists)

        return self._picker.phrase(role, reads) or self._picker.phrase(role, self._fits)

    def _fits(self, phrase: Formula) -> bool:
        """Tell whether a phrase can be said of this report: who speaks is known, points counted."""
        kinds = {slot.kind for slot in phrase.slots.values()}
        values = [self._supply.value(name, slot) for name, slot in phrase.slots.items()]
        if phrase.role == "opening.content":
            return any(value.key for value in values) and all(value.words for value in values)
        if phrase.role == "opening.greeting" and kinds & _INTRODUCES:
            return all(value.words for value in values)
        return "count" not in kinds or self._points > 1
