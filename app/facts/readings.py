"""The readings that a fact bears: sentences of a pack, filled with what the fact's form entails."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.licences import licences_of
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.facts.licences import Licensed
    from app.models.pattern import Reading

_SLOT = lazy(r"\{([^{}]*)\}")


class ReadFact(NamedTuple):
    """A reading that a fact bears, with its words."""

    reading: Reading
    text: str


def readings_of(fact: str, patterns: Sequence[Reading]) -> list[ReadFact]:
    """Return the readings that a fact bears, in the order of its licences and of the patterns.

    A reading is borne where the fact gives its licence in all its senses, and a value for each of
    its slots. Nothing is read where the fact says it itself.
    """
    found: list[ReadFact] = []
    for licensed in licences_of(fact):
        for reading in patterns:
            if reading.licence == licensed.licence and licensed.senses.issuperset(reading.senses):
                text = _filled(reading.text, licensed)
                found += [ReadFact(reading, text)] if text else []
    return found


def _filled(text: str, licensed: Licensed) -> str | None:
    slots = _slots(text)
    # Who took a step is said where it was not the writer.
    if any(slot not in licensed.values for slot in slots) or ("人" in licensed.values) > (
        "人" in slots
    ):
        return None
    return _SLOT.sub(lambda match: licensed.values[match[1]], text)


@lru_cache(maxsize=256)
def _slots(text: str) -> tuple[str, ...]:
    return tuple(_SLOT.findall(text))
