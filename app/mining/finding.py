"""What one report tells of a text: the evidence of names in it, and what becomes a slot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.mining.names.guard import place_slots
from app.mining.names.scanning import evidence_in
from app.mining.slots.slotting import Slotted, slot_passage, with_slots
from app.mining.slots.volatile import find_volatile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.mining.names.evidence import Evidence
    from app.mining.slots.owners import Owned
    from app.mining.slots.volatile import Held


class Found(NamedTuple):
    """What is found in a text: the evidence of names in it, and the text with its slots."""

    evidence: tuple[Evidence, ...]
    slotted: Slotted


def find(text: str, owned: Sequence[Owned]) -> Found:
    """Return what is found in a text of a report whose names are `owned`."""
    volatile = find_volatile(text, owned)
    return found_in(text, owned, volatile, evidence_in(text, volatile))


def found_in(
    text: str, owned: Sequence[Owned], volatile: Sequence[Held], evidence: Iterable[Evidence]
) -> Found:
    """Return the same where volatile spans and evidence are known already."""
    found = tuple(evidence)
    places = place_slots(found)
    slotted = slot_passage(text, [*owned, *places]) if places else with_slots(text, volatile)
    return Found(found, slotted)
