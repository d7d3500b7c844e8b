"""What of a phrase decides whether it is said: a hundred thousand are judged by no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.phrase import Phrase, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.phrase import SlotKind
    from app.models.roles import PhraseRole, Voice

_SHARED_BY = 2
# What an outline tells of any report: what was studied, who writes, how many points there are.
_TOLD: frozenset[SlotKind] = frozenset(
    (
        *("organizer", "period", "study", "subject", "form", "courses", "count", "steps"),
        *("unit", "post", "person", "self", "writer"),
    )
)


class IndexedFormula(NamedTuple):
    """A phrase as an index gives it: its slots without what they held, `source` its report.

    `doubt` tells whether any of its words is in doubt.
    """

    id: str
    role: PhraseRole
    text: str
    slots: Mapping[str, Slot]
    voice: Voice | None
    reports: tuple[str, ...]
    source: str | None
    doubt: bool


Formula = Phrase | IndexedFormula
"""A phrase that may serve a draft, whole or as an index gives it."""


def is_shared(phrase: Phrase) -> bool:
    """Tell whether a phrase is a formula that several plain reports say, and tells no fact.

    A formula that one report alone says may tell how its own writer studied.
    """
    told = any(char.isdigit() for char in phrase.text) or bool(phrase.doubt)
    kinds = {slot.kind for slot in phrase.slots.values()}
    return phrase.voice == "plain" and phrase.seen >= _SHARED_BY and not told and kinds <= _TOLD
