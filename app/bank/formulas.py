"""What of a phrase decides whether it is said: a hundred thousand are judged by no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.phrase import Phrase, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.roles import PhraseRole, Voice


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
