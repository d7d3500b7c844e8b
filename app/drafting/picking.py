"""The choice of formulas: by role, kind, voice and the facts they tell, none twice."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.supply import Supply
    from app.models.pattern import Joint, Joined, Move, Nature
    from app.models.phrase import Phrase
    from app.models.roles import PhraseRole, Voice

# What a mined formula may do in a plain report: it is the genre's own, and tells nothing.
_MINED = frozenset({"title", "salutation", "opening.background", "signoff"})
_STUDY = frozenset({"study", "subject", "form", "courses"})


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


_P = TypeVar("_P", bound=_Named)


class Wanted(NamedTuple):
    """What a draft wants of its formulas: its kind, its voice, words that it must not hold."""

    kind: str
    voice: Voice
    avoid: frozenset[str] = frozenset()


class Picker:
    """Picks for one draft; `seed` decides ties, so the same seed picks the same."""

    def __init__(self, bank: PhraseBank, supply: Supply, wanted: Wanted, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret is drawn
        self.wanted = wanted
        self._bank = bank
        self._supply = supply
        self._used: set[str] = set(wanted.avoid)

    def reserve(self, texts: Iterable[str]) -> None:
        """Keep ids and words that stand in the draft anyway from being picked again."""
        self._used.update(texts)

    def phrase(
        self, role: PhraseRole, fits: Callable[[Phrase], bool] = lambda phrase: True
    ) -> Phrase | None:
        """Return the phrase of a role that leaves the fewest gaps and tells the most, or None."""
        best: list[Phrase] = []
        lowest: tuple[int, int, int] | None = None
        for phrase in self._serving(role):
            if phrase.id in self._used or phrase.text in self._used or not fits(phrase):
                continue
            rank = self._rank(phrase, role)
            if lowest is None or rank < lowest:
                best, lowest = [phrase], rank
            elif rank == lowest:
                best.append(phrase)
        if not best:
            return None
        chosen = self.random.choice(best)
        self.reserve((chosen.id, chosen.text))
        return chosen

    def pattern(self, found: Sequence[_P]) -> _P | None:
        """Return one of several patterns, none twice, or None."""
        left = [one for one in found if one.id not in self._used and one.text not in self._used]
        if not left:
            return None
        chosen = self.random.choice(left)
        self.reserve((chosen.id, chosen.text))
        return chosen

    def joint(self, move: Joined, nature: Nature | None = None, after: Move | None = None) -> Joint | None:
        """Return joining words that stand before a move and have not joined anything yet."""
        return self.pattern(
            [
                one
                for one in self._bank.joints
                if one.move == move
                and one.after in (None, after)
                and (not one.natures or nature in one.natures)
            ]
        )

    def _serving(self, role: PhraseRole) -> tuple[Phrase, ...]:
        """Return the phrases that may speak in this kind of report and voice, in a fixed order."""
        wanted = self.wanted

        def found() -> tuple[Phrase, ...]:
            serving = (
                phrase
                for phrase in self._bank.by_role(role)
                if phrase.voice in (None, wanted.voice)
                and (not phrase.reports or wanted.kind in phrase.reports)
                and (phrase.source is None or wanted.voice == "official" or role in _MINED)
            )
            # In one order wherever the packs lie, so that the same seed draws the same phrases.
            return tuple(sorted(serving, key=lambda phrase: phrase.id))

        return self._bank.kept(("serving", role, wanted.kind, wanted.voice), found)

    def _rank(self, phrase: Phrase, role: PhraseRole) -> tuple[int, int, int]:
        """Return a phrase's rank, the lowest first: tells the study, leaves gaps, tells much."""
        kinds = {slot.kind for slot in phrase.slots.values()}
        values = [self._supply.value(name, slot) for name, slot in phrase.slots.items()]
        gaps = sum(value.words is None for value in values)
        told = {value.key for value in values if value.words and value.key}
        silent = role == "opening.background" and not kinds & _STUDY
        # A phrase made for this kind of report before one for any.
        return silent + gaps, -len(told), -bool(phrase.reports)
