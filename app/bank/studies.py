"""What the reports of a bank were about, and whether a draft is about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.phrase import split_slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.phrase import Phrase, Slot

_STUDIED = ("subject", "study")


def studied_in(phrases: Iterable[Phrase]) -> dict[str, tuple[str, ...]]:
    """Return what each report that phrases were found in was about."""
    found: dict[str, dict[str, None]] = {}
    for phrase in phrases:
        for slot in phrase.slots.values():
            if phrase.source and slot.held and slot.kind in _STUDIED:
                found.setdefault(phrase.source.report, {})[slot.held] = None
    return {report: tuple(held) for report, held in found.items()}


def matter(held: str) -> str:
    """Return the words by which a matter is known: the book it names, or all of them."""
    book = held.partition("《")[2].partition("》")[0]
    return f"《{book}》" if book else held


def same_matter(held: str, subject: str) -> bool:
    """Tell whether a report was about a subject: the same book, or the same words."""
    return bool(subject) and matter(held) in subject


def opening_matter(text: str, slots: Mapping[str, Slot]) -> str | None:
    """Return the matter that a sentence opens with and so is about; None where it opens with none.

    《…》提出 is said of that book, and of no other.
    """
    first = split_slots(text)[0]
    slot = slots[first.text] if first.is_slot else None
    if slot is None or slot.held is None or slot.kind not in _STUDIED:
        return None
    return matter(slot.held)


def speaks_of_study(text: str, slots: Mapping[str, Slot], subject: str) -> bool:
    """Tell whether a sentence may speak of this study: one that opens with a book is about it."""
    opening = opening_matter(text, slots)
    return opening is None or (bool(subject) and opening in subject)
