"""Which themes a fact may be told under: the deeds it tells, and words of the bank's themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.facts.deeds import deeds_of

if TYPE_CHECKING:
    from app.models.pattern import Vocabulary

_MOST = 6


def themes_for(fact: str, vocabulary: Vocabulary) -> list[str]:
    """Return themes for a fact, at most six: the deeds that it tells, then themes it speaks of."""
    if not fact.strip():
        return []
    spoken = [word for words in vocabulary.classes.values() for word in words if word in fact]
    # A word of a longer one says less: 安全 beside 食品安全.
    spoken = [one for one in spoken if not any(one != other and one in other for other in spoken)]
    told = [*deeds_of(fact, vocabulary), *sorted(spoken, key=fact.index)]
    return list(dict.fromkeys(told))[:_MOST]
