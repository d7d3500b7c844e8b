"""The choice of phrases: by role, theme and slots that can be filled, never one twice."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.drafting.themes import share_matter
from app.text.domains import domains_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.drafting.shelf import Shelf
    from app.drafting.supply import Supply, Value
    from app.models.phrase import Phrase
    from app.models.roles import PhraseRole

# Where each fact about the study is told; in its home a phrase that tells it comes first.
_HOMES: dict[str, tuple[str, ...]] = {
    "opening.background": ("study.organizer", "study.period"),
    "opening.content": ("study.courses", "study.subject"),
}
# How much likelier a phrase of the very theme, or one that was mined or is of the report's own
# field, is drawn than one that would fit any report.
_THEME_WEIGHT = 8
_OWN_WEIGHT = 3


class Named(NamedTuple):
    """What a point has used up: its theme by name, a quotation to open with."""

    theme: bool = False
    quotation: bool = False

    def with_phrase(self, phrase: Phrase) -> Named:
        """Return what is used up once a phrase stands in the point."""
        return Named(self.theme or _names_theme(phrase), self.quotation or _quotes(phrase))

    def repeats(self, phrase: Phrase) -> int:
        """Return how much of what is used up a phrase would use again."""
        return (self.theme and _names_theme(phrase)) + (self.quotation and _quotes(phrase))


def _names_theme(phrase: Phrase) -> bool:
    return any(slot.kind == "theme" for slot in phrase.slots.values())


def _quotes(phrase: Phrase) -> bool:
    return phrase.text.startswith("“") and not phrase.text.startswith("“{")


class Chooser:
    """Chooses phrases for one draft; `seed` decides ties, so the same seed chooses the same."""

    def __init__(self, shelf: Shelf, supply: Supply, seed: int) -> None:
        # Two writers with the same seed are not to hand in the same sentences.
        self.random = random.Random(f"{seed}\n{shelf.writer}")  # noqa: S311 - no secret is drawn
        self._shelf = shelf
        self._supply = supply
        self._used: set[str] = set()
        self._said: set[str] = set()

    def reserve(self, phrases: Iterable[Phrase]) -> None:
        """Keep phrases that stand in the draft anyway from being chosen again."""
        for phrase in phrases:
            self._used.update((phrase.id, phrase.text))

    def choose(
        self,
        role: PhraseRole,
        *,
        theme: Value | None = None,
        before: str | None = None,
        holds: str = "",
        named: Named | None = None,
    ) -> Phrase | None:
        """Return a phrase for this place and use it up, or None if the bank has none that fits.

        `before` is the id of the phrase that stands just before, `holds` words that the phrase
        must hold; a phrase that does not repeat what is `named` already comes first.
        """
        fitting = [
            phrase
            for phrase in self._shelf.by_role(role)
            if holds in phrase.text and self._fits(phrase, theme, before)
        ]
        if not fitting:
            return None
        ranks = [self._rank(phrase, role, theme, named or Named()) for phrase in fitting]
        best = [phrase for phrase, rank in zip(fitting, ranks, strict=True) if rank == min(ranks)]
        chosen = self.random.choices(best, list(map(_weight, best)))[0]
        self.reserve([chosen])
        if role != "title":
            # A fact in the title is yet to be told.
            self._said.update(self._keys(chosen, theme))
        return chosen

    def _fits(self, phrase: Phrase, theme: Value | None, before: str | None) -> bool:
        return (
            self._used.isdisjoint((phrase.id, phrase.text))
            and phrase.follows in (None, before)
            and (not phrase.themes or _shares(phrase.themes, theme.words if theme else None))
        )

    def _rank(
        self, phrase: Phrase, role: str, theme: Value | None, named: Named
    ) -> tuple[int, int, int]:
        """Return the phrase's rank, the lowest first: facts it tells, gaps it leaves, repeats."""
        values = [self._supply.value(name, slot, theme) for name, slot in phrase.slots.items()]
        gaps = sum(value.words is None for value in values)
        if phrase.source and domains_of(phrase.text):
            # The right words of the report's own field are worth one gap.
            gaps = max(0, gaps - 1)
        home = set(_HOMES.get(role, ())) - self._said
        told = sum(value.key in home for value in values if value.words)
        return -told, gaps, named.repeats(phrase)

    def _keys(self, phrase: Phrase, theme: Value | None) -> list[str]:
        return [self._supply.value(name, slot, theme).key for name, slot in phrase.slots.items()]


def _weight(phrase: Phrase) -> int:
    theme = _THEME_WEIGHT if phrase.themes or phrase.follows else 1
    return theme * (_OWN_WEIGHT if phrase.source or domains_of(phrase.text) else 1)


@lru_cache(maxsize=8192)
def _shares(themes: tuple[str, ...], theme: str | None) -> bool:
    return theme is not None and any(share_matter(own, theme) for own in themes)
