"""The choice of phrases: by role, theme and slots that can be filled, never one twice."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.drafting.report_bank import share_matter
from app.text.domains import domains_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.drafting.report_bank import ReportBank
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

    def repeats(self, one: _Candidate) -> int:
        """Return how much of what is used up a phrase would use again."""
        return (self.theme and one.names_theme) + (self.quotation and one.quotes)


def _names_theme(phrase: Phrase) -> bool:
    return any(slot.kind == "theme" for slot in phrase.slots.values())


def _quotes(phrase: Phrase) -> bool:
    return phrase.text.startswith("“") and not phrase.text.startswith("“{")


class _Candidate(NamedTuple):
    """A phrase with what a choice asks of it again and again.

    `gaps` is how many gaps it would leave, `homes` are the facts it tells where they belong.
    """

    phrase: Phrase
    id: str
    text: str
    follows: str | None
    gaps: int
    homes: tuple[str, ...]
    names_theme: bool
    quotes: bool
    weight: int


class Chooser:
    """Chooses phrases for one draft; `seed` decides ties, so the same seed chooses the same."""

    def __init__(self, bank: ReportBank, supply: Supply, seed: int) -> None:
        # Two writers with the same seed are not to hand in the same sentences.
        self.random = random.Random(f"{seed}\n{bank.writer}")  # noqa: S311 - no secret is drawn
        self._bank = bank
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
        named = named or Named()
        best: list[_Candidate] = []
        lowest: tuple[int, int, int] | None = None
        used = self._used
        for one in self._candidates(role, theme, holds):
            if one.id in used or one.text in used or one.follows not in (None, before):
                continue
            rank = self._rank(one, named)
            if lowest is None or rank < lowest:
                best, lowest = [one], rank
            elif rank == lowest:
                best.append(one)
        if not best:
            return None
        chosen = self.random.choices(best, [one.weight for one in best])[0].phrase
        self.reserve([chosen])
        if role != "title":
            # A fact in the title is yet to be told.
            self._said.update(self._keys(chosen, theme))
        return chosen

    def _candidates(
        self, role: PhraseRole, theme: Value | None, holds: str
    ) -> tuple[_Candidate, ...]:
        """Return the phrases of a role and a theme, whatever has been used up."""
        words = theme.words if theme else None

        def found() -> tuple[_Candidate, ...]:
            return tuple(
                self._candidate(phrase, role, theme)
                for phrase in self._bank.by_role(role)
                if holds in phrase.text and (not phrase.themes or _shares(phrase.themes, words))
            )

        # Another report with the same values missing finds the same.
        return self._bank.kept((role, holds, theme is None, words, self._supply.missing), found)

    def _candidate(self, phrase: Phrase, role: str, theme: Value | None) -> _Candidate:
        values = [self._supply.value(name, slot, theme) for name, slot in phrase.slots.items()]
        gaps = sum(value.words is None for value in values)
        if phrase.source and domains_of(phrase.text):
            # The right words of the report's own field are worth one gap.
            gaps = max(0, gaps - 1)
        home = _HOMES.get(role, ())
        return _Candidate(
            phrase,
            phrase.id,
            phrase.text,
            phrase.follows,
            gaps,
            tuple(value.key for value in values if value.words and value.key in home),
            _names_theme(phrase),
            _quotes(phrase),
            _weight(phrase),
        )

    def _rank(self, one: _Candidate, named: Named) -> tuple[int, int, int]:
        """Return a phrase's rank, the lowest first: facts it tells, gaps it leaves, repeats."""
        told = sum(key not in self._said for key in one.homes) if one.homes else 0
        return -told, one.gaps, named.repeats(one)

    def _keys(self, phrase: Phrase, theme: Value | None) -> list[str]:
        return [self._supply.value(name, slot, theme).key for name, slot in phrase.slots.items()]


def _weight(phrase: Phrase) -> int:
    theme = _THEME_WEIGHT if phrase.themes or phrase.follows else 1
    return theme * (_OWN_WEIGHT if phrase.source or domains_of(phrase.text) else 1)


@lru_cache(maxsize=8192)
def _shares(themes: tuple[str, ...], theme: str | None) -> bool:
    return theme is not None and any(share_matter(own, theme) for own in themes)
