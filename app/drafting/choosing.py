"""The choice of phrases: by role, theme and slots that can be filled, never one twice."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from app.text.domains import domains_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.drafting.shelf import Shelf
    from app.drafting.supply import Supply, Value
    from app.models.phrase import Phrase
    from app.models.roles import PhraseRole

# Where each fact about the study is told; in its home a phrase that tells it comes first.
_HOMES: dict[str, tuple[str, ...]] = {
    "opening.background": ("study.organizer", "study.period"),
    "opening.content": ("study.courses", "study.subject"),
}
# How much likelier a phrase of the very theme, or of the report's own field, is drawn than one
# that would fit any report.
_THEME_WEIGHT = 4
_FIELD_WEIGHT = 3


class Chooser:
    """Chooses phrases for one draft; `seed` decides ties, so the same seed chooses the same."""

    def __init__(self, shelf: Shelf, supply: Supply, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a draw among phrases, no secret
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
        theme_named: bool = False,
    ) -> Phrase | None:
        """Return a phrase for this place and use it up, or None if the bank has none that fits.

        `before` is the id of the phrase that stands just before, `holds` words that the phrase
        must hold; where the theme is named already, a phrase that does not name it comes first.
        """
        fitting = [
            phrase
            for phrase in self._shelf.by_role(role)
            if holds in phrase.text and self._fits(phrase, theme, before)
        ]
        if not fitting:
            return None
        ranks = [self._rank(phrase, role, theme, theme_named) for phrase in fitting]
        best = [phrase for phrase, rank in zip(fitting, ranks, strict=True) if rank == min(ranks)]
        chosen = self.random.choices(best, list(map(_weight, best)))[0]
        self.reserve([chosen])
        self._said.update(self._keys(chosen, theme))
        return chosen

    def _fits(self, phrase: Phrase, theme: Value | None, before: str | None) -> bool:
        return (
            self._used.isdisjoint((phrase.id, phrase.text))
            and phrase.follows in (None, before)
            and (not phrase.themes or _shares(phrase.themes, theme))
        )

    def _rank(
        self, phrase: Phrase, role: str, theme: Value | None, theme_named: bool
    ) -> tuple[int, int, bool]:
        """Return the phrase's rank, the lowest first: facts it tells, gaps it leaves."""
        values = [self._supply.value(name, slot, theme) for name, slot in phrase.slots.items()]
        gaps = sum(value.words is None for value in values)
        home = set(_HOMES.get(role, ())) - self._said
        again = theme_named and names_theme(phrase)
        told = sum(value.key in home for value in values if value.words)
        return -told, gaps, again

    def _keys(self, phrase: Phrase, theme: Value | None) -> list[str]:
        return [self._supply.value(name, slot, theme).key for name, slot in phrase.slots.items()]


def names_theme(phrase: Phrase) -> bool:
    """Tell whether a phrase has a slot for the theme of its point."""
    return any(slot.kind == "theme" for slot in phrase.slots.values())


def _weight(phrase: Phrase) -> int:
    theme = _THEME_WEIGHT if phrase.themes or phrase.follows else 1
    return theme * (_FIELD_WEIGHT if domains_of(phrase.text) else 1)


def _shares(themes: Sequence[str], theme: Value | None) -> bool:
    if theme is None or not theme.words:
        return False
    return any(own in theme.words or theme.words in own for own in themes)
